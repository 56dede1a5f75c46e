import type { Draft, Span } from '../draft.ts';
import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { wholeCharacters } from '../text/characters.ts';
import { fold } from '../text/fold.ts';
import { samplePlaces } from './sampling.ts';

/** A phrase of the draft that the corpus holds. */
export interface DraftPhrase {
  readonly span: Span;
  /** As the draft writes it, and folded. */
  readonly text: string;
  readonly folded: string;
}

/** A phrase shorter than this says nothing about where it comes from. */
const SHORTEST = 2;
/** How far around the cursor a phrase may reach; longer runs are the copied check's business. */
const REACH = 80;

/**
 * The longest phrase around {@link offset} (UTF-16 units) that the corpus holds, inside its paragraph and between
 * borders of words, or nothing. Of phrases of equal length the first.
 */
export function phraseAt(index: CorpusIndex, draft: Draft, offset: number): DraftPhrase | undefined {
  const lineStart = draft.text.lastIndexOf('\n', offset - 1) + 1;
  const lineBreak = draft.text.indexOf('\n', offset);
  const line = draft.text.slice(lineStart, lineBreak < 0 ? draft.text.length : lineBreak);
  const { text, offsets } = fold(line);
  const cursor = foldedPosition(offsets, text.length, offset - lineStart);
  const found = longestAround(index, text, cursor);
  if (!found) return undefined;
  const [start, end] = wholeCharacters(text, ...trimmed(index, text, found, cursor));
  if (end - start < SHORTEST) return undefined;
  const span = { start: lineStart + offsets[start], end: lineStart + offsets[end - 1] + 1 };
  return { span, text: draft.text.slice(span.start, span.end), folded: text.slice(start, end) };
}

type Run = readonly [start: number, end: number];

/** The longest attested run that holds or touches {@link cursor}. */
function longestAround(index: CorpusIndex, text: string, cursor: number): Run | undefined {
  let best: Run | undefined;
  let length = 0;
  for (let start = firstStart(index, text, cursor); start <= cursor && start < text.length; start++) {
    // Of interest is only what is longer than the best one and reaches the cursor.
    let end = Math.max(start + length + 1, cursor, 1);
    while (end <= text.length && end - start <= REACH && index.holds(text.slice(start, end))) {
      best = [start, end];
      length = end - start;
      end++;
    }
  }
  return best;
}

/** The leftmost start from which the text is attested up to the cursor: the further left, the fewer hold it. */
function firstStart(index: CorpusIndex, text: string, cursor: number): number {
  let low = Math.max(0, cursor - REACH);
  let high = cursor;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index.holds(text.slice(middle, cursor))) high = middle;
    else low = middle + 1;
  }
  return low;
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

function trimPunctuation(text: string, [start, end]: Run): Run {
  let from = start;
  let to = end;
  while (from < to && LOOSE_PUNCTUATION.includes(text[from])) from++;
  while (to > from && LOOSE_PUNCTUATION.includes(text[to - 1])) to--;
  return [from, to];
}

const LOOSE_PUNCTUATION = '，。；：、！？…—）》〕 ';

function foldedPosition(offsets: Uint32Array, length: number, original: number): number {
  let position = 0;
  while (position < length && offsets[position] < original) position++;
  return position;
}
