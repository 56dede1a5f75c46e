import type { Suffixes } from '../index/suffixes.ts';

/** Suffixes of one array, ascending, that take part in a merge: those of the ranks [from, to). */
export interface SuffixStream {
  readonly suffixes: Suffixes;
  readonly from: number;
  readonly to: number;
  /**
   * Moves those of the first {@link count} of {@link positions} that are not to be skipped to the front, order kept, and writes the
   * colors of their articles to {@link colors}, at the same places. Returns how many they are.
   */
  keep(positions: Int32Array, colors: Int32Array, count: number): number;
}

/** Keys have the length of a common prefix in their upper bits, so that longer ones win, and below it the unit after it. */
export const UNIT_BITS = 16;
export const UNIT_MASK = 0xffff;

/** Suffixes looked at in one go: what was read of them must still be in the processor's cache when they are merged. */
const BLOCK = 128;

/**
 * The next suffixes of a stream. What the merge needs of each lies somewhere else in memory: in a loop over a block the
 * processor waits for many of them at a time, one by one it would wait for each.
 */
export class StreamBlock {
  /** Of the suffix that {@link next} has moved to: where it is, its color, and its key relative to the one before. */
  position = 0;
  color = 0;
  key = 0;

  readonly #stream: SuffixStream;
  readonly #cap: number;
  readonly #positions = new Int32Array(BLOCK);
  readonly #colors = new Int32Array(BLOCK);
  readonly #keys = new Int32Array(BLOCK);
  /** Rank after the last one that was looked at. */
  #rank: number;
  #at = 0;
  #count = 0;

  /** {@link cap} is the longest common prefix that is compared, in units. */
  constructor(stream: SuffixStream, cap: number) {
    this.#stream = stream;
    this.#cap = cap;
    this.#rank = stream.from;
  }

  /** Suffixes that there are, with those to be skipped. */
  get length(): number {
    return this.#stream.to - this.#stream.from;
  }

  /** How many of them come before the one that {@link next} has moved to. */
  get passed(): number {
    const left = this.#count === 0 ? 0 : this.#count - this.#at + 1;
    return this.#rank - this.#stream.from - left;
  }

  /** Moves to the next suffix that is not skipped; false when there is none. */
  next(): boolean {
    if (this.#at === this.#count && !this.#fill()) return false;
    const at = this.#at++;
    this.position = this.#positions[at];
    this.color = this.#colors[at];
    this.key = this.#keys[at];
    return true;
  }

  #fill(): boolean {
    const { suffixes, to } = this.#stream;
    const positions = this.#positions;
    let before = this.#count > 0 ? positions[this.#count - 1] : -1;
    this.#at = 0;
    this.#count = 0;
    while (this.#count === 0 && this.#rank < to) {
      const end = Math.min(to, this.#rank + BLOCK);
      suffixes.positions.read(this.#rank, end, positions);
      this.#count = this.#stream.keep(positions, this.#colors, end - this.#rank);
      this.#rank = end;
    }
    for (let i = 0; i < this.#count; i++) {
      const at = positions[i];
      this.#keys[i] =
        before < 0 ? keyOf(0, suffixes.text[at]) : keyAfter(suffixes.text, before, at, this.#cap);
      before = at;
    }
    return this.#count > 0;
  }
}

export function keyOf(shared: number, unit: number): number {
  return (shared << UNIT_BITS) | (UNIT_MASK - unit);
}

/** The key of the suffix at {@link at} relative to that at {@link before}. */
function keyAfter(text: Uint16Array, before: number, at: number, cap: number): number {
  let shared = 0;
  while (shared < cap && text[before + shared] === text[at + shared] && text[at + shared] !== 0) shared++;
  return keyOf(shared, text[at + shared]);
}
