import type { Lexicon, SetPhrase } from '../phrases/lexicon.ts';
import { isCharacter, isDigit } from './characters.ts';
import { SeriesIndex } from './series.ts';
import { LONGEST_REGION } from './slips.ts';

/**
 * Units at either end by which a phrase is found: a slip of a word's length leaves one of the two ends whole, and
 * the longer the phrase, the more of it. Descending by the least length (folded units) of the phrases.
 */
const KEYS = [
  { least: 11, key: 5 },
  { least: 9, key: 4 },
  { least: 0, key: 3 },
] as const;
/** Shortest phrase, in characters, whose wording is checked. */
export const SHORTEST_PHRASE = 6;
/** By how many units a slip makes a wording longer than its phrase, or shorter. */
const LONGER = [0, -1, 1, -2, 2];

/** The set phrases of a lexicon by how they begin and how they end. */
export class PhraseIndex {
  readonly #lexicon: Lexicon;
  readonly #heads: readonly KeyTable[];
  readonly #tails: readonly KeyTable[];

  /** Those that list members in a fixed order; of quoted terms, with fewer articles too. */
  readonly series = new SeriesIndex();
  /** Articles that share each of the other phrases at least. */
  readonly fewestArticles: number;

  /** Takes the phrases that at least {@link fewestArticles} articles share. Linear in the lexicon: 0.2 µs a phrase. */
  constructor(lexicon: Lexicon, fewestArticles: number) {
    this.#lexicon = lexicon;
    this.fewestArticles = fewestArticles;
    const { units, starts, articles } = lexicon.columns;
    const byTier = KEYS.map(() => [] as number[]);
    for (let number = 0; number < lexicon.count; number++) {
      const from = starts[number];
      const to = starts[number + 1];
      if (mayBeSeries(units, from, to)) this.series.add(lexicon.phrase(number), fewestArticles);
      if (articles[number] < fewestArticles || !isWorded(units, from, to)) continue;
      byTier[KEYS.findIndex(({ least }) => to - from >= least)].push(number);
    }
    this.#heads = KEYS.map(({ key }, tier) => new KeyTable(lexicon, byTier[tier], key, 1));
    this.#tails = KEYS.map(({ key }, tier) => new KeyTable(lexicon, byTier[tier], key, -1));
  }

