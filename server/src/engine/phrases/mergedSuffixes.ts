import type { Suffixes } from '../index/suffixes.ts';

/** Suffixes of one array, ascending, that take part in a merge: those of the ranks [from, to). */
export interface SuffixStream {
  readonly suffixes: Suffixes;
  readonly from: number;
  readonly to: number;
  /** False for suffixes to skip. */
  accepts(position: number): boolean;
}

/** Keys have the length of a common prefix in their upper bits, so that longer ones win, and below it the unit after it. */
const UNIT_BITS = 16;
const UNIT_MASK = 0xffff;
const SPENT = -1;
const NOT_BEGUN = -1;

/**
 * Suffixes of several arrays as one ascending sequence, each with the length of the prefix that it shares with
 * the one before. A tournament tree whose losers remember their common prefix with the winner, so that hardly
 * any unit is compared twice: Ng and Kakehi, "Merging String Sequences by Longest Common Prefixes" (IPSJ, 2008).
 *
 * After {@link next} has returned true, {@link stream}, {@link position}, {@link commonPrefix} and {@link isTied}
 * describe the suffix. Tied suffixes come in any order. Constant time per suffix, times the logarithm of the number of streams.
 */
export class MergedSuffixes {
  stream = -1;
  position = 0;
  /** Units shared with the previous suffix, up to the cap or a passage's end. */
  commonPrefix = 0;
  /** The suffix is not distinguished from the previous one: equal up to the cap, or to the end of both passages. */
  isTied = false;

  readonly #streams: readonly SuffixStream[];
  readonly #cap: number;
  readonly #ranks: Int32Array;
  readonly #keys: Int32Array;
  /** Losers of the tournament, the root's first; [0] is unused. */
  readonly #losers: Int32Array;
  readonly #leaves: number;
  #winner: number;

  /** {@link cap} is the longest common prefix that is compared, in units, at most 32,000. */
  constructor(streams: readonly SuffixStream[], cap: number) {
    this.#streams = streams;
    this.#cap = cap;
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, streams.length)));
    this.#ranks = Int32Array.from(streams, () => NOT_BEGUN);
    this.#keys = new Int32Array(this.#leaves).fill(SPENT);
    this.#losers = new Int32Array(this.#leaves);
    for (let s = 0; s < streams.length; s++) this.#advance(s);
    this.#winner = this.#playAll(1);
  }

  /** The share of the suffixes seen so far, 0 to 1. Linear in the number of streams. */
  get share(): number {
    let passed = 0;
    let all = 0;
    for (const [stream, { from, to }] of this.#streams.entries()) {
      passed += this.#ranks[stream] - from;
      all += to - from;
    }
    return all === 0 ? 1 : passed / all;
  }

  /** Moves to the next suffix; false when there is none. */
  next(): boolean {
    if (this.stream >= 0) {
      this.#advance(this.stream);
      this.#replay(this.stream);
    }
    const key = this.#keys[this.#winner];
    if (key === SPENT) {
      this.stream = -1;
      return false;
    }
    this.stream = this.#winner;
    this.position = this.#streams[this.stream].suffixes.positions.at(this.#ranks[this.stream]);
    this.commonPrefix = key >>> UNIT_BITS;
    // The smallest unit, 0, ends a passage: the suffix before, which is not greater, ends there too.
    this.isTied = this.commonPrefix === this.#cap || (key & UNIT_MASK) === UNIT_MASK;
    return true;
  }

  /** Moves a stream to its next accepted suffix and keys it by the prefix shared with the previous one. */
  #advance(stream: number): void {
    const { suffixes, from, to } = this.#streams[stream];
    const { text, positions } = suffixes;
    const hasBegun = this.#ranks[stream] !== NOT_BEGUN;
    const before = hasBegun ? positions.at(this.#ranks[stream]) : -1;
    let rank = hasBegun ? this.#ranks[stream] + 1 : from;
    while (rank < to && !this.#streams[stream].accepts(positions.at(rank))) rank++;
    this.#ranks[stream] = rank;
    if (rank >= to) {
      this.#keys[stream] = SPENT;
      return;
    }
    const at = positions.at(rank);
    let shared = 0;
    if (before >= 0) {
      while (shared < this.#cap && text[before + shared] === text[at + shared] && text[at + shared] !== 0)
        shared++;
    }
    this.#keys[stream] = keyOf(shared, text[at + shared]);
  }

  #replay(stream: number): void {
    let winner = stream;
    for (let node = (this.#leaves + stream) >> 1; node >= 1; node >>= 1) {
      const challenger = this.#losers[node];
      const first = this.#play(challenger, winner);
      this.#losers[node] = first === winner ? challenger : winner;
      winner = first;
    }
    this.#winner = winner;
  }

  #playAll(node: number): number {
    if (node >= this.#leaves) return node - this.#leaves;
    const left = this.#playAll(node * 2);
    const right = this.#playAll(node * 2 + 1);
    const first = this.#play(left, right);
    this.#losers[node] = first === left ? right : left;
    return first;
  }

  /** The stream whose suffix comes first; the other's key is relative to it. */
  #play(a: number, b: number): number {
    const keys = this.#keys;
    if (keys[a] !== keys[b]) return keys[a] > keys[b] ? a : b;
    if (keys[a] === SPENT) return a;
    const textA = this.#streams[a].suffixes.text;
    const textB = this.#streams[b].suffixes.text;
    const atA = this.#streams[a].suffixes.positions.at(this.#ranks[a]);
    const atB = this.#streams[b].suffixes.positions.at(this.#ranks[b]);
    let shared = keys[a] >>> UNIT_BITS;
    while (shared < this.#cap && textA[atA + shared] === textB[atB + shared] && textA[atA + shared] !== 0)
      shared++;
    const unitA = textA[atA + shared];
    const unitB = textB[atB + shared];
    if (shared === this.#cap || unitA <= unitB) {
      keys[b] = keyOf(shared, unitB);
      return a;
    }
    keys[a] = keyOf(shared, unitA);
    return b;
  }
}

function keyOf(shared: number, unit: number): number {
  return (shared << UNIT_BITS) | (UNIT_MASK - unit);
}
