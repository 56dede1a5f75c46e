import { sidesOf } from '../text/balance.ts';
import { withoutMarksAtEnds } from './bareRun.ts';
import { countCharacters } from './characters.ts';
import type { CorpusMatcher } from './corpusMatcher.ts';
import type { Paragraph } from './paragraph.ts';

/** A run of a paragraph that is in the corpus: folded offsets, end exclusive. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * Runs of {@link paragraph} of at least {@link shortest} folded units that are in the corpus and cannot be made
 * longer on either side. Ascending; they may overlap. Searches only where the filters of the shards leave room for
 * a run that goes on beyond the last one.
 */
export function maximalRuns(
  { folded, units }: Pick<Paragraph, 'folded' | 'units'>,
  shortest: number,
  matcher: Pick<CorpusMatcher, 'bounds' | 'longestFrom'>,
): Run[] {
  const bounds = matcher.bounds(units, folded.length);
  const longestFrom = (start: number, least: number): number =>
    bounds.longest[start] < least ? 0 : matcher.longestFrom(units, start, least, bounds);
  const runs: Run[] = [];
  let reached = 0;
  for (let start = 0; start + shortest <= folded.length; start++) {
    const length = longestFrom(start, Math.max(shortest, reached + 1 - start));
    if (length === 0) continue;
    reached = start + length;
    runs.push({ start, end: reached });
    // Where the last units of the run and the next one occur nowhere, no run that begins before them goes on.
    const latest = reached + 1 - shortest;
    if (latest > start && longestFrom(latest, shortest) === 0) start = latest;
  }
  return runs;
}

/** Of {@link runs} those of {@link minLength} characters, longest first where they overlap. Ascending. */
export function disjointRuns(folded: string, runs: readonly Run[], minLength: number): Run[] {
  const byLength = runs.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken: Run[] = [];
  const sides = sidesOf(folded);
  for (const candidate of byLength) {
    if (candidate.end - candidate.start < minLength) break;
    const free = outside(candidate, taken);
    if (free === undefined) continue;
    const run = [
      trimChance(folded, sides, free),
      withoutMarksAtEnds(folded, sides, free.start, free.end),
    ].find(({ start, end }) => countCharacters(folded, start, end) >= minLength);
    if (run !== undefined) taken.push(run);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** The longer piece of {@link run} that is left beside the runs that are {@link taken}. */
function outside(run: Run, taken: readonly Run[]): Run | undefined {
  let { start, end } = run;
  for (const other of taken) {
    if (other.end <= start || other.start >= end) continue;
    if (other.start - start >= end - other.end) end = other.start;
    else start = other.end;
    if (start >= end) return undefined;
  }
  return { start, end };
}

/** Units at a border that matched by chance: a word's end before a punctuation mark, or the mark itself. Guess. */
const CHANCE = 2;
const BREAKS = '，。；：！？…、';

/** Takes away punctuation at both ends, and one or two characters that punctuation parts from the rest. */
function trimChance(folded: string, sides: Int8Array, run: Run): Run {
  const { start, end } = withoutMarksAtEnds(folded, sides, run.start, run.end);
  let from = start;
  for (let i = start; i < end && i - start <= CHANCE; i++) if (BREAKS.includes(folded[i])) from = i;
  let to = end;
  for (let i = end - 1; i >= from && end - i - 1 <= CHANCE; i--) if (BREAKS.includes(folded[i])) to = i;
  return withoutMarksAtEnds(folded, sides, from, to);
}
