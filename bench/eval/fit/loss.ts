import { SHORTEST_AMONG } from '../../../server/src/engine/complete/blend.ts';
import { FEATURES } from '../../../server/src/engine/complete/relevance.ts';
import { countedDepth } from '../../../server/src/engine/complete/trust.ts';
import type { Parameters } from './parameters.ts';
import type { Step } from './steps.ts';
import { TERMS, termsOf } from './terms.ts';

/** The chance of a unit that no context attests. */
const UNSEEN = 1 / 5000;

/** Where derivatives are added to, and how often. */
export interface Slope {
  readonly gradient: Parameters;
  readonly share: number;
}

/** Whether a place counts beside those of the corpus: places in the draft that share less are a matter of ownTrust.ts. */
function isAmong({ shared, distance }: Step, entry: number): boolean {
  return shared[entry] >= SHORTEST_AMONG || distance[entry] === Infinity;
}

/** What is after the contexts of each length, longer ones included. */
interface Levels {
  readonly count: number;
  /** Weight of the places, and of those with the unit that came. */
  readonly total: Float64Array;
  readonly hits: Float64Array;
  readonly seen: Float64Array;
  readonly different: Float64Array;
  readonly voices: Float64Array;
}

const LIKENESS = TERMS.indexOf('likeness');

/**
 * The negative logarithm of the chance that {@link parameters} give to the unit that came. Its derivatives by each
 * of them are added to {@link slope}, where one is given.
 */
export function lossOf(step: Step, parameters: Parameters, slope?: Slope): number {
  const weighed = weigh(step, parameters.weights);
  const levels = levelsOf(step, weighed);
  const { count, total, hits, seen, different, voices } = levels;
  const shares = new Float64Array(count);
  const terms: number[][] = [];
  /** The chance from the contexts shorter than each. */
  const shorter = new Float64Array(count);
  let chance = UNSEEN;
  for (let level = 1; level < count; level++) {
    terms[level] = termsOf(step.situation, {
      length: level + countedDepth(step.situation.depth),
      seen: seen[level],
      different: different[level],
      voices: voices[level],
      likeness: Math.log(total[level] / seen[level]),
    });
    shares[level] = logistic(terms[level], parameters.coefficients);
    shorter[level] = chance;
    chance += shares[level] * (hits[level] / total[level] - chance);
  }
  if (!slope) return -Math.log(chance);
  /** What the loss changes by with the chance from the contexts up to each length. */
  let byChance = -slope.share / chance;
  const byHit = new Float64Array(count);
  const byTotal = new Float64Array(count);
  for (let level = count - 1; level > 0; level--) {
    const share = shares[level];
    byHit[level] = (byChance * share) / total[level];
    byTotal[level] = (byHit[level] * hits[level]) / total[level];
    const byEvidence = byChance * (hits[level] / total[level] - shorter[level]) * share * (1 - share);
    byTotal[level] -= (byEvidence * parameters.coefficients[LIKENESS]) / total[level];
    for (const [i, term] of terms[level].entries()) slope.gradient.coefficients[i] += byEvidence * term;
    byChance *= 1 - share;
  }
  addPlaces(step, weighed, byHit, byTotal, slope.gradient.weights);
  return -Math.log(chance);
}

/** Mean loss over {@link steps}, in nats a unit. */
export function meanLoss(steps: readonly Step[], parameters: Parameters): number {
  return steps.reduce((sum, step) => sum + lossOf(step, parameters), 0) / Math.max(1, steps.length);
}

function logistic(terms: readonly number[], coefficients: Float64Array): number {
  const evidence = terms.reduce((sum, term, i) => sum + term * coefficients[i], 0);
  return 1 / (1 + Math.exp(-evidence));
}

export function weigh({ weight, features }: Step, weights: Float64Array): Float32Array {
  const width = FEATURES.length;
  return weight.map((one, entry) => {
    let logarithm = 0;
    for (let f = 0; f < width; f++) logarithm += weights[f] * features[entry * width + f];
    return one * Math.exp(logarithm);
  });
}

function levelsOf(step: Step, weighed: Float32Array): Levels {
  const { shared, child, came, weight, children, voice } = step;
  const count =
    shared.reduce((most, one, entry) => (isAmong(step, entry) ? Math.max(most, one) : most), 0) + 1;
  const [total, hits, seen, different, voices] = Array.from({ length: 5 }, () => new Float64Array(count + 1));
  const longest = new Uint8Array(children);
  const longestOfVoice = new Map<number, number>();
  for (let entry = 0; entry < shared.length; entry++) {
    if (!isAmong(step, entry)) continue;
    const level = shared[entry];
    total[level] += weighed[entry];
    seen[level] += weight[entry];
    if (child[entry] === came) hits[level] += weighed[entry];
    longest[child[entry]] = Math.max(longest[child[entry]], level);
    longestOfVoice.set(voice[entry], Math.max(longestOfVoice.get(voice[entry]) ?? 0, level));
  }
  for (const level of longest) different[level]++;
  for (const level of longestOfVoice.values()) voices[level]++;
  for (const sums of [total, hits, seen, different, voices]) {
    for (let level = count - 2; level > 0; level--) sums[level] += sums[level + 1];
  }
  return { count, total, hits, seen, different, voices };
}

/** By a place's weight: what it adds to the hits and to the total of its level and of all shorter ones. */
function addPlaces(
  step: Step,
  weighed: Float32Array,
  byHit: Float64Array,
  byTotal: Float64Array,
  gradient: Float64Array,
): void {
  const { shared, child, came, features } = step;
  const width = FEATURES.length;
  for (let level = 1; level < byHit.length; level++) {
    byHit[level] += byHit[level - 1];
    byTotal[level] += byTotal[level - 1];
  }
  for (let entry = 0; entry < shared.length; entry++) {
    if (!isAmong(step, entry)) continue;
    const level = shared[entry];
    const slope = weighed[entry] * ((child[entry] === came ? byHit[level] : 0) - byTotal[level]);
    for (let f = 0; f < width; f++) gradient[f] += slope * features[entry * width + f];
  }
}
