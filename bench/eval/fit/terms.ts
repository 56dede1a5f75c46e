import {
  COEFFICIENTS,
  countedDepth,
  endsClause,
  type Evidence,
  opensPhrase,
  type Situation,
} from '../../../server/src/engine/complete/trust.ts';

/** What `trust` weighs, in the order of the parameters that are fitted. */
export const TERMS = Object.keys(COEFFICIENTS) as (keyof typeof COEFFICIENTS)[];

/** The values of {@link TERMS}, the same as those that `trust` weighs. */
export function termsOf(
  { depth, wordStart, previous, clauses }: Situation,
  { length, seen, different, voices, likeness }: Evidence,
): number[] {
  const logDifferent = Math.log(different);
  const values: Record<keyof typeof COEFFICIENTS, number> = {
    bias: 1,
    logSeen: Math.log(seen),
    logDifferent,
    logLength: Math.log(length),
    length,
    oneWay: different === 1 ? 1 : 0,
    variety: logDifferent / Math.log(seen + 1.5),
    seenOnce: seen < 1.5 ? 1 : 0,
    wordStart,
    clauses: Math.min(clauses, 2),
    guessed: depth > 0 ? 1 : 0,
    logDepth: Math.log(1 + countedDepth(depth)),
    afterClause: endsClause(previous) ? 1 : 0,
    afterOpening: opensPhrase(previous) ? 1 : 0,
    logVoices: Math.log(voices),
    oneVoice: voices === 1 ? 1 : 0,
    unanimous: different === 1 ? Math.log(voices) : 0,
    likeness,
  };
  return TERMS.map((term) => values[term]);
}
