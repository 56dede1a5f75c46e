import { FNV_PRIME } from '../text/fnv.ts';
/**
 * Units of the runs that a filter knows: the longer they are the fewer texts hold, but nothing is known of shorter runs. As many as
 * the pieces by which set phrases are distinguished (`check/setPhrases.ts`), for which a third of the searches of a whole check was with seven.
 */
export const GRAM = 6;
/** Bits a unit of the text: of runs that a text does not hold, one in six is let through (15 to 18 of 100 in shards of 83 million characters, real and made). */
const BITS_PER_UNIT = 4;
const FEWEST_WORDS = 32;

/** A multiplier for each unit of a run, and one that spreads the sum over the high bits. */
const BASE = FNV_PRIME;
const OUT = power(BASE, GRAM);
const SPREAD = 0x9e3779b1;

/**
 * Says for certain that a text does not hold a run of {@link GRAM} units, at the price of one bit read: most
 * searches of a corpus of many shards are for what a shard does not hold.
 */
export class GramFilter {
  readonly #bits: Uint32Array;
  readonly #scale: number;

  /** Over what {@link fillFilter} has filled. */
  constructor(bits: Uint32Array) {
    this.#bits = bits;
    this.#scale = scaleOf(bits);
  }

  /** False where the text does not hold the run of this hash; see {@link gramHashes}. */
  mayHold(hash: number): boolean {
    return this.bit(hash) === 1;
  }

  /** {@link mayHold} as 1 or 0. */
  bit(hash: number): number {
    const bit = bitOf(hash, this.#scale);
    return (this.#bits[bit >>> 5] >>> (bit & 31)) & 1;
  }
}

/** Hashes of the first and the last run of {@link phrase}, for {@link GramFilter.mayHold}; none of a phrase shorter than a run. */
export function endGrams(phrase: string): readonly number[] {
  if (phrase.length < GRAM) return [];
  const first = gramHash(phrase, 0);
  return phrase.length === GRAM ? [first] : [first, gramHash(phrase, phrase.length - GRAM)];
}

function gramHash(text: string, start: number): number {
  let hash = 0;
  for (let at = start; at < start + GRAM; at++) hash = grown(hash, text.charCodeAt(at));
  return hash;
}

/** Words of 32 bits that the filter of a text of {@link length} units takes: half a byte a unit. */
export function filterLength(length: number): number {
  return Math.max(FEWEST_WORDS, Math.ceil((length * BITS_PER_UNIT) / 32));
}

/** Enters all runs of {@link text} into {@link bits}. Linear: about 5 ns a unit. */
export function fillFilter(text: Uint16Array, bits: Uint32Array): void {
  const scale = scaleOf(bits);
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    hash = i < GRAM ? grown(hash, text[i]) : rolled(hash, text[i], text[i - GRAM]);
    if (i < GRAM - 1) continue;
    const bit = bitOf(hash, scale);
    bits[bit >>> 5] |= 1 << (bit & 31);
  }
}

/** {@link gramHashes} of a phrase: of most, which are short, none or a few. */
export function gramsIn(phrase: string): readonly number[] {
  if (phrase.length < GRAM) return NO_GRAMS;
  let hash = gramHash(phrase, 0);
  const hashes = [hash];
  for (let at = GRAM; at < phrase.length; at++) {
    hash = rolled(hash, phrase.charCodeAt(at), phrase.charCodeAt(at - GRAM));
    hashes.push(hash);
  }
  return hashes;
}

const NO_GRAMS: readonly number[] = [];

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

/** Bits for each value of a hash of 32 bits: their number need be no power of two, which would leave a quarter of them unused. */
function scaleOf(bits: Uint32Array): number {
  return (32 * bits.length) / 2 ** 32;
}

function bitOf(hash: number, scale: number): number {
  return ((Math.imul(hash, SPREAD) >>> 0) * scale) >>> 0;
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
