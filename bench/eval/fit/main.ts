import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { FEATURES } from '../../../server/src/engine/complete/relevance.ts';
import { indexFiles, leaveOneOut, readFolder } from '../keystrokes/folders.ts';
import { TINY, TINY_FOLDER } from '../tiny.ts';
import { fit } from './descent.ts';
import { meanLoss } from './loss.ts';
import { nothing, type Parameters, shipped } from './parameters.ts';
import { type Step, stepsOf } from './steps.ts';
import { TERMS } from './terms.ts';

const REPORTS = resolve('..', 'shared', 'corpus');
const FOLDERS = [
  { name: 'reports', path: resolve(REPORTS, 'reports'), wanted: /./u },
  { name: 'national', path: resolve(REPORTS, 'national'), wanted: /201[04]/u },
  { name: 'seeds', path: resolve('seeds'), wanted: /\.txt$/u },
];
/** The folders that what ships was fitted to; the others judge. */
const FITTED = ['reports', 'national'];
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
  for (const { name, path, wanted } of FOLDERS) {
    if (tiny && name !== TINY_FOLDER) continue;
    if (existsSync(path)) sets.set(name, await stepsOfFolder(path, wanted, stride, tiny ? 1 : Infinity));
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
  return 0;
}

async function stepsOfFolder(
  path: string,
  wanted: RegExp,
  stride: number,
  articles: number,
): Promise<Step[]> {
  const steps: Step[] = [];
  let left = articles;
  for (const { article, rest } of leaveOneOut(await readFolder(path, path), (uri) => wanted.test(uri))) {
    steps.push(...stepsOf(article, indexFiles(rest), stride));
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
