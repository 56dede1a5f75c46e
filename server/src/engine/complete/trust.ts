import { unitSet } from '../text/units.ts';
/** Where in a guess a unit is predicted, as far as it tells how sure the next unit is. */
export interface Situation {
  /** Units guessed so far. */
  readonly depth: number;
  /** Share of the places at which a word starts here, 0 to 1: words are sure inside, open at their borders. */
  readonly wordStart: number;
  /** The unit before. */
  readonly previous: number;
  /** Ends of clauses and sentences in the guess so far. */
  readonly clauses: number;
}

/**
 * Coefficients of {@link trust}, fitted by maximum likelihood to real reports, each left out of the corpus: to a
 * set of party reports and to government reports together, since fits to either alone serve the other as well.
 */
export const COEFFICIENTS = {
  bias: 0.885,
  logSeen: 0.254,
  logDifferent: 0.109,
  logLength: -0.471,
  length: -0.0822,
  oneWay: 0.156,
  variety: -1.447,
  seenOnce: -0.642,
  wordStart: -1.359,
  clauses: -0.519,
  guessed: -0.639,
  logDepth: 1.118,
  afterClause: -0.926,
  afterOpening: -0.087,
} as const satisfies Readonly<Record<string, number>>;

const CLAUSE_ENDS = unitSet('，。；：！？');
const OPENINGS = unitSet('、“《（');

/**
 * How far the counts behind a context of {@link length} units are trusted over those behind shorter ones, 0 to 1.
 * {@link seen} places follow it, with {@link different} units next; {@link situation} is a {@link situationTerm}.
 */
export type Trust = (situation: number, length: number, seen: number, different: number) => number;

/** Witten and Bell's trust, what differs weighed {@link escape} times: what the fitted one is measured against. */
export function wittenBell(escape: number): Trust {
  return (_situation, _length, seen, different) => seen / (seen + escape * different);
}

/** The part of {@link trust} that does not depend on a context's counts. */
export function situationTerm({ depth, wordStart, previous, clauses }: Situation): number {
  let term =
    COEFFICIENTS.bias + COEFFICIENTS.wordStart * wordStart + COEFFICIENTS.clauses * Math.min(clauses, 2);
  if (depth > 0) term += COEFFICIENTS.guessed + COEFFICIENTS.logDepth * Math.log(1 + depth);
  if (CLAUSE_ENDS.has(previous)) term += COEFFICIENTS.afterClause;
  else if (OPENINGS.has(previous)) term += COEFFICIENTS.afterOpening;
  return term;
}

/** The {@link Trust} that ships: a logistic of all it is told. */
export function trust(situation: number, length: number, seen: number, different: number): number {
  const logDifferent = Math.log(different);
  const evidence =
    situation +
    COEFFICIENTS.logSeen * Math.log(seen) +
    COEFFICIENTS.logDifferent * logDifferent +
    COEFFICIENTS.logLength * Math.log(length) +
    COEFFICIENTS.length * length +
    (different === 1 ? COEFFICIENTS.oneWay : 0) +
    (COEFFICIENTS.variety * logDifferent) / Math.log(seen + 1.5) +
    (seen < 1.5 ? COEFFICIENTS.seenOnce : 0);
  return 1 / (1 + Math.exp(-evidence));
}

/** Whether {@link unit} opens a phrase: a quotation, a bracket, the next member of a series. */
export function opensPhrase(unit: number): boolean {
  return OPENINGS.has(unit);
}

/** Whether a clause ends with {@link unit}. */
export function endsClause(unit: number): boolean {
  return CLAUSE_ENDS.has(unit);
}
