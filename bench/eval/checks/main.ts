import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../../../server/src/corpus/formats/quantiles.ts';
import { Checker } from '../../../server/src/engine/check/checker.ts';
import { FINDING_CODES, type FindingCode } from '../../../server/src/engine/check/checkTable.ts';
import { EVERY_CHECK, onlyChecks } from '../../../server/src/engine/check/finding.ts';
import { Paragraph } from '../../../server/src/engine/check/paragraph.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';
import type { SourceFile } from '../../../server/src/engine/model.ts';
import { NEVER } from '../../../server/src/engine/signal.ts';
import type { Segmenter } from '../../../server/src/engine/text/segmenter.ts';
import { knownWords } from '../../../server/src/host/knownWords.ts';
import { loadWordTables, segmenterOf } from '../../../server/src/host/segmenter.ts';
import { checkerDetector, copyCasesOf, type CopyRow, scoreCopies } from './copies.ts';
import { makeLeftoverCases } from './leftoverCases.ts';
import { articlesAsFiles, corpusOf, draftTextOf, readFolder } from './material.ts';
import { hasFieldData } from './field.ts';
import { type Reach, reportDeveloped, reportField } from './fieldReport.ts';
import { dolosDetector } from './dolosPeer.ts';
import { exactRunDetector } from './peers.ts';
import { TINY_FILES, TINY_FOLDER, withoutTiny } from '../tiny.ts';
import { Random } from '../../random.ts';
import { reportSlips } from './slipScores.ts';

/** One article in this many is left out of the corpus that it is checked against. */
const FOLDS = 4;
const DEFAULT_FOLDERS = ['../shared/corpus/national', '../shared/corpus/reports', 'seeds'];

const USAGE = `usage: npm run eval -- checks [--corpus FOLDER]… [--cases N] [--seed N] [--field-only | --develop] [--details FILE] [--tiny]
  The first corpus makes the copied text, all of them the rest.
  Real text beside the project is measured too where it is there; --field-only measures nothing else,
  --develop only the texts that rules are developed on, which belong to neither half, and
  --details writes what went wrong there to a file.
  --tiny tries it on a few texts of the starter corpus.`;

/**
 * Measures the checks on cases made from the corpora given (by default those of `../shared` that are there, and
 * the starter corpus): copied text by kind and length beside peers, slips in set phrases, leftovers, and what is found
 * in clean reports. Gives 1 where a figure misses its reach.
 */
