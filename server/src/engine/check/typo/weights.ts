import type { FeatureName } from './features.ts';

/** Those of features that are not named are 0. */
export type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/**
 * Weights of the `FEATURES` in the logarithm of the odds that one character or two that stand for others are a slip, fitted by
 * logistic regression to the half of the real texts that constants are tuned on, with further texts that were left out of the
 * corpus in turn: `npm run eval -- fit-typo` fits them again.
 */
export const EXCHANGED_WEIGHTS: Weights = {
  bias: -6.1,
  gain: 1.08,
  lead: 0.54,
  reach: 1.23,
  articles: 0.21,
  attested: -0.82,
  attestedOver: -0.75,
  spanned: -1.38,
  ownLess: -1.47,
  heart: 1.47,
  wideHeart: 0.71,
  wideArticles: 0.11,
  phrase: 0.2,
  phraseLength: 0.91,
  share: 0.72,
  chances: 0.03,
  others: -0.57,
  sound: 1.26,
  shape: 0.78,
  unlike: -4.26,
  wordExchanged: 0.49,
  particle: -0.17,
  particleChances: 0.38,
  strays: 0.61,
  straysLeft: -0.41,
  inWord: -0.04,
  familiarity: -1.38,
  wholeWord: 1.94,
  mendedInWord: -1.38,
  mendedFamiliarity: 0.82,
};
