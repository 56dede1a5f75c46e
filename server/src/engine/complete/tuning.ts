/**
 * The predictor's settings. Fixed in the product; the evaluation switches parts off to tell what each is worth.
 */
export interface Tuning {
  /** Longest context, in folded units, whose places are looked up. */
  readonly longestContext: number;
  /** Places taken of each context length; more are sampled evenly over the sorted suffixes. */
  readonly placesPerOrder: number;
  /** Weight of the escape to the shorter context, in places for each different continuation seen. */
  readonly escape: number;
  /** Continuations longer than this, in folded units, are not followed. */
  readonly longestItem: number;
  /** Continuations less likely than this are not followed. */
  readonly leastProbability: number;
  /** Continuations looked at in one request, at most. */
  readonly nodes: number;
}

export const TUNING: Tuning = {
  longestContext: 12,
  placesPerOrder: 256,
  escape: 4,
  longestItem: 40,
  leastProbability: 0.004,
  nodes: 600,
};
