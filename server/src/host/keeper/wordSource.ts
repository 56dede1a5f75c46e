import { isDeepStrictEqual } from 'node:util';
import type { OwnWord } from '../../engine/text/ownWords.ts';
import type { SharedDictionary } from '../threadProtocol.ts';
import { loadWordTables, segmenterName, segmenterOf, type WordTables } from '../segmenter.ts';

/** The means by which words are cut: tables that all readers share, read at the first need. */
export class WordSource {
  readonly #isPlain: boolean;
  readonly #onSubstitute: (name: string, reason: string) => void;
  readonly #onRead: (dictionary: SharedDictionary) => void;
  #own: readonly OwnWord[] = [];
  #revision = 0;
  #tables: WordTables | undefined;

  /**
   * {@link isPlain}: `Intl.Segmenter` cuts. {@link onSubstitute} is called where it has to, for want of better, with the reason;
   * {@link onRead} with each dictionary, which is shared memory.
   */
  constructor(
    isPlain: boolean,
    onSubstitute: (name: string, reason: string) => void,
    onRead: (dictionary: SharedDictionary) => void,
  ) {
    this.#isPlain = isPlain;
    this.#onSubstitute = onSubstitute;
    this.#onRead = onRead;
  }

  /** What is going to cut words if nothing goes wrong. */
  get name(): string {
    return this.#isPlain ? 'Intl.Segmenter' : segmenterName();
  }

  /** Adds these words, and no others, to those of the dictionary. Tables that were handed out stay as they are. */
  use(own: readonly OwnWord[]): void {
    if (isDeepStrictEqual(own, this.#own)) return;
    this.#own = own;
    this.#revision++;
    this.#tables = undefined;
  }

  get tables(): WordTables {
    if (this.#tables) return this.#tables;
    const tables = { ...(this.#isPlain ? {} : loadWordTables(this.#own)), revision: this.#revision };
    this.#tables = tables;
    if (tables.jieba) this.#onRead({ own: this.#own, trie: tables.jieba.trie });
    if (tables.reason !== undefined) this.#onSubstitute(segmenterOf(tables).name, tables.reason);
    return tables;
  }
}
