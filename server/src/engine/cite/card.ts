import type { Draft } from '../draft.ts';
import type { Attestation, CorpusIndex } from '../index/corpusIndex.ts';
import { cite, type DraftCitation } from './citer.ts';
import { clauseNear } from './clause.ts';
import { type Following, followingOf } from './following.ts';
import { type DraftPhrase, longestPhraseAt, phraseAt } from './phraseAt.ts';
import type { RelatedPassages } from './related.ts';
import type { CitedSource } from './source.ts';
import { type Variant, variantsOf } from './variants.ts';

/** Everything a hover shows about the phrase under the cursor. */
export interface HoverCard extends DraftCitation {
  /** Other wordings in the corpus, most places first. */
  readonly variants: readonly Variant[];
  /** Usual continuations, most places first. */
  readonly following: readonly Following[];
  /**
   * Passages that speak of the same as the clause under the cursor, where the corpus holds no more of it than a
   * word: never its sources.
   */
  readonly related: readonly CitedSource[];
  /** A longer run of the draft around the phrase that the corpus holds as well, with its counts. */
  readonly longer?: { readonly text: string } & Attestation;
}

/** Most of each kind on a card. Guesses. */
const SOURCES = 3;
const VARIANTS = 3;
const FOLLOWING = 3;
const RELATED = 2;
/** Units of a clause, at least, that are worth looking for what is related to it. Guess. */
const SHORTEST_CLAUSE = 8;
/** A phrase of fewer units is a word: that it is attested says nothing about its clause. Guess. */
const LONGEST_WORD = 4;

/**
 * The card for the phrase that the writer means at {@link offset} (UTF-16 units); where there is none but related
 * passages are, for the clause (of a long one, what is near), with no places. Otherwise nothing.
 */
export function cardAt(
  index: CorpusIndex,
  passages: Pick<RelatedPassages, 'find'>,
  draft: Draft,
  offset: number,
): HoverCard | undefined {
  const found = phraseAt(index, draft, offset);
  const related = found && found.folded.length > LONGEST_WORD ? [] : relatedAt(passages, draft, offset);
  if (found) {
    const citation = cite(index, found.folded, SOURCES);
    return {
      ...citation,
      span: found.span,
      phrase: found.text,
      variants: variantsOf(index, found.folded, VARIANTS),
      following: followingOf(index, found.folded, FOLLOWING),
      related: related.filter((passage) => !citation.sources.some((source) => inOneLine(source, passage))),
      ...longerThan(index, found, draft, offset),
    };
  }
  if (related.length === 0) return undefined;
  const span = clauseNear(draft.text, offset);
  const phrase = draft.text.slice(span.start, span.end);
  return { places: 0, articles: 0, sources: [], span, phrase, variants: [], following: [], related };
}

function longerThan(
  index: CorpusIndex,
  { folded }: DraftPhrase,
  draft: Draft,
  offset: number,
): Pick<HoverCard, 'longer'> {
  const longest = longestPhraseAt(index, draft, offset);
  if (!longest || longest.folded.length <= folded.length) return {};
  const counts = index.own.attestation(longest.folded);
  return counts.places === 0 ? {} : { longer: { text: longest.text, ...counts } };
}

function relatedAt(passages: Pick<RelatedPassages, 'find'>, draft: Draft, offset: number): CitedSource[] {
  const { start, end } = clauseNear(draft.text, offset);
  return end - start < SHORTEST_CLAUSE ? [] : passages.find(draft.text.slice(start, end), RELATED);
}

function inOneLine(a: CitedSource, b: CitedSource): boolean {
  return a.uri === b.uri && a.range.start.line === b.range.start.line;
}
