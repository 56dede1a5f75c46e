import type { Translate } from './translate.ts';

/** How often the sources say something, and the draft itself. */
interface Counts {
  readonly places: number;
  readonly articles: number;
  readonly isFetched?: boolean;
  readonly inDraft?: number;
}

/** The evidence for a continuation, in one line: places and articles, else the office's corpus, the draft, the team's phrases. */
export function countsOf({ places, articles, isFetched, inDraft = 0 }: Counts, translate: Translate): string {
  if (places > 0) return translate('count.places', places, articles);
  if (isFetched) return translate('count.office');
  return inDraft > 0 ? translate('count.inDraft', inDraft) : translate('count.preferred');
}
