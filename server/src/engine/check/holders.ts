/** A bit for each suffix array of a corpus that holds a phrase; those beyond the last bit share it. */
export type Holders = number;

/** At how many places a phrase occurs, and where. */
export interface Counted {
  readonly places: number;
  readonly holders: Holders;
}

export const EVERYWHERE: Holders = -1;

const LAST_BIT = 31;

/** The bit of the suffix array of this number. */
export function bitOf(number: number): Holders {
  return 1 << Math.min(number, LAST_BIT);
}
