/** Words of a text, as the index needs them; bound to nodejieba or `Intl.Segmenter` outside the engine. */

/** One word with its part of speech in jieba's tag set (`ns` place, `nr` person, `nt` organisation, `m` number …). */
export interface TaggedWord {
  readonly word: string;
  /** Empty where the segmenter gives no tags. */
  readonly tag: string;
}

export interface Segmenter {
  /** Shown in the status: which segmenter serves. */
  readonly name: 'nodejieba' | 'Intl.Segmenter';
  /** Cuts {@link text} into words; joined they are the text again, unit for unit. */
  tag(text: string): TaggedWord[];
}
