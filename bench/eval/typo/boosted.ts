import type { Example } from './logistic.ts';

/** Trees, each of three questions one after the other, and by how much of what it says each is believed. */
const ROUNDS = 120;
const DEPTH = 3;
const RATE = 0.1;
/** Penalty of each squared leaf, and the least weight of the examples in one. */
const RIDGE = 5;
const LEAST_IN_LEAF = 3;
/** Parts of equal numbers of examples that a feature is cut into at most. */
const PARTS = 32;
const LEAST_GAIN = 1e-3;
const SPLITS = 2 ** DEPTH - 1;

/** An example and how much it counts. */
export interface Weighed extends Example {
  readonly weight: number;
}

interface Split {
  readonly feature: number;
  readonly cut: number;
}

/** Boosted trees as `Trees` of the engine reads them. */
export interface Boosted {
  readonly base: number;
  readonly lines: readonly string[];
}

/**
 * Decision trees fitted one after the other to what those before them leave of the logarithm of the odds (Friedman 2001, with
 * second derivatives as in Chen and Guestrin 2016). {@link names} are those of the features, in order; those that
 * {@link isUsed} leaves out are not asked about. Linear in the examples, each round.
 */
export function fitBoosted(
  examples: readonly Weighed[],
  names: readonly string[],
  isUsed: (name: string) => boolean,
): Boosted {
  const used = names.flatMap((name, feature) => (isUsed(name) ? [feature] : []));
  const cuts = names.map((_, feature) => cutsOf(examples.map(({ features }) => features[feature])));
  const parts = examples.map(({ features }) =>
    Uint8Array.from(cuts, (of, feature) => of.filter((cut) => cut < features[feature]).length),
  );
  const all = examples.reduce((sum, { weight }) => sum + weight, 0);
  const right = examples.reduce((sum, { weight, isRight }) => sum + (isRight ? weight : 0), 0);
  const base = Math.log(right / (all - right));
  const scores = new Float64Array(examples.length).fill(base);
  const gradients = new Float64Array(examples.length);
  const curvatures = new Float64Array(examples.length);
  const lines: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, { weight, isRight }] of examples.entries()) {
      const chance = 1 / (1 + Math.exp(-scores[i]));
      gradients[i] = weight * ((isRight ? 1 : 0) - chance);
      curvatures[i] = weight * chance * (1 - chance);
    }
    const splits: (Split | undefined)[] = [];
    const leaves: number[] = [];
    const grow = (node: number, members: readonly number[], known: number): void => {
      const split = node < SPLITS ? bestSplit(members, parts, cuts, used, gradients, curvatures) : undefined;
      const value = members.length === 0 ? known : leafOf(members, gradients, curvatures);
      if (node >= SPLITS) {
        leaves[node - SPLITS] = value;
        for (const i of members) scores[i] += value;
        return;
      }
      splits[node] = split;
      const isLeft = (i: number): boolean => split === undefined || parts[i][split.feature] <= split.cut;
      grow(2 * node + 1, members.filter(isLeft), value);
      grow(
        2 * node + 2,
        members.filter((i) => !isLeft(i)),
        value,
      );
    };
    grow(0, [...examples.keys()], 0);
    const written = Array.from({ length: SPLITS }, (_, node) => {
      const split = splits[node];
      return split === undefined
        ? '-'
        : `${names[split.feature]} ${rounded(cuts[split.feature][split.cut], 4)}`;
    });
    lines.push(`${written.join(', ')} : ${leaves.map((leaf) => rounded(leaf, 3)).join(' ')}`);
  }
  return { base: rounded(base, 3), lines };
}

/** Values that cut {@link values} into {@link PARTS} of equal numbers, each once. */
function cutsOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor((part * (sorted.length - 1)) / PARTS)];
  return [...new Set(Array.from({ length: PARTS - 1 }, (_, part) => at(part + 1)))];
}

function bestSplit(
  members: readonly number[],
  parts: readonly Uint8Array[],
  cuts: readonly (readonly number[])[],
  used: readonly number[],
  gradients: Float64Array,
  curvatures: Float64Array,
): Split | undefined {
  let most = LEAST_GAIN;
  let best: Split | undefined;
  for (const feature of used) {
    const gradient = new Float64Array(PARTS);
    const curvature = new Float64Array(PARTS);
    for (const i of members) {
      gradient[parts[i][feature]] += gradients[i];
      curvature[parts[i][feature]] += curvatures[i];
    }
    const [all, weight] = [total(gradient), total(curvature)];
    let left = 0;
    let leftWeight = 0;
    for (let cut = 0; cut < cuts[feature].length; cut++) {
      left += gradient[cut];
      leftWeight += curvature[cut];
      if (leftWeight <= LEAST_IN_LEAF || weight - leftWeight <= LEAST_IN_LEAF) continue;
      const gain =
        left ** 2 / (leftWeight + RIDGE) +
        (all - left) ** 2 / (weight - leftWeight + RIDGE) -
        all ** 2 / (weight + RIDGE);
      if (gain > most) [most, best] = [gain, { feature, cut }];
    }
  }
  return best;
}

function leafOf(members: readonly number[], gradients: Float64Array, curvatures: Float64Array): number {
  let gradient = 0;
  let curvature = 0;
  for (const i of members) {
    gradient += gradients[i];
    curvature += curvatures[i];
  }
  return (RATE * gradient) / (curvature + RIDGE);
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
