import type { CorpusMatcher } from '../corpusMatcher.ts';
import { type Counted, EVERYWHERE, type Holders } from '../holders.ts';
import { type CorpusGrams, FOUR, gramsOf } from './grams.ts';
import type { CorpusIndex } from '../../index/corpusIndex.ts';

/** Units of the longest phrase whose count is remembered: three words of a key hold so many. */
const LONGEST = 6;
/** Slots of a table at first and at the most, powers of two; 20 bytes each. A check of 10,000 characters asks for 40,000 phrases. */
const FEWEST_SLOTS = 1 << 12;
const MOST_SLOTS = 1 << 17;
/** Share of the slots that may be taken. Guess. */
const MOST_TAKEN = 0.7;
const SPREAD = 0x9e3779b1;
const BASE = 0x85ebca6b;

const NOWHERE: Counted = { places: 0, holders: 0 };

/** Of a phrase of which nothing is known; and of one at places that were not counted. */
const UNKNOWN = -1;
const HELD = 0xfffffffe;

type KnownGrams = Pick<CorpusGrams, 'mayHold' | 'mayHoldPair'>;

/** Counts by phrase: open addressing with linear probing over columns, so that no look-up makes a string. */
class CountTable {
  readonly slots: number;
  #keys: Uint32Array;
  /** One more than the count; 0 where the slot is free. */
  #counts: Uint32Array;
  #holders: Int32Array;
  #taken = 0;

  constructor(slots: number) {
    this.slots = slots;
    this.#keys = new Uint32Array(3 * slots);
    this.#counts = new Uint32Array(slots);
    this.#holders = new Int32Array(slots);
  }

  get isFull(): boolean {
    return this.#taken >= MOST_TAKEN * this.slots;
  }

  /** The count of the key, {@link HELD}, or {@link UNKNOWN}. */
  get(a: number, b: number, c: number): number {
    return this.#counts[this.#slotOf(a, b, c)] - 1;
  }

  /** Who holds what the key stands for; everyone may where it is not known. */
  holders(a: number, b: number, c: number): Holders {
    const slot = this.#slotOf(a, b, c);
    return this.#counts[slot] === 0 ? EVERYWHERE : this.#holders[slot];
  }

