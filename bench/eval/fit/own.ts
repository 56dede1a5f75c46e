import { OWN_COEFFICIENTS, ownTerms } from '../../../server/src/engine/complete/ownTrust.ts';
import { descend } from './descent.ts';
import { lossOf, weigh } from './loss.ts';
import type { Parameters } from './parameters.ts';
import type { Step } from './steps.ts';

/** What `ownTrust` weighs, in the order of its coefficients. */
export const OWN_TERMS = Object.keys(OWN_COEFFICIENTS) as (keyof typeof OWN_COEFFICIENTS)[];

const ROUNDS = 150;
/** Where a fit begins: the draft counts for little. */
const LITTLE = -3;

/** One unit to be predicted: the chance that the corpus gives it, and what the draft says, the shortest context first. */
export interface OwnStep {
  readonly corpus: number;
  readonly levels: readonly { readonly terms: readonly number[]; readonly share: number }[];
}

/** The same step as `ownBlend.ts` sees it, what is before it as {@link parameters} have it. */
export function ownStepOf(step: Step, parameters: Parameters): OwnStep {
  const { shared, weight, distance, child, came, situation } = step;
  const weighed = weigh(step, parameters.weights);
  const own = Array.from(shared.keys()).filter((entry) => distance[entry] !== Infinity);
  const corpus = Array.from(shared.keys()).filter((entry) => distance[entry] === Infinity);
  const corpusLength = corpus.reduce((most, entry) => Math.max(most, shared[entry]), 0);
  const corpusSeen = corpus.reduce(
    (sum, entry) => sum + (shared[entry] === corpusLength ? weight[entry] : 0),
    0,
  );
  const reaching = (level: number): number[] => own.filter((entry) => shared[entry] >= level);
  const top = own.reduce((most, entry) => Math.max(most, shared[entry]), 0);
  const levels: OwnStep['levels'][number][] = [];
  let before = -1;
  for (let level = 1; level <= top; level++) {
    const entries = reaching(level);
    const isLast = level === top || reaching(level + 1).length < entries.length;
    if (!isLast && before === entries.length) continue;
    before = entries.length;
    const sum = (some: readonly number[]): number => some.reduce((all, entry) => all + weighed[entry], 0);
    const terms = ownTerms({
      length: level,
      depth: situation.depth,
      seen: entries.length,
      different: new Set(entries.map((entry) => child[entry])).size,
      distance: entries.reduce((least, entry) => Math.min(least, distance[entry]), Infinity),
      corpusLength,
      corpusSeen,
      wordStart: situation.wordStart,
    });
    levels.push({ terms, share: sum(entries.filter((entry) => child[entry] === came)) / sum(entries) });
  }
  return { corpus: Math.exp(-lossOf(step, parameters)), levels };
}

/** Mean loss over {@link steps} in nats a unit; its derivatives, times {@link share}, are added to {@link gradient}. */
export function ownLoss(
  steps: readonly OwnStep[],
  coefficients: Float64Array,
  gradient?: Float64Array,
  share = 1,
): number {
  let sum = 0;
  for (const { corpus, levels } of steps) {
    let chance = corpus;
    const passed = levels.map(({ terms, share: said }) => {
      const evidence = terms.reduce((all, term, i) => all + term * coefficients[i], 0);
      const trusted = 1 / (1 + Math.exp(-evidence));
      const before = chance;
      chance += trusted * (said - chance);
      return { terms, trusted, gain: said - before };
    });
    sum -= Math.log(chance);
    if (!gradient) continue;
    let byChance = -share / (chance * steps.length);
    for (const { terms, trusted, gain } of passed.toReversed()) {
      for (const [i, term] of terms.entries())
        gradient[i] += byChance * gain * trusted * (1 - trusted) * term;
      byChance *= 1 - trusted;
    }
  }
  return sum / Math.max(1, steps.length);
}

/** The coefficients under which {@link sets} are likeliest, each weighing the same. */
export function fitOwn(sets: readonly (readonly OwnStep[])[]): Float64Array {
  const start = new Float64Array(OWN_TERMS.length);
  start[0] = LITTLE;
  return descend([start], ROUNDS, ([gradient]) => {
    for (const steps of sets) ownLoss(steps, start, gradient, 1 / sets.length);
  })[0];
}
