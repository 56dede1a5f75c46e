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
const BIAS = 0.885;
const LOG_SEEN = 0.254;
const LOG_DIFFERENT = 0.109;
const LOG_LENGTH = -0.471;
const LENGTH = -0.0822;
const ONE_WAY = 0.156;
const GUESSED = -0.639;
const VARIETY = -1.447;
const SEEN_ONCE = -0.642;
const LOG_DEPTH = 1.118;
const WORD_START = -1.359;
const AFTER_CLAUSE = -0.926;
const AFTER_OPENING = -0.087;
const CLAUSES = -0.519;

const CLAUSE_ENDS = unitsOf('，。；：！？');
const OPENINGS = unitsOf('、“《（');

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
  let term = BIAS + WORD_START * wordStart + CLAUSES * Math.min(clauses, 2);
  if (depth > 0) term += GUESSED + LOG_DEPTH * Math.log(1 + depth);
  if (CLAUSE_ENDS.has(previous)) term += AFTER_CLAUSE;
  else if (OPENINGS.has(previous)) term += AFTER_OPENING;
  return term;
}

/** The {@link Trust} that ships: a logistic of all it is told. */
export function trust(situation: number, length: number, seen: number, different: number): number {
  const logDifferent = Math.log(different);
  const evidence =
    situation +
    LOG_SEEN * Math.log(seen) +
    LOG_DIFFERENT * logDifferent +
    LOG_LENGTH * Math.log(length) +
    LENGTH * length +
    (different === 1 ? ONE_WAY : 0) +
    (VARIETY * logDifferent) / Math.log(seen + 1.5) +
    (seen < 1.5 ? SEEN_ONCE : 0);
  return 1 / (1 + Math.exp(-evidence));
}

/** Whether a clause ends with {@link unit}. */
export function endsClause(unit: number): boolean {
  return CLAUSE_ENDS.has(unit);
}

function unitsOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}
