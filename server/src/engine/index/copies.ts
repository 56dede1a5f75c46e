/**
 * How many passages of the corpus have each text: a hash table with 64-bit keys (see `hash.ts`) and reference
 * counts, in typed arrays only. Split by the key's top bits into small tables, so that none ever stalls its
 * thread by growing.
 */
export class PassageCounts {
  readonly #tables = Array.from({ length: 1 << TABLE_BITS }, () => new CountTable());

  /** Counts one more passage with this hash; returns how many there were before. */
  add(low: number, high: number): number {
    return this.#table(low).change(low, high, 1);
  }

  /** Counts one passage less; returns how many are left. */
  release(low: number, high: number): number {
    return this.#table(low).change(low, high, -1) - 1;
  }

  /** How many passages have this hash. */
  count(low: number, high: number): number {
    return this.#table(low).change(low, high, 0);
  }

  /** Makes room for so many {@link texts} at once: growing step by step takes as long as all the counting. */
  reserve(texts: number): void {
    for (const table of this.#tables) table.reserve(texts / this.#tables.length);
  }

  /** Bytes that the table takes. */
  get bytes(): number {
    return this.#tables.reduce((sum, table) => sum + table.bytes, 0);
  }

  #table(low: number): CountTable {
    return this.#tables[low >>> (32 - TABLE_BITS)];
  }
}

/** Bits of a key that choose its table. Guess. */
const TABLE_BITS = 6;

/** Open addressing with linear probing. A key whose count fell to 0 keeps its slot until the table grows. */
class CountTable {
  #mask = 63;
  #used = 0;
  #lows = new Uint32Array(this.#mask + 1);
  #highs = new Uint32Array(this.#mask + 1);
  /** One more than the count; 0 marks a free slot. */
  #counts = new Uint32Array(this.#mask + 1);

  get bytes(): number {
    return this.#counts.byteLength * 3;
  }

  /** Adds {@link by} to the count of a key and returns the count before. */
  change(low: number, high: number, by: number): number {
    let slot = this.#find(low, high);
    if (this.#counts[slot] === 0) {
      if (by === 0) return 0;
      if (this.#used * 4 >= this.#mask * 3) {
        this.#resize(2 * this.#counts.length);
        slot = this.#find(low, high);
      }
      this.#used++;
      this.#lows[slot] = low;
      this.#highs[slot] = high;
      this.#counts[slot] = 1;
    }
    const before = this.#counts[slot] - 1;
    this.#counts[slot] += by;
    return before;
  }

  reserve(keys: number): void {
    const size = 2 ** Math.ceil(Math.log2((keys * 4) / 3 + 1));
    if (size > this.#mask + 1) this.#resize(size);
  }

  #find(low: number, high: number): number {
    let slot = (low ^ high) & this.#mask;
    while (this.#counts[slot] !== 0 && (this.#lows[slot] !== low || this.#highs[slot] !== high)) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  /** {@link size}: slots, a power of two. */
  #resize(size: number): void {
    const { lows, highs, counts } = { lows: this.#lows, highs: this.#highs, counts: this.#counts };
    this.#mask = size - 1;
    this.#used = 0;
    this.#lows = new Uint32Array(size);
    this.#highs = new Uint32Array(size);
    this.#counts = new Uint32Array(size);
    for (let slot = 0; slot < counts.length; slot++) {
      if (counts[slot] > 1) this.change(lows[slot], highs[slot], counts[slot] - 1);
    }
  }
}

/**
 * Tells copies from firsts: one entry a passage of {@link hashes} (two halves each), 1 where {@link counts} holds
 * its hash already. Every passage is added to {@link counts}.
 */
export function copyFlags(hashes: Uint32Array, counts: PassageCounts): Uint8Array {
  const flags = new Uint8Array(hashes.length / 2);
  for (let passage = 0; passage < flags.length; passage++) {
    if (counts.add(hashes[2 * passage], hashes[2 * passage + 1]) > 0) flags[passage] = 1;
  }
  return flags;
}
