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
  /** Slips that the reports have, found: no false alarms. */
  readonly slips: number;
}

/** What is found in reports that are wrong there themselves, each looked at: as they write it, and as it is written. */
const OWN_SLIPS = new Map([
  ['循私舞弊', '徇私舞弊'],
  ['配戴', '佩戴'],
  ['委会员', '委员会'],
  ['群諮', '群众'],
  ['千万砘', '千万吨'],
]);

/** Checks reports as they stand; {@link report} is given each finding. */
export async function countFalseAlarms(
  checker: Checker,
  reports: readonly UnseenReport[],
  report: (text: string, finding: Finding) => void,
): Promise<FalseAlarms> {
  const found = { wording: 0, typo: 0, slips: 0 };
  let clauses = 0;
  for (const { file } of reports) {
    for (const article of file.articles) {
      const text = draftTextOf(article);
      for (const line of text.split('\n')) clauses += new Paragraph(line).clauses.length;
      for (const finding of await slipsFound(checker, text)) {
        const [wrong, right] = finding.message.args;
        if (OWN_SLIPS.get(String(wrong)) === right) found.slips++;
        else if (finding.code === 'wording') found.wording++;
        else found.typo++;
        report(text, finding);
      }
    }
  }
  return { reports: reports.length, clauses, ...found };
}
