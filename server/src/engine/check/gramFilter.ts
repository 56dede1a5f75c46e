import type { Shard } from '../index/shard.ts';

/** Units of the runs that a filter knows: the longer they are the fewer texts hold, but no shorter run is told of. */
export const GRAM = 7;
/** Bits a unit of the text: of runs that a text does not hold, one in six or fewer is let through. */
const BITS_PER_UNIT = 4;
const FEWEST_BITS = 10;

/** A multiplier for each unit of a run, and one that spreads the sum over the high bits. */
const BASE = 0x01000193;
const OUT = power(BASE, GRAM);
const SPREAD = 0x9e3779b1;

/**
 * Tells for certain that a text does not hold a run of {@link GRAM} units, at the price of one bit read: most
 * searches of a corpus of many shards are for what a shard does not hold. Two megabytes for four million units.
 */
export class GramFilter {
  readonly #bits: Uint32Array;
  readonly #shift: number;

  /** Linear in {@link text}: about 5 ns a unit. */
  constructor(text: Uint16Array) {
    const size = Math.max(FEWEST_BITS, Math.ceil(Math.log2(Math.max(1, text.length) * BITS_PER_UNIT)));
    this.#bits = new Uint32Array(2 ** (size - 5));
    this.#shift = 32 - size;
    let hash = 0;
    for (let i = 0; i < text.length; i++) {
      hash = i < GRAM ? grown(hash, text[i]) : rolled(hash, text[i], text[i - GRAM]);
      if (i < GRAM - 1) continue;
      const bit = Math.imul(hash, SPREAD) >>> this.#shift;
      this.#bits[bit >>> 5] |= 1 << (bit & 31);
    }
  }

  /** False where the text does not hold the run of this hash; see {@link gramHashes}. */
  mayHold(hash: number): boolean {
    const bit = Math.imul(hash, SPREAD) >>> this.#shift;
    return ((this.#bits[bit >>> 5] >>> (bit & 31)) & 1) === 1;
  }
}

/** Hashes of all runs of {@link GRAM} of the first {@link length} units of {@link units}; none for fewer. */
export function gramHashes(units: ArrayLike<number>, length: number): Int32Array {
  const hashes = new Int32Array(Math.max(0, length - GRAM + 1));
  let hash = 0;
  for (let i = 0; i < length; i++) {
    hash = i < GRAM ? grown(hash, units[i]) : rolled(hash, units[i], units[i - GRAM]);
    if (i >= GRAM - 1) hashes[i - GRAM + 1] = hash;
  }
  return hashes;
}

const FILTERS = new WeakMap<SharedArrayBuffer, GramFilter>();

/** The filter of a shard's text; made when it is first asked for, and kept with the shard's memory. */
export function filterOf({ buffer, columns }: Shard): GramFilter {
  let filter = FILTERS.get(buffer);
  if (filter === undefined) {
    filter = new GramFilter(columns.text);
    FILTERS.set(buffer, filter);
  }
  return filter;
}

function grown(hash: number, unit: number): number {
  return (Math.imul(hash, BASE) + unit) | 0;
}

function rolled(hash: number, unit: number, oldest: number): number {
  return (Math.imul(hash, BASE) + unit - Math.imul(oldest, OUT)) | 0;
}

function power(base: number, exponent: number): number {
  let product = 1;
  for (let i = 0; i < exponent; i++) product = Math.imul(product, base);
  return product;
}
