import { unitSet } from '../text/units.ts';
/** The position in a guess where a unit is predicted, as far as it bears on how certain that unit is. */
export interface Situation {
  /** Units guessed so far. */
  readonly depth: number;
  /** Share of the places at which a word starts here, 0 to 1: the inside of a word is certain, its border open. */
  readonly wordStart: number;
  /** The unit before. */
  readonly previous: number;
  /** Ends of clauses and sentences in the guess so far. */
  readonly clauses: number;
}

/**
 * Units of a guess after which each further one no longer changes how far a context is trusted: the fit looks at the first eight,
 * and a straight line beyond them gives up what several articles say for certain. With 4 instead of no bound the 19th to 28th
 * unit of a guess that was right so far takes 0.56 instead of 2.23 nats in news of the second half of 2024, 1.83 instead of
 * 2.62 in national reports of 2005 to 2017, of which neither was fitted to; with 12, 9, 7, 5 and 3 0.95, 0.74, 0.64, 0.58 and 0.56
 * in the news. The first eight take the same.
 */
const MOST_GUESSED = 4;

/** Units of a guess of {@link depth} units that count; see {@link MOST_GUESSED}. */
export function countedDepth(depth: number): number {
  return Math.min(depth, MOST_GUESSED);
}

/** The units that follow a context. */
export interface Evidence {
  /** Units of the context, and of the guess after it so far by {@link countedDepth}. */
  length: number;
  /** Its places, and how many different units follow them. */
  seen: number;
  different: number;
  /** Articles that these places are in, those that say nearly the same counted once; the draft is one. */
  voices: number;
  /** Natural logarithm of the average weight of its places by their surroundings (see `relevance.ts`). */
  likeness: number;
}

/**
 * Coefficients of {@link trust}, fitted by maximum likelihood to party reports and to national reports of 2010 and 2014, each
 * left out of the corpus, and to news of the first half of 2024 written from earlier news. Evaluated on national reports of other years
 * and news of the second half: a fit to any of the three alone is within 0.02 nats a unit of it there.
 */
export const COEFFICIENTS = {
  bias: 0.7,
  logSeen: -0.013,
  logDifferent: 0.173,
  logLength: -0.524,
  length: -0.22,
  oneWay: -0.063,
  variety: -1.726,
  seenOnce: -0.13,
  wordStart: -1.089,
  clauses: -0.619,
  guessed: -0.679,
  logDepth: 1.357,
  afterClause: -0.507,
  afterOpening: -0.223,
  logVoices: 0.288,
  oneVoice: -0.33,
  unanimous: 0.501,
  likeness: 0.208,
} as const satisfies Readonly<Record<string, number>>;

const CLAUSE_ENDS = unitSet('，。；：！？');
const OPENINGS = unitSet('、“《（');

/**
 * How far the units after a context are trusted over those after shorter ones, 0 to 1. {@link situation} is a
 * {@link situationTerm}.
 */
export type Trust = (situation: number, evidence: Readonly<Evidence>) => number;

/** The part of {@link trust} that does not depend on a context's counts. */
export function situationTerm({ depth, wordStart, previous, clauses }: Situation): number {
  let term =
    COEFFICIENTS.bias + COEFFICIENTS.wordStart * wordStart + COEFFICIENTS.clauses * Math.min(clauses, 2);
  if (depth > 0) term += COEFFICIENTS.guessed + COEFFICIENTS.logDepth * Math.log(1 + countedDepth(depth));
  if (CLAUSE_ENDS.has(previous)) term += COEFFICIENTS.afterClause;
  else if (OPENINGS.has(previous)) term += COEFFICIENTS.afterOpening;
  return term;
}

/**
 * The {@link Trust} that ships: a logistic function of all its evidence. Articles count more than places: one article that repeats
 * itself is one voice, and what several articles say alike is certain.
 */
export function trust(
  situation: number,
  { length, seen, different, voices, likeness }: Readonly<Evidence>,
): number {
  const logDifferent = Math.log(different);
  const logVoices = Math.log(voices);
  const evidence =
    situation +
    COEFFICIENTS.logSeen * Math.log(seen) +
    COEFFICIENTS.logDifferent * logDifferent +
    COEFFICIENTS.logLength * Math.log(length) +
    COEFFICIENTS.length * length +
    (different === 1 ? COEFFICIENTS.oneWay + COEFFICIENTS.unanimous * logVoices : 0) +
    COEFFICIENTS.logVoices * logVoices +
    (voices === 1 ? COEFFICIENTS.oneVoice : 0) +
    COEFFICIENTS.likeness * likeness +
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
