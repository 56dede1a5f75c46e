import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Interval } from '../index/suffixes.ts';

/** Units of a triple. */
export const TRIPLE = 3;
/** Triples that there is room for, a power of two. A check of 10,000 characters asks for about as many. */
const SLOTS = 1 << 14;
const SPREAD = 0x9e3779b1;
const BASE = 0x85ebca6b;
const UNKNOWN = 0xffffffff;

/**
 * Where in the suffix arrays of a corpus those begin and end that open with three units, as far as it is known: longer runs that open
 * so are sought there alone. One place for each hash, where the last triple drives out the one before: 8 bytes for each array, a
 * megabyte for seven.
 */
export class KnownTriples {
  readonly #arrays: number;
  readonly #keys = new Uint32Array(2 * SLOTS);
  readonly #bounds: Uint32Array;

  constructor(arrays: number) {
    this.#arrays = arrays;
    this.#bounds = new Uint32Array(2 * arrays * SLOTS);
  }

  /** Of the suffixes of the array of this number those that open with the first three units of {@link phrase}; nothing where that is not known. */
  get(phrase: string, array: number): Interval | undefined {
    if (phrase.length < TRIPLE) return undefined;
    const head = headOf(phrase);
    const third = phrase.charCodeAt(2);
    const slot = slotOf(head, third);
    if (this.#keys[2 * slot] !== head || this.#keys[2 * slot + 1] !== third) return undefined;
    const at = 2 * (slot * this.#arrays + array);
    const lo = this.#bounds[at];
    return lo === UNKNOWN ? undefined : { lo, hi: this.#bounds[at + 1] };
  }

  set(phrase: string, array: number, { lo, hi }: Interval): void {
    const head = headOf(phrase);
    const third = phrase.charCodeAt(2);
    const slot = slotOf(head, third);
    const first = 2 * slot * this.#arrays;
    if (this.#keys[2 * slot] !== head || this.#keys[2 * slot + 1] !== third) {
      this.#keys[2 * slot] = head;
      this.#keys[2 * slot + 1] = third;
      this.#bounds.fill(UNKNOWN, first, first + 2 * this.#arrays);
    }
    this.#bounds[first + 2 * array] = lo;
    this.#bounds[first + 2 * array + 1] = hi;
  }
}

function headOf(phrase: string): number {
  return ((phrase.charCodeAt(0) << 16) | phrase.charCodeAt(1)) >>> 0;
}

function slotOf(head: number, third: number): number {
  const mixed = Math.imul(Math.imul(head, BASE) ^ third, SPREAD);
  return (mixed ^ (mixed >>> 16)) & (SLOTS - 1);
}

const BUILT = new WeakMap<CorpusIndex, KnownTriples>();

/** The triples of {@link index} in so many {@link arrays}: one table for all drafts, but for one that is a file of the corpus itself. */
export function triplesOf(index: CorpusIndex, arrays: number, isOwn: boolean): KnownTriples {
  if (isOwn) return new KnownTriples(arrays);
  let built = BUILT.get(index);
  if (built === undefined) BUILT.set(index, (built = new KnownTriples(arrays)));
  return built;
}
