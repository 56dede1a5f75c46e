import type { Positions } from './positions.ts';
import type { SuffixSamples } from './suffixSamples.ts';

/**
 * Pairs remembered at most, before all are forgotten: a check of 10,000 characters asks for up to 6,000 of one shard,
 * half of them the same as the check before.
 */
const MOST = 32_768;
/** Pairs that there is room for at first. Guess. */
const FEWEST = 512;
const SPREAD = 0x9e3779b1;
/** No pair of units that texts hold: 0 closes passages. */
const FREE = 0;

/**
 * The suffixes that open with a pair of units, as they were needed: the pairs of a draft come again and again,
 * and each remembered one spares a search half of its steps, those that find nothing in the processor's cache.
 * 24 bytes a pair remembered, in steps of two: 800 KB at the most. Open addressing with linear probing.
 */
export class PairRanks {
  readonly #text: Uint16Array;
  readonly #positions: Positions;
  /** Ranks at which the suffixes of a unit begin. */
  readonly #rankOfUnit: (unit: number) => number;
  /** Where the suffixes have been sampled, what spares most of a search. */
  readonly #samples: () => SuffixSamples | undefined;
  #room = FEWEST;
  /** Twice the room, a power of two: one less is the mask of a slot. */
  #pairs = new Uint32Array(2 * FEWEST).fill(FREE);
  #los = new Uint32Array(2 * FEWEST);
  #his = new Uint32Array(2 * FEWEST);
  #count = 0;

  constructor(
    text: Uint16Array,
    positions: Positions,
    rankOfUnit: (unit: number) => number,
    samples: () => SuffixSamples | undefined,
  ) {
    this.#text = text;
    this.#positions = positions;
    this.#rankOfUnit = rankOfUnit;
    this.#samples = samples;
  }

  /** Where the ranks of a pair of units other than 0 are kept: for {@link lo} and {@link hi}, until the next call. */
  find(first: number, second: number): number {
    const pair = ((first << 16) | second) >>> 0;
    let slot = this.#home(pair);
    while (this.#pairs[slot] !== pair) {
      if (this.#pairs[slot] === FREE) return this.#search(pair, first, second);
      slot = (slot + 1) & (this.#pairs.length - 1);
    }
    return slot;
  }

  /** The first rank that opens with the pair. */
  lo(slot: number): number {
    return this.#los[slot];
  }

  /** The rank after the last. */
  hi(slot: number): number {
    return this.#his[slot];
  }

  #home(pair: number): number {
    return (Math.imul(pair, SPREAD) >>> 16) & (this.#pairs.length - 1);
  }

  #free(pair: number): number {
    let slot = this.#home(pair);
    while (this.#pairs[slot] !== FREE) slot = (slot + 1) & (this.#pairs.length - 1);
    return slot;
  }

  #search(pair: number, first: number, second: number): number {
    if (this.#count === this.#room) this.#makeRoom();
    const slot = this.#free(pair);
    const samples = this.#samples();
    this.#pairs[slot] = pair;
    if (samples === undefined) {
      const end = this.#rankOfUnit(first + 1);
      this.#los[slot] = this.#border(second, this.#rankOfUnit(first), end);
      this.#his[slot] = this.#end(second, this.#los[slot], end);
    } else {
      this.#los[slot] = samples.ofPair(pair);
      this.#his[slot] = samples.ofPair(pair + 1);
    }
    this.#count++;
    return slot;
  }

  #makeRoom(): void {
    if (this.#room === MOST) {
      this.#pairs.fill(FREE);
      this.#count = 0;
      return;
    }
    const pairs = this.#pairs;
    const los = this.#los;
    const his = this.#his;
    this.#room *= 4;
    this.#pairs = new Uint32Array(2 * this.#room).fill(FREE);
    this.#los = new Uint32Array(2 * this.#room);
    this.#his = new Uint32Array(2 * this.#room);
    for (const [before, pair] of pairs.entries()) {
      if (pair === FREE) continue;
      const slot = this.#free(pair);
      this.#pairs[slot] = pair;
      this.#los[slot] = los[before];
      this.#his[slot] = his[before];
    }
  }

  /**
   * The rank after the last in [low, high) whose second unit is {@link unit}, {@link low} being the first: further and
   * further ahead, then between the last two looked at, as most pairs are in few places.
   */
  #end(unit: number, low: number, high: number): number {
    let step = 1;
    while (low + step < high && this.#text[this.#positions.at(low + step - 1) + 1] === unit) step *= 2;
    return this.#border(unit + 1, low + (step >> 1), Math.min(high, low + step));
  }

  /** The first rank in [low, high) whose second unit is {@link unit} or greater. */
  #border(unit: number, low: number, high: number): number {
    let from = low;
    let to = high;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#text[this.#positions.at(middle) + 1] < unit) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
