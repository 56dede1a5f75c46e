/** A phrase that several articles share in the same wording. */
export interface SetPhrase {
  /** Folded. */
  readonly text: string;
  /** As one of its sources writes it, which the files alone decide. */
  readonly original: string;
  /** Places where it opens at a word border; of equal passages one counts, short ones (headings) excepted. */
  readonly places: number;
  /** Articles of these places, copies of one article counted once. */
  readonly articles: number;
}

/** The set phrases of a corpus, most articles first, then the longest. */
export interface Lexicon {
  readonly phrases: readonly SetPhrase[];
}

export const EMPTY_LEXICON: Lexicon = { phrases: [] };
