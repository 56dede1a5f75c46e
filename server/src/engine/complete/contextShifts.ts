/**
 * By how much more or less contexts are trusted than on the average, in logarithms of odds: one number for each length of a
 * context together with how often it was seen, and one for each of those that the draft itself has, the shortest first.
 */
export type ContextShifts = Float64Array;

/** Lengths told apart, and ranges of how often a context was seen. */
const LENGTHS = 6;
const OFTEN = [1.5, 8, 60];
const OF_CORPUS = LENGTHS * (OFTEN.length + 1);
const OF_DRAFT = 7;

/** What no draft has taught. */
export const NO_SHIFTS: ContextShifts = newShifts();

export function newShifts(): ContextShifts {
  return new Float64Array(OF_CORPUS + OF_DRAFT);
}

/** Which number is that of a context of {@link length} units, 1 at least, seen {@link seen} times in the corpus. */
export function shiftOf(length: number, seen: number): number {
  let often = 0;
  while (often < OFTEN.length && seen >= OFTEN[often]) often++;
  return (Math.min(length, LENGTHS) - 1) * (OFTEN.length + 1) + often;
}

/** Which number is that of the {@link order}th context that the draft has, from 0. */
export function ownShiftOf(order: number): number {
  return OF_CORPUS + Math.min(order, OF_DRAFT - 1);
}

/** How a context moved the chance of the unit that came. */
export interface Moved {
  /** Its number among the shifts. */
  readonly shift: number;
  /** How far it was trusted, 0 to 1. */
  readonly share: number;
  /** The chance that it gives to the unit, less that of the contexts before. */
  readonly gain: number;
}

/** The chance of a unit that no context attests. */
export const UNSEEN = 1 / 5000;
/**
 * How far a unit moves the shifts. Chosen on national reports of 2005, 2008 and 2011 and news of January to June 2024: with 0.05,
 * 0.1 and 0.2 their loss is 2.701, 2.701, 2.702 and 2.976, 2.976, 2.977 nats a unit, without 2.710 and 2.990.
 */
const RATE = 0.1;

/**
 * Moves {@link shifts} one step up the slope of the logarithm of {@link chance}, which {@link moved}, in their order, made of
 * {@link UNSEEN}.
 */
export function learnFrom(moved: readonly Moved[], chance: number, shifts: ContextShifts): void {
  let slope = 1 / chance;
  for (let at = moved.length - 1; at >= 0; at--) {
    const { shift, share, gain } = moved[at];
    shifts[shift] += RATE * slope * gain * share * (1 - share);
    slope *= 1 - share;
  }
}
