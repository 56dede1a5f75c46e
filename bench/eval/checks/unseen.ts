import type { Checker } from '../../../server/src/engine/check/checker.ts';
import type { Finding } from '../../../server/src/engine/check/finding.ts';
import { Paragraph } from '../../../server/src/engine/check/paragraph.ts';
import type { UnseenReport } from './field.ts';
import { slipsFound } from './fixed.ts';
import { draftTextOf } from './material.ts';

/** What the checks for slips find in reports that hold hardly any. */
export interface FalseAlarms {
  readonly reports: number;
  readonly clauses: number;
  readonly wording: number;
  readonly typo: number;
}

/** Checks reports as they stand; {@link report} is given each finding. */
export async function countFalseAlarms(
  checker: Checker,
  reports: readonly UnseenReport[],
  report: (text: string, finding: Finding) => void,
): Promise<FalseAlarms> {
  const found = { wording: 0, typo: 0 };
  let clauses = 0;
  for (const { file } of reports) {
    for (const article of file.articles) {
      const text = draftTextOf(article);
      for (const line of text.split('\n')) clauses += new Paragraph(line).clauses.length;
      for (const finding of await slipsFound(checker, text)) {
        if (finding.code === 'wording') found.wording++;
        else found.typo++;
        report(text, finding);
      }
    }
  }
  return { reports: reports.length, clauses, ...found };
}
