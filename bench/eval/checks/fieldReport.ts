import { appendFileSync, writeFileSync } from 'node:fs';
import { Checker } from '../../../server/src/engine/check/checker.ts';
import type { Segmenter } from '../../../server/src/engine/text/segmenter.ts';
import { knownWords } from '../../../server/src/host/knownWords.ts';
import { fieldData, HALVES, type UnseenReport } from './field.ts';
import { phraseSlips, scorePhraseSlips } from './phraseSlips.ts';
import { Random } from './random.ts';
import { scoreRealSlips } from './realSlips.ts';
import { countFalseAlarms } from './unseen.ts';

type Reach = (what: string, value: number, least: number) => void;

/**
 * Measures the checks for slips on real text that lies beside the project: real slips in sentences of official
 * papers, slips put into set phrases where these stand in unseen reports, and what is found in unseen reports as they
 * are. Figures of the half that constants were chosen on stand beside those of the other, which must reach. What went
 * wrong is written to the file {@link details}, if one is named.
 */
export async function reportField(
  segmenter: Segmenter,
  each: number,
  seed: number,
  details: string | undefined,
  reach: Reach,
): Promise<void> {
  const data = await fieldData(segmenter);
  const whole = new Checker(data.whole, knownWords);
  const seen = new Checker(data.seen, knownWords);
  const note = (line: string): void => {
    if (details !== undefined) appendFileSync(details, `${line}\n`);
  };
  if (details !== undefined) writeFileSync(details, '');

  console.log('\nReal slips in sentences of official papers, against laws, news and national reports');
  const real = [];
  for (const half of HALVES) {
    const sentences = data.sentences.filter((sentence) => sentence.half === half);
    const score = await scoreRealSlips(whole, sentences, (written, fixed, right) =>
      note(`real\t${half}\t${written}\t${fixed}\t${right}`),
    );
    const figures = {
      precision: score.right / Math.max(1, score.changed),
      recall: score.right / score.wrong,
      touched: score.touched / score.clean,
    };
    real.push({
      half,
      'wrong characters': score.wrong,
      changed: score.changed,
      precision: figure(figures.precision),
      recall: figure(figures.recall),
      'clean sentences': score.clean,
      touched: figure(figures.touched),
    });
    if (half === 'tuned on') continue;
    reach('real slips, precision', figures.precision, 0.95);
    reach('real slips, recall', figures.recall, 0.45);
    reach('clean sentences touched, negated', -figures.touched, -0.015);
  }
  console.table(real);

  console.log('\nOne slip in a set phrase of 8 articles or more, where it stands in an unseen report');
  const rows = [];
  for (const half of HALVES) {
    const reports = data.unseen.filter((report) => report.half === half && report.kind !== 'laws');
    const slips = phraseSlips(data.seen, reports, each, new Random(seed));
    const scores = await scorePhraseSlips(seen, slips, (kind, text, fixed) =>
      note(`phrase\t${half}\t${kind}\t${text}\t${fixed}`),
    );
    const all = { cases: 0, found: 0, right: 0 };
    for (const [kind, score] of scores) {
      rows.push({ half, kind, ...score });
      all.cases += score.cases;
      all.found += score.found;
      all.right += score.right;
    }
    rows.push({ half, kind: 'all', ...all });
    if (half === 'tuned on') continue;
    reach('slips in set phrases found', all.found / all.cases, 0.9);
    reach('slips in set phrases mended rightly', all.right / Math.max(1, all.found), 0.97);
  }
  console.table(rows);

  console.log('\nFalse alarms in unseen reports, against laws, news and the other national reports');
  const alarms = [];
  const kinds = new Map<string, UnseenReport[]>();
  for (const report of data.unseen) {
    const key = `${report.half}, ${report.kind}`;
    kinds.set(key, [...(kinds.get(key) ?? []), report]);
  }
  for (const [key, reports] of kinds) {
    const { clauses, wording, typo } = await countFalseAlarms(seen, reports, (text, finding) => {
      const { start, end } = finding.span;
      const around = text.slice(Math.max(0, start - 20), end + 20).replaceAll('\n', ' ');
      note(`alarm\t${key}\t${finding.code}\t${finding.message.args.join(' | ')}\t${around}`);
    });
    const per1000 = ((wording + typo) / clauses) * 1000;
    alarms.push({
      reports: key,
      number: reports.length,
      clauses,
      wording,
      typo,
      'per 1,000 clauses': figure(per1000),
    });
    if (key.startsWith('held out')) reach(`false alarms per 1,000 clauses, negated, ${key}`, -per1000, -0.5);
  }
  console.table(alarms);
}

function figure(value: number): number {
  return Number(value.toFixed(3));
}
