const PUNCTUATION = /^[\p{P}\p{S}\s]+/u;
const SINGLE = /^\p{Script=Han}$/u;

let segmenter: Intl.Segmenter | undefined;

/**
 * The first word of {@link text} with the punctuation around it; all of it where it is no more than that. Words that
 * the dictionary does not know fall into single characters: two of them are taken for one.
 */
export function firstWord(text: string): string {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const before = PUNCTUATION.exec(text)?.[0] ?? '';
  const rest = text.slice(before.length);
  const words = segmenter.segment(rest)[Symbol.iterator]();
  let word = words.next().value?.segment ?? '';
  const second = words.next().value?.segment ?? '';
  if (SINGLE.test(word) && SINGLE.test(second)) word += second;
  const after = PUNCTUATION.exec(rest.slice(word.length))?.[0] ?? '';
  return before + word + after;
}
