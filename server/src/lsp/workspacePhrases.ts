import { NO_RULES, type PhraseList, type PhraseRules } from '../engine/complete/phraseRules.ts';
import { PhrasesFile } from '../host/phrasesFile.ts';
import type { WorkspaceFolders } from './workspaceFolders.ts';
import type { WorkspaceTrust } from './workspaceTrust.ts';

/**
 * The files of phrases of all folders of the workspace, as one. None where no folder is open, or where the user does
 * not trust the workspace.
 */
export class WorkspacePhrases {
  readonly #folders: WorkspaceFolders;
  readonly #trust: WorkspaceTrust;
  readonly #onProblem: (path: string, problem: string) => void;
  /** By the path of the folder. */
  readonly #files = new Map<string, PhrasesFile>();
  /** The files that were followed at the last look, and their states. */
  #seen = '';
  /** The last state of each file that was looked at for problems. */
  readonly #told = new Map<PhrasesFile, number>();

  /** {@link onProblem} is called once for each state of a file that cannot be read. */
  constructor(
    folders: WorkspaceFolders,
    trust: WorkspaceTrust,
    onProblem: (path: string, problem: string) => void,
  ) {
    this.#folders = folders;
    this.#trust = trust;
    this.#onProblem = onProblem;
  }

  /** What all of them say together: a phrase that one folder rejects is preferred by none. */
  get rules(): PhraseRules {
    const files = this.#current();
    const [only] = files;
    if (only && files.length === 1) return only.rules;
    const rejected = files.flatMap(({ rules }) => rules.rejected);
    const never = new Set(rejected.map(({ text }) => text));
    const preferred = files.flatMap(({ rules }) => rules.preferred).filter(({ text }) => !never.has(text));
    return { ...NO_RULES, preferred, rejected };
  }

  /** The file that a phrase of the draft of {@link uri} is put into; undefined where none is followed. */
  fileFor(uri: string): PhrasesFile | undefined {
    const folder = this.#folders.around(uri) ?? this.#folders.first;
    return folder && this.#trust.granted ? this.#fileOf(folder.path) : undefined;
  }

  /**
   * Reads what has changed; true where anything had since the last time. Costs one look at the disk a folder, and does not wait
   * for one that takes long. Never rejects.
   */
  async refresh(): Promise<boolean> {
    const files = this.#current();
    await Promise.all(files.map((file) => file.look()));
    for (const file of files) this.#tell(file);
    const seen = files.map(({ path, revision }) => `${revision} ${path}`).join('\n');
    const hasChanged = seen !== this.#seen;
    this.#seen = seen;
    return hasChanged;
  }

  #tell(file: PhrasesFile): void {
    const { path, problem, revision } = file;
    if (problem && this.#told.get(file) !== revision) this.#onProblem(path, problem.message);
    this.#told.set(file, revision);
  }

  /** As {@link PhrasesFile.put}, in the file of {@link fileFor}. */
  async put(text: string, list: PhraseList, uri: string): Promise<void> {
    await this.fileFor(uri)?.put(text, list);
  }

  #current(): PhrasesFile[] {
    return this.#trust.granted ? this.#folders.all.map(({ path }) => this.#fileOf(path)) : [];
  }

  #fileOf(path: string): PhrasesFile {
    let file = this.#files.get(path);
    if (!file) this.#files.set(path, (file = new PhrasesFile(path)));
    return file;
  }
}
