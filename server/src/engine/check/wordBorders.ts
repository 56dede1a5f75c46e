import type { CorpusIndex } from '../index/corpusIndex.ts';
import { isHan } from './characters.ts';

/** True where the run neither begins nor ends inside a word: `落实|区域发展` is not `实施区域发展`. */
export function standsAlone(folded: string, start: number, end: number, index: CorpusIndex): boolean {
  const before = start > 0 && isOneWord(folded.slice(start - 1, start + 1), index);
  return !before && !(end < folded.length && isOneWord(folded.slice(end - 1, end + 1), index));
}

/** Places looked at to see whether two characters belong to one word. Guess. */
const PLACES_ASKED = 16;

const KNOWN = new WeakMap<CorpusIndex, Map<string, boolean>>();
/** Pairs whose answer is kept. Guess. */
const MOST_PAIRS = 100_000;

/** True where two characters are inside one word in most places of the corpus. Remembered. */
export function isOneWord(pair: string, index: CorpusIndex): boolean {
  let known = KNOWN.get(index);
  if (known === undefined || known.size >= MOST_PAIRS) KNOWN.set(index, (known = new Map<string, boolean>()));
  let answer = known.get(pair);
  if (answer === undefined) known.set(pair, (answer = askedOf(pair, index)));
  return answer;
}

function askedOf(pair: string, index: CorpusIndex): boolean {
  if (!isHan(pair.charCodeAt(0)) || !isHan(pair.charCodeAt(1))) return false;
  let places = 0;
  let inside = 0;
  for (const { shard, start } of index.places(pair)) {
    if (!shard.isWordStart(start + 1)) inside++;
    if (++places === PLACES_ASKED) break;
  }
  return inside * 2 > places;
}
