const PUNCTUATION = /^[\p{P}\p{S}\s]+/u;

let segmenter: Intl.Segmenter | undefined;

/** The first word of {@link text} with the punctuation around it; all of it where it is no more than that. */
export function firstWord(text: string): string {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const before = PUNCTUATION.exec(text)?.[0] ?? '';
  const rest = text.slice(before.length);
  const word = segmenter.segment(rest)[Symbol.iterator]().next().value?.segment ?? '';
  const after = PUNCTUATION.exec(rest.slice(word.length))?.[0] ?? '';
  return before + word + after;
}
