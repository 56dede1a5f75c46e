import { FEATURES } from '../../../server/src/engine/complete/relevance.ts';
import { trust } from '../../../server/src/engine/complete/trust.ts';
import type { Step } from './steps.ts';

/** The chance of a unit that no context attests. */
const UNSEEN = 1 / 5000;

/**
 * The negative logarithm of the chance that {@link weights} give to the unit that came. Its derivatives by each
 * weight are added to {@link gradient}, where one is given.
 */
export function lossOf(step: Step, weights: Float64Array, gradient?: Float64Array): number {
  const { shared, child, came, features, depth, situation } = step;
  const width = FEATURES.length;
  const levels = shared.reduce((most, one) => Math.max(most, one), 0) + 1;
  const [total, hits, seen, different] = Array.from({ length: 4 }, () => new Float64Array(levels + 1));
  const longest = new Uint8Array(step.children);
  const weighed = step.weight.map((weight, entry) => {
    let logarithm = 0;
    for (let f = 0; f < width; f++) logarithm += weights[f] * features[entry * width + f];
    return weight * Math.exp(logarithm);
  });
  for (let entry = 0; entry < shared.length; entry++) {
    const level = shared[entry];
    total[level] += weighed[entry];
    seen[level] += step.weight[entry];
    if (child[entry] === came) hits[level] += weighed[entry];
    longest[child[entry]] = Math.max(longest[child[entry]], level);
  }
  for (const level of longest) different[level]++;
  for (const sums of [total, hits, seen, different]) {
    for (let level = levels - 2; level > 0; level--) sums[level] += sums[level + 1];
  }
  const shares = new Float64Array(levels);
  let chance = UNSEEN;
  for (let level = 1; level < levels; level++) {
    shares[level] = trust(situation, level + depth, seen[level], different[level]);
    chance += shares[level] * (hits[level] / total[level] - chance);
  }
  if (gradient) {
    // By a place's weight: what it adds to the hits and to the total of its level and of all shorter ones.
    const byHit = new Float64Array(levels);
    const byTotal = new Float64Array(levels);
    let left = -1 / chance;
    for (let level = levels - 1; level > 0; level--) {
      byHit[level] = (left * shares[level]) / total[level];
      byTotal[level] = (byHit[level] * hits[level]) / total[level];
      left *= 1 - shares[level];
    }
    for (let level = 1; level < levels; level++) {
      byHit[level] += byHit[level - 1];
      byTotal[level] += byTotal[level - 1];
    }
    for (let entry = 0; entry < shared.length; entry++) {
      const level = shared[entry];
      const slope = weighed[entry] * ((child[entry] === came ? byHit[level] : 0) - byTotal[level]);
      for (let f = 0; f < width; f++) gradient[f] += slope * features[entry * width + f];
    }
  }
  return -Math.log(chance);
}

/** Mean loss over {@link steps}, in nats a unit. */
export function meanLoss(steps: readonly Step[], weights: Float64Array): number {
  return steps.reduce((sum, step) => sum + lossOf(step, weights), 0) / Math.max(1, steps.length);
}
