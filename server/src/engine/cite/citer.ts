import type { Draft, Span } from '../draft.ts';
import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import type { SourceRange } from '../index/shard.ts';
import { fold, foldText } from '../text/fold.ts';

/** One place that holds a phrase, as plain values. */
export interface CitedSource {
  readonly uri: string;
  /** Format of the source file (`txt`, `docx` …). */
  readonly format: string;
  readonly range: SourceRange;
  readonly title: string;
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or empty. */
  readonly date: string;
  /** Section path, outermost heading first. */
  readonly headings: readonly string[];
  /** Original text of the passage left of the match, the match, and right of it. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** A phrase with the places that hold it. */
export interface Citation {
  /** Places in all, and the articles they stand in. */
  readonly places: number;
  readonly articles: number;
  /** The first of them, in the order of the corpus' files. */
  readonly sources: readonly CitedSource[];
}

/** A citation of a phrase of the draft. */
export interface DraftCitation extends Citation {
  readonly span: Span;
  readonly phrase: string;
}

/** Units of the passage shown on either side of a match. */
const CONTEXT = 60;
/** A phrase shorter than this says nothing about where it comes from. */
const SHORTEST = 2;
/** How far around the cursor a phrase may reach; longer runs are the copied check's business. */
const REACH = 80;

/** The places of {@link text} in the corpus; at most {@link limit} are spelled out, the counts are whole. */
export function cite(index: CorpusIndex, text: string, limit: number): Citation {
  const phrase = foldText(text);
  if (phrase === '') return { places: 0, articles: 0, sources: [] };
  const { places, articles } = index.attestation(phrase);
  return {
    places,
    articles,
    sources: firstPlaces(index, phrase, limit).map((place) => describe(index, place)),
  };
}

/**
 * The longest attested phrase around {@link offset}, inside its paragraph, or nothing. Of phrases of equal
 * length the first.
 */
export function citeAt(
  index: CorpusIndex,
  draft: Draft,
  offset: number,
  limit: number,
): DraftCitation | undefined {
  const lineStart = draft.text.lastIndexOf('\n', offset - 1) + 1;
  const lineBreak = draft.text.indexOf('\n', offset);
  const line = draft.text.slice(lineStart, lineBreak < 0 ? draft.text.length : lineBreak);
  const { text, offsets } = fold(line);
  const cursor = foldedPosition(offsets, text.length, offset - lineStart);
  const found = longestAround(index, text, cursor);
  if (!found) return undefined;
  const [start, end] = trimPunctuation(text, found[0], found[1]);
  if (end - start < SHORTEST) return undefined;
  const span = { start: lineStart + offsets[start], end: lineStart + offsets[end - 1] + 1 };
  const citation = cite(index, text.slice(start, end), limit);
  return { ...citation, span, phrase: draft.text.slice(span.start, span.end) };
}

/** The longest attested run that holds or touches {@link cursor}, as [start, end). */
function longestAround(index: CorpusIndex, text: string, cursor: number): [number, number] | undefined {
  let best: [number, number] | undefined;
  let end = Math.max(cursor, 1);
  for (let start = Math.max(0, cursor - REACH); start <= cursor && start < text.length; start++) {
    // What is attested from `start` is attested from behind it too: the end never moves left.
    end = Math.max(end, start + 1);
    while (end <= text.length && end - start <= REACH && index.holds(text.slice(start, end))) end++;
    const attested = end - 1;
    if (attested >= cursor && attested > start && (!best || attested - start > best[1] - best[0])) {
      best = [start, attested];
    }
  }
  return best;
}

function trimPunctuation(text: string, start: number, end: number): [number, number] {
  let from = start;
  let to = end;
  while (from < to && isLoosePunctuation(text[from])) from++;
  while (to > from && isLoosePunctuation(text[to - 1])) to--;
  return [from, to];
}

function isLoosePunctuation(character: string): boolean {
  return '，。；：、！？…—）》〕 '.includes(character);
}

function foldedPosition(offsets: Uint32Array, length: number, original: number): number {
  let position = 0;
  while (position < length && offsets[position] < original) position++;
  return position;
}

/** The first {@link limit} places by file, then by position. */
function firstPlaces(index: CorpusIndex, phrase: string, limit: number): Place[] {
  const places = [...index.places(phrase)];
  places.sort((a, b) => a.shardNumber - b.shardNumber || a.start - b.start);
  return places.slice(0, limit);
}

function describe(index: CorpusIndex, place: Place): CitedSource {
  const { shard, start, end } = place;
  const passage = shard.passageAt(start);
  const from = Math.max(shard.passageStart(passage), start - CONTEXT);
  const to = Math.min(shard.passageEnd(passage), end + CONTEXT);
  const article = index.article(place);
  return {
    uri: article.uri,
    format: article.format,
    range: index.range(place),
    title: article.title,
    date: article.date,
    headings: shard.headings(passage),
    before: (from > shard.passageStart(passage) ? '…' : '') + shard.original(from, start),
    match: shard.original(start, end),
    after: shard.original(end, to) + (to < shard.passageEnd(passage) ? '…' : ''),
  };
}
