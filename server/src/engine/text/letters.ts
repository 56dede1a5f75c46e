import { isWritten, UNIT_CLASS, unitClass } from './charClass.ts';
import { readings } from './pinyin.ts';
import { unitsOf } from './units.ts';

/** Longest run of letters that is read as pinyin: one bit for each place in it. */
export const MOST_LETTERS = 30;

/**
 * Letters typed for characters still to come: pinyin initials (`fz`), full pinyin whose last syllable may be cut
 * anywhere (`fazh`), or both mixed (`fzhan`); apostrophes part syllables. Read one unit after another, so that a
 * search prunes as it goes: a state holds a bit for each number of letters that the units so far may stand for.
 */
export class Letters {
  /** State before the first unit. */
  static readonly start = 1;
  readonly length: number;
  readonly #letters: string;
  /** Places at which there was an apostrophe: no syllable reaches over one. */
  readonly #borders: number;
  readonly #all: number;
  /** By unit, letters and readings: what follows from the first state, which is requested most. */
  readonly #first = new Map<number, number>();

  /** {@link typed}: lower-case letters and apostrophes, at most {@link MOST_LETTERS} letters. */
  constructor(typed: string) {
    let letters = '';
    let borders = 0;
    for (const character of typed) {
      if (character === "'") borders |= 1 << letters.length;
      else letters += character;
    }
    this.#letters = letters;
    this.#borders = borders;
    this.length = letters.length;
    this.#all = 1 << letters.length;
  }

  /** The state after {@link unit} (folded); 0 where no reading fits. Punctuation between changes nothing. */
  step(state: number, unit: number): number {
    if (state !== Letters.start) return this.#step(state, unit, readings(unit));
    let next = this.#first.get(unit);
    if (next === undefined) {
      next = this.#step(state, unit, readings(unit));
      this.#first.set(unit, next);
    }
    return next;
  }

  /** Whether the units that led to {@link state} stand for all the letters. */
  isCovered(state: number): boolean {
    return (state & this.#all) !== 0;
  }

  /**
   * Units of {@link units}[from, to) that stand for all the letters, counted from {@link from}; -1 where they do
   * not. {@link readingsAt} gives the readings of the unit at an offset; without it all readings count.
   */
  cover(
    units: ArrayLike<number>,
    from: number,
    to: number,
    readingsAt?: (at: number) => readonly string[],
  ): number {
    let state = Letters.start;
    for (let at = from; at < to && units[at] !== 0; at++) {
      state = readingsAt ? this.#step(state, units[at], readingsAt(at)) : this.step(state, units[at]);
      if (state === 0) return -1;
      if (this.isCovered(state)) return at + 1 - from;
    }
    return -1;
  }

  /** Whether {@link text} (folded) opens with what the letters stand for. */
  standFor(text: string): boolean {
    return this.cover(unitsOf(text), 0, text.length) > 0;
  }

  #step(state: number, unit: number, all: readonly string[]): number {
    // Quotes and brackets are passed over from the beginning; letters stand for no comma or full stop.
    if (!isWritten(unit)) return state === Letters.start && unitClass(unit) !== UNIT_CLASS.pair ? 0 : state;
    const literal = all.length === 0 ? [String.fromCharCode(unit)] : all;
    let next = 0;
    for (let at = 0; at < this.length; at++) {
      if ((state & (1 << at)) === 0) continue;
      for (const reading of literal) next |= this.#ends(reading, at);
    }
    return next;
  }

  /** Places, as bits, at which a syllable read {@link reading} that begins at {@link at} may end. */
  #ends(reading: string, at: number): number {
    let ends = 0;
    for (let length = 1; length <= reading.length; length++) {
      const end = at + length;
      if (end > this.length || this.#letters[end - 1] !== reading[length - 1]) break;
      if (end === this.length || mayStop(reading, length)) ends |= 1 << end;
      if ((this.#borders & (1 << end)) !== 0) break;
    }
    return ends;
  }
}

/** A syllable is typed in full, or by its first letter, or by its first two where they are one sound. */
function mayStop(reading: string, length: number): boolean {
  if (length === 1 || length === reading.length) return true;
  return length === 2 && reading[1] === 'h' && 'zcs'.includes(reading[0]);
}
