import type { Place } from '../index/corpusIndex.ts';
import { countCharacters, isCharacter } from './characters.ts';
import type { CorpusMatcher } from './corpusMatcher.ts';
import type { Paragraph } from './paragraph.ts';
import type { SetPhrases } from './setPhrases.ts';

/** A run of a paragraph that stands word for word in the corpus. */
export interface CopiedRun {
  /** Folded offsets. */
  readonly start: number;
  readonly end: number;
  /** Punctuation not counted. */
  readonly characters: number;
  /** Every place that holds it. */
  readonly places: readonly Place[];
}

/** Fewest characters of a copied run that are no set phrase. */
const FEWEST_OWN = 5;
/** Places kept of one run. */
const MOST_PLACES = 200;

/**
 * Runs of at least {@link minLength} characters that a paragraph shares word for word with the corpus, longest
 * first where they overlap, set phrases left out. Ascending. One search a unit of the paragraph.
 */
export function findCopied(
  paragraph: Paragraph,
  minLength: number,
  matcher: CorpusMatcher,
  setPhrases: SetPhrases,
): CopiedRun[] {
  const { folded } = paragraph;
  const candidates = maximalRuns(paragraph, minLength, matcher);
  candidates.sort((a, b) => b[1] - b[0] - (a[1] - a[0]) || a[0] - b[0]);
  const taken: CopiedRun[] = [];
  for (const candidate of candidates) {
    const free = outside(candidate, taken);
    if (free === undefined) continue;
    const [start, end] = trim(folded, free[0], free[1]);
    const characters = countCharacters(folded, start, end);
    if (characters < minLength) continue;
    if (setPhrases.ownCharacters(folded, start, end) < FEWEST_OWN) continue;
    taken.push({ start, end, characters, places: firstPlaces(matcher, folded.slice(start, end)) });
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** Runs that stand in the corpus and cannot be made longer on either side. */
function maximalRuns(paragraph: Paragraph, minLength: number, matcher: CorpusMatcher): [number, number][] {
  const runs: [number, number][] = [];
  let reached = 0;
  for (let start = 0; start + minLength <= paragraph.folded.length; start++) {
    const end = start + matcher.longest(paragraph.units, start);
    if (end > reached && end - start >= minLength) runs.push([start, end]);
    reached = Math.max(reached, end);
  }
  return runs;
}

/** What is left of {@link run} outside the runs that are {@link taken} already; the longest piece of it. */
function outside(run: readonly [number, number], taken: readonly CopiedRun[]): [number, number] | undefined {
  let [start, end] = run;
  for (const other of taken) {
    if (other.end <= start || other.start >= end) continue;
    if (other.start - start >= end - other.end) end = other.start;
    else start = other.end;
    if (start >= end) return undefined;
  }
  return [start, end];
}

/** Units at a border that matched by chance: a word's end before a punctuation mark, or the mark itself. */
const CHANCE = 2;

/** Takes away punctuation at both ends, and one or two characters that punctuation parts from the rest. */
function trim(folded: string, start: number, end: number): [number, number] {
  let from = skipForward(folded, start, end);
  for (let i = from; i < end && i - from <= CHANCE; i++) {
    if (BREAKS.includes(folded[i])) {
      from = skipForward(folded, i, end);
      break;
    }
  }
  let to = skipBack(folded, from, end);
  for (let i = to - 1; i >= from && to - i - 1 <= CHANCE; i--) {
    if (BREAKS.includes(folded[i])) {
      to = skipBack(folded, from, i);
      break;
    }
  }
  return [from, to];
}

const BREAKS = '，。；：！？…、';

function skipForward(folded: string, start: number, end: number): number {
  let from = start;
  while (from < end && !isCharacter(folded.charCodeAt(from)) && !'“‘《（'.includes(folded[from])) from++;
  return from;
}

function skipBack(folded: string, start: number, end: number): number {
  let to = end;
  while (to > start && !isCharacter(folded.charCodeAt(to - 1)) && !'”’》）%'.includes(folded[to - 1])) to--;
  return to;
}

function firstPlaces(matcher: CorpusMatcher, phrase: string): Place[] {
  const places: Place[] = [];
  for (const place of matcher.places(phrase)) {
    places.push(place);
    if (places.length >= MOST_PLACES) break;
  }
  return places;
}
