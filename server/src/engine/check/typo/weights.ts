import type { FeatureName } from './features.ts';

/** Those of features that are not named are 0. */
export type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/**
 * Weights of the `FEATURES` in the logarithm of the odds that a character that stands for another is a slip, fitted by
 * logistic regression to the half of the real texts that constants are tuned on, with further texts that were left out of the
 * corpus in turn: `npm run eval -- fit-typo` fits them again. What speaks on one side alone came later, and was weighed on that half.
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
  particle: -0.17,
  particleChances: 0.38,
  strays: 0.61,
  straysLeft: -0.41,
  inWord: -0.04,
  familiarity: -1.38,
  correctedInWord: -1.38,
  correctedFamiliarity: 0.82,
  beside: -1,
  lesserSide: 0.5,
};

/**
 * The same of two characters that stand for two of their sound, where the word that is meant need be attested on one side alone.
 * Reports of each kind are checked against the other kinds, too: what is strange to a corpus sounds like some word of it.
 */
export const WORD_WEIGHTS: Weights = {
  bias: -3.57,
  gain: 1.37,
  reach: 0.87,
  articles: 0.42,
  attested: -1.17,
  heart: 1.84,
  wordSound: 3.02,
  familiarity: -1.31,
  correctedFamiliarity: -0.34,
  inWord: 0.67,
  beside: -0.81,
  lesserSide: 0.69,
  written: 1.61,
};
