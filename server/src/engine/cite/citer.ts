import type { Draft, Span } from '../draft.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import { foldText } from '../text/fold.ts';
import { phraseAt } from './phraseAt.ts';
import { bestPlaces } from './ranking.ts';
import { type CitedSource, citedSource } from './source.ts';

export type { CitedSource } from './source.ts';

/** A phrase with the places that hold it. */
export interface Citation {
  /** Places on this machine, and the articles they are in. */
  readonly places: number;
  readonly articles: number;
  /** The best of them: see `bestPlaces`. */
  readonly sources: readonly CitedSource[];
}

/** A citation of a phrase of the draft. */
export interface DraftCitation extends Citation {
  readonly span: Span;
  readonly phrase: string;
}

/**
 * The places of {@link text} in the corpus; at most {@link limit} are spelled out, fetched ones among them, the counts are
 * whole and of this machine.
 */
export function cite(index: CorpusIndex, text: string, limit: number): Citation {
  const phrase = foldText(text);
  if (phrase === '') return { places: 0, articles: 0, sources: [] };
  const { places, articles } = index.own.attestation(phrase);
  return {
    places,
    articles,
    sources: bestPlaces(index, phrase, limit).map((place) => citedSource(index, place)),
  };
}

/** The places of the phrase that the writer means at {@link offset} (see `phraseAt`), or nothing. */
export function citeAt(
  index: CorpusIndex,
  draft: Draft,
  offset: number,
  limit: number,
): DraftCitation | undefined {
  const found = phraseAt(index, draft, offset);
  if (!found) return undefined;
  return { ...cite(index, found.folded, limit), span: found.span, phrase: found.text };
}
