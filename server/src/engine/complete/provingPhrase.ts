import type { CorpusIndex } from '../index/corpusIndex.ts';
import { splitsCharacter } from '../text/characters.ts';
import { endsClause } from './trust.ts';
import type { Source } from './source.ts';

/** Units of context that the evidence keeps, where it has that many. Guess. */
const LEAST_CONTEXT = 4;
/** A shorter context is better evidence where it has this many times the places. Guess. */
const CLEARLY_MORE = 2;

/**
 * The phrase that is the evidence for a guess: {@link text} after as much of its context as belongs to it. Of the
 * units of {@link tail} that also precede the guess at {@link at} of {@link source}, at most {@link most}, the first
 * words are dropped as long as the rest has far more places, so that a chance word in front (`要坚持和发展新时代`)
 * does not hide how common the phrase is. Logarithmic in the corpus for each word.
 */
export function provingPhrase(
  index: CorpusIndex,
  source: Source,
  at: number,
  tail: string,
  most: number,
  text: string,
): string {
  const shared = commonContext(source, at, tail, most);
  const phrase = (context: number): string => tail.slice(tail.length - context) + text;
  let best = shared;
  let mostPlaces = index.count(phrase(best));
  for (let context = shared - 1; context >= LEAST_CONTEXT; context--) {
    const start = at - context;
    if (!source.isWordStart(start) || endsClause(source.units[start])) continue;
    const places = index.count(phrase(context));
    if (places < CLEARLY_MORE * mostPlaces) continue;
    best = context;
    mostPlaces = places;
  }
  return phrase(best);
}

/** Units at the end of {@link tail} that also precede {@link at}, at most {@link most}. */
function commonContext({ units }: Source, at: number, tail: string, most: number): number {
  let shared = 0;
  while (shared < most && units[at - shared - 1] === tail.charCodeAt(tail.length - shared - 1)) shared++;
  return splitsCharacter(tail, tail.length - shared) ? shared - 1 : shared;
}
