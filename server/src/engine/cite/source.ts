import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { nameOf } from './articleNames.ts';
import type { SourceRange } from '../index/originals.ts';

/** One place that holds a phrase, as plain values. */
export interface CitedSource {
  readonly uri: string;
  /** Format of the source file (`txt`, `docx` …). */
  readonly format: string;
  readonly range: SourceRange;
  /** The article's name, distinguished from all others: see `ArticleName`. */
  readonly title: string;
  /** Its title as a draft cites it. */
  readonly cited: string;
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or empty. */
  readonly date: string;
  /** The body that issued it, and the paper's number, where the file says so. */
  readonly body?: string;
  readonly paperNumber?: string;
  /** Section path, outermost heading first. */
  readonly headings: readonly string[];
  /** Original text of the passage left of the match, the match, and right of it. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** Units of the passage shown on either side of a match. Guess. */
export const CONTEXT = 60;

/** Spells out a place: about 10 µs. */
export function citedSource(index: CorpusIndex, place: Place): CitedSource {
  const { shard, start, end } = place;
  const passage = shard.passageAt(start);
  const from = Math.max(shard.passageStart(passage), start - CONTEXT);
  const to = Math.min(shard.passageEnd(passage), end + CONTEXT);
  const article = index.article(place);
  const name = nameOf(index, place);
  const borderAt = (at: number): string => (shard.beginsCell(at) ? ' ' : '');
  return {
    uri: article.uri,
    format: article.format,
    range: index.range(place),
    title: name.shown,
    cited: name.cited,
    date: article.date,
    ...(article.body !== '' && { body: article.body }),
    ...(article.paperNumber !== '' && { paperNumber: article.paperNumber }),
    headings: shard.headings(passage),
    before: (from > shard.passageStart(passage) ? '…' : '') + shard.readable(from, start) + borderAt(start),
    match: shard.readable(start, end),
    after: borderAt(end) + shard.readable(end, to) + (to < shard.passageEnd(passage) ? '…' : ''),
  };
}
