import { PairRanks } from './pairRanks.ts';
import type { Positions } from './positions.ts';
import { SuffixSamples } from './suffixSamples.ts';

/** Ranks [lo, hi) of a suffix array: the suffixes that open with one string. Empty when `lo === hi`. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/**
 * Suffixes of a text in ascending order, with the searches that everything above is made of. The text's last
 * unit is 0 and patterns hold a 0 at most at their end, so reads after a match stay inside the text.
 */
export class Suffixes {
  /** Ranks at which each first unit's suffixes begin, as far as needed: halves the steps of every search. */
  #firstUnits: Uint32Array | undefined;
  #pairs: PairRanks | undefined;
  #samples: SuffixSamples | undefined;

  constructor(
    readonly text: Uint16Array,
    readonly positions: Positions,
  ) {}

  /**
   * Makes all searches from now on quicker, where many are to come: see {@link SuffixSamples}. {@link step} is for tests.
   */
  prepare(step?: number): void {
    this.#samples ??= new SuffixSamples(this.text, this.positions, step);
  }

  get all(): Interval {
    return { lo: 0, hi: this.positions.length };
  }

  /** The suffixes that open with {@link pattern} (folded). Logarithmic in the number of suffixes. */
  find(pattern: string): Interval {
    if (pattern.length === 0) return this.all;
    if (pattern.length === 2) return this.ofPair(pattern.charCodeAt(0), pattern.charCodeAt(1));
    const hit = this.#hit(pattern);
    if (!hit) return EMPTY;
    const { rank, low, lowShared, high, highShared } = hit;
    return {
      lo: this.#edge(pattern, rank, low, lowShared),
      hi: this.#edge(pattern, rank, high, highShared) + 1,
    };
  }

  /**
   * Of the suffixes of {@link within}, which have their first {@link shared} units in common, those that go on with {@link rest} from
   * its unit {@link from} on. Logarithmic in their number alone, which is small where a few units are known.
   */
  findWithin(rest: string, { lo, hi }: Interval, shared: number, from = 0): Interval {
    let first = lo;
    let end = hi;
    for (let at = from; at < rest.length && first < end; at++) {
      const unit = rest.charCodeAt(at);
      first = this.#border(shared + at - from, unit, first, end);
      end = this.#border(shared + at - from, unit + 1, first, end);
    }
    return { lo: first, hi: end };
  }

  /** The first rank of [{@link lo}, {@link hi}), whose suffixes share {@link at} units, that goes on with {@link unit} or a greater one. */
  #border(at: number, unit: number, lo: number, hi: number): number {
    const { text, positions } = this;
    let low = lo;
    let high = hi;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (text[positions.at(middle) + at] < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a suffix opens with {@link pattern} (folded). Half the cost of {@link find}, or less. */
  holds(pattern: string): boolean {
    return pattern.length === 0 ? this.positions.length > 0 : this.#hit(pattern) !== undefined;
  }

  /**
   * Whether {@link visit} says so of a place of {@link pattern} (folded), not empty: visited outward from one that a search comes
   * upon, so that where a few are enough neither end of their interval is sought.
   */
  somePlace(pattern: string, visit: (position: number) => boolean): boolean {
    const hit = this.#hit(pattern);
    if (hit === undefined) return false;
    const { positions } = this;
    const opens = (rank: number, known: number): boolean =>
      this.#shared(positions.at(rank), pattern, known) === pattern.length;
    let low = hit.rank;
    let high = hit.rank + 1;
    // Never the one side to its end before the other: either may be long.
    while (low > hit.low || high < hit.high) {
      if (low > hit.low) {
        if (!opens(low, hit.lowShared)) low = hit.low;
        else if (visit(positions.at(low--))) return true;
      }
      if (high < hit.high) {
        if (!opens(high, hit.highShared)) high = hit.high;
        else if (visit(positions.at(high++))) return true;
      }
    }
    return false;
  }

  /** The rank at which the suffixes begin whose first unit is {@link unit} or greater, 0 to 0x10000. */
  rankOfUnit(unit: number): number {
    this.#firstUnits ??= new Uint32Array(0x10001).fill(UNKNOWN);
    let rank = this.#firstUnits[unit];
    if (rank === UNKNOWN) this.#firstUnits[unit] = rank = this.#searchUnit(unit);
    return rank;
  }

  /** The suffixes that open with two units, neither of them 0. Remembered. */
  ofPair(first: number, second: number): Interval {
    this.#pairs ??= new PairRanks(
      this.text,
      this.positions,
      (unit) => this.rankOfUnit(unit),
      () => this.#samples,
    );
    const slot = this.#pairs.find(first, second);
    return { lo: this.#pairs.lo(slot), hi: this.#pairs.hi(slot) };
  }

  /**
   * Some suffix that opens with {@link pattern}. What suffixes share with it only grows towards it, so comparing
   * begins after what both sides share.
   */
  #hit(pattern: string): Hit | undefined {
    const { positions } = this;
    const samples = pattern.length > 2 ? this.#samples : undefined;
    let known = 0;
    let low: number;
    let high: number;
    if (samples !== undefined) {
      samples.seek(pattern);
      ({ low, high } = samples);
    } else if (pattern.length > 1) {
      const { lo, hi } = this.ofPair(pattern.charCodeAt(0), pattern.charCodeAt(1));
      low = lo - 1;
      high = hi;
      known = 2;
    } else {
      low = this.rankOfUnit(pattern.charCodeAt(0)) - 1;
      high = this.rankOfUnit(pattern.charCodeAt(0) + 1);
      known = 1;
    }
    let lowShared = known;
    let highShared = known;
    while (high - low > 1) {
      const rank = (low + high) >>> 1;
      const at = positions.at(rank);
      const shared = this.#shared(at, pattern, Math.min(lowShared, highShared));
      if (shared === pattern.length) return { rank, low, high, lowShared, highShared };
      if (this.text[at + shared] < pattern.charCodeAt(shared)) {
        low = rank;
        lowShared = shared;
      } else {
        high = rank;
        highShared = shared;
      }
    }
    return undefined;
  }

