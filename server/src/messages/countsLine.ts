import type { OfficeCounts } from '../protocol/index.ts';
import type { Translate } from './translate.ts';

/** How often a phrase is on this machine, and in the office's corpus where its server is set. */
export function countsLine(
  { places, articles }: { readonly places: number; readonly articles: number },
  translate: Translate,
  office?: OfficeCounts,
): string {
  if (!office) return translate('count.places', places, articles);
  if ('fault' in office) return translate('count.officeFault', places, office.fault);
  return translate('count.both', places, office.places);
}
