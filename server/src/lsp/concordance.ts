import type { Concordance, ConcordanceOptions } from '../engine/cite/concordance.ts';
import { toCsv, toMarkdown } from '../engine/cite/export.ts';
import { exportLabels } from '../messages/exportLabels.ts';
import type { Translate } from '../messages/translate.ts';
import type { ExportSourcesParams, SourcesParams } from '../protocol/index.ts';

/** Sources given where a request names no number. Guess. */
export const DEFAULT_LIMIT = 100;

/** A client's request for a concordance, as options of the engine. */
export function concordanceOptions(params: SourcesParams): ConcordanceOptions {
  const { order, limit, folder, title, fromYear, toYear } = params;
  return {
    order: order ?? 'best',
    limit: limit ?? DEFAULT_LIMIT,
    ...(folder === undefined ? {} : { folder }),
    ...(title === undefined ? {} : { title }),
    ...(fromYear === undefined ? {} : { fromYear }),
    ...(toYear === undefined ? {} : { toYear }),
  };
}

/** A concordance as a text to save. */
export function exportSources(params: ExportSourcesParams, found: Concordance, translate: Translate): string {
  if (params.format === 'csv') {
    return toCsv(found.lines, exportLabels(translate));
  }
  return toMarkdown(params.text, translate('count.places', found.places, found.articles), found.lines);
}
