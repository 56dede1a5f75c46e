/** A phrase that several articles share in the same wording. */
export interface SetPhrase {
  /** Folded. */
  readonly text: string;
  /** As its first source writes it. */
  readonly original: string;
  readonly places: number;
  /** Articles that hold it, near-duplicates counted once. */
  readonly articles: number;
}

/** The set phrases of a corpus, most articles first. */
export interface Lexicon {
  readonly phrases: readonly SetPhrase[];
}

export const EMPTY_LEXICON: Lexicon = { phrases: [] };
