import type { WordTrie } from './wordTrie.ts';

/** Longest word that is looked for, in units. Guess. */
const LONGEST = 4;

/** Where words come from: nothing where there is no dictionary. */
export type WordSource = () => KnownWords | undefined;

/** The words of a dictionary, asked about runs of a text. */
export class KnownWords {
  readonly #trie: WordTrie;

  constructor(trie: WordTrie) {
    this.#trie = trie;
  }

  /** How familiar the word {@link text}[from, to) is: from 1 for the rarest, growing with its frequency's logarithm; 0 for none. */
  familiarity(text: string, from: number, to: number): number {
    return this.#trie.familiarity(text, from, to);
  }

  /** How familiar the most familiar word of 2 to 4 units is that reaches over the joint before unit {@link at}; 0 for none. */
  over(text: string, at: number): number {
    let most = 0;
    for (let from = Math.max(0, at - LONGEST + 1); from < at; from++)
      most = Math.max(most, this.#trie.mostFamiliar(text, from, at + 1, from + LONGEST));
    return most;
  }

  /** The same of a word that holds the unit {@link at}. */
  holding(text: string, at: number): number {
    return Math.max(at > 0 ? this.over(text, at) : 0, at + 1 < text.length ? this.over(text, at + 1) : 0);
  }
}