export async function evaluateChecks(args: readonly string[]): Promise<number> {
  const { tiny, rest } = withoutTiny(args);
  const { values } = parseArgs({
    args: rest,
    options: {
      corpus: { type: 'string', multiple: true },
      cases: { type: 'string', default: '12' },
      seed: { type: 'string', default: '7' },
      'field-only': { type: 'boolean', default: false },
      develop: { type: 'boolean', default: false },
      details: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const each = tiny ? 1 : Number(values.cases);
  const seed = Number(values.seed);
  if (values.help || !Number.isInteger(each) || each < 1 || !Number.isInteger(seed)) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const missed: string[] = [];
  const reach: Reach = (what, value, least) => {
    if (value < least) missed.push(`${what}: ${value.toFixed(3)}, to reach ${least}`);
  };
  const isField = !tiny && hasFieldData();
  const slipsPut = { each: each * 8, seed };
  if (isField && values.develop) {
    await reportDeveloped(segmenterOf(loadWordTables()), slipsPut, values.details);
    return 0;
  }
  if (isField) await reportField(segmenterOf(loadWordTables()), slipsPut, values.details, reach);
  if (values['field-only']) return closing(missed);

  const folders = tiny
    ? [TINY_FOLDER]
    : (values.corpus ?? DEFAULT_FOLDERS.filter((folder) => existsSync(folder)));
  const segmenter = segmenterOf(loadWordTables());
  const corpora = [];
  for (const folder of folders) {
    const files = articlesAsFiles(await readFolder(resolve(folder)));
    corpora.push({ folder, files: tiny ? files.slice(0, TINY_FILES) : files });
  }

  const first = corpora[0].files;
  const main = {
    indexed: first.filter((_, i) => i % FOLDS !== 1),
    leftOut: first.filter((_, i) => i % FOLDS === 1),
  };
  const corpus = await corpusOf(main.indexed, segmenter);
  await copies(corpus, main, segmenter, each, seed, reach);
  await reportSlips(corpus, main.leftOut, each * 8, seed, reach);
  for (const { folder, files } of corpora) await leftovers(folder, files, segmenter, seed, reach);
  for (const { folder, files } of corpora) await cleanReports(folder, files, segmenter, reach);

  return tiny ? 0 : closing(missed);
}

function closing(missed: readonly string[]): number {
  console.log(missed.length === 0 ? '\nEvery figure reached.' : `\nMissed:\n${missed.join('\n')}`);
  return missed.length === 0 ? 0 : 1;
}

async function copies(
  corpus: Corpus,
  { indexed, leftOut }: { indexed: readonly SourceFile[]; leftOut: readonly SourceFile[] },
  segmenter: Segmenter,
  each: number,
  seed: number,
  reach: Reach,
): Promise<void> {
  const cases = copyCasesOf(corpus, indexed, leftOut, segmenter, each, new Random(seed));
  console.log(
    `\nCopied text: ${cases.length} cases, ${indexed.length} articles indexed, hosts from ${leftOut.length} left out`,
  );
  const rows = await scoreCopies(cases, checkerDetector(corpus));
  console.table(rows.map(tableRow));
  const row = (kind: string, length: CopyRow['length'] = 'all') =>
    rows.find((each_) => each_.kind === kind && each_.length === length);
  reach('plagdet', row('all')?.plagdet ?? 0, 0.85);
  reach('1 ÷ granularity', 1 / (row('all')?.granularity ?? 9), 1 / 1.05);
  reach('recall, verbatim', row('verbatim')?.recall ?? 0, 0.98);
  for (const length of [80, 160, 320] as const) {
    reach(`recall, 10 % edited, ${length} characters`, row('10 % of characters', length)?.recall ?? 0, 0.9);
  }
  console.log('\nPeers on the same cases');
  const exact = await scoreCopies(cases, exactRunDetector(corpus, 13));
  const dolos = await scoreCopies(cases, dolosDetector(indexed));
  console.table([
    { detector: 'these checks', ...tableRow(rows[rows.length - 1]) },
    { detector: 'exact 13-character runs', ...tableRow(exact[exact.length - 1]) },
    { detector: 'Dolos, by characters', ...tableRow(dolos[dolos.length - 1]) },
  ]);
}

function tableRow({ kind, length, cases, precision, recall, granularity, plagdet, rightSource }: CopyRow) {
  const figure = (value: number): number => Number(value.toFixed(3));
  return {
    kind,
    length,
    cases,
    precision: figure(precision),
    recall: figure(recall),
    granularity: figure(granularity),
    plagdet: figure(plagdet),
    'right source': figure(rightSource),
  };
}

async function leftovers(
  folder: string,
  files: readonly SourceFile[],
  segmenter: Segmenter,
  seed: number,
  reach: Reach,
): Promise<void> {
  const corpus = await corpusOf(files, segmenter);
  const cases = makeLeftoverCases(corpus, 4, new Random(seed));
  if (cases.length === 0) {
    console.log(`\nLeftover: no report of ${folder} names a place of its own`);
    return;
  }
  const checker = new Checker(corpus, knownWords);
  let found = 0;
  for (const { text, start, name } of cases) {
    const findings = await checker.check(draft(text), onlyChecks('leftover'), NEVER);
    if (findings.some(({ span }) => span.start <= start && start + name.length <= span.end)) found++;
  }
  console.log(
    `\nLeftover: ${found} of ${cases.length} places left standing in adapted reports of ${folder} found`,
  );
  reach(`leftovers found, ${folder}`, found / cases.length, 0.9);
}

async function cleanReports(
  folder: string,
  files: readonly SourceFile[],
  segmenter: Segmenter,
  reach: Reach,
): Promise<void> {
  const counts = new Map<FindingCode, number[]>(FINDING_CODES.map((code) => [code, []]));
  const own: number[] = [];
  let clauses = 0;
  let characters = 0;
  let minor = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const checker = new Checker(
      await corpusOf(
        files.filter((_, i) => i % FOLDS !== fold),
        segmenter,
      ),
      knownWords,
    );
    for (const file of files.filter((_, i) => i % FOLDS === fold)) {
      const text = draftTextOf(file.articles[0]);
      for (const line of text.split('\n')) clauses += new Paragraph(line).clauses.length;
      const { findings, ...review } = await checker.review(draft(text), EVERY_CHECK, NEVER);
      characters += review.characters;
      minor += findings.filter(({ copy }) => copy?.isMinor === true).length;
      for (const [code, numbers] of counts)
        numbers.push(findings.filter((finding) => finding.code === code).length);
      own.push(findings.filter(({ code }) => code === 'repeated' || code === 'structure').length);
    }
  }
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
  console.log(
    `\nClean reports of ${folder}, each checked against the others: ${own.length}, ${clauses} clauses`,
  );
  console.table(
    Array.from(counts, ([code, numbers]) => ({
      check: code,
      findings: total(numbers),
      'per 1,000 clauses': Number(((total(numbers) / clauses) * 1000).toFixed(2)),
      'median a report': median(numbers),
      'most in one': Math.max(...numbers),
    })),
  );
  const places = Array.from(counts.values(), total).reduce((sum, number) => sum + number, 0);
  const per1000 = (number: number): string => ((number / characters) * 1000).toFixed(2);
  console.log(
    `Underlined places per 1,000 characters: ${per1000(places - minor)}, and ${per1000(minor)} copies shown as hints`,
  );
  reach(
    `false alarms of wording and typo per 1,000 clauses, negated, ${folder}`,
    -((total(counts.get('wording') ?? []) + total(counts.get('typo') ?? [])) / clauses) * 1000,
    -0.5,
  );
  reach(
    `leftovers in a clean report, negated, ${folder}`,
    -total(counts.get('leftover') ?? []) / own.length,
    -1,
  );
  reach(`repeated and structure in a median report, negated, ${folder}`, -median(own), -2);
}

function draft(text: string) {
  return { uri: 'draft:', text, languageId: 'plaintext' };
}
