import { loadWordTables, segmenterName, segmenterOf, type WordTables } from '../segmenter.ts';

/** What words are cut by: tables that all readers share, read at the first need. */
export class WordSource {
  readonly #isPlain: boolean;
  readonly #onSubstitute: (name: string, reason: string) => void;
  #tables: WordTables | undefined;

  /**
   * {@link isPlain}: `Intl.Segmenter` cuts. {@link onSubstitute} is told where it has to, for want of better, and why.
   */
  constructor(isPlain: boolean, onSubstitute: (name: string, reason: string) => void) {
    this.#isPlain = isPlain;
    this.#onSubstitute = onSubstitute;
  }

  /** What is going to cut words if nothing goes wrong. */
  get name(): string {
    return this.#isPlain ? 'Intl.Segmenter' : segmenterName();
  }

  get tables(): WordTables {
    if (this.#tables) return this.#tables;
    const tables = this.#isPlain ? {} : loadWordTables();
    this.#tables = tables;
    if (tables.reason !== undefined) this.#onSubstitute(segmenterOf(tables).name, tables.reason);
    return tables;
  }
}
