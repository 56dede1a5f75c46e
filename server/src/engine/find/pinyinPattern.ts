import { isWritten } from '../text/charClass.ts';
import { readings } from '../text/pinyin.ts';

/** Characters of a query that are matched. Guess. */
const LONGEST = 80;
/** Units of a pattern from which on it is remembered where the rest of it does not match: what is before has few ways. Guess. */
const REMEMBERED_FROM = 8;
const LETTER_A = 'a'.charCodeAt(0);

/** Where a pattern matched: units of the text, end exclusive. */
interface PatternMatch {
  readonly start: number;
  readonly end: number;
}

/**
 * What someone types for a phrase: pinyin initials, full pinyin, Chinese characters, or any mixture
 * (`gjaq`, `guojiaanquan`, `guojiaaq`, `国家aq`). A syllable may be cut to its first letter (or `zh`, `ch`, `sh`),
 * the last one anywhere. Punctuation in the text is passed over.
 */
export class PinyinPattern {
  readonly #pattern: string;

  /** {@link query} is folded; what is neither character, letter nor digit is left out. */
  constructor(query: string) {
    this.#pattern = [...query]
      .filter((character) => isWritten(character.charCodeAt(0)))
      .join('')
      .slice(0, LONGEST);
  }

  get length(): number {
    return this.#pattern.length;
  }

  /**
   * The first match in {@link units}[from, to), or nothing. {@link readingsAt} gives the readings of the unit at
   * an offset; without it, all readings of each character count.
   */
  find(
    units: ArrayLike<number>,
    from: number,
    to: number,
    readingsAt: (at: number) => readonly string[] = (at) => readings(units[at]),
  ): PatternMatch | undefined {
    if (this.#pattern === '') return undefined;
    let failed: Set<number> | undefined;
    for (let start = from; start < to; start++) {
      if (!this.#mayOpen(units, start, to)) continue;
      failed ??= new Set();
      const end = this.#match(units, start, to, 0, readingsAt, failed);
      if (end >= 0) return { start, end };
    }
    return undefined;
  }

  /** False where the first two units of the pattern rule a match at {@link start} out, as they nearly always do. */
  #mayOpen(units: ArrayLike<number>, start: number, to: number): boolean {
    const first = this.#pattern.charCodeAt(0);
    const unit = units[start];
    if (unit !== first && !holds(letters(firstLetters, 0, unit), first)) return false;
    if (this.#pattern.length === 1) return true;
    const second = this.#pattern.charCodeAt(1);
    if (holds(letters(secondLetters, 1, unit), second)) return true;
    let next = start + 1;
    while (next < to && !isWritten(units[next])) next++;
    return next < to && (units[next] === second || holds(letters(firstLetters, 0, units[next]), second));
  }

  /**
   * End of the match of the pattern from {@link p} at {@link at}, or -1. Letters may be cut in syllables in very many
   * ways (`ananan…`): {@link failed} keeps each place from being tried with the same rest twice.
   */
  #match(
    units: ArrayLike<number>,
    at: number,
    to: number,
    p: number,
    readingsAt: (at: number) => readonly string[],
    failed: Set<number>,
  ): number {
    const pattern = this.#pattern;
    if (p === pattern.length) return at;
    const state = at * LONGEST + p;
    if (p >= REMEMBERED_FROM && failed.has(state)) return -1;
    let place = at;
    while (place < to && !isWritten(units[place])) place++;
    if (place >= to) return -1;
    if (units[place] === pattern.charCodeAt(p))
      return this.#match(units, place + 1, to, p + 1, readingsAt, failed);
    for (const reading of readingsAt(place)) {
      const shared = sharedPrefix(reading, pattern, p);
      // The longest first: a full syllable says more than its first letter.
      for (let length = shared; length > 0; length--) {
        if (!mayStop(reading, length) && p + length < pattern.length) continue;
        const end = this.#match(units, place + 1, to, p + length, readingsAt, failed);
        if (end >= 0) return end;
      }
    }
    if (p >= REMEMBERED_FROM) failed.add(state);
    return -1;
  }
}

/** First and second letters of all readings of each unit, one bit a letter; -1 where not needed yet. */
const firstLetters = new Int32Array(0x10000).fill(-1);
const secondLetters = new Int32Array(0x10000).fill(-1);

function letters(table: Int32Array, place: 0 | 1, unit: number): number {
  if (table[unit] >= 0) return table[unit];
  let bits = 0;
  for (const reading of readings(unit)) {
    if (place < reading.length) bits |= 1 << (reading.charCodeAt(place) - LETTER_A);
  }
  table[unit] = bits;
  return bits;
}

function holds(bits: number, unit: number): boolean {
  const letter = unit - LETTER_A;
  return letter >= 0 && letter < 26 && (bits & (1 << letter)) !== 0;
}

function mayStop(reading: string, length: number): boolean {
  if (length === 1 || length === reading.length) return true;
  return length === 2 && reading[1] === 'h' && 'zcs'.includes(reading[0]);
}

function sharedPrefix(reading: string, pattern: string, from: number): number {
  let length = 0;
  while (length < reading.length && reading.charCodeAt(length) === pattern.charCodeAt(from + length))
    length++;
  return length;
}
