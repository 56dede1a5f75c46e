import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { askAtClauses, type ClauseTally, scoresOf } from './clauseStarts.ts';
import { ABLATIONS, type Contender, CONTENDERS } from './contenders.ts';
import { indexFiles, leaveOneOut, readFolder } from './folders.ts';
import { misses, print, type Row, rowOf } from './rows.ts';
import { TINY, TINY_FOLDER, TINY_PASSAGES } from '../tiny.ts';
import { type Effort, KEEN, total, write } from './simulate.ts';

const REPORTS = resolve('..', 'shared', 'corpus');
const FOLDERS = [
  { name: 'reports', path: resolve(REPORTS, 'reports'), wanted: /./u },
  { name: 'national', path: resolve(REPORTS, 'national'), wanted: /201[0-7]/u },
  // The starter corpus: its reports stand in text files.
  { name: 'seeds', path: resolve('seeds'), wanted: /\.txt$/u },
];

/**
 * Keystrokes saved when each article is written anew from the others (`--folder NAME`, `--ablation`, `--fast` for
 * every fourth article, `--only PATTERN` for the rows whose writer and name it matches,
 * `--json FILE`, `--tiny`; the starter corpus' and those in `../shared/corpus`). Exit code 1 where a reach is missed.
 */
export async function evaluateKeystrokes(args: readonly string[]): Promise<number> {
  const option = (name: string): string | undefined => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const only = new RegExp(option('--only') ?? '', 'u');
  const contenders = (args.includes('--ablation') ? [...CONTENDERS, ...ABLATIONS] : CONTENDERS).filter(
    ({ name, writer }) => only.test(`${writer === KEEN ? 'keen' : 'cautious'} ${name}`),
  );
  const tiny = args.includes(TINY);
  const every = tiny ? Infinity : args.includes('--fast') ? 4 : 1;
  const rows: Row[] = [];
  for (const { name, path, wanted } of FOLDERS) {
    if ((tiny ? TINY_FOLDER : (option('--folder') ?? name)) !== name) continue;
    if (existsSync(path)) rows.push(...(await evaluateFolder(name, path, wanted, contenders, every)));
    else console.log(`${name}: not measured, ${path} is not there.`);
  }
  print(rows);
  const file = option('--json');
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
  return tiny ? 0 : misses(rows);
}

async function evaluateFolder(
  name: string,
  path: string,
  wanted: RegExp,
  contenders: readonly Contender[],
  every: number,
): Promise<Row[]> {
  const efforts = contenders.map((): Effort[] => []);
  const clauses = contenders.map((): ClauseTally[] => []);
  const started = contenders.map(({ begin, writer }) => ({ begin: begin(), writer }));
  let articles = 0;
  for (const { article: whole, rest } of leaveOneOut(await readFolder(name, path), (uri) =>
    wanted.test(uri),
  )) {
    if (articles++ % every !== 0) continue;
    const article =
      every === Infinity ? { ...whole, passages: whole.passages.slice(0, TINY_PASSAGES) } : whole;
    const index = indexFiles(rest);
    for (const [number, { writer, begin }] of started.entries()) {
      const complete = begin(index);
      efforts[number].push(write(article, complete, writer));
      if (writer === KEEN) clauses[number].push(askAtClauses(article, complete));
    }
  }
  return contenders.map(({ name: predictor, writer }, number) => {
    const scores = writer === KEEN ? scoresOf(clauses[number]) : undefined;
    return rowOf(name, predictor, writer, total(efforts[number]), scores);
  });
}
