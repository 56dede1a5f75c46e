import { FNV_PRIME } from '../text/fnv.ts';
import type { Lexicon, SetPhrase } from '../phrases/lexicon.ts';
import { isHan } from './characters.ts';
import { LONGEST_REGION } from './slips.ts';

/** Units at one of its ends by which a short phrase is found at least; of longer ones see {@link keyOf}. Guess. */
const SHORTEST_KEY = 3;
const SPREAD = 0x9e3779b1;
const BASE = FNV_PRIME;
/** Bits, small enough for the processor's cache, that say that no phrase has a key: a power of two, several for each key. Guess. */
const FILTER_BITS = 1 << 20;
/** The same that say that none has a key that begins so: where one has none, no longer one need be looked for. Guess. */
const PREFIX_BITS = 1 << 21;

/**
 * Units at an end by which a phrase of {@link length} units is found: a slip of a word's length leaves one of the two
 * ends whole, and the longer the phrase, the more of it.
 */
function keyOf(length: number): number {
  return Math.max(SHORTEST_KEY, Math.ceil((length - LONGEST_REGION) / 2));
}

/** The length of the longest phrase that is found by a key of {@link key} units. */
function longestWith(key: number): number {
  return 2 * key + LONGEST_REGION;
}

/** Phrases by the units at one of their ends: a hash table over columns. */
export class EndTable {
  readonly #lexicon: Lexicon;
  readonly #units: Uint16Array;
  readonly #starts: Uint32Array;
  /** In which phrases are read from that end. */
  readonly #direction: 1 | -1;
  #longestKey = 0;
  readonly #filter = new Uint32Array(FILTER_BITS >>> 5);
  readonly #prefixes = new Uint32Array(PREFIX_BITS >>> 5);
  /** By slot: number of a key, from 1 on; 0 where the slot is free. */
  readonly #slots: Uint32Array;
  readonly #mask: number;
  /** Where the phrases of each key begin in {@link #numbers}, and after the last their end. */
  readonly #firsts: Uint32Array;
  readonly #numbers: Uint32Array;
  /** By place there: length of the phrase, the unit after its key, and the one at its other end. */
  readonly #lengths: Uint8Array;
  readonly #next: Uint16Array;
  readonly #far: Uint16Array;