  /** The last rank on the way from {@link inside} to {@link outside} that opens with {@link pattern}; ranks between share {@link known} units of it. */
  #edge(pattern: string, inside: number, outside: number, known: number): number {
    let edge = inside;
    let beyond = outside;
    let shared = known;
    while (Math.abs(edge - beyond) > 1) {
      const middle = (edge + beyond) >>> 1;
      const now = this.#shared(this.positions.at(middle), pattern, shared);
      if (now === pattern.length) {
        edge = middle;
      } else {
        beyond = middle;
        shared = now;
      }
    }
    return edge;
  }

  /** Units that the text from {@link at} on shares with {@link pattern}; at least {@link known}. */
  #shared(at: number, pattern: string, known: number): number {
    const { text } = this;
    let shared = known;
    while (shared < pattern.length && text[at + shared] === pattern.charCodeAt(shared)) shared++;
    return shared;
  }

  /**
   * First rank whose suffix begins with {@link unit} or a greater one: ahead of that of the unit before, where it is
   * known, as mostly both ends of a unit are requested; else between those of two units that many others lie between.
   */
  #searchUnit(unit: number): number {
    const before = unit === 0 ? UNKNOWN : this.#firstUnits![unit - 1];
    if (before !== UNKNOWN) return this.#aheadOf(before, unit);
    if (unit % BLOCK === 0) return this.#between(unit, 0, this.positions.length);
    const block = unit - (unit % BLOCK);
    return this.#between(unit, this.rankOfUnit(block), this.rankOfUnit(block + BLOCK));
  }

  #aheadOf(rank: number, unit: number): number {
    const { positions } = this;
    let step = 1;
    while (rank + step < positions.length && this.text[positions.at(rank + step)] < unit) step *= 2;
    return this.#between(unit, rank + (step >> 1), Math.min(positions.length, rank + step));
  }

  #between(unit: number, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.text[this.positions.at(middle)] < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Units between two whose ranks are looked for among all suffixes; a part of 0x10000. */
const BLOCK = 0x100;
const UNKNOWN = 0xffffffff;

/** A rank inside the interval of a pattern, ranks on both sides outside of it, and what these share with it. */
interface Hit {
  readonly rank: number;
  readonly low: number;
  readonly high: number;
  readonly lowShared: number;
  readonly highShared: number;
}

const EMPTY: Interval = { lo: 0, hi: 0 };
