import type { CorpusIndex } from '../../index/corpusIndex.ts';
import type { Shard } from '../../index/shard.ts';
import { breathe, type CancelSignal } from '../../signal.ts';
import { MOST_BETWEEN, Neighbours } from './neighbours.ts';

/** Units of the runs that the filter knows. */
export const FOUR = 4;
/**
 * Bits for each unit of the corpus, at least: of fours that no text holds, one in thirteen is let through in 13 million units. With
 * half of them, as in a corpus that had grown to twice what they were meant for, three in four were: what they let through lowers
 * how sure a slip is.
 */
const BITS_PER_UNIT = 1.4;
const FEWEST_BITS = 16;
const SPREAD = 0x9e3779b1;
const BASE = 0x85ebca6b;
/** Share of the units entered that may be of removed files before everything is entered again. Guess. */
const MOST_GONE = 0.1;
/** Units entered before other work gets its turn: some 20 ms. */
const STEP = 1 << 18;

/**
 * Bits of which some are set, two for each hash (Bloom 1970): it is not in where one of them is not. Both lie in one line of
 * the cache (Putze, Sanders and Singler 2007), as most of the time goes into waiting for them.
 */
class Bits {
  readonly #words: Uint32Array;
  readonly #shift: number;

  /** 2 to the power of {@link bits} of them. */
  constructor(bits: number) {
    this.#words = new Uint32Array(2 ** (bits - 5));
    this.#shift = 32 - bits;
  }

  /**
   * Sets the bits of {@link hashes}, part of the array after part, each of which the processor's cache holds: one after
   * another they would wait for memory each time.
   */
  addAll(hashes: Uint32Array): void {
    const sorted = byTopBits(hashes);
    for (let i = 0; i < sorted.length; i++) {
      const hash = sorted[i];
      const bit = hash >>> this.#shift;
      const mixed = other(hash);
      this.#words[bit >>> 5] |= 1 << (bit & 31);
      this.#words[beside(bit >>> 5, mixed)] |= 1 << (mixed >>> 27);
    }
  }

