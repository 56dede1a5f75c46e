/** Words of 32 bits that a row has room for at first, and all rows together. */
const FEWEST_WORDS = 2;
const FEWEST_IN_ALL = 1 << 12;
/** Units that there may be, 0 among them. */
const UNITS = 0x10000;
const LATEST_BITS = 16;
const SPREAD = 0x9e3779b1;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
/** How many {@link Neighbours.between} may write. */
export const MOST_BETWEEN = LAST_HAN - FIRST_HAN + 1;

/** Marks of units that follow one, and of those that precede one. */
export const FOLLOWS = 1;
export const PRECEDES = 2;

/** Rows of bits, each as long as its last one needs: one after another in one array, as a look at each waits for memory. */
class Rows {
  #words = new Uint32Array(FEWEST_IN_ALL);
  /** By row: where it begins, and how many words it has. */
  readonly #starts = new Uint32Array(UNITS);
  readonly #lengths = new Uint16Array(UNITS);
  #end = 0;

  add(row: number, bit: number): void {
    const word = bit >>> 5;
    if (word >= this.#lengths[row]) this.#lengthen(row, word + 1);
    this.#words[this.#starts[row] + word] |= 1 << (bit & 31);
  }

  has(row: number, bit: number): boolean {
    return ((this.word(row, bit >>> 5) >>> (bit & 31)) & 1) === 1;
  }

  /** Adds {@link mark} to those of {@link marks} whose unit has its bit, by {@link numbers}, in the row. */
  mark(row: number, numbers: Uint16Array, units: Uint16Array, marks: Uint8Array, mark: number): void {
    const words = this.#words;
    const start = this.#starts[row];
    const length = this.#lengths[row];
    for (let i = 0; i < units.length; i++) {
      const bit = numbers[units[i]];
      const word = bit >>> 5;
      if (word < length && ((words[start + word] >>> (bit & 31)) & 1) === 1) marks[i] |= mark;
    }
  }

  word(row: number, word: number): number {
    return word < this.#lengths[row] ? this.#words[this.#starts[row] + word] : 0;
  }

  /** The words of a row. */
  of(row: number): Uint32Array {
    return this.#words.subarray(this.#starts[row], this.#starts[row] + this.#lengths[row]);
  }

  /**
   * Gives back what rows have left where they were, and what they have room for beyond their last bit: of the first
   * {@link count} rows, all that there are.
   */
  compact(count: number): void {
    const lengths = this.#lengths.slice(0, count).map((length, row) => {
      let used = length;
      while (used > 0 && this.word(row, used - 1) === 0) used--;
      return used;
    });
    const words = new Uint32Array(lengths.reduce((sum, length) => sum + length, FEWEST_WORDS));
    let end = 0;
    for (const [row, length] of lengths.entries()) {
      const start = this.#starts[row];
      words.set(this.#words.subarray(start, start + length), end);
      this.#starts[row] = end;
      end += length;
    }
    this.#lengths.set(lengths);
    this.#words = words;
    this.#end = end;
  }

  /** Puts a row after all others, where it has twice the room. */
  #lengthen(row: number, least: number): void {
    const start = this.#starts[row];
    const length = this.#lengths[row];
    const room = Math.max(FEWEST_WORDS, least, 2 * length);
    if (this.#end + room > this.#words.length) {
      const larger = new Uint32Array(Math.max(2 * this.#words.length, this.#end + room));
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words.copyWithin(this.#end, start, start + length);
    this.#starts[row] = this.#end;
    this.#lengths[row] = room;
    this.#end += room;
  }
}

/**
 * Which units are beside each other in a text: two rows of bits for each unit, by those that follow it and by those that
 * precede it. Units are numbered as they come, so that the frequent ones, which most others are beside, have the first
 * bits, and rows are short: 7 MB for 15 million units.
 */
export class Neighbours {
  /** By unit: its number, from 1 on; 0 for one that is in no text. */
  readonly #numbers = new Uint16Array(0x10000);
  readonly #units: number[] = [0];
  readonly #followers = new Rows();
  readonly #preceders = new Rows();
  /** Pairs that came last, by a hash: nine of ten have been entered shortly before, which spares a look at both rows. */
  readonly #latest = new Uint32Array(1 << LATEST_BITS);

  /** Enters that {@link b} follows {@link a}, neither of them 0. */
  add(a: number, b: number): void {
    const pair = ((a << 16) | b) >>> 0;
    const slot = Math.imul(pair, SPREAD) >>> (32 - LATEST_BITS);
    if (this.#latest[slot] === pair) return;
    this.#latest[slot] = pair;
    const first = this.#numberOf(a);
    const second = this.#numberOf(b);
    this.#followers.add(first, second);
    this.#preceders.add(second, first);
  }

  /** Gives back what is not needed until more is entered. Linear in the units that there are. */
  compact(): void {
    const count = this.#units.length;
    this.#followers.compact(count);
    this.#preceders.compact(count);
  }

  has(a: number, b: number): boolean {
    return this.#followers.has(this.#numbers[a], this.#numbers[b]);
  }

  /**
   * Writes of each of {@link units} to {@link marks} whether it follows {@link before} ({@link FOLLOWS}) and whether it precedes
   * {@link after} ({@link PRECEDES}); beyond a text, 0, is room for any. Rows are looked up once, not for each pair.
   */
  mark(before: number, after: number, units: Uint16Array, marks: Uint8Array): void {
    const free = (before === 0 ? FOLLOWS : 0) | (after === 0 ? PRECEDES : 0);
    marks.fill(free, 0, units.length);
    this.#followers.mark(this.#numbers[before], this.#numbers, units, marks, FOLLOWS);
    this.#preceders.mark(this.#numbers[after], this.#numbers, units, marks, PRECEDES);
  }

  /**
   * Writes the Han characters that follow {@link before} and precede {@link after}, or anything where that is 0, to
   * {@link found}, as it comes, and returns how many they are.
   */
  between(before: number, after: number, found: Uint16Array): number {
    const followers = this.#followers.of(this.#numbers[before]);
    const preceders = this.#preceders.of(this.#numbers[after]);
    const words = after === 0 ? followers.length : Math.min(followers.length, preceders.length);
    let count = 0;
    for (let word = 0; word < words; word++) {
      let left = after === 0 ? followers[word] : followers[word] & preceders[word];
      while (left !== 0) {
        const lowest = left & -left;
        left ^= lowest;
        const unit = this.#units[32 * word + 31 - Math.clz32(lowest)];
        if (unit >= FIRST_HAN && unit <= LAST_HAN) found[count++] = unit;
      }
    }
    return count;
  }

  #numberOf(unit: number): number {
    let number = this.#numbers[unit];
    if (number === 0) this.#numbers[unit] = number = this.#units.push(unit) - 1;
    return number;
  }
}
