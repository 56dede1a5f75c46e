import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { NO_WORDS, type OwnWord, parseOwnWords } from '../engine/text/ownWords.ts';
import { KeptFile } from './keptFile.ts';
import { workspacePlace } from './workspaceFolder.ts';

/** `.yinju/words.txt` of a workspace's folder: words that its team adds to the dictionary. Yinju only reads it. */
export class WordsFile {
  readonly #file: KeptFile<readonly OwnWord[]>;
  readonly #watches = new Map<string, FSWatcher>();

  /** {@link root} is the workspace's folder. */
  constructor(root: string) {
    this.#file = new KeptFile(workspacePlace(root, 'words.txt'), {
      empty: NO_WORDS,
      parse: parseOwnWords,
      format: (words) => words.map(({ word }) => `${word}\n`).join(''),
    });
  }

  get path(): string {
    return this.#file.path;
  }

  /** The last content that could be read. */
  get words(): readonly OwnWord[] {
    return this.#file.value;
  }

  /** Why the file as it stands cannot be read as one; then {@link words} are those before. */
  get problem(): Error | undefined {
    return this.#file.problem;
  }

  /** Reads the file again if it has changed; true where it had. Costs one look at the disk. Never rejects. */
  refresh(): Promise<boolean> {
    return this.#file.refresh();
  }

  /** Calls {@link onChange} where the file, or the folder that it lies in, may have come, changed or gone. */
  watch(onChange: () => void): void {
    const folder = dirname(this.path);
    this.#watch(dirname(folder), basename(folder), () => {
      // What is not there cannot be watched, and another folder of the name is another one.
      this.#unwatch(folder);
      this.#watch(folder, basename(this.path), onChange);
      onChange();
    });
    this.#watch(folder, basename(this.path), onChange);
  }

  dispose(): void {
    for (const folder of this.#watches.keys()) this.#unwatch(folder);
  }

  /** Follows the entry of this name in {@link folder}; nothing where that is not there. */
  #watch(folder: string, name: string, onChange: () => void): void {
    try {
      const watcher = watch(folder, { persistent: false }, (_, changed) => {
        if (changed === null || changed === name) onChange();
      });
      watcher.on('error', () => this.#unwatch(folder));
      this.#watches.set(folder, watcher);
    } catch {
      // It is looked for again when the folder above it changes, and whenever settings are read.
    }
  }

  #unwatch(folder: string): void {
    this.#watches.get(folder)?.close();
    this.#watches.delete(folder);
  }
}