  /** Visits phrases that begin like {@link text} at {@link at} and may be meant there, within a slip. */
  beginningAt(text: string, at: number, visit: (phrase: SetPhrase) => void): void {
    for (const table of this.#heads) table.visit(text, at, (number) => visit(this.#lexicon.phrase(number)));
  }

  /** The same of phrases that end like {@link text} up to {@link end}. */
  endingAt(text: string, end: number, visit: (phrase: SetPhrase) => void): void {
    for (const table of this.#tails)
      table.visit(text, end - 1, (number) => visit(this.#lexicon.phrase(number)));
  }
}

const SPREAD = 0x9e3779b1;
const BASE = 0x01000193;

/**
 * Phrases by the units at one of their ends: a hash table over columns. Thousands share a key in a large corpus, and
 * few of them are a slip away from a text; the unit next to the key and the one at the other end tell most of these.
 */
class KeyTable {
  readonly #units: Uint16Array;
  readonly #starts: Uint32Array;
  /** Units of a key, and the direction in which phrases are read from it. */
  readonly #key: number;
  readonly #direction: 1 | -1;
  /** By slot: number of its key, from 1 on; 0 where the slot is free. */
  readonly #slots: Uint32Array;
  readonly #mask: number;
  /** Where the entries of each key begin, and behind the last their end. */
  readonly #firsts: Uint32Array;
  /** By entry: number of the phrase, the unit next to the key, and the one at the other end. */
  readonly #numbers: Uint32Array;
  readonly #next: Uint16Array;
  readonly #far: Uint16Array;

  constructor(lexicon: Lexicon, numbers: readonly number[], key: number, direction: 1 | -1) {
    const { units, starts } = lexicon.columns;
    this.#units = units;
    this.#starts = starts;
    this.#key = key;
    this.#direction = direction;
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * numbers.length + 1)));
    this.#mask = this.#slots.length - 1;
    this.#numbers = new Uint32Array(numbers.length);
    this.#next = new Uint16Array(numbers.length);
    this.#far = new Uint16Array(numbers.length);
    const keys = new Uint32Array(numbers.length);
    const counts: number[] = [];
    // One phrase of each key, by which the key is known.
    const samples: number[] = [];
    for (const [entry, number] of numbers.entries()) {
      let slot = this.#slotOfPhrase(number);
      while (this.#slots[slot] !== 0 && !this.#sharesKey(samples[this.#slots[slot] - 1], number))
        slot = (slot + 1) & this.#mask;
      if (this.#slots[slot] === 0) this.#slots[slot] = samples.push(number);
      keys[entry] = this.#slots[slot] - 1;
      counts[keys[entry]] = (counts[keys[entry]] ?? 0) + 1;
    }
    this.#firsts = new Uint32Array(counts.length + 1);
    for (const [of, count] of counts.entries()) this.#firsts[of + 1] = this.#firsts[of] + count;
    const filled = this.#firsts.slice();
    for (const [entry, number] of numbers.entries()) {
      const place = filled[keys[entry]]++;
      this.#numbers[place] = number;
      this.#next[place] = this.#unit(number, key);
      this.#far[place] = this.#unit(number, starts[number + 1] - starts[number] - 1);
    }
  }

  /**
   * Visits phrases with the key that {@link text} shows from {@link first} on, in this table's direction, of which
   * it holds there one within a slip.
   */
  visit(text: string, first: number, visit: (number: number) => void): void {
    const d = this.#direction;
    const last = first + d * (this.#key - 1);
    if (first < 0 || last < 0 || first >= text.length || last >= text.length) return;
    for (let slot = this.#slotOfText(text, first); ; slot = (slot + 1) & this.#mask) {
      const of = this.#slots[slot] - 1;
      if (of < 0) return;
      if (this.#shared(this.#numbers[this.#firsts[of]], text, first, this.#key) < this.#key) continue;
      this.#visitKey(of, text, first, visit);
      return;
    }
  }

  #visitKey(of: number, text: string, first: number, visit: (number: number) => void): void {
    const d = this.#direction;
    const starts = this.#starts;
    const nextUnit = text.charCodeAt(first + d * this.#key);
    for (let entry = this.#firsts[of]; entry < this.#firsts[of + 1]; entry++) {
      const number = this.#numbers[entry];
      const length = starts[number + 1] - starts[number];
      const end = first + d * (length - 1);
      const far = this.#far[entry];
      if (
        length - this.#key > LONGEST_REGION &&
        this.#next[entry] !== nextUnit &&
        text.charCodeAt(end) !== far &&
        text.charCodeAt(end - 1) !== far &&
        text.charCodeAt(end + 1) !== far &&
        text.charCodeAt(end - 2) !== far &&
        text.charCodeAt(end + 2) !== far
      )
        continue;
      if (this.#isNear(number, length, text, first)) visit(number);
    }
  }

  /** Whether what the two do not share at either end may be a slip, for some length of the wording. */
  #isNear(number: number, length: number, text: string, first: number): boolean {
    const d = this.#direction;
    const shared = this.#shared(number, text, first, length);
    if (shared === length) return true;
    for (const longer of LONGER) {
      const most = Math.min(length, length + longer) - shared;
      const end = first + d * (length + longer - 1);
      let tail = 0;
      while (tail < most && this.#unit(number, length - 1 - tail) === text.charCodeAt(end - d * tail)) tail++;
      if (Math.max(length, length + longer) - Math.min(shared, length + longer) - tail <= LONGEST_REGION)
        return true;
    }
    return false;
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

  #sharesKey(a: number, b: number): boolean {
    for (let at = 0; at < this.#key; at++) if (this.#unit(a, at) !== this.#unit(b, at)) return false;
    return true;
  }

  #slotOfPhrase(number: number): number {
    let hash = 0;
    for (let at = 0; at < this.#key; at++) hash = Math.imul(hash, BASE) + this.#unit(number, at);
    return spread(hash) & this.#mask;
  }

  #slotOfText(text: string, first: number): number {
    let hash = 0;
    for (let at = 0; at < this.#key; at++)
      hash = Math.imul(hash, BASE) + text.charCodeAt(first + this.#direction * at);
    return spread(hash) & this.#mask;
  }
}

function spread(hash: number): number {
  const product = Math.imul(hash, SPREAD);
  return product ^ (product >>> 15);
}

const COMMA_OF_LISTS = '、'.charCodeAt(0);

function mayBeSeries(units: Uint16Array, from: number, to: number): boolean {
  let commas = 0;
  for (let at = from; at < to; at++) if (units[at] === COMMA_OF_LISTS) commas++;
  return commas > 1;
}

/**
 * True for a phrase long enough whose words matter: numbers and dates are the report's own. `四个意识` is told by its
 * number elsewhere.
 */
function isWorded(units: Uint16Array, from: number, to: number): boolean {
  let characters = 0;
  for (let at = from; at < to; at++) {
    const unit = units[at];
    if (isCharacter(unit)) characters++;
    if (isDigit(unit)) return false;
    if (at + 1 === to || !NUMERALS.has(unit)) continue;
    if (NUMERALS.has(units[at + 1])) return false;
    if (DATED.has(unit) && DATES.has(units[at + 1])) return false;
    if (at + 2 < to && unit === PERCENT[0] && units[at + 1] === PERCENT[1] && units[at + 2] === PERCENT[2])
      return false;
  }
  return characters >= SHORTEST_PHRASE;
}

const NUMERALS = unitsOf('零〇一二三四五六七八九十百千万亿');
const DATED = unitsOf('一二三四五六七八九十');
const DATES = unitsOf('年月日');
const PERCENT = [...unitsOf('百分之')];

function unitsOf(text: string): Set<number> {
  return new Set(Array.from(text, (character) => character.charCodeAt(0)));
}

const BUILT = new WeakMap<Lexicon, PhraseIndex>();

/** The index of a lexicon; kept as long as that is, however often the corpus around it changes. */
export function phraseIndexOf(lexicon: Lexicon, fewestArticles: number): PhraseIndex {
  let built = BUILT.get(lexicon);
  if (built === undefined || built.fewestArticles !== fewestArticles) {
    built = new PhraseIndex(lexicon, fewestArticles);
    BUILT.set(lexicon, built);
  }
  return built;
}
