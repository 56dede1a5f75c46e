import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Predictor } from '../../../server/src/engine/complete/predictor.ts';
import { type Feature, FEATURES, WEIGHTS } from '../../../server/src/engine/complete/relevance.ts';
import { wittenBell } from '../../../server/src/engine/complete/trust.ts';
import { type Tuning, TUNING } from '../../../server/src/engine/complete/tuning.ts';
import type { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import { EMPTY_LEXICON } from '../../../server/src/engine/phrases/lexicon.ts';
import { backOff, wordList } from './baselines.ts';
import { indexFiles, leaveOneOut, readFolder } from './folders.ts';
import { CAUTIOUS, type Completer, type Effort, KEEN, total, write, type Writer } from './simulate.ts';

/** The threshold that ships: `yinju.completion.threshold`. */
const SHIPPED_THRESHOLD = 1;
/** Keys that an input method takes for a character, on average. */
const KEYS_PER_CHARACTER = 3.55;
const REPORTS = resolve('..', 'shared', 'corpus');
const FOLDERS = [
  { name: 'reports', path: resolve(REPORTS, 'reports'), wanted: /./u },
  { name: 'national', path: resolve(REPORTS, 'national'), wanted: /201[0-7]/u },
  // The starter corpus: its reports stand in text files.
  { name: 'seeds', path: resolve('seeds'), wanted: /\.txt$/u },
];

interface Row {
  readonly folder: string;
  readonly predictor: string;
  readonly writer: string;
  readonly saved: number;
  readonly keysSaved: number;
  readonly acceptedByShown: number;
  readonly charactersAnItem: number;
  readonly milliseconds: { readonly p50: number; readonly p99: number };
}

interface Contender {
  readonly name: string;
  readonly writer: Writer;
  completer(index: CorpusIndex): Completer;
}

function yinju(threshold: number, change: Partial<Tuning> = {}): Contender['completer'] {
  return (index) => {
    const predictor = new Predictor({ index, lexicon: EMPTY_LEXICON }, { ...TUNING, ...change });
    const options = { maxItems: 5, threshold, slots: false, pinyin: false };
    return (text) => {
      const draft = { uri: 'untitled:draft', text, languageId: 'plaintext' };
      return predictor.completeNow({ draft, offset: text.length, options }).items.map((item) => item.text);
    };
  };
}

/** What counts against contexts in the first blended predictor. */
const ESCAPE = 4;
/** Orders blended after Witten and Bell, searched by beam, and nothing else. */
const firstBlended = yinju(0, {
  trust: wittenBell(ESCAPE),
  draftWeight: 0,
  passedOver: 0,
  relevance: { topic: 0, section: 0, age: 0, parallel: 0, border: 0, word: 0 },
});

const CONTENDERS: readonly Contender[] = [
  { name: 'none', writer: KEEN, completer: () => () => [] },
  { name: 'word frequency list', writer: KEEN, completer: wordList },
  { name: 'longest-match back-off', writer: KEEN, completer: backOff },
  { name: 'first blended predictor', writer: KEEN, completer: firstBlended },
  { name: 'yinju, threshold 0', writer: KEEN, completer: yinju(0) },
  { name: 'yinju, shipped threshold', writer: KEEN, completer: yinju(SHIPPED_THRESHOLD) },
  { name: 'longest-match back-off', writer: CAUTIOUS, completer: backOff },
  { name: 'first blended predictor', writer: CAUTIOUS, completer: firstBlended },
  { name: 'yinju, threshold 0', writer: CAUTIOUS, completer: yinju(0) },
  { name: 'yinju, shipped threshold', writer: CAUTIOUS, completer: yinju(SHIPPED_THRESHOLD) },
];

/** What ships, one part of it switched off. */
function without(name: string, change: Partial<Tuning>): Contender {
  return { name: `without ${name}`, writer: KEEN, completer: yinju(0, change) };
}

function withoutFeatures(name: string, ...features: Feature[]): Contender {
  const relevance = { ...WEIGHTS, ...Object.fromEntries(features.map((feature) => [feature, 0])) };
  return without(name, { relevance });
}

const ABLATIONS: readonly Contender[] = [
  without('the draft as a source', { draftWeight: 0 }),
  without('what was typed past', { passedOver: 0 }),
  without('fitted trust', { trust: wittenBell(ESCAPE) }),
  without('contexts longer than 4', { longestContext: 4 }),
  without('more than 64 places an order', { placesPerOrder: 64 }),
  withoutFeatures('the topic', 'topic'),
  withoutFeatures('the section', 'section'),
  withoutFeatures('the age', 'age'),
  withoutFeatures('parallel items', 'parallel'),
  withoutFeatures('borders of the context', 'border', 'word'),
  withoutFeatures('all of the surroundings', ...FEATURES),
];

/**
 * Keystrokes saved when each article is written anew from the others (`--folder NAME`, `--ablation`, `--fast` for
 * every fourth article, `--only PATTERN` for the rows whose writer and name it matches,
 * `--json FILE`; the starter corpus' and those in `../shared/corpus`). Exit code 1 where a reach is missed.
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
  const every = args.includes('--fast') ? 4 : 1;
  const rows: Row[] = [];
  for (const { name, path, wanted } of FOLDERS) {
    if ((option('--folder') ?? name) !== name) continue;
    if (existsSync(path)) rows.push(...(await evaluateFolder(name, path, wanted, contenders, every)));
    else console.log(`${name}: not measured, ${path} is not there.`);
  }
  print(rows);
  const file = option('--json');
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
  return misses(rows);
}

async function evaluateFolder(
  name: string,
  path: string,
  wanted: RegExp,
  contenders: readonly Contender[],
  every: number,
): Promise<Row[]> {
  const efforts = contenders.map((): Effort[] => []);
  let articles = 0;
  for (const { article, rest } of leaveOneOut(await readFolder(name, path), (uri) => wanted.test(uri))) {
    if (articles++ % every !== 0) continue;
    const index = indexFiles(rest);
    for (const [number, { writer, completer }] of contenders.entries())
      efforts[number].push(write(article, completer(index), writer));
  }
  return contenders.map((contender, number) => rowOf(name, contender, total(efforts[number])));
}

function rowOf(folder: string, { name, writer }: Contender, effort: Effort): Row {
  const times = Float64Array.from(effort.times).sort();
  const { characters, keystrokes, accepted, shown, acceptedCharacters } = effort;
  const typed = characters - acceptedCharacters;
  const keys = typed * KEYS_PER_CHARACTER + (keystrokes - typed);
  return {
    folder,
    predictor: name,
    writer: writer === KEEN ? 'keen' : 'cautious',
    saved: 1 - keystrokes / characters,
    keysSaved: 1 - keys / (characters * KEYS_PER_CHARACTER),
    acceptedByShown: accepted / Math.max(1, shown),
    charactersAnItem: acceptedCharacters / Math.max(1, accepted),
    milliseconds: {
      p50: times[Math.floor(times.length * 0.5)],
      p99: times[Math.floor(times.length * 0.99)],
    },
  };
}

function print(rows: readonly Row[]): void {
  console.log('folder    writer    saved  keys   taken/shown  chars/item  p50 ms  p99 ms  predictor');
  for (const row of rows) {
    console.log(
      [
        row.folder.padEnd(9),
        row.writer.padEnd(9),
        row.saved.toFixed(3),
        ` ${row.keysSaved.toFixed(3)}`,
        row.acceptedByShown.toFixed(3).padStart(12),
        row.charactersAnItem.toFixed(1).padStart(11),
        row.milliseconds.p50.toFixed(2).padStart(7),
        row.milliseconds.p99.toFixed(2).padStart(7),
        ` ${row.predictor}`,
      ].join(' '),
    );
  }
}

/** 1 where a figure of the design's table is not reached. */
function misses(rows: readonly Row[]): number {
  const find = (folder: string, predictor: string): Row | undefined =>
    rows.find((row) => row.folder === folder && row.predictor === predictor && row.writer === 'keen');
  const open = find('reports', 'yinju, threshold 0');
  const shipped = find('reports', 'yinju, shipped threshold');
  const national = find('national', 'yinju, threshold 0');
  const base = find('national', 'longest-match back-off');
  const seeds = find('seeds', 'yinju, threshold 0');
  const reached =
    (!open || open.saved >= 0.22) &&
    (!shipped || (shipped.saved >= 0.18 && shipped.acceptedByShown >= 0.3)) &&
    (!national || !base || national.saved >= 1.5 * base.saved) &&
    (!seeds || seeds.saved >= 0.12);
  return reached ? 0 : 1;
}
