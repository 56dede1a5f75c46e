import type { CorpusIndex } from '../index/corpusIndex.ts';
import { endsClause } from './trust.ts';
import type { Source } from './source.ts';

/** Units of context that a proof keeps, where it has as many. */
const LEAST_CONTEXT = 4;
/** A shorter context proves better where it has this many times the places. */
const CLEARLY_MORE = 2;

/**
 * The phrase that proves a guess: {@link text} behind as much of its context as belongs to it. Of the
 * {@link shared} units of {@link tail} that stand before the guess at {@link at} of {@link source} too, the first
 * words go as long as the rest stands at far more places, so that a chance word in front (`要坚持和发展新时代`)
 * does not hide how common the phrase is. Logarithmic in the corpus for each word.
 */
export function proofOf(
  index: CorpusIndex,
  source: Source,
  at: number,
  tail: string,
  shared: number,
  text: string,
): string {
  const phrase = (context: number): string => tail.slice(tail.length - context) + text;
  let best = shared;
  let most = index.count(phrase(best));
  for (let context = shared - 1; context >= LEAST_CONTEXT; context--) {
    const start = at - context;
    if (!source.isWordStart(start) || endsClause(source.units[start])) continue;
    const places = index.count(phrase(context));
    if (places < CLEARLY_MORE * most) continue;
    best = context;
    most = places;
  }
  return phrase(best);
}