  set(a: number, b: number, c: number, count: number, holders: Holders): void {
    const slot = this.#slotOf(a, b, c);
    if (this.#counts[slot] === 0) this.#taken++;
    this.#keys[3 * slot] = a;
    this.#keys[3 * slot + 1] = b;
    this.#keys[3 * slot + 2] = c;
    this.#counts[slot] = count + 1;
    this.#holders[slot] = holders;
  }

  /** Puts all that is known into {@link other}. */
  copyTo(other: CountTable): void {
    const keys = this.#keys;
    for (const [slot, count] of this.#counts.entries())
      if (count > 0)
        other.set(keys[3 * slot], keys[3 * slot + 1], keys[3 * slot + 2], count - 1, this.#holders[slot]);
  }

  /** Where the key is, or may be put. */
  #slotOf(a: number, b: number, c: number): number {
    const keys = this.#keys;
    const counts = this.#counts;
    const mixed = Math.imul(Math.imul(Math.imul(a, BASE) ^ (a >>> 15) ^ b, SPREAD) ^ (b >>> 13) ^ c, BASE);
    let slot = (mixed ^ (mixed >>> 16)) & (this.slots - 1);
    while (
      counts[slot] !== 0 &&
      (keys[3 * slot] !== a || keys[3 * slot + 1] !== b || keys[3 * slot + 2] !== c)
    )
      slot = (slot + 1) & (this.slots - 1);
    return slot;
  }
}

/**
 * At how many places of distinct passages short phrases occur, those of the draft's own file left out: what slips are
 * judged by. Remembered in two generations, as `Recent` does: up to 5 MB. What the filters of the corpus rule out is not
 * sought, and the rest only where both of its parts, all but the last unit and all but the first, are known to occur or may.
 */
export class PhraseCounts {
  readonly #matcher: Pick<CorpusMatcher, 'countIn' | 'holds'>;
  readonly #buildGrams: () => KnownGrams;
  #grams: KnownGrams | undefined;
  #young = new CountTable(FEWEST_SLOTS);
  #old: CountTable | undefined;

  /** {@link grams} of the corpus of {@link matcher} are fetched when first needed: they take a while to build. */
  constructor(matcher: Pick<CorpusMatcher, 'countIn' | 'holds'>, grams: () => KnownGrams) {
    this.#matcher = matcher;
    this.#buildGrams = grams;
  }

  /** Places of {@link text}[from, to). A search a shard when first asked. */
  of(text: string, from: number, to: number): number {
    const length = to - from;
    if (length < 1 || length > LONGEST) return this.#count(text.slice(from, to), EVERYWHERE).places;
    const a = pair(text, from, to);
    const b = length > 2 ? pair(text, from + 2, to) : 0;
    const c = length > 4 ? pair(text, from + 4, to) : 0;
    const count = this.#known(a, b, c);
    if (count !== UNKNOWN && count !== HELD) return count;
    // The intervals of pairs are remembered by all suffix arrays.
    const among =
      length > 2 ? this.#holders(text, from, to - 1) & this.#holders(text, from + 1, to) : EVERYWHERE;
    const { places, holders } = this.#count(text.slice(from, to), among);
    this.#remember(a, b, c, places, holders);
    return places;
  }

  /** The count of the key, {@link HELD} or {@link UNKNOWN}. What is known of old is known of late from now on. */
  #known(a: number, b: number, c: number): number {
    const count = this.#young.get(a, b, c);
    if (count !== UNKNOWN || this.#old === undefined) return count;
    const before = this.#old.get(a, b, c);
    if (before !== UNKNOWN) this.#remember(a, b, c, before, this.#old.holders(a, b, c));
    return before;
  }

  /** Whether {@link text}[from, to), up to {@link LONGEST} units, occurs anywhere; remembered, too. A search a shard at the most. */
  holds(text: string, from: number, to: number): boolean {
    const length = to - from;
    const a = pair(text, from, to);
    const b = length > 2 ? pair(text, from + 2, to) : 0;
    const c = length > 4 ? pair(text, from + 4, to) : 0;
    const count = this.#known(a, b, c);
    if (count !== UNKNOWN) return count > 0;
    const isHeld = this.#matcher.holds(text.slice(from, to));
    this.#remember(a, b, c, isHeld ? HELD : 0, isHeld ? EVERYWHERE : 0);
    return isHeld;
  }

  /** Who may hold {@link text}[from, to), as far as it is known. */
  #holders(text: string, from: number, to: number): Holders {
    const a = pair(text, from, to);
    const b = to - from > 2 ? pair(text, from + 2, to) : 0;
    const c = to - from > 4 ? pair(text, from + 4, to) : 0;
    return this.#young.holders(a, b, c);
  }

  #remember(a: number, b: number, c: number, count: number, holders: Holders): void {
    if (this.#young.isFull) {
      const { slots } = this.#young;
      const larger = new CountTable(Math.min(MOST_SLOTS, 4 * slots));
      if (slots === MOST_SLOTS) this.#old = this.#young;
      else this.#young.copyTo(larger);
      this.#young = larger;
    }
    this.#young.set(a, b, c, count, holders);
  }

  /**
   * Where the run of {@link text} from {@link from} on that the corpus may hold ends, {@link to} at the most: what it holds
   * ends no later. Only the filter is looked at.
   */
  heldUpTo(text: string, from: number, to: number): number {
    if (to - from < FOUR) return to;
    const grams = (this.#grams ??= this.#buildGrams());
    for (let at = from; at + FOUR <= to; at++) {
      const unit = (i: number): number => text.charCodeAt(at + i);
      if (!grams.mayHold(unit(0), unit(1), unit(2), unit(3))) return at + FOUR - 1;
    }
    return to;
  }

  #count(phrase: string, among: Holders): Counted {
    return among !== 0 && this.#mayHold(phrase) ? this.#matcher.countIn(phrase, among) : NOWHERE;
  }

  #mayHold(phrase: string): boolean {
    const { length } = phrase;
    if (length >= FOUR || length < 2) return this.heldUpTo(phrase, 0, length) === length;
    const grams = (this.#grams ??= this.#buildGrams());
    for (let at = 1; at < length; at++)
      if (!grams.mayHoldPair(phrase.charCodeAt(at - 1), phrase.charCodeAt(at))) return false;
    return true;
  }
}

/** Two units as a number; 0 for the second where the phrase has none. */
function pair(text: string, at: number, to: number): number {
  return ((text.charCodeAt(at) << 16) | (at + 1 < to ? text.charCodeAt(at + 1) : 0)) >>> 0;
}

const BUILT = new WeakMap<CorpusIndex, PhraseCounts>();

/** The counts of the corpus of {@link matcher}: one for all drafts, but for one that is a file of the corpus itself. */
export function phraseCountsOf(matcher: CorpusMatcher): PhraseCounts {
  const { index } = matcher;
  const grams = (): CorpusGrams => gramsOf(index);
  if (matcher.excludesDraft) return new PhraseCounts(matcher, grams);
  let built = BUILT.get(index);
  if (built === undefined) BUILT.set(index, (built = new PhraseCounts(matcher, grams)));
  return built;
}
