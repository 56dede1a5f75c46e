import { isDeepStrictEqual } from 'node:util';
import { detach } from '../engine/detach.ts';
import { NO_WORDS, type OwnWord } from '../engine/text/ownWords.ts';
import { WordsFile } from '../host/wordsFile.ts';
import type { WorkspaceFolders } from './workspaceFolders.ts';
import type { WorkspaceTrust } from './workspaceTrust.ts';

/** Reports of {@link WorkspaceWords}. */
interface WordsListener {
  /** The words of some folder are others now. */
  onChange(): void;
  /** A file cannot be read as what it should be; once for each state of it. */
  onProblem(path: string, problem: Error): void;
  log(problem: unknown): void;
}

/**
 * The words that the folders of the workspace add to the dictionary, as one list, since the corpus is one. None where the
 * user does not trust the workspace.
 */
export class WorkspaceWords {
  readonly #folders: WorkspaceFolders;
  readonly #trust: WorkspaceTrust;
  readonly #listener: WordsListener;
  /** By the path of the folder; watched as long as they are here. */
  readonly #files = new Map<string, WordsFile>();
  #words: readonly OwnWord[] = NO_WORDS;

  constructor(folders: WorkspaceFolders, trust: WorkspaceTrust, listener: WordsListener) {
    this.#folders = folders;
    this.#trust = trust;
    this.#listener = listener;
  }

  /** As of the last {@link refresh}. The same list as long as it says the same. */
  get words(): readonly OwnWord[] {
    return this.#words;
  }

  /** Reads what has changed; true where {@link words} differ from before. Never rejects. */
  async refresh(): Promise<boolean> {
    this.#follow();
    const files = [...this.#files.values()];
    const changed = await Promise.all(files.map((file) => file.refresh()));
    for (const [number, { path, problem }] of files.entries()) {
      if (changed[number] && problem) this.#listener.onProblem(path, problem);
    }
    // Of a word that two folders list the first one's holds.
    const words = new Map(files.toReversed().flatMap((file) => file.words.map((word) => [word.word, word])));
    const merged = [...words.values()];
    if (isDeepStrictEqual(merged, this.#words)) return false;
    this.#words = merged;
    return true;
  }

  dispose(): void {
    for (const file of this.#files.values()) file.dispose();
    this.#files.clear();
  }

  /** Has a file for each folder that has a say, and for no other. */
  #follow(): void {
    const wanted = new Set(this.#trust.granted ? this.#folders.all.map(({ path }) => path) : []);
    for (const [path, file] of this.#files) {
      if (wanted.has(path)) continue;
      file.dispose();
      this.#files.delete(path);
    }
    for (const path of wanted) {
      if (this.#files.has(path)) continue;
      const file = new WordsFile(path);
      file.watch(() => detach(this.#lookAgain(), this.#listener.log));
      this.#files.set(path, file);
    }
  }

  async #lookAgain(): Promise<void> {
    if (await this.refresh()) this.#listener.onChange();
  }
}
