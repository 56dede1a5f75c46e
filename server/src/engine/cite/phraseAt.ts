import type { Draft, Span } from '../draft.ts';
import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { wholeCharacters } from '../text/characters.ts';
import { lastOpenerBefore, sidesOf } from '../text/balance.ts';
import { fold } from '../text/fold.ts';
import { foldedTogether } from '../text/unified.ts';
import { samplePlaces } from '../index/sampling.ts';
import { clauseAround } from './clause.ts';
import { firstWhere } from '../text/sorted.ts';
import { lineEndAfter, lineStartBefore } from '../text/lineStarts.ts';

/** A phrase of the draft that the corpus holds. */
export interface DraftPhrase {
  readonly span: Span;
  /** As the draft writes it, and folded. */
  readonly text: string;
  readonly folded: string;
}

/** A phrase shorter than this says nothing about where it comes from. Guess. */
const SHORTEST = 2;
/** How far around the cursor a phrase may reach; longer runs are the copied check's business. Guess. */
const REACH = 80;
/** Articles that make a wording one that people share: the writer means it, not the longer run of a single source. Guess. */
const WIDELY_SHARED = 3;
/** A shared wording of fewer units is a word: a longer run says more. Guess. */
const SHORTEST_SHARED = 4;

/**
 * The phrase that the writer means at {@link offset} (UTF-16 units), or nothing. It lies inside a clause and between
 * borders of words: the longest there that {@link WIDELY_SHARED} articles hold; where none is longer than a word, the
 * longest that the corpus holds at all. Of phrases of equal length the first.
 */
export function phraseAt(index: CorpusIndex, draft: Draft, offset: number): DraftPhrase | undefined {
  const line = lineAt(draft, offset);
  const clause = clauseAround(line.text, line.cursor);
  const shared = longestIn(index, line, clause, (text) => index.isInArticles(text, WIDELY_SHARED));
  if (shared && shared.folded.length >= SHORTEST_SHARED) return shared;
  return longestIn(index, line, clause, (text) => index.holds(text));
}

/** The longest phrase of the line around {@link offset} that the corpus holds, over the borders of clauses too. */
export function longestPhraseAt(index: CorpusIndex, draft: Draft, offset: number): DraftPhrase | undefined {
  const line = lineAt(draft, offset);
  return longestIn(index, line, { start: 0, end: line.text.length }, (text) => index.holds(text));
}

type Run = readonly [start: number, end: number];

/** A line of a draft, folded, with the cursor in it. */
interface FoldedLine {
  readonly draft: Draft;
  /** Offset of the line in the draft. */
  readonly start: number;
  readonly text: string;
  readonly offsets: Uint32Array;
  readonly cursor: number;
}

function lineAt(draft: Draft, offset: number): FoldedLine {
  const { text: whole } = draft;
  const start = lineStartBefore(whole, offset);
  const { text, offsets } = fold(whole.slice(start, lineEndAfter(whole, offset)));
  return { draft, start, text, offsets, cursor: foldedPosition(offsets, text.length, offset - start) };
}

function longestIn(
  index: CorpusIndex,
  line: FoldedLine,
  within: Span,
  isWanted: (text: string) => boolean,
): DraftPhrase | undefined {
  const found = longestAround(line.text, line.cursor, within, isWanted);
  if (!found) return undefined;
  const { draft, text, offsets } = line;
  const [start, end] = wholeCharacters(text, ...trimmed(index, text, found, line.cursor));
  if (end - start < SHORTEST) return undefined;
  const last = line.start + offsets[end - 1];
  const span = { start: line.start + offsets[start], end: last + foldedTogether(draft.text, last) };
  return { span, text: draft.text.slice(span.start, span.end), folded: text.slice(start, end) };
}

/** The longest wanted run inside {@link within} that holds or touches {@link cursor}; parts of wanted runs are wanted. */
function longestAround(
  text: string,
  cursor: number,
  { start: from, end: to }: Span,
  isWanted: (text: string) => boolean,
): Run | undefined {
  let best: Run | undefined;
  let length = 0;
  for (let start = firstStart(text, cursor, from, isWanted); start <= cursor && start < to; start++) {
    // Of interest is only what is longer than the best one and reaches the cursor.
    let end = Math.max(start + length + 1, cursor, 1);
    while (end <= to && end - start <= REACH && isWanted(text.slice(start, end))) {
      best = [start, end];
      length = end - start;
      end++;
    }
  }
  return best;
}

/** The leftmost start from which the text is wanted up to the cursor: the further left, the fewer hold it. */
function firstStart(text: string, cursor: number, from: number, isWanted: (text: string) => boolean): number {
  return firstWhere(Math.max(from, cursor - REACH), cursor, (start) => isWanted(text.slice(start, cursor)));
}

/** Without punctuation at the ends, and without the cut words that a chance match drags along. */
function trimmed(index: CorpusIndex, text: string, [start, end]: Run, cursor: number): Run {
  const [place] = samplePlaces(index.matches(text.slice(start, end)), end - start, 1);
  const byWord = place ? trimWords(place, [start, end]) : ([start, end] as const);
  const bare = trimPunctuation(text, byWord);
  const holdsCursor = bare[0] <= cursor && cursor <= bare[1];
  return holdsCursor && bare[1] - bare[0] >= SHORTEST ? bare : trimPunctuation(text, [start, end]);
}

function trimWords(place: Place, [start, end]: Run): Run {
  const { shard } = place;
  let from = 0;
  while (start + from < end && !shard.isWordStart(place.start + from)) from++;
  let to = end - start;
  // A passage's end is the end of a word.
  while (to > from && shard.columns.text[place.start + to] !== 0 && !shard.isWordStart(place.start + to))
    to--;
  return [start + from, start + to];
}

/** Without the marks at its ends that belong to no pair inside the run. */
function trimPunctuation(text: string, [start, end]: Run): Run {
  const sides = sidesOf(text);
  const isLooseAtEnd = (at: number): boolean => {
    if (LOOSE_PUNCTUATION.includes(text[at]) || sides[at] === 1) return true;
    return sides[at] === -1 && lastOpenerBefore(text, at) < from;
  };
  let from = start;
  let to = end;
  while (from < to && (LOOSE_PUNCTUATION.includes(text[from]) || sides[from] === -1)) from++;
  while (to > from && isLooseAtEnd(to - 1)) to--;
  return [from, to];
}

const LOOSE_PUNCTUATION = '，。；：、！？…— ';

function foldedPosition(offsets: Uint32Array, length: number, original: number): number {
  let position = 0;
  while (position < length && offsets[position] < original) position++;
  return position;
}
