import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import { askAtClauses, type ClauseTally, scoresOf } from './clauseStarts.ts';
import { ABLATIONS, type Contender, CONTENDERS, greyText } from './contenders.ts';
import {
  asInFiles,
  indexFiles,
  type LeftOut,
  leaveOut,
  ofOddDays,
  readFolder,
  writeByTime,
  type WrittenFolder,
} from './folders.ts';
import { greyRowOf, type GreyRow, printGrey } from './greyRows.ts';
import { type GreyEffort, writeGrey } from './greyWriters.ts';
import { misses, print, type Row, rowOf } from './rows.ts';
import { TINY, TINY_FOLDER, TINY_PASSAGES } from '../tiny.ts';
import { type Effort, KEEN, total, write } from './simulate.ts';

const SHARED = resolve('..', 'shared');
const NEWS = resolve(SHARED, 'field', 'news');
/** What each folder is written from and what of it: constants were fitted to other years and other months. */
const FOLDERS: readonly WrittenFolder[] = [
  { name: 'reports', path: resolve(SHARED, 'corpus', 'reports'), take: leaveOut(/./u) },
  { name: 'national', path: resolve(SHARED, 'corpus', 'national'), take: leaveOut(/201[0-7]/u) },
  {
    name: 'news',
    path: NEWS,
    take: (folder) => asInFiles(writeByTime(folder, '20240701', NEWS_STRIDE), NEWS),
  },
  // The same without what the reader of sources leaves out: an eighth of the bulletins is links.
  { name: 'prose', path: NEWS, take: (folder) => writeByTime(folder, '20240701', 3 * NEWS_STRIDE) },
  // Of bulletins of even days the choice of rows was tuned.
  { name: 'odd', path: NEWS, take: (folder) => ofOddDays(writeByTime(folder, '20240701', ODD_STRIDE)) },
  // The starter corpus: its reports stand in text files.
  { name: 'seeds', path: resolve('seeds'), take: leaveOut(/\.txt$/u) },
];
/** Of the bulletins of the second half of 2024 every so many-th is written as it was scraped, a third of them as prose. */
const NEWS_STRIDE = 6;
/** The same, of which those of odd days are written as prose. */
const ODD_STRIDE = 3;
/** Characters that a reader who is late types along grey text before taking it. */
const LATE = 3;

/** What of a folder is written: every so many-th article, and of it every {@link sample}th passage. */
interface Part {
  readonly every: number;
  readonly sample: number;
}

/**
 * Keystrokes saved when each article is written again from the others, news from those of the days before: with lists,
 * and with grey text alone (`--folder NAME`, `--ablation`, `--fast` for every fourth article, `--sample N` for every N-th
 * passage, `--only PATTERN` for the
 * rows whose writer and name it matches, `--grey` for grey text alone, `--json FILE`, `--tiny`; the starter corpus' and
 * those in `../shared`). Exit code 1 where a reach is missed.
 */
export async function evaluateKeystrokes(args: readonly string[]): Promise<number> {
  const option = (name: string): string | undefined => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const only = new RegExp(option('--only') ?? '', 'u');
  const all = args.includes('--ablation') ? [...CONTENDERS, ...ABLATIONS] : CONTENDERS;
  const contenders = args.includes('--grey')
    ? []
    : all.filter(({ name, writer }) => only.test(`${writer.name} ${name}`));
  const tiny = args.includes(TINY);
  const every = tiny ? Infinity : args.includes('--fast') ? 4 : 1;
  const sample = Number(option('--sample') ?? 1);
  if (!Number.isInteger(sample) || sample < 1) {
    console.error('--sample takes a whole number from 1 on: every so many-th passage is written.');
    return 2;
  }
  const rows: Row[] = [];
  const greyRows: GreyRow[] = [];
  for (const folder of FOLDERS) {
    if ((tiny ? TINY_FOLDER : (option('--folder') ?? folder.name)) !== folder.name) continue;
    if (existsSync(folder.path)) {
      const result = await evaluateFolder(folder, contenders, { every, sample }, only.test('grey'));
      rows.push(...result.rows);
      greyRows.push(...result.greyRows);
    } else {
      console.log(`${folder.name}: not measured, ${folder.path} is not there.`);
    }
  }
  print(rows);
  printGrey(greyRows);
  const file = option('--json');
  if (file !== undefined) writeFileSync(file, `${JSON.stringify({ rows, greyRows }, null, 2)}\n`);
  return tiny ? 0 : misses(rows);
}

async function evaluateFolder(
  { name, path, take }: WrittenFolder,
  contenders: readonly Contender[],
  { every, sample }: Part,
  withGrey: boolean,
): Promise<{ rows: Row[]; greyRows: GreyRow[] }> {
  const efforts = contenders.map((): Effort[] => []);
  const clauses = contenders.map((): ClauseTally[] => []);
  const started = contenders.map(({ begin, writer }) => ({ begin: begin(), writer }));
  const prompt: GreyEffort[] = [];
  const late: GreyEffort[] = [];
  let articles = 0;
  let indexed: { readonly rest: LeftOut['rest']; readonly index: CorpusIndex } | undefined;
  for (const { article: whole, rest } of take(await readFolder(name, path))) {
    if (articles++ % every !== 0) continue;
    const article =
      every === Infinity ? { ...whole, passages: whole.passages.slice(0, TINY_PASSAGES) } : whole;
    if (indexed?.rest !== rest) indexed = { rest, index: indexFiles(rest) };
    const { index } = indexed;
    for (const [number, { writer, begin }] of started.entries()) {
      const complete = begin(index);
      efforts[number].push(write(article, complete, writer, sample));
      if (writer === KEEN) clauses[number].push(askAtClauses(article, complete, sample));
    }
    if (!withGrey) continue;
    prompt.push(writeGrey(article, greyText(index), 0, sample));
    late.push(writeGrey(article, greyText(index), LATE, sample));
  }
  const rows = contenders.map(({ name: predictor, writer }, number) => {
    const scores = writer === KEEN ? scoresOf(clauses[number]) : undefined;
    return rowOf(name, predictor, writer, total(efforts[number]), scores);
  });
  return {
    rows,
    greyRows: withGrey ? [greyRowOf(name, 'prompt', prompt), greyRowOf(name, 'late', late)] : [],
  };
}
