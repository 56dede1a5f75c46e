import type { Draft } from '../draft.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import { cite, type DraftCitation } from './citer.ts';
import { type Following, followingOf } from './following.ts';
import { phraseAt } from './phraseAt.ts';
import { type Variant, variantsOf } from './variants.ts';

/** Everything a hover tells about the phrase under the cursor. */
export interface HoverCard extends DraftCitation {
  /** Other wordings in the corpus, most places first. */
  readonly variants: readonly Variant[];
  /** What usually follows, most places first. */
  readonly following: readonly Following[];
}

const SOURCES = 3;
const VARIANTS = 3;
const FOLLOWING = 3;

/** The card for the longest attested phrase around {@link offset} (UTF-16 units), or nothing. */
export function cardAt(index: CorpusIndex, draft: Draft, offset: number): HoverCard | undefined {
  const found = phraseAt(index, draft, offset);
  if (!found) return undefined;
  return {
    ...cite(index, found.folded, SOURCES),
    span: found.span,
    phrase: found.text,
    variants: variantsOf(index, found.folded, VARIANTS),
    following: followingOf(index, found.folded, FOLLOWING),
  };
}
