import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Caret } from '../../../server/src/engine/complete/caret.ts';
import { CaretPlaces } from '../../../server/src/engine/complete/caretPlaces.ts';
import { ContinuationSearch } from '../../../server/src/engine/complete/continuations.ts';
import { DraftLessons } from '../../../server/src/engine/complete/draftLessons.ts';
import { Network, NO_NETWORK, type NetworkWeights } from '../../../server/src/engine/complete/network.ts';
import { NETWORK } from '../../../server/src/engine/complete/networkWeights.ts';
import { TUNING } from '../../../server/src/engine/complete/tuning.ts';
import { FACTS, NODE_FACTS } from '../../../server/src/engine/complete/unitFacts.ts';
import type { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import type { Article } from '../../../server/src/engine/model.ts';
import {
  indexFiles,
  type LeftOut,
  leaveOut,
  newsOf,
  readFolder,
  type WrittenFolder,
} from '../keystrokes/folders.ts';
import { passagesToWrite } from '../keystrokes/passages.ts';
import { TINY, TINY_FOLDER } from '../tiny.ts';
import { type Examples, train } from './training.ts';

const REPORTS = resolve('..', 'shared', 'corpus');
const NEWS = resolve('..', 'shared', 'field', 'news');
/** Folders that the network is fitted to, and how many carets apart it is asked in each: primes, so that they fall on all places of a sentence. */
const FITTED: readonly (WrittenFolder & { readonly stride: number })[] = [
  { name: 'reports', path: resolve(REPORTS, 'reports'), take: leaveOut(/./u), stride: 5 },
  { name: 'national', path: resolve(REPORTS, 'national'), take: leaveOut(/201[04]/u), stride: 5 },
  { name: 'news', path: NEWS, take: newsOf('20240101', '20240701', 7), stride: 29 },
];
/** Those that only judge: the other years, news of even days, and the starter corpus, which is always there. */
const JUDGING: typeof FITTED = [
  { name: 'others', path: resolve(REPORTS, 'national'), take: leaveOut(/20(05|08|11)/u), stride: 23 },
  { name: 'later', path: NEWS, take: ofEvenDays(newsOf('20240701', '20250101', 7)), stride: 41 },
  { name: 'seeds', path: resolve('seeds'), take: leaveOut(/\.txt$/u), stride: 23 },
];
/** Units after each caret. */
const COMING = 12;
/** Least chance of a unit that is looked at. */
const LEAST = 0.004;
const NEURONS = 16;
const ROUNDS = 12;
/** Decimal places of the weights. */
const DECIMALS = 3;

function ofEvenDays(take: WrittenFolder['take']): WrittenFolder['take'] {
  return function* (folder) {
    for (const one of take(folder)) if (Number(/(\d\d)\.txt$/u.exec(one.uri)?.[1]) % 2 === 0) yield one;
  };
}

/**
 * `npm run eval -- fit-units`: fits the network of `correction.ts` to all folders together, each weighing the same, and prints the
 * loss of the chances before it, of the network that ships and of the fitted one, in nats for whether a likely unit came. `--neurons N`,
 * `--rounds N` over all examples, `--without NAME` leaves a folder out of the fit, `--write FILE` writes the weights, `--tiny`.
 */
export async function fitUnits(args: readonly string[]): Promise<number> {
  const option = (name: string): string | undefined => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const tiny = args.includes(TINY);
  const sets = new Map<string, Examples>();
  for (const folder of [...FITTED, ...JUDGING]) {
    if (tiny && folder.name !== TINY_FOLDER) continue;
    if (existsSync(folder.path)) sets.set(folder.name, await examplesOfFolder(folder, tiny ? 1 : Infinity));
    else console.log(`${folder.name}: left out, ${folder.path} is not there.`);
  }
  const fitted = (tiny ? JUDGING : FITTED).filter(({ name }) => name !== option('--without'));
  const together = joined(fitted.flatMap(({ name }) => sets.get(name) ?? []));
  const found = train(
    together,
    Number(option('--neurons') ?? NEURONS),
    Number(option('--rounds') ?? (tiny ? 1 : ROUNDS)),
  );
  console.log(`loss on       ${[...sets.keys()].map((name) => name.padStart(10)).join('')}`);
  for (const [title, weights] of Object.entries({ before: NO_NETWORK, shipped: NETWORK, fitted: found })) {
    const losses = [...sets.values()].map((set) => lossOf(set, weights).toFixed(4).padStart(10));
    console.log(`${title.padEnd(14)}${losses.join('')}`);
  }
  const file = option('--write');
  if (file !== undefined) writeFileSync(file, written(found));
  return 0;
}

async function examplesOfFolder(
  { path, take, stride }: (typeof FITTED)[number],
  articles: number,
): Promise<Examples> {
  const rows: number[][] = [];
  let left = articles;
  let indexed: { readonly rest: LeftOut['rest']; readonly index: CorpusIndex } | undefined;
  for (const { article, rest } of take(await readFolder(path, path))) {
    if (indexed?.rest !== rest) indexed = { rest, index: indexFiles(rest) };
    for (const row of examplesOf(article, indexed.index, stride)) rows.push(row);
    if (--left === 0) break;
  }
  const values = new Float32Array(rows.length * FACTS);
  for (const [at, row] of rows.entries()) values.set(row.slice(0, FACTS), at * FACTS);
  return {
    rows: values,
    width: FACTS,
    before: Float32Array.from(rows, (row) => row[NODE_FACTS]),
    came: Uint8Array.from(rows, (row) => row[FACTS]),
    weight: new Float32Array(rows.length).fill(1),
  };
}

/** At every {@link stride}th caret of an article that {@link index} does not hold, the facts of each likely unit and whether it came. */
function* examplesOf(article: Article, index: CorpusIndex, stride: number): Generator<number[]> {
  const lessons = new DraftLessons(index);
  const at = new CaretPlaces(index, TUNING);
  const search = new ContinuationSearch(TUNING);
  let carets = 0;
  for (const { text, writtenTo } of passagesToWrite(article)) {
    for (let units = 0; units < text.length; units++) {
      if (carets++ % stride !== 0) continue;
      const draft = { uri: 'untitled:draft', text: writtenTo(units), languageId: 'plaintext' };
      const caret = new Caret(draft, draft.text.length);
      if (!caret.isWritable) continue;
      Array.from(lessons.steps(draft, caret.offset));
      search.shifts = lessons.before(draft, caret.offset);
      at.read(caret);
      const coming = `${text.slice(units)}\0`.slice(0, COMING);
      const rows: number[][] = [];
      search.examples({ ...at.found, tail: caret.left.text }, coming, LEAST, (row, came) =>
        rows.push([...row, came ? 1 : 0]),
      );
      yield* rows;
    }
  }
}

/** All of them, each set weighing the same. */
function joined(sets: readonly Examples[]): Examples {
  const count = sets.reduce((sum, { came }) => sum + came.length, 0);
  const all = {
    rows: new Float32Array(count * FACTS),
    width: FACTS,
    before: new Float32Array(count),
    came: new Uint8Array(count),
    weight: new Float32Array(count),
  };
  let at = 0;
  for (const { rows, before, came } of sets) {
    all.rows.set(rows, at * FACTS);
    all.before.set(before, at);
    all.came.set(came, at);
    all.weight.fill(count / (sets.length * came.length), at, at + came.length);
    at += came.length;
  }
  return all;
}

function lossOf({ rows, before, came }: Examples, weights: NetworkWeights): number {
  const network = new Network(weights);
  let sum = 0;
  for (let at = 0; at < came.length; at++) {
    const row = Float64Array.from(rows.subarray(at * FACTS, (at + 1) * FACTS));
    network.share(row, NODE_FACTS);
    const evidence = before[at] + network.result(row, NODE_FACTS);
    sum += Math.log1p(Math.exp(came[at] === 1 ? -evidence : evidence));
  }
  return sum / Math.max(1, came.length);
}

/** `networkWeights.ts` with these weights. */
function written({ inputs, bias, neurons }: NetworkWeights): string {
  const rounded = (values: readonly number[]): string =>
    `[${values.map((value) => Number(value.toFixed(DECIMALS))).join(', ')}]`;
  return `import type { NetworkWeights } from './network.ts';

/** The network of \`correction.ts\`, as \`npm run eval -- fit-units --write FILE\` fits it: a row for each of \`unitFacts.ts\`. */
export const NETWORK: NetworkWeights = {
  inputs: [
${inputs.map((row) => `    ${rounded(row)},`).join('\n')}
  ],
  bias: ${rounded(bias)},
  neurons: ${rounded(neurons)},
};
`;
}
