import type { FeatureName } from './features.ts';

/**
 * Weights of the `FEATURES` in the logarithm of the odds that an exchange mends a slip, fitted by logistic regression
 * to the half of the real texts that constants are tuned on: `npm run eval -- fit-typo` fits them again.
 */
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  bias: -7.37,
  gain: 0.76,
  lead: 0.8,
  reach: 2.72,
  articles: 0.56,
  attested: -1.05,
  share: 0.69,
  chances: 0.36,
  others: -0.17,
  sound: 1.98,
  shape: 1.26,
  unlike: -2.58,
  wordExchanged: 1.05,
  swapped: 1.98,
  doubled: 1.12,
  added: -5.19,
  dropped: -3.39,
  particle: -2.15,
  movedReach: -0.59,
  movedShortReach: 1.98,
  movedShare: 1.5,
  strays: 0.73,
  straysLeft: -0.46,
  inWord: 0.49,
  familiarity: -0.86,
  wholeWord: 0.96,
  mendedInWord: -1.28,
  mendedFamiliarity: 1.18,
  joinedFamiliarity: 0.47,
  partedFamiliarity: 0.7,
};
