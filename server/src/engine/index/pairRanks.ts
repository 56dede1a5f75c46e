/** Pairs remembered at most, before all are forgotten: those of long drafts. */
const MOST = 8192;
const SLOTS = 2 * MOST;
const SPREAD = 0x9e3779b1;
/** No pair of units that texts hold: 0 closes passages. */
const FREE = 0;

/**
 * The suffixes that open with a pair of units, as they were asked for: the pairs of a draft come again and again,
 * and each remembered one spares a search half of its steps, those that find nothing in the processor's cache.
 * 200 KB once it is used. Open addressing with linear probing.
 */
export class PairRanks {
  readonly #text: Uint16Array;
  readonly #positions: Uint32Array;
  /** Ranks at which the suffixes of a unit begin. */
  readonly #rankOfUnit: (unit: number) => number;
  readonly #pairs = new Uint32Array(SLOTS).fill(FREE);
  readonly #los = new Uint32Array(SLOTS);
  readonly #his = new Uint32Array(SLOTS);
  #count = 0;

  constructor(text: Uint16Array, positions: Uint32Array, rankOfUnit: (unit: number) => number) {
    this.#text = text;
    this.#positions = positions;
    this.#rankOfUnit = rankOfUnit;
  }

  /** Where the ranks of a pair of units other than 0 are kept: for {@link lo} and {@link hi}, until the next call. */
  find(first: number, second: number): number {
    const pair = ((first << 16) | second) >>> 0;
    let slot = this.#home(pair);
    while (this.#pairs[slot] !== pair) {
      if (this.#pairs[slot] === FREE) return this.#search(pair, first, second);
      slot = (slot + 1) % SLOTS;
    }
    return slot;
  }

  /** The first rank that opens with the pair. */
  lo(slot: number): number {
    return this.#los[slot];
  }

  /** The rank behind the last. */
  hi(slot: number): number {
    return this.#his[slot];
  }

  #home(pair: number): number {
    return (Math.imul(pair, SPREAD) >>> 16) % SLOTS;
  }

  #search(pair: number, first: number, second: number): number {
    if (this.#count === MOST) {
      this.#pairs.fill(FREE);
      this.#count = 0;
    }
    let slot = this.#home(pair);
    while (this.#pairs[slot] !== FREE) slot = (slot + 1) % SLOTS;
    const end = this.#rankOfUnit(first + 1);
    const lo = this.#border(second, this.#rankOfUnit(first), end);
    this.#pairs[slot] = pair;
    this.#los[slot] = lo;
    this.#his[slot] = this.#border(second + 1, lo, end);
    this.#count++;
    return slot;
  }

  /** The first rank in [low, high) whose second unit is {@link unit} or greater. */
  #border(unit: number, low: number, high: number): number {
    let from = low;
    let to = high;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#text[this.#positions[middle] + 1] < unit) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
