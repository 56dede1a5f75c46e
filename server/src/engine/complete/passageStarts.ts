import type { CorpusIndex, Match } from '../index/corpusIndex.ts';
import { samplePlaces, sizeOf } from '../index/sampling.ts';
import type { Shard } from '../index/shard.ts';
import { ECHO_WEIGHT, type PlaceList } from './places.ts';
import { firstWhere } from '../text/sorted.ts';

/** Units at the end of a paragraph that are compared. Guess. */
const LAST = 4;
/** Of these, units looked up first; where that finds few, a single unit is looked up. Guess. */
const LAST_LOOKED_UP = 3;
/** Units at its beginning that are compared: `一是`, `二、`, a mark of Markdown. Guess. */
const FIRST = 2;
/** Paragraphs taken by their ends, for each length looked up. Guess. */
const MOST_BY_END = 256;
/** Places of a beginning that are looked at: of most words few begin a paragraph. Guess. */
const MOST_BY_BEGINNING = 1024;
/** The mark that Markdown begins a heading with. Pages saved as text keep it. */
const HEADING_MARK = '#'.charCodeAt(0);
/** Similarity of any two paragraphs of which one follows the other. Guess. */
const ANY = 1;

/** The paragraph before the caret's, and the draft that it is in, folded. */
interface Before {
  readonly text: string;
  readonly draft: Uint16Array;
  /** How much of it is text. */
  readonly length: number;
  /** Where in it the caret is. */
  readonly caret: number;
  /** Number of the draft among the sources. */
  readonly source: number;
}

/**
 * Adds to {@link places} how paragraphs begin in the corpus and in the draft that follow one like that before the caret:
 * those that begin alike (after `一是` comes `二是`) and those that end alike (after a heading comes no heading). The
 * text they have in common counts as shared context. Marks of Markdown headings are left out unless the draft has the same. Searches are logarithmic in the corpus; a few hundred places are looked at for each.
 */
export function gatherStarts(index: CorpusIndex, before: Before, places: PlaceList): void {
  if (before.text === '') return;
  const first = before.text.slice(0, FIRST);
  const last = before.text.slice(-LAST_LOOKED_UP);
  const taken = new Set<number>();
  const marksUsed = headingMarksIn(before);
  const gather = (matches: readonly Match[], length: number, most: number, isFirst: boolean) => {
    const standsFor = Math.max(1, sizeOf(matches) / most);
    for (const { shard, shardNumber, start } of samplePlaces(matches, length, most)) {
      // Checked first: most places of a word do not begin a paragraph, and finding theirs takes longer.
      if (isFirst && start > 0 && shard.columns.text[start - 1] !== 0) continue;
      const passage = shard.passageAt(start);
      const from = shard.passageStart(passage);
      const to = shard.passageEnd(passage);
      const next = to + 1;
      const key = shardNumber * 0x100000000 + next;
      if (taken.has(key) || !goesOnAt(shard, from, next)) continue;
      taken.add(key);
      const weight = shard.isEcho(next) ? ECHO_WEIGHT * standsFor : standsFor;
      const marks = headingMarks(shard.columns.text, next);
      const at = marksUsed.has(marks) ? next : next + marks;
      places.add(shardNumber, at, likeness(shard.columns.text, from, to, before.text), weight);
    }
  };
  if (first.length === FIRST) {
    gather(index.distinctMatches(first), FIRST, MOST_BY_BEGINNING, true);
  }
  for (const end of new Set([last, last.slice(-1)])) {
    gather(index.distinctMatches(end).map(atPassageEnds(end.length)), end.length, MOST_BY_END, false);
  }
  gatherFromDraft(before, places);
}

/** Numbers of marks that the draft begins a line with; the caret's own line is not begun. */
function headingMarksIn({ draft, length }: Before): ReadonlySet<number> {
  const used = new Set<number>();
  let start = 0;
  for (let end = draft.indexOf(0); end >= 0 && end < length; end = draft.indexOf(0, start)) {
    used.add(headingMarks(draft, start));
    start = end + 1;
  }
  return used;
}

function headingMarks(units: Uint16Array, at: number): number {
  let marks = 0;
  while (units[at + marks] === HEADING_MARK) marks++;
  return marks;
}

/** Whether {@link at} is where a paragraph begins, before or after the marks of a Markdown heading. */
export function beginsPassage(units: Uint16Array, at: number): boolean {
  let start = at;
  while (start > 0 && units[start - 1] === HEADING_MARK) start--;
  return start === 0 || units[start - 1] === 0;
}

/** Whether the article of the passage at {@link from} continues at {@link next}. */
function goesOnAt(shard: Shard, from: number, next: number): boolean {
  const { text } = shard.columns;
  return next < text.length && text[next] !== 0 && shard.articleAt(next) === shard.articleAt(from);
}

/** The part of a match whose places end a passage: the 0 unit after them sorts before all others. */
function atPassageEnds(length: number): (match: Match) => Match {
  return (match) => {
    const { suffixes, interval } = match;
    const { text, positions } = suffixes;
    const hi = firstWhere(interval.lo, interval.hi, (rank) => text[positions.at(rank) + length] !== 0);
    return { ...match, interval: { lo: interval.lo, hi } };
  };
}

function gatherFromDraft({ text, draft, length, caret, source }: Before, places: PlaceList): void {
  let start = 0;
  for (let end = draft.indexOf(0); end >= 0 && end < length; end = draft.indexOf(0, start)) {
    const next = end + 1;
    // The paragraph after the caret exists already.
    if (end > start && next !== caret && next < length && draft[next] !== 0) {
      places.add(source, next, likeness(draft, start, end, text), 1);
    }
    start = next;
  }
}

/** Units that the paragraph [{@link from}, {@link to}) shares with {@link text} at both ends, at least 1. */
function likeness(units: Uint16Array, from: number, to: number, text: string): number {
  let ends = 0;
  while (ends < LAST && to - ends > from && units[to - ends - 1] === text.charCodeAt(text.length - ends - 1))
    ends++;
  const beginsAlike = units[from] === text.charCodeAt(0) && units[from + 1] === text.charCodeAt(1);
  return ANY + ends + (beginsAlike ? FIRST : 0);
}
