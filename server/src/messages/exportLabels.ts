import type { ExportLabels } from '../engine/cite/export.ts';
import type { Translate } from './translate.ts';

/** Names of an export's columns in the reader's language. */
export function exportLabels(translate: Translate): ExportLabels {
  return {
    title: translate('export.title'),
    date: translate('export.date'),
    section: translate('export.section'),
    text: translate('export.text'),
    file: translate('export.file'),
    line: translate('export.line'),
  };
}