  has(hash: number): boolean {
    const bit = hash >>> this.#shift;
    if (((this.#words[bit >>> 5] >>> (bit & 31)) & 1) === 0) return false;
    const mixed = other(hash);
    return ((this.#words[beside(bit >>> 5, mixed)] >>> (mixed >>> 27)) & 1) === 1;
  }

  /**
   * Moves those of the first {@link count} of {@link units} whose hashes are in to the front, and returns how many they are. No
   * jump depends on what is read, so that the processor waits for many words of memory at once: a third of the time of {@link has}.
   */
  keep(units: Uint16Array, hashes: Uint32Array, count: number): number {
    const words = this.#words;
    let first = 0;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i];
      const bit = hash >>> this.#shift;
      units[first] = units[i];
      hashes[first] = hash;
      first += (words[bit >>> 5] >>> (bit & 31)) & 1;
    }
    let kept = 0;
    for (let i = 0; i < first; i++) {
      const mixed = other(hashes[i]);
      units[kept] = units[i];
      kept += (words[beside((hashes[i] >>> this.#shift) >>> 5, mixed)] >>> (mixed >>> 27)) & 1;
    }
    return kept;
  }
}

/** Of a filter of 16 MB, as for 90 million units, each of so many parts is 128 KB. */
const PART_BITS = 7;

/** {@link hashes} in the order of their first bits. Linear. */
function byTopBits(hashes: Uint32Array): Uint32Array {
  const shift = 32 - PART_BITS;
  const ends = new Uint32Array(1 << PART_BITS);
  for (let i = 0; i < hashes.length; i++) ends[hashes[i] >>> shift]++;
  for (let part = 1; part < ends.length; part++) ends[part] += ends[part - 1];
  const sorted = new Uint32Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) sorted[--ends[hashes[i] >>> shift]] = hashes[i];
  return sorted;
}

/** Words of 32 bits in a line of the cache. */
const LINE = 16;

/** The word of the line of {@link word} that {@link mixed} falls to. */
function beside(word: number, mixed: number): number {
  return (word & -LINE) | ((mixed >>> 20) & (LINE - 1));
}

function other(hash: number): number {
  return Math.imul(hash ^ (hash >>> 16), BASE);
}

/**
 * Says for certain which twos and fours of units no text of a corpus holds, at the price of a bit or two read: the thousands
 * of exchanges that might correct a draft are sifted by it. A fifth to two fifths of a byte a unit of the corpus.
 */
export class CorpusGrams {
  readonly #neighbours = new Neighbours();
  readonly #fours: Bits;
  readonly #room: number;
  /** How many units of each text have been entered. */
  readonly #entered = new Map<SharedArrayBuffer, number>();

  /** With room for {@link units} of text and more, up to twice as many; entered {@link step} units at a time, which is for tests. */
  constructor(
    units: number,
    readonly step = STEP,
  ) {
    const bits = bitsFor(units * BITS_PER_UNIT);
    this.#fours = new Bits(bits);
    this.#room = Math.floor(2 ** bits / BITS_PER_UNIT);
  }

  /** Whether some text holds the two units one after the other. */
  mayHoldPair(a: number, b: number): boolean {
    return this.#neighbours.has(a, b);
  }

  /** {@link mayHoldPair} of many units, and one before them and one after them: see `Neighbours.mark`. */
  markPairs(before: number, after: number, units: Uint16Array, marks: Uint8Array): void {
    this.#neighbours.mark(before, after, units, marks);
  }

  /** The same of four units. */
  mayHold(a: number, b: number, c: number, d: number): boolean {
    return this.#fours.has(grown(grown(grown(a, b), c), d));
  }

  /**
   * The Han characters that may be after the units {@link third}, {@link second} and {@link before} and before
   * {@link after}, ascending, but for a few that do not; 0 for one of them but {@link before} is any. An AND for each 32 units,
   * and a bit or two read for each that is left.
   */
  between(third: number, second: number, before: number, after: number): number[] {
    const { units, hashes } = FOUND;
    let count = this.#neighbours.between(before, after, units);
    if (third !== 0) {
      const three = grown(grown(third, second), before);
      for (let i = 0; i < count; i++) hashes[i] = grown(three, units[i]);
      count = this.#fours.keep(units, hashes, count);
    }
    if (second !== 0 && after !== 0) {
      const two = grown(second, before);
      for (let i = 0; i < count; i++) hashes[i] = grown(grown(two, units[i]), after);
      count = this.#fours.keep(units, hashes, count);
    }
    return Array.from(units.subarray(0, count).sort());
  }

  /**
   * Enters the text of {@link shards} that is not in yet; false, and nothing entered, where too many of the files that are in were
   * removed, or there is no room. Some 100 ns a unit (of 12 million, on a busy machine).
   */
  enter(shards: readonly Shard[]): boolean {
    if (!this.hasRoomFor(shards)) return false;
    const steps = this.entering(shards);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return true;
  }

  /** Whether all of their text is in. */
  holds(shards: readonly Shard[]): boolean {
    return shards.every(({ buffer, columns }) => this.#entered.get(buffer) === columns.text.length);
  }

  /** Whether {@link enter} would enter them. */
  hasRoomFor(shards: readonly Shard[]): boolean {
    const there = new Set(shards.map(({ buffer }) => buffer));
    let gone = 0;
    let all = 0;
    for (const [buffer, units] of this.#entered) {
      if (there.has(buffer)) continue;
      gone += units;
      all += units;
    }
    for (const { columns } of shards) all += columns.text.length;
    return gone <= MOST_GONE * all && all <= this.#room;
  }

  /**
   * {@link enter} in steps, between which other work may have its turn; what one caller has left, or not reached yet, another
   * goes on with. Takes for granted that there is room.
   */
  *entering(shards: readonly Shard[]): Generator<number, void> {
    let hasCome = false;
    for (const shard of shards) {
      const { length } = shard.columns.text;
      for (;;) {
        const from = this.#entered.get(shard.buffer) ?? 0;
        if (from === length) break;
        hasCome = true;
        const to = Math.min(length, from + this.step);
        this.#enter(shard, from, to);
        this.#entered.set(shard.buffer, to);
        yield to - from;
      }
    }
    if (hasCome) this.#neighbours.compact();
  }

  #enter({ columns: { text } }: Shard, from: number, to: number): void {
    // Units of the passage up to here, four at the most: those before are entered, and those over the border with them.
    let length = 0;
    const fours = new Uint32Array(to - from + 3);
    let count = 0;
    for (let at = Math.max(0, from - 3); at < to; at++) {
      length = text[at] === 0 ? 0 : Math.min(4, length + 1);
      if (length < 2) continue;
      this.#neighbours.add(text[at - 1], text[at]);
      if (length < 4) continue;
      fours[count++] = grown(grown(grown(text[at - 3], text[at - 2]), text[at - 1]), text[at]);
    }
    this.#fours.addAll(fours.subarray(0, count));
  }
}

/** Room for what {@link CorpusGrams.between} sifts: asked for at hundreds of places of a draft. */
const FOUND = { units: new Uint16Array(MOST_BETWEEN), hashes: new Uint32Array(MOST_BETWEEN) };

function bitsFor(bits: number): number {
  return Math.min(31, Math.max(FEWEST_BITS, Math.ceil(Math.log2(Math.max(1, bits)))));
}

function grown(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), BASE) ^ unit;
  return Math.imul(mixed ^ (mixed >>> 13), SPREAD);
}

/** The filters made last: the next corpus has most of its text in common with the last one. */
let latest: CorpusGrams | undefined;
/** The filters of each corpus: a check that is under way stays with its own when another corpus comes. */
const BUILT = new WeakMap<CorpusIndex, CorpusGrams>();

/** The grams of {@link index}: what is new is entered into those that there are. */
export function gramsOf(index: CorpusIndex): CorpusGrams {
  const grams = gramsWithRoom(index);
  grams.enter(index.shards);
  return grams;
}

/** Has {@link gramsOf} find everything entered; other work runs between. At 82.6 million units 16 s of processor time on a busy machine, before hashes were sorted. */
export async function prepareGrams(index: CorpusIndex, signal: CancelSignal): Promise<void> {
  const steps = gramsWithRoom(index).entering(index.shards);
  while (steps.next().done !== true) await breathe(signal);
}

/** Those of {@link index}, else those made last, or new ones where these do not suit it. */
function gramsWithRoom(index: CorpusIndex): CorpusGrams {
  const { shards } = index;
  let grams = BUILT.get(index);
  if (grams?.holds(shards) === true) return grams;
  grams = latest;
  if (grams?.hasRoomFor(shards) !== true)
    latest = grams = new CorpusGrams(shards.reduce((sum, { columns }) => sum + columns.text.length, 0));
  BUILT.set(index, grams);
  return grams;
}
