/** Words of a text, as the index needs them; which of the two is used is chosen outside the engine. */

/** One word with its part of speech in jieba's tag set, where it is one that marks slots. */
export interface TaggedWord {
  readonly word: string;
  /** `ns` place, `nr` person, `nt` organisation; empty for all others, and where the segmenter gives no tags. */
  readonly tag: string;
}

export interface Segmenter {
  /** Shown in the status: which segmenter is used. */
  readonly name: 'jieba' | 'Intl.Segmenter';
  /** Cuts {@link text} into words; joined they are the text again, unit for unit. */
  tag(text: string): TaggedWord[];
  /**
   * The same of {@link units}[from, to), where it can do so without a string for each word. {@link word} is given
   * where each begins, its units, and the number of its tag in `JIEBA_TAGS`.
   */
  cut?(
    units: Uint16Array,
    from: number,
    to: number,
    word: (at: number, length: number, tag: number) => void,
  ): void;
}
