import { type Feature, WEIGHTS } from './relevance.ts';
import { NETWORK } from './networkWeights.ts';
import type { NetworkWeights } from './network.ts';
import { type Trust, trust } from './trust.ts';

/**
 * The predictor's settings. Fixed in the product; the evaluation switches parts off to measure what each is worth.
 */
export interface Tuning {
  /** Longest context, in folded units, whose places are looked up. */
  readonly longestContext: number;
  /** Places taken of each context length; more are sampled evenly over the sorted suffixes. */
  readonly placesPerOrder: number;
  /**
   * Places of longer contexts that halve the number taken for a shorter one. With 16 instead of 64, as many keystrokes are saved
   * (every list shown, national reports, the five reports, news of odd days: 0.300, 0.251, 0.350 instead of 0.302, 0.252, 0.348; lists
   * worth showing: 0.244, 0.202, 0.299 instead of 0.242, 0.201, 0.299; every twelfth passage of the odd days: 0.326 both times, and
   * 0.273 instead of 0.275), and a completion takes a fifth less time at 82.6 million characters. With 8, 0.299, 0.254 and 0.346. The
   * loss of units that are given a chance of 0.02 or more was 1.3001 nats without a bound, 1.3013 with 64, 1.3016 with 32.
   */
  readonly placesEnough: number;
  /** Places that one place in the draft itself counts for; 0 leaves the draft out. */
  readonly draftWeight: number;
  /** Continuations longer than this, in folded units, are not pursued. */
  readonly longestItem: number;
  /** Continuations less likely than this are not pursued. */
  readonly leastProbability: number;
  /**
   * Most continuations examined in one request. With 200 instead of 600 the rows of 1,840 carets in bulletins of the second half of 2024
   * save the same, and the slowest twentieth of requests takes two thirds of the time; with 140 instead of 200 every twelfth passage of
   * every ninth bulletin of its even days saves the same, too.
   */
  readonly nodes: number;
  readonly trust: Trust;
  /** What corrects the chances of units, after all else; see {@link NO_NETWORK} for nothing. */
  readonly network: NetworkWeights;
  /** Weights of the surroundings of a place; see {@link WEIGHTS}. */
  readonly relevance: Readonly<Record<Feature, number>>;
}

export const TUNING: Tuning = {
  longestContext: 12,
  placesPerOrder: 256,
  placesEnough: 16,
  draftWeight: 1,
  longestItem: 40,
  leastProbability: 0.01,
  nodes: 140,
  trust,
  network: NETWORK,
  relevance: WEIGHTS,
};