  /** Takes the phrases of these {@link numbers}, each of six units at least, read from their beginning (1) or their end (-1). Linear. */
  constructor(lexicon: Lexicon, numbers: readonly number[], direction: 1 | -1) {
    const { units, starts } = lexicon.columns;
    this.#lexicon = lexicon;
    this.#units = units;
    this.#starts = starts;
    this.#direction = direction;
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * numbers.length + 1)));
    this.#mask = this.#slots.length - 1;
    const keys = new Uint32Array(numbers.length);
    const counts: number[] = [];
    // One phrase of each key, by which the key is known.
    const samples: number[] = [];
    for (const [entry, number] of numbers.entries()) {
      const hash = this.#hashOf(number);
      let slot = hash & this.#mask;
      while (this.#slots[slot] !== 0 && !this.#shareKey(samples[this.#slots[slot] - 1], number))
        slot = (slot + 1) & this.#mask;
      if (this.#slots[slot] === 0) {
        this.#slots[slot] = samples.push(number);
        counts.push(0);
        this.#filter[(hash & (FILTER_BITS - 1)) >>> 5] |= 1 << (hash & 31);
        this.#enterPrefixes(number);
      }
      keys[entry] = this.#slots[slot] - 1;
      counts[keys[entry]]++;
      this.#longestKey = Math.max(this.#longestKey, keyOf(this.#length(number)));
    }
    this.#firsts = new Uint32Array(counts.length + 1);
    for (const [of, count] of counts.entries()) this.#firsts[of + 1] = this.#firsts[of] + count;
    this.#numbers = new Uint32Array(numbers.length);
    const filled = this.#firsts.slice();
    this.#lengths = new Uint8Array(numbers.length);
    this.#next = new Uint16Array(numbers.length);
    this.#far = new Uint16Array(numbers.length);
    for (const [entry, number] of numbers.entries()) {
      const place = filled[keys[entry]]++;
      const length = this.#length(number);
      this.#numbers[place] = number;
      this.#lengths[place] = length;
      this.#next[place] = this.#unit(number, keyOf(length));
      this.#far[place] = this.#unit(number, length - 1);
    }
  }

  /**
   * Visits phrases whose key {@link text} shows from {@link first} on, in this table's direction, and which it holds
   * there within a slip, or with a unit doubled at one of their ends; those left out that lie, a slip included, in
   * the {@link known} units from there on.
   */
  visit(text: string, first: number, known: number, visit: (phrase: SetPhrase) => void): void {
    const room = this.#direction === 1 ? text.length - first : first + 1;
    const longest = Math.min(this.#longestKey, room);
    const isDoubled = text.charCodeAt(first - this.#direction) === text.charCodeAt(first);
    const least = isDoubled ? 0 : known - LONGEST_REGION + 1;
    let sum = 0;
    for (let key = 1; key <= longest; key++) {
      sum = grown(sum, text.charCodeAt(first + this.#direction * (key - 1)));
      if (key < SHORTEST_KEY) continue;
      const hash = spread(sum, key);
      if (((this.#prefixes[(hash & (PREFIX_BITS - 1)) >>> 5] >>> (hash & 31)) & 1) === 0) return;
      if (longestWith(key) < least) continue;
      if (((this.#filter[(hash & (FILTER_BITS - 1)) >>> 5] >>> (hash & 31)) & 1) === 0) continue;
      this.#visitKey(hash, key, text, first, least, visit);
    }
  }

  #visitKey(
    hash: number,
    key: number,
    text: string,
    first: number,
    least: number,
    visit: (phrase: SetPhrase) => void,
  ): void {
    for (let slot = hash & this.#mask; this.#slots[slot] !== 0; slot = (slot + 1) & this.#mask) {
      const of = this.#slots[slot] - 1;
      const sample = this.#numbers[this.#firsts[of]];
      if (keyOf(this.#length(sample)) !== key || this.#shared(sample, text, first, key) < key) continue;
      for (let entry = this.#firsts[of]; entry < this.#firsts[of + 1]; entry++) {
        if (this.#lengths[entry] < least) continue;
        if (this.#mayBeNear(entry, key, text, first) && this.#isNear(entry, key, text, first))
          visit(this.#lexicon.phrase(this.#numbers[entry]));
      }
      return;
    }
  }

  /**
   * What rules out most phrases for a text without a look at them: thousands share a key in a large corpus. Of a phrase of
   * six units, the shortest there is here, three follow the key, of a longer one more: one of them is beyond any slip.
   */
  #mayBeNear(entry: number, key: number, text: string, first: number): boolean {
    const length = this.#lengths[entry];
    const d = this.#direction;
    if (text.charCodeAt(first + d * key) === this.#next[entry]) return true;
    const far = this.#far[entry];
    const end = first + d * (length - 1);
    return (
      text.charCodeAt(end) === far ||
      text.charCodeAt(end - 1) === far ||
      text.charCodeAt(end + 1) === far ||
      text.charCodeAt(end - 2) === far ||
      text.charCodeAt(end + 2) === far
    );
  }

  /** Whether what the two do not share at either end may be a slip, for some length of the wording; see {@link visit}. */
  #isNear(entry: number, key: number, text: string, first: number): boolean {
    const units = this.#units;
    const d = this.#direction;
    const number = this.#numbers[entry];
    const length = this.#lengths[entry];
    // Of the phrase: its unit at the key's end, and the last one that it has in the table's direction.
    const from = d === 1 ? this.#starts[number] : this.#starts[number + 1] - 1;
    const to = from + d * (length - 1);
    const last = first + d * (length - 1);
    let shared = key;
    while (shared < length && units[from + d * shared] === text.charCodeAt(first + d * shared)) shared++;
    if (shared === length) {
      return (
        text.charCodeAt(first - d) === text.charCodeAt(first) ||
        text.charCodeAt(last + d) === text.charCodeAt(last)
      );
    }
    for (let longer = -LONGEST_REGION; longer <= LONGEST_REGION; longer++) {
      const end = last + d * longer;
      const head = longer < 0 ? Math.min(shared, length + longer) : shared;
      // Both ends together must leave no more than a word.
      const least = (longer < 0 ? length : length + longer) - head - LONGEST_REGION;
      const most = (longer < 0 ? length + longer : length) - head;
      let tail = 0;
      while (tail < most && units[to - d * tail] === text.charCodeAt(end - d * tail)) tail++;
      if (tail >= least && this.#areWords(from, head, length - tail, text, first, length + longer - tail))
        return true;
    }
    return false;
  }

  /** Whether only characters differ: no slip puts punctuation, letters or digits wrong. */
  #areWords(from: number, head: number, to: number, text: string, first: number, textTo: number): boolean {
    const d = this.#direction;
    for (let at = head; at < to; at++) if (!isHan(this.#units[from + d * at])) return false;
    for (let at = head; at < textTo; at++) if (!isHan(text.charCodeAt(first + d * at))) return false;
    return true;
  }

  /** Units, {@link most} at the most, that a phrase and {@link text} from {@link first} on have alike. */
  #shared(number: number, text: string, first: number, most: number): number {
    let shared = 0;
    while (shared < most && this.#unit(number, shared) === text.charCodeAt(first + this.#direction * shared))
      shared++;
    return shared;
  }

  /** The unit of a phrase that is {@link at} units from the end where its key is. */
  #unit(number: number, at: number): number {
    return this.#units[this.#direction === 1 ? this.#starts[number] + at : this.#starts[number + 1] - 1 - at];
  }

  #length(number: number): number {
    return this.#starts[number + 1] - this.#starts[number];
  }

  #shareKey(a: number, b: number): boolean {
    const key = keyOf(this.#length(a));
    if (key !== keyOf(this.#length(b))) return false;
    for (let at = 0; at < key; at++) if (this.#unit(a, at) !== this.#unit(b, at)) return false;
    return true;
  }

  #enterPrefixes(number: number): void {
    const longest = keyOf(this.#length(number));
    let sum = 0;
    for (let key = 1; key <= longest; key++) {
      sum = grown(sum, this.#unit(number, key - 1));
      if (key < SHORTEST_KEY) continue;
      const hash = spread(sum, key);
      this.#prefixes[(hash & (PREFIX_BITS - 1)) >>> 5] |= 1 << (hash & 31);
    }
  }

  #hashOf(number: number): number {
    const key = keyOf(this.#length(number));
    let sum = 0;
    for (let at = 0; at < key; at++) sum = grown(sum, this.#unit(number, at));
    return spread(sum, key);
  }
}

function grown(sum: number, unit: number): number {
  return (Math.imul(sum, BASE) + unit) | 0;
}

function spread(sum: number, key: number): number {
  const product = Math.imul(sum ^ key, SPREAD);
  return product ^ (product >>> 15);
}
