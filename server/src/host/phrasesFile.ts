import {
  formatPhraseRules,
  NO_RULES,
  parsePhraseRules,
  type PhraseList,
  type PhraseRules,
  withPhrase,
} from '../engine/complete/phraseRules.ts';
import { KeptFile } from './keptFile.ts';
import { workspacePlace } from './workspaceFolder.ts';

/** `.yinju/phrases.json` of a workspace's folder. See {@link KeptFile} for how it is read and written. */
export class PhrasesFile {
  readonly #file: KeptFile<PhraseRules>;

  /** {@link root} is the workspace's folder. */
  constructor(readonly root: string) {
    this.#file = new KeptFile(workspacePlace(root, 'phrases.json'), {
      empty: NO_RULES,
      // A file that holds nothing holds nobody's work.
      parse: (text) => (text.trim() === '' ? NO_RULES : parsePhraseRules(text)),
      format: formatPhraseRules,
    });
  }

  get path(): string {
    return this.#file.path;
  }

  /** The last content that could be read. */
  get rules(): PhraseRules {
    return this.#file.value;
  }

  /** Why the file as it stands cannot be read as one; then {@link rules} are those before. */
  get problem(): Error | undefined {
    return this.#file.problem;
  }

  /** Grows with each change seen. */
  get revision(): number {
    return this.#file.revision;
  }

  /** Reads the file again if it has changed; true where it had. Costs one look at the disk. Never rejects. */
  refresh(): Promise<boolean> {
    return this.#file.refresh();
  }

  /** See `KeptFile.look`. */
  look(): Promise<void> {
    return this.#file.look();
  }

  /**
   * Puts {@link text} into a list of the file, and out of the other; makes the file where there is none. Rejects
   * where the file exists but cannot be read as one, or cannot be written.
   */
  put(text: string, list: PhraseList): Promise<void> {
    return this.#file.change((rules) => withPhrase(rules, text, list));
  }
}
