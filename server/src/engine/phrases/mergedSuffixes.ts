import { keyOf, StreamBlock, type SuffixStream, UNIT_BITS, UNIT_MASK } from './streamBlock.ts';

const SPENT = -1;

/**
 * Suffixes of several arrays as one ascending sequence, each with the length of the prefix that it shares with
 * the one before. A tournament tree whose losers remember their common prefix with the winner, so that hardly
 * any unit is compared twice: Ng and Kakehi, "Merging String Sequences by Longest Common Prefixes" (IPSJ, 2008).
 *
 * After {@link next} has returned true, {@link stream}, {@link position}, {@link color}, {@link commonPrefix} and
 * {@link isTied} describe the suffix. Tied suffixes come in any order. Constant time per suffix, times the logarithm of the number of streams.
 */
export class MergedSuffixes {
  stream = -1;
  position = 0;
  /** That of the article that holds it. */
  color = 0;
  /** Units shared with the previous suffix, up to the cap or a passage's end. */
  commonPrefix = 0;
  /** The suffix is not distinguished from the previous one: equal up to the cap, or to the end of both passages. */
  isTied = false;

  readonly #streams: readonly StreamBlock[];
  readonly #texts: readonly Uint16Array[];
  readonly #cap: number;
  /** By stream: the position of its next suffix, and the key. */
  readonly #positions: Int32Array;
  readonly #keys: Int32Array;
  /** Losers of the tournament, the root's first; [0] is unused. */
  readonly #losers: Int32Array;
  readonly #leaves: number;
  #winner: number;

  /** {@link cap} is the longest common prefix that is compared, in units, at most 32,000. */
  constructor(streams: readonly SuffixStream[], cap: number) {
    this.#streams = streams.map((stream) => new StreamBlock(stream, cap));
    this.#texts = streams.map(({ suffixes }) => suffixes.text);
    this.#cap = cap;
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, streams.length)));
    this.#positions = new Int32Array(streams.length);
    this.#keys = new Int32Array(this.#leaves).fill(SPENT);
    this.#losers = new Int32Array(this.#leaves);
    for (let s = 0; s < streams.length; s++) this.#advance(s);
    this.#winner = this.#playAll(1);
  }

  /** The share of the suffixes seen so far, 0 to 1. Linear in the number of streams. */
  get share(): number {
    let passed = 0;
    let all = 0;
    for (const stream of this.#streams) {
      passed += stream.passed;
      all += stream.length;
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
    this.position = this.#positions[this.stream];
    this.color = this.#streams[this.stream].color;
    this.commonPrefix = key >>> UNIT_BITS;
    // The smallest unit, 0, ends a passage: the suffix before, which is not greater, ends there too.
    this.isTied = this.commonPrefix === this.#cap || (key & UNIT_MASK) === UNIT_MASK;
    return true;
  }

  #advance(stream: number): void {
    const block = this.#streams[stream];
    const hasNext = block.next();
    this.#keys[stream] = hasNext ? block.key : SPENT;
    this.#positions[stream] = hasNext ? block.position : 0;
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
    const textA = this.#texts[a];
    const textB = this.#texts[b];
    const atA = this.#positions[a];
    const atB = this.#positions[b];
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
