import { FEATURES, WEIGHTS } from '../../../server/src/engine/complete/relevance.ts';
import { COEFFICIENTS } from '../../../server/src/engine/complete/trust.ts';
import { TERMS } from './terms.ts';

/** What is fitted: the weights of relevance.ts in the order of `FEATURES`, the coefficients of trust.ts in that of `TERMS`. */
export interface Parameters {
  readonly weights: Float64Array;
  readonly coefficients: Float64Array;
}

export function nothing(): Parameters {
  return { weights: new Float64Array(FEATURES.length), coefficients: new Float64Array(TERMS.length) };
}

/** Those that ship. */
export function shipped(): Parameters {
  return {
    weights: Float64Array.from(FEATURES, (feature) => WEIGHTS[feature]),
    coefficients: Float64Array.from(TERMS, (term) => COEFFICIENTS[term]),
  };
}
