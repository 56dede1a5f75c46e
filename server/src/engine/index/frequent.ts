import { pairOf } from '../text/units.ts';
import { decodeUnits } from '../text/fold.ts';
import { countArticles } from './articleCount.ts';
import type { Shard } from './shard.ts';

/** A phrase that is at so many places of a shard takes long to count the articles of. Guess. */
export const FREQUENT = 4096;
/** Lengths of phrases, in units, whose articles are counted when the shard is built: few longer ones are frequent. */
const LENGTHS = [1, 2, 3, 4];
/** Words of a row: two for the phrase, then its articles. The column begins with the number of its rows. */
const ROW = 3;

/** Words that the column of a shard of {@link suffixes} takes at the most: some bytes for each thousand. */
export function frequentLength(suffixes: number): number {
  return 1 + ROW * LENGTHS.length * Math.ceil(suffixes / FREQUENT);
}

/**
 * Counts the articles of all phrases of the {@link LENGTHS} that open {@link least} or more of the distinct suffixes;
 * their copies count too. About 30 ns a suffix.
 */
export function frequentPhrases(shard: Shard, least = FREQUENT): { phrase: string; articles: number }[] {
  const { text, positions } = shard.distinct;
  const found: { phrase: string; articles: number }[] = [];
  for (const length of LENGTHS) {
    let passed = 0;
    // Among so many neighbours one is looked at.
    for (let rank = 0; rank < positions.length; rank += least) {
      if (rank < passed) continue;
      const phrase = decodeUnits(text, positions.at(rank), positions.at(rank) + length);
      if (phrase.length < length || phrase.includes('\0')) continue;
      const interval = shard.distinct.find(phrase);
      passed = interval.hi;
      if (interval.hi - interval.lo < least) continue;
      const all = [
        { suffixes: shard.distinct, interval },
        { suffixes: shard.copies, interval: shard.copies.find(phrase) },
      ];
      found.push({ phrase, articles: countArticles(shard, all) });
    }
  }
  return found;
}

/** Fills the column of a shard just built. */
export function fillFrequent(shard: Shard): void {
  const rows = frequentPhrases(shard)
    .map(({ phrase, articles }) => ({ head: headOf(phrase), tail: tailOf(phrase), articles }))
    .sort((a, b) => a.head - b.head || a.tail - b.tail);
  const { frequent } = shard.columns;
  frequent[0] = rows.length;
  for (const [row, { head, tail, articles }] of rows.entries())
    frequent.set([head, tail, articles], 1 + ROW * row);
}

/** Articles of {@link phrase} by the column {@link frequent}; nothing where it is not listed. Logarithmic. */
export function articlesOfFrequent(frequent: Uint32Array, phrase: string): number | undefined {
  if (phrase.length < LENGTHS[0] || phrase.length > LENGTHS[LENGTHS.length - 1]) return undefined;
  const head = headOf(phrase);
  const tail = tailOf(phrase);
  let low = 0;
  let high = frequent[0];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = 1 + ROW * middle;
    const isLess = frequent[at] === head ? frequent[at + 1] < tail : frequent[at] < head;
    if (isLess) low = middle + 1;
    else high = middle;
  }
  const at = 1 + ROW * low;
  const isListed = low < frequent[0] && frequent[at] === head && frequent[at + 1] === tail;
  return isListed ? frequent[at + 2] : undefined;
}

/** The first two units of a phrase as a number, and the next two, 0 for those that it has not. */
function headOf(phrase: string): number {
  return pairOf(unitAt(phrase, 0), unitAt(phrase, 1));
}

function tailOf(phrase: string): number {
  return pairOf(unitAt(phrase, 2), unitAt(phrase, 3));
}

function unitAt(phrase: string, at: number): number {
  return at < phrase.length ? phrase.charCodeAt(at) : 0;
}
