import { appendFileSync, writeFileSync } from 'node:fs';
import { Checker } from '../../../server/src/engine/check/checker.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';
import type { Segmenter } from '../../../server/src/engine/text/segmenter.ts';
import { knownWords } from '../../../server/src/host/knownWords.ts';
import {
  developedOn,
  fieldData,
  type Half,
  HALVES,
  type RealSentence,
  realSentences,
  type UnseenReport,
} from './field.ts';
import { phraseSlips, scorePhraseSlips } from './phraseSlips.ts';
import { Random } from '../../random.ts';
import { CUT_OFF } from './slipCases.ts';
import { scoreRealSlips } from './realSlips.ts';
import { countFalseAlarms } from './unseen.ts';

/** Notes a figure that is less than it should be. */
export type Reach = (what: string, value: number, least: number) => void;
type Note = (line: string) => void;

/** How slips are put into set phrases: so many of each kind, from this seed on. */
interface Slips {
  readonly each: number;
  readonly seed: number;
}

/**
 * Measures the checks for slips on real text that lies beside the project: real slips in sentences of official
 * papers, slips put into set phrases where these stand in unseen reports, and what is found in unseen reports as they
 * are. Figures of the half that constants were chosen on stand beside those of the other, which must reach. What went
 * wrong is written to the file {@link details}, if one is named.
 */
export async function reportField(
  segmenter: Segmenter,
  slips: Slips,
  details: string | undefined,
  reach: Reach,
): Promise<void> {
  const data = await fieldData(segmenter);
  const note = noteTo(details);
  await reportRealSlips(data.whole, data.sentences, HALVES, note, reach);
  await reportPhraseSlips(data.seen, data.unseen, HALVES, slips, note, reach);
  const rows = [];
  rows.push(...(await alarmsIn(data.seen, data.unseen, note, reach)));
  for (const half of HALVES) {
    const reports = data.local.filter((report) => report.half === half);
    rows.push(...(await alarmsIn(data.withPeers[half], reports, note, reach, 'local, beside their peers')));
  }
  console.log('\nFalse alarms in unseen reports, against laws, news and the other national reports');
  console.table(rows);
}

/** The same on texts that neither half nor any weight has: to read what goes wrong, and to compare constants. Nothing must be reached. */
export async function reportDeveloped(
  segmenter: Segmenter,
  slips: Slips,
  details: string | undefined,
): Promise<void> {
  const { corpus, reports } = await developedOn(segmenter);
  const note = noteTo(details);
  const halves: readonly Half[] = ['tuned on'];
  const nothing = (): void => undefined;
  await reportRealSlips(corpus, realSentences(), halves, note, nothing);
  await reportPhraseSlips(corpus, reports, halves, slips, note, nothing);
  console.table(await alarmsIn(corpus, reports, note, nothing));
}

function noteTo(details: string | undefined): Note {
  if (details === undefined) return () => undefined;
  writeFileSync(details, '');
  return (line) => appendFileSync(details, `${line}\n`);
}

async function reportRealSlips(
  corpus: Corpus,
  all: readonly RealSentence[],
  halves: readonly Half[],
  note: Note,
  reach: Reach,
): Promise<void> {
  console.log('\nReal slips in sentences of official papers, against laws, news and national reports');
  const checker = new Checker(corpus, knownWords);
  const rows = [];
  for (const half of halves) {
    const sentences = all.filter((sentence) => sentence.half === half);
    const score = await scoreRealSlips(checker, sentences, (written, fixed, right) =>
      note(`real\t${half}\t${written}\t${fixed}\t${right}`),
    );
    const figures = {
      precision: score.right / Math.max(1, score.changed),
      recall: score.right / score.wrong,
      touched: score.touched / score.clean,
    };
    rows.push({
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
  console.table(rows);
}

async function reportPhraseSlips(
  corpus: Corpus,
  unseen: readonly UnseenReport[],
  halves: readonly Half[],
  { each, seed }: Slips,
  note: Note,
  reach: Reach,
): Promise<void> {
  console.log('\nOne slip in a set phrase of 8 articles or more, where it stands in an unseen report');
  const checker = new Checker(corpus, knownWords);
  const rows = [];
  for (const half of halves) {
    const reports = unseen.filter((report) => report.half === half && report.kind !== 'laws');
    const slips = phraseSlips(corpus, reports, each, new Random(seed));
    const scores = await scorePhraseSlips(checker, slips, (kind, text, fixed) =>
      note(`phrase\t${half}\t${kind}\t${text}\t${fixed}`),
    );
    const all = { cases: 0, found: 0, right: 0 };
    for (const [kind, score] of scores) {
      rows.push({ half, kind, ...score });
      if (kind === CUT_OFF) continue;
      all.cases += score.cases;
      all.found += score.found;
      all.right += score.right;
    }
    rows.push({ half, kind: `all but ${CUT_OFF}`, ...all });
    if (half === 'tuned on') continue;
    reach('slips in set phrases found', all.found / all.cases, 0.9);
    reach('slips in set phrases corrected rightly', all.right / Math.max(1, all.found), 0.97);
  }
  console.table(rows);
}

/** Lines of the table of what is found in {@link unseen} as they are: by half and kind, or all of a half together as {@link name}. */
async function alarmsIn(
  corpus: Corpus,
  unseen: readonly UnseenReport[],
  note: Note,
  reach: Reach,
  name?: string,
) {
  const checker = new Checker(corpus, knownWords);
  const groups = new Map<string, UnseenReport[]>();
  for (const report of unseen) {
    const key = `${report.half}, ${name ?? report.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), report]);
  }
  const rows = [];
  for (const [key, reports] of groups) {
    const { clauses, wording, typo, slips } = await countFalseAlarms(checker, reports, (text, finding) => {
      const { start, end } = finding.span;
      const around = text.slice(Math.max(0, start - 20), end + 20).replaceAll('\n', ' ');
      note(`alarm\t${key}\t${finding.code}\t${finding.message.args.join(' | ')}\t${around}`);
    });
    const per1000 = ((wording + typo) / clauses) * 1000;
    rows.push({
      reports: key,
      number: reports.length,
      clauses,
      wording,
      typo,
      'per 1,000 clauses': figure(per1000),
      'slips of their own': slips,
    });
    if (key.startsWith('held out')) reach(`false alarms per 1,000 clauses, negated, ${key}`, -per1000, -0.5);
  }
  return rows;
}

function figure(value: number): number {
  return Number(value.toFixed(3));
}
