import type { CorpusIndex, Place } from '../../index/corpusIndex.ts';
import { isCharacter } from '../characters.ts';
import type { Typo } from './typos.ts';

/** Marks between clauses: what lies beyond one proves little, and few articles have both. */
const CLAUSE_MARKS = '，。；：！？…';
/** Units that a clause must have for its own to prove anything. Guess. */
const FEWEST_UNITS = 4;
/** Units that a proof grows by, at either end, to where a word begins. Guess. */
const LONGEST_WORD = 4;
/** Of the articles that have the shorter run, the share that must have the longer one. Guess. */
const LEAST_SHARE = 0.5;

/**
 * The run of the corrected text {@link corrected} that is shown as proof: of the run that the evidence names its own clause, from
 * where the corpus has a word begin to where one ends, and without marks at its ends. A search at each end, or two.
 */
export function provingRun(corrected: string, { edit, evidence }: Typo, index: CorpusIndex): string {
  const heart = { start: edit.at, end: edit.at + edit.right.length };
  const clause = clauseIn(corrected, evidence, heart);
  const whole = toWords(corrected, clause, heart, index);
  let { start, end } = whole;
  while (start < heart.start && !isCharacter(corrected.charCodeAt(start))) start++;
  while (end > heart.end && !isCharacter(corrected.charCodeAt(end - 1))) end--;
  return corrected.slice(start, end);
}

interface Units {
  readonly start: number;
  readonly end: number;
}

/** The part of the run {@link start} to {@link end} that lies in one clause with {@link heart}, if that is enough to prove it. */
function clauseIn(text: string, { start, end }: Units, heart: Units): Units {
  let from = heart.start;
  let to = heart.end;
  while (from > start && !CLAUSE_MARKS.includes(text[from - 1])) from--;
  while (to < end && !CLAUSE_MARKS.includes(text[to])) to++;
  return to - from < FEWEST_UNITS ? { start, end } : { start: from, end: to };
}

/** {@link run} with its ends at borders of words: farther out where most of its articles have that too, else farther in. */
function toWords(text: string, run: Units, heart: Units, index: CorpusIndex): Units {
  const place = placeOf(text, run, index);
  if (place === undefined) return run;
  const { articles } = index.attestation(text.slice(run.start, run.end));
  const isBorder = (at: number): boolean => place.shard.isWordStart(place.start + at - run.start);
  const isProven = (start: number, end: number): boolean =>
    index.attestation(text.slice(start, end)).articles >= LEAST_SHARE * articles;

  const outer = run.start - stepsOut(text, run.start, -1, isBorder);
  let { start } = run;
  if (outer < start && isProven(outer, run.end)) start = outer;
  else while (start < heart.start && !isBorder(start)) start++;

  // What ends where its passage ends, ends a word.
  const closes = (at: number): boolean =>
    isBorder(at) || place.shard.columns.text[place.start + at - run.start] === 0;
  const farther = run.end + stepsOut(text, run.end, 1, closes);
  let { end } = run;
  if (farther > end && isProven(start, farther)) end = farther;
  else while (end > heart.end && !closes(end)) end--;
  return { start, end };
}

/** Units from {@link at} on, in one direction, to the next border: 0 where it is one, or where a clause ends or none is near. */
function stepsOut(text: string, at: number, direction: -1 | 1, isBorder: (at: number) => boolean): number {
  for (let steps = 0; steps < LONGEST_WORD; steps++) {
    if (isBorder(at + direction * steps)) return steps;
    const next = direction < 0 ? at - steps - 1 : at + steps;
    if (next < 0 || next >= text.length || !isCharacter(text.charCodeAt(next))) return 0;
  }
  return 0;
}

function placeOf(text: string, { start, end }: Units, index: CorpusIndex): Place | undefined {
  for (const place of index.places(text.slice(start, end))) return place;
  return undefined;
}
