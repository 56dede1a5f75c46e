import { isHan } from './characters.ts';

/** How a wording deviates from its set phrase: another word, a series listed otherwise, another number. */
type SlipKind = 'word' | 'series' | 'number';

/** A difference between a set phrase and a draft. Offsets in folded units. */
export interface Slip {
  readonly kind: SlipKind;
  /** Where the two begin to differ; the same in both. */
  readonly at: number;
  /** What the phrase has there, and what the draft has. */
  readonly right: string;
  readonly wrong: string;
}

/** Units that must be unchanged beside a word for the rest to be the phrase. Guess. */
const LEAST_SHARED = 4;
/** Longest difference that is one word for another. Guess. */
export const LONGEST_REGION = 2;
const NUMERALS = new Set(
  Array.from('零〇一二三四五六七八九十百千万亿两几第年月日', (numeral) => numeral.charCodeAt(0)),
);

/**
 * What the run [{@link start}, {@link end}) of {@link text} has where {@link phrase} has something else, both folded;
 * nothing where that is more than a word, or where the two are the same.
 */
export function slipIn(phrase: string, text: string, start: number, end: number): Slip | undefined {
  const shorter = Math.min(phrase.length, end - start);
  let head = 0;
  while (head < shorter && phrase.charCodeAt(head) === text.charCodeAt(start + head)) head++;
  if (head === phrase.length && head === end - start) return undefined;
  const most = shorter - head;
  let tail = 0;
  while (tail < most && phrase.charCodeAt(phrase.length - 1 - tail) === text.charCodeAt(end - 1 - tail))
    tail++;
  const region = Math.max(phrase.length, end - start) - head - tail;
  // Most runs that begin or end like a phrase differ from it by more than a word.
  if (head + tail < LEAST_SHARED || region > LONGEST_REGION) return undefined;
  if (!areWordUnits(phrase, head, phrase.length - tail)) return undefined;
  if (!areWordUnits(text, start + head, end - tail)) return undefined;
  return {
    kind: 'word',
    at: head,
    right: phrase.slice(head, phrase.length - tail),
    wrong: text.slice(start + head, end - tail),
  };
}

function areWordUnits(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!isHan(unit) || NUMERALS.has(unit)) return false;
  }
  return true;
}
