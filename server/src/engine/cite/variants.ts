import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { isBalanced } from '../text/balance.ts';
import { UNIT_CLASS, unitClass } from '../text/charClass.ts';
import { samplePlaces } from '../index/sampling.ts';

/** Another wording of a phrase, with its places in the corpus. */
export interface Variant {
  /** As a source writes it. */
  readonly text: string;
  readonly folded: string;
  readonly places: number;
}

/** Units of a phrase of which other wordings are looked for. Guesses. */
const SHORTEST = 4;
const LONGEST = 30;
/** Places of each half looked at. Guess. */
const SAMPLED = 250;

/**
 * Other wordings of {@link phrase} (folded) in the corpus: they share its first or its last half and differ in at
 * most a quarter of it, not in digits alone. Most places first, at most {@link limit}. The cost does not grow with
 * the number of places.
 */
export function variantsOf(index: CorpusIndex, phrase: string, limit: number): Variant[] {
  if (phrase.length < SHORTEST || phrase.length > LONGEST) return [];
  const half = Math.ceil(phrase.length / 2);
  const found = new Map<string, string>();
  const head = phrase.slice(0, half);
  for (const place of samplePlaces(index.distinctMatches(head), half, SAMPLED)) {
    add(found, place, nearestFrom(place, phrase));
  }
  const tail = phrase.slice(-half);
  for (const place of samplePlaces(index.distinctMatches(tail), half, SAMPLED)) {
    add(found, place, nearestUpTo(place, phrase));
  }
  return [...found]
    .map(([folded, text]) => ({ text, folded, places: index.count(folded) }))
    .sort((a, b) => b.places - a.places || a.text.length - b.text.length)
    .slice(0, limit);
}

type Run = readonly [start: number, end: number];

function add(found: Map<string, string>, { shard }: Place, run: Run | undefined): void {
  if (!run) return;
  const folded = shard.folded(run[0], run[1]);
  if (!found.has(folded)) found.set(folded, shard.original(run[0], run[1]));
}

/** The wording that begins at {@link place} and comes nearest to the phrase. */
function nearestFrom(place: Place, phrase: string): Run | undefined {
  return nearest(place, phrase, (length) => [place.start, place.start + length]);
}

/** The wording that ends with {@link place} and comes nearest to the phrase. */
function nearestUpTo(place: Place, phrase: string): Run | undefined {
  return nearest(place, phrase, (length) => [place.end - length, place.end]);
}

function nearest(place: Place, phrase: string, runOf: (length: number) => Run): Run | undefined {
  const { shard } = place;
  const passage = shard.passageAt(place.start);
  const slack = Math.max(1, Math.floor(phrase.length / 4));
  let best: Run | undefined;
  let bestDistance = slack + 1;
  for (let length = phrase.length - slack; length <= phrase.length + slack; length++) {
    const [start, end] = runOf(length);
    if (start < shard.passageStart(passage) || end > shard.passageEnd(passage)) continue;
    if (!sameEnds(place, start, end, phrase)) continue;
    if (!shard.isWordStart(start) || !endsWord(place, end)) continue;
    const text = shard.folded(start, end);
    if (text.includes(phrase) || phrase.includes(text) || !isBalanced(text)) continue;
    const distance = editDistance(text, phrase, bestDistance);
    if (distance < bestDistance && !differsInDigitsOnly(text, phrase)) {
      best = [start, end];
      bestDistance = distance;
    }
  }
  return best;
}

function endsWord({ shard }: Place, end: number): boolean {
  return unitClass(shard.columns.text[end]) !== UNIT_CLASS.han || shard.isWordStart(end);
}

/** A wording that opens or closes otherwise is the same phrase in another sentence, or another phrase. */
function sameEnds({ shard }: Place, start: number, end: number, phrase: string): boolean {
  const { text } = shard.columns;
  return text[start] === phrase.charCodeAt(0) && text[end - 1] === phrase.charCodeAt(phrase.length - 1);
}

function differsInDigitsOnly(a: string, b: string): boolean {
  const bare = (text: string): string => text.replaceAll(/[\d〇一二三四五六七八九十百千万亿.%]+/g, '0');
  return bare(a) === bare(b);
}

/** Levenshtein distance of two short strings, or {@link cap} where it is no less. */
export function editDistance(a: string, b: string, cap: number): number {
  if (Math.abs(a.length - b.length) >= cap) return cap;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const substitution = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(substitution, row[j] + 1, next[j - 1] + 1);
      least = Math.min(least, next[j]);
    }
    if (least >= cap) return cap;
    row = next;
  }
  return Math.min(cap, row[b.length]);
}
