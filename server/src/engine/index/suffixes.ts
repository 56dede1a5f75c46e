/** Ranks [lo, hi) of a suffix array: the suffixes that open with one string. Empty when `lo === hi`. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** A unit that follows a string, with the suffixes that open with both. */
export interface Continuation {
  readonly unit: number;
  readonly interval: Interval;
}

/**
 * Suffixes of a text in ascending order, with the searches that everything above is made of. The text's last
 * unit is 0 and patterns hold no 0, so reads behind a match stay inside the text.
 */
export class Suffixes {
  /** Ranks at which each first unit's suffixes begin: halves the steps of every search. */
  #firstUnits: Uint32Array | undefined;

  constructor(
    readonly text: Uint16Array,
    readonly positions: Uint32Array,
  ) {}

  get all(): Interval {
    return { lo: 0, hi: this.positions.length };
  }

  /** The suffixes that open with {@link pattern} (folded). Logarithmic in the number of suffixes. */
  find(pattern: string): Interval {
    if (pattern.length === 0) return this.all;
    let interval = this.#firstUnit(pattern.charCodeAt(0));
    for (let depth = 1; depth < pattern.length && interval.lo < interval.hi; depth++) {
      // A lone suffix needs no search, only a comparison of the rest.
      if (interval.hi - interval.lo === 1)
        return this.#matches(interval.lo, pattern, depth) ? interval : EMPTY;
      interval = this.narrow(interval, depth, pattern.charCodeAt(depth));
    }
    return interval;
  }

  /** Of suffixes that share their first {@link depth} units, those whose next unit is {@link unit}. */
  narrow(interval: Interval, depth: number, unit: number): Interval {
    const lo = this.#lowerBound(interval.lo, interval.hi, depth, unit);
    if (lo === interval.hi || this.text[this.positions[lo] + depth] !== unit) return { lo, hi: lo };
    const hi = this.#lowerBound(lo, interval.hi, depth, unit + 1);
    return { lo, hi };
  }

  /**
   * The units that follow the {@link depth} units which the suffixes of {@link interval} share, ascending, the
   * passage's end (0) left out. Costs a search for each.
   */
  *continuations(interval: Interval, depth: number): Generator<Continuation> {
    let lo = interval.lo;
    while (lo < interval.hi) {
      const unit = this.text[this.positions[lo] + depth];
      const hi = this.#lowerBound(lo + 1, interval.hi, depth, unit + 1);
      if (unit !== 0) yield { unit, interval: { lo, hi } };
      lo = hi;
    }
  }

  /** How many units the suffixes of two ranks share before they differ or one's passage ends. */
  commonPrefix(rankA: number, rankB: number, from = 0): number {
    const { text, positions } = this;
    const a = positions[rankA];
    const b = positions[rankB];
    let length = from;
    while (text[a + length] === text[b + length] && text[a + length] !== 0) length++;
    return length;
  }

  /** The rank at which the suffixes begin whose first unit is {@link unit} or greater, 0 to 0x10000. */
  rankOfUnit(unit: number): number {
    this.#firstUnits ??= this.#indexFirstUnits();
    return this.#firstUnits[unit];
  }

  #firstUnit(unit: number): Interval {
    return { lo: this.rankOfUnit(unit), hi: this.rankOfUnit(unit + 1) };
  }

  #indexFirstUnits(): Uint32Array {
    const starts = new Uint32Array(0x10001);
    let lo = 0;
    let unit = 0;
    while (lo < this.positions.length) {
      const next = this.text[this.positions[lo]];
      while (unit <= next) starts[unit++] = lo;
      lo = this.#lowerBound(lo + 1, this.positions.length, 0, next + 1);
    }
    starts.fill(this.positions.length, unit);
    return starts;
  }

  #matches(rank: number, pattern: string, from: number): boolean {
    const at = this.positions[rank];
    for (let i = from; i < pattern.length; i++) {
      if (this.text[at + i] !== pattern.charCodeAt(i)) return false;
    }
    return true;
  }

  /** First rank in [lo, hi) whose unit at {@link depth} is not less than {@link unit}. */
  #lowerBound(lo: number, hi: number, depth: number, unit: number): number {
    const { text, positions } = this;
    let low = lo;
    let high = hi;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (text[positions[middle] + depth] < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const EMPTY: Interval = { lo: 0, hi: 0 };
