/**
 * Coefficients of {@link ownTrust}, fitted together with those of `trust.ts` and to the same reports and news.
 * `npm run eval -- fit` fits them again.
 */
export const OWN_COEFFICIENTS = {
  bias: -3.163,
  logSeen: 1.02,
  logDifferent: -0.535,
  oneWay: 1.223,
  logLength: 0.564,
  oneUnit: 1.966,
  wordStart: -1.554,
  logDepth: 0.223,
  logLonger: -1.495,
  logCorpus: -0.062,
  logDistance: -0.294,
} as const satisfies Readonly<Record<string, number>>;

/** Distance in units from which on earlier text counts as distant. Guess. */
const NEAR = 50;

/** Evidence on how far to trust the draft's own words after a context. */
interface OwnEvidence {
  /** Units of the context, and of the guess after it so far. */
  readonly length: number;
  readonly depth: number;
  /** Its places in the draft, and how many different units follow them. */
  readonly seen: number;
  readonly different: number;
  /** Units from the nearest of them to the caret. */
  readonly distance: number;
  /** Units of the longest context that the corpus holds, and its places there; 0 for none. */
  readonly corpusLength: number;
  readonly corpusSeen: number;
  /** Share of the places at which a word starts here, 0 to 1. */
  readonly wordStart: number;
}

/** The values of {@link OWN_COEFFICIENTS}, in their order. */
export function ownTerms(evidence: OwnEvidence): number[] {
  const { length, depth, seen, different, distance, corpusLength, corpusSeen, wordStart } = evidence;
  return [
    1,
    Math.log(seen),
    Math.log(different),
    different === 1 ? 1 : 0,
    Math.log(length + depth),
    length === 1 ? 1 : 0,
    wordStart,
    Math.log(1 + depth),
    Math.log(1 + Math.max(0, corpusLength - length)),
    Math.log(1 + corpusSeen),
    Math.log(1 + distance / NEAR),
  ];
}

const VALUES = Object.values(OWN_COEFFICIENTS);

/**
 * How far the draft's own words after a context are trusted over what the corpus says, and over its own after shorter
 * ones, 0 to 1. In a large corpus a draft's few places would count for nothing beside thousands of others; yet a report
 * repeats the names that it has used. {@link shift} is what was learnt from this draft, in log odds.
 */
export function ownTrust(evidence: OwnEvidence, shift = 0): number {
  const sum = ownTerms(evidence).reduce((all, term, i) => all + term * VALUES[i], shift);
  return 1 / (1 + Math.exp(-sum));
}
