import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { FEATURES, WEIGHTS } from '../../../server/src/engine/complete/relevance.ts';
import { indexFiles, leaveOneOut, readFolder } from '../keystrokes/folders.ts';
import { lossOf, meanLoss } from './loss.ts';
import { type Step, stepsOf } from './steps.ts';

const REPORTS = resolve('..', 'shared', 'corpus');
const FOLDERS = [
  { name: 'reports', path: resolve(REPORTS, 'reports'), wanted: /./u },
  { name: 'national', path: resolve(REPORTS, 'national'), wanted: /201[04]/u },
  { name: 'seeds', path: resolve('seeds'), wanted: /\.txt$/u },
];
/** Every how many carets are asked: a prime, so that they fall on all places of a sentence. */
const STRIDE = 41;
const ROUNDS = 60;
const RATE = 0.1;

/**
 * Fits the weights of relevance.ts on each folder alone (trust.ts as it ships), and prints the loss on every folder,
 * in nats a unit: with no weights, with those that ship, and with the fitted. `--rounds N` of descent.
 */
export async function fitRelevance(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--rounds');
  const rounds = at < 0 ? ROUNDS : Number(args[at + 1]);
  const sets = new Map<string, Step[]>();
  for (const { name, path, wanted } of FOLDERS) {
    if (existsSync(path)) sets.set(name, await stepsOfFolder(name, path, wanted));
    else console.log(`${name}: left out, ${path} is not there.`);
  }
  console.log(
    `${'weights'.padEnd(20)}${[...sets.keys()].map((name) => name.padEnd(10)).join('')}${FEATURES.join(' ')}`,
  );
  const print = (title: string, weights: Float64Array): void => {
    const losses = [...sets.values()].map((steps) => meanLoss(steps, weights).toFixed(4).padEnd(10));
    console.log(title.padEnd(20) + losses.join('') + Array.from(weights, (one) => one.toFixed(3)).join(' '));
  };
  print('none', new Float64Array(FEATURES.length));
  print(
    'shipped',
    Float64Array.from(FEATURES, (feature) => WEIGHTS[feature]),
  );
  for (const [name, steps] of sets) print(`fitted on ${name}`, fit(steps, rounds));
  return 0;
}

async function stepsOfFolder(name: string, path: string, wanted: RegExp): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { article, rest } of leaveOneOut(await readFolder(name, path), (uri) => wanted.test(uri))) {
    steps.push(...stepsOf(article, indexFiles(rest), STRIDE));
  }
  return steps;
}

/** Descends from no weights at all, each weight by its own pace (Kingma and Ba, "Adam", 2015). */
function fit(steps: readonly Step[], rounds: number): Float64Array {
  const width = FEATURES.length;
  const [weights, mean, square] = Array.from({ length: 3 }, () => new Float64Array(width));
  for (let round = 1; round <= rounds; round++) {
    const gradient = new Float64Array(width);
    for (const step of steps) lossOf(step, weights, gradient);
    for (let f = 0; f < width; f++) {
      const slope = gradient[f] / steps.length;
      mean[f] = 0.9 * mean[f] + 0.1 * slope;
      square[f] = 0.99 * square[f] + 0.01 * slope * slope;
      const pace = Math.sqrt(square[f] / (1 - 0.99 ** round)) + 1e-8;
      weights[f] -= (RATE * (1 - round / (rounds + 1)) * (mean[f] / (1 - 0.9 ** round))) / pace;
    }
  }
  return weights;
}
