import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { FEATURES } from '../../../server/src/engine/complete/relevance.ts';
import type { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import { OWN_COEFFICIENTS } from '../../../server/src/engine/complete/ownTrust.ts';
import {
  indexFiles,
  type LeftOut,
  leaveOut,
  newsOf,
  readFolder,
  type WrittenFolder,
} from '../keystrokes/folders.ts';
import { TINY, TINY_FOLDER } from '../tiny.ts';
import { fit } from './descent.ts';
import { meanLoss } from './loss.ts';
import { fitOwn, OWN_TERMS, ownLoss, ownStepOf } from './own.ts';
import { nothing, type Parameters, shipped } from './parameters.ts';
import { type Step, stepsOf } from './steps.ts';
import { TERMS } from './terms.ts';

const REPORTS = resolve('..', 'shared', 'corpus');
/** Every so many-th bulletin from January to June 2024 is written: the second half of the year judges elsewhere. */
const NEWS_STRIDE = 18;
const FOLDERS: readonly WrittenFolder[] = [
  { name: 'reports', path: resolve(REPORTS, 'reports'), take: leaveOut(/./u) },
  { name: 'national', path: resolve(REPORTS, 'national'), take: leaveOut(/201[04]/u) },
  { name: 'others', path: resolve(REPORTS, 'national'), take: leaveOut(/200[58]|201[1257]/u) },
  {
    name: 'news',
    path: resolve('..', 'shared', 'field', 'news'),
    take: newsOf('20240101', '20240701', NEWS_STRIDE),
  },
  { name: 'seeds', path: resolve('seeds'), take: leaveOut(/\.txt$/u) },
];
/** The folders that what ships was fitted to; the others judge. */
const FITTED = ['reports', 'national', 'news'];
/** National reports and bulletins are long: of their carets so many times fewer are asked. */
const SPARSER = 4;
/** Every how many carets are asked: a prime, so that they fall on all places of a sentence. */
const STRIDE = 41;
const ROUNDS = 120;

/**
 * `npm run eval -- fit`: fits the coefficients of trust.ts and the weights of relevance.ts together, to each folder
 * alone and to those that what ships was fitted to, each folder weighing the same. Prints the loss on every folder,
 * in nats a unit, and what was found. `--rounds N` of descent, `--stride N` to ask at every N-th caret,
 * `--tiny`.
 */
export async function fitPredictor(args: readonly string[]): Promise<number> {
  const option = (name: string, otherwise: number): number => {
    const at = args.indexOf(name);
    return at < 0 ? otherwise : Number(args[at + 1]);
  };
  const tiny = args.includes(TINY);
  const rounds = option('--rounds', tiny ? 2 : ROUNDS);
  const stride = option('--stride', STRIDE);
  const sets = new Map<string, Step[]>();
  for (const folder of FOLDERS) {
    const { name, path } = folder;
    if (tiny && name !== TINY_FOLDER) continue;
    const every = name === 'reports' || tiny ? stride : SPARSER * stride + 1;
    if (existsSync(path)) sets.set(name, await stepsOfFolder(folder, every, tiny ? 1 : Infinity));
    else console.log(`${name}: left out, ${path} is not there.`);
  }
  const found = new Map([
    ['nothing', nothing()],
    ['shipped', shipped()],
  ]);
  for (const [name, steps] of sets) found.set(name, fit([steps], nothing(), rounds));
  const together = FITTED.map((name) => sets.get(name)).filter((steps) => steps !== undefined);
  if (together.length === FITTED.length) found.set(FITTED.join('+'), fit(together, nothing(), rounds));
  printLosses(sets, found);
  printParameters(found);
  fitOwnWords(sets);
  return 0;
}

/** Fits how far the draft's own words are trusted, the blend before them as it ships, and prints the loss on each folder. */
function fitOwnWords(sets: ReadonlyMap<string, readonly Step[]>): void {
  const own = new Map(
    Array.from(sets, ([name, steps]) => [name, steps.map((step) => ownStepOf(step, shipped()))] as const),
  );
  const fitted = FITTED.flatMap((name) => own.get(name) ?? []);
  const all = fitted.length > 0 ? FITTED : [...own.keys()];
  const found = fitOwn(all.flatMap((name) => (own.has(name) ? [own.get(name) ?? []] : [])));
  const ships = Float64Array.from(OWN_TERMS, (term) => OWN_COEFFICIENTS[term]);
  const without = Float64Array.from(OWN_TERMS, (_, i) => (i === 0 ? -50 : 0));
  console.log(`\nwith own words      ${[...own.keys()].map((name) => name.padStart(10)).join('')}`);
  for (const [title, coefficients] of [
    ['without', without],
    ['shipped', ships],
    [all.join('+'), found],
  ] as const) {
    const losses = [...own.values()].map((steps) => ownLoss(steps, coefficients).toFixed(4).padStart(10));
    console.log(`${title.padEnd(20)}${losses.join('')}`);
  }
  for (const [i, name] of OWN_TERMS.entries())
    console.log(`${name.padEnd(14)}${ships[i].toFixed(3).padStart(18)}${found[i].toFixed(3).padStart(18)}`);
}

async function stepsOfFolder(
  { path, take }: WrittenFolder,
  stride: number,
  articles: number,
): Promise<Step[]> {
  const steps: Step[] = [];
  let left = articles;
  let indexed: { readonly rest: LeftOut['rest']; readonly index: CorpusIndex } | undefined;
  for (const { article, rest } of take(await readFolder(path, path))) {
    if (indexed?.rest !== rest) indexed = { rest, index: indexFiles(rest) };
    for (const step of stepsOf(article, indexed.index, stride)) steps.push(step);
    if (--left === 0) break;
  }
  return steps;
}

function printLosses(
  sets: ReadonlyMap<string, readonly Step[]>,
  found: ReadonlyMap<string, Parameters>,
): void {
  console.log(`loss on             ${[...sets.keys()].map((name) => name.padStart(10)).join('')}`);
  for (const [title, parameters] of found) {
    const losses = [...sets.values()].map((steps) => meanLoss(steps, parameters).toFixed(4).padStart(10));
    console.log(`${title.padEnd(20)}${losses.join('')}`);
  }
}

function printParameters(found: ReadonlyMap<string, Parameters>): void {
  const titles = [...found.keys()].slice(1);
  console.log(`\n${' '.repeat(14)}${titles.map((title) => title.padStart(18)).join('')}`);
  const row = (name: string, valueOf: (parameters: Parameters) => number): void => {
    const values = titles.map((title) =>
      valueOf(found.get(title) ?? nothing())
        .toFixed(3)
        .padStart(18),
    );
    console.log(name.padEnd(14) + values.join(''));
  };
  for (const [i, name] of TERMS.entries()) row(name, ({ coefficients }) => coefficients[i]);
  for (const [i, name] of FEATURES.entries()) row(name, ({ weights }) => weights[i]);
}
