import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { isRecognized } from '../index/recognized.ts';
import { Recent } from '../recent.ts';
import { decodeUnits } from '../text/fold.ts';
import { gramHashes, gramsIn } from '../index/gramFilter.ts';
import { type OwnRange, ownRange } from './ownFile.ts';
import type { Interval, Suffixes } from '../index/suffixes.ts';
import { bitOf, type Counted, EVERYWHERE, type Holders } from './holders.ts';
import { type KnownTriples, TRIPLE, triplesOf } from './knownTriples.ts';
import { longestIn } from './longestRun.ts';
import { placesOutside, type SearchedShard } from './searchedShard.ts';
import { boundsOf, mayHoldAll, type RunBounds } from './runBounds.ts';

/**
 * Finds the parts of a draft that are in a corpus. A draft that is itself a file of the corpus is not matched with
 * itself.
 */
export class CorpusMatcher {
  readonly index: CorpusIndex;
  /** True where the draft is a file of the corpus. */
  readonly excludesDraft: boolean;
  readonly #searched: SearchedShard[] = [];
  /** What occurs at all most likely occurs where there is most text. */
  readonly #largestFirst: readonly SearchedShard[];
  /** The numbers of the shards in that order. */
  readonly #shardsLargestFirst: readonly number[];
  /** One entry for each of {@link #searched}: 1 where the search under way has been there. */
  readonly #isSearched: Uint8Array;
  readonly #triples: KnownTriples;
  readonly #articles = new Recent<string, number>(MOST_KEPT);
  readonly #fewPlaces = new Recent<string, { readonly places: readonly Place[] | undefined }>(MOST_KEPT);
  /** One entry a shard: where the draft's own file is, if it is there. */
  readonly #own: (OwnRange | undefined)[];

  constructor(index: CorpusIndex, draftUri: string) {
    this.index = index;
    this.#own = index.shards.map((shard) => ownRange(shard, draftUri));
    this.excludesDraft = this.#own.some((range) => range !== undefined);
    for (const [number, shard] of index.shards.entries()) {
      const { from, to } = this.#own[number] ?? NOWHERE;
      const search = (suffixes: Suffixes): void => {
        this.#searched.push({ number: this.#searched.length, shardNumber: number, suffixes, from, to });
      };
      search(shard.distinct);
      // A passage of the draft's own file may be the one that counts, with its copies in other files.
      if (this.excludesDraft && shard.copies.positions.length > 0) search(shard.copies);
    }
    this.#largestFirst = this.#searched.toSorted(
      (a, b) => b.suffixes.positions.length - a.suffixes.positions.length,
    );
    this.#shardsLargestFirst = index.shards
      .map((_, number) => number)
      .sort((a, b) => index.shards[b].columns.text.length - index.shards[a].columns.text.length);
    // A check searches thousands of times.
    for (const { suffixes } of this.#searched) suffixes.prepare();
    for (const { copies } of index.shards) copies.prepare();
    this.#isSearched = new Uint8Array(this.#searched.length);
    this.#triples = triplesOf(index, this.#searched.length, this.excludesDraft);
  }

  /**
   * Length of the longest prefix of {@link units} (closed by a 0) from {@link from} on that is in the
   * corpus. One binary search a shard.
   */
  longest(units: Uint16Array, from: number): number {
    let longest = 0;
    for (const searched of this.#searched) longest = Math.max(longest, longestIn(searched, units, from));
    return longest;
  }

  /** How long a run at each unit of {@link units} may be, by shard: what the filters of the shards leave. */
  bounds(units: Uint16Array, length: number): RunBounds {
    const hashes = gramHashes(units, length);
    const longest = new Uint32Array(length);
    const byShard = this.index.shards.map((shard) => {
      const bounds = boundsOf(hashes, length, shard.grams);
      for (let at = 0; at < length; at++) if (bounds[at] > longest[at]) longest[at] = bounds[at];
      return bounds;
    });
    return { byShard, longest };
  }

  /**
   * Like {@link longest}, where only a length of {@link least} or more is of interest. Shards are searched by
   * their bounds, the highest first: where it is kept, the others need no search. 0 for none.
   */
  longestFrom(units: Uint16Array, from: number, least: number, { byShard }: RunBounds): number {
    this.#isSearched.fill(0);
    let longest = least - 1;
    for (;;) {
      let best = -1;
      let bound = longest;
      for (let i = 0; i < this.#searched.length; i++) {
        const of = byShard[this.#searched[i].shardNumber][from];
        if (of <= bound || this.#isSearched[i] === 1) continue;
        best = i;
        bound = of;
      }
      if (best < 0) return longest >= least ? longest : 0;
      this.#isSearched[best] = 1;
      longest = Math.max(longest, longestIn(this.#searched[best], units, from));
    }
  }

  /** Whether {@link phrase} occurs anywhere but in the draft's own file. */
  holds(phrase: string): boolean {
    const hashes = gramsIn(phrase);
    for (const searched of this.#largestFirst) {
      if (!mayHoldAll(this.index.shards[searched.shardNumber].grams, hashes)) continue;
      const isHeld =
        searched.to === searched.from
          ? this.#isIn(searched, phrase)
          : placesOutside(searched, this.#find(searched, phrase)) > 0;
      if (isHeld) return true;
    }
    return false;
  }

  #isIn(searched: SearchedShard, phrase: string): boolean {
    const known = this.#triples.get(phrase, searched.number);
    if (known === undefined) return searched.suffixes.holds(phrase);
    const { lo, hi } = searched.suffixes.findWithin(phrase, known, TRIPLE, TRIPLE);
    return lo < hi;
  }

  /** The suffixes that open with {@link phrase}: sought among those that open with its first three units, where these are known. */
  #find({ number, suffixes }: SearchedShard, phrase: string): Interval {
    const known = this.#triples.get(phrase, number);
    if (known !== undefined) return suffixes.findWithin(phrase, known, TRIPLE, TRIPLE);
    const interval = suffixes.find(phrase);
    if (phrase.length === TRIPLE) this.#triples.set(phrase, number, interval);
    return interval;
  }

  /**
   * Places of distinct passages at which {@link phrase} occurs, those in the draft's own file left out where it
   * occurs in few. Logarithmic.
   */
  count(phrase: string): number {
    return this.countIn(phrase, EVERYWHERE).places;
  }

  /** {@link count}, and which suffixes hold it; of them, only those of {@link holders} are searched. */
  countIn(phrase: string, holders: Holders): Counted {
    const hashes = gramsIn(phrase);
    let places = 0;
    let holding = 0;
    // Asked 16,000 times a check: no iterator.
    for (let number = 0; number < this.#searched.length; number++) {
      const searched = this.#searched[number];
      const bit = bitOf(number);
      if ((holders & bit) === 0) continue;
      if (!mayHoldAll(this.index.shards[searched.shardNumber].grams, hashes)) continue;
      const interval = this.#find(searched, phrase);
      if (interval.lo === interval.hi) continue;
      holding |= bit;
      places += placesOutside(searched, interval);
    }
    return { places, holders: holding };
  }

  /**
   * Units that follow {@link context} in the corpus, ascending, where it is at no more than {@link most} places; nothing
   * where it is at more. The draft's own file is not left out.
   */
  following(context: string, most: number): number[] | undefined {
    const units: number[] = [];
    let places = 0;
    for (const searched of this.#searched) {
      const { text, positions } = searched.suffixes;
      const { lo, hi } = this.#find(searched, context);
      places += hi - lo;
      if (places > most) return undefined;
      // They ascend, so that equal ones come one after another.
      let last = 0;
      for (let rank = lo; rank < hi; rank++) {
        const unit = text[positions.at(rank) + context.length];
        if (unit !== last) units.push(unit);
        last = unit;
      }
    }
    units.sort((a, b) => a - b);
    return units.filter((unit, i) => unit !== units[i - 1]);
  }

  /** Whether places of {@link phrase}, those in the draft's own file left out, are in {@link least} voices: see `CorpusIndex.voiceKey`. */
  isInVoices(phrase: string, least: number): boolean {
    const hashes = gramsIn(phrase);
    const { shards } = this.index;
    // A few at the most.
    const voices: number[] = [];
    for (const part of PARTS) {
      for (const shardNumber of this.#shardsLargestFirst) {
        const shard = shards[shardNumber];
        if (shard[part].positions.length === 0 || !mayHoldAll(shard.grams, hashes)) continue;
        const { from, to } = this.#own[shardNumber] ?? NOWHERE;
        const isEnough = shard[part].somePlace(phrase, (start) => {
          if (start >= from && start < to) return false;
          const voice = this.index.voiceKey({ shard, shardNumber, start, end: start + phrase.length });
          if (!voices.includes(voice)) voices.push(voice);
          return voices.length >= least;
        });
        if (isEnough) return true;
      }
    }
    return false;
  }

  /**
   * Articles that prove {@link phrase}, those that say nearly the same counted once, up to {@link enough}. What a program
   * recognized in pictures proves nothing. Remembered.
   */
  articles(phrase: string, enough: number): number {
    const key = `${enough} ${phrase}`;
    let articles = this.#articles.get(key);
    if (articles === undefined) {
      articles = this.#countArticles(phrase, enough);
      this.#articles.set(key, articles);
    }
    return articles;
  }

  #countArticles(phrase: string, enough: number): number {
    const voices = new Set<number>();
    for (const place of this.places(phrase)) {
      if (isRecognized(place.shard, place.shard.articleAt(place.start))) continue;
      voices.add(this.index.voiceKey(place));
      if (voices.size >= enough) break;
    }
    return voices.size;
  }

  /**
   * What is between {@link before} and {@link after} in the corpus, where they lie no more than {@link widest}
   * units apart: how often each. Of at most {@link places} places of the first, spread evenly.
   */
  between(before: string, after: string, widest: number, places: number): Map<string, number> {
    const found = new Map<string, number>();
    const intervals = this.#searched.map((searched) => ({ searched, ...searched.suffixes.find(before) }));
    const all = intervals.reduce((sum, { lo, hi }) => sum + hi - lo, 0);
    const step = Math.max(1, all / places);
    let next = 0;
    let first = 0;
    for (const { searched, lo, hi } of intervals) {
      const { text, positions } = searched.suffixes;
      for (; next < first + hi - lo; next += step) {
        const position = positions.at(lo + Math.floor(next) - first);
        if (position >= searched.from && position < searched.to) continue;
        const at = position + before.length;
        for (let width = 0; width <= widest; width++) {
          if (width > 0 && text[at + width - 1] === 0) break;
          if (!opensWith(text, at + width, after)) continue;
          const filling = decodeUnits(text, at, at + width);
          found.set(filling, (found.get(filling) ?? 0) + 1);
          break;
        }
      }
      first += hi - lo;
    }
    return found;
  }

  /** {@link places} of {@link phrase}; nothing where there are more than {@link most}, the same at each call. Remembered. */
  fewPlaces(phrase: string, most: number): readonly Place[] | undefined {
    let known = this.#fewPlaces.get(phrase);
    if (known === undefined) {
      const places: Place[] = [];
      for (const place of this.places(phrase)) if (places.push(place) > most) break;
      known = { places: places.length > most ? undefined : places };
      this.#fewPlaces.set(phrase, known);
    }
    return known.places;
  }

  /**
   * Places of {@link phrase}, those in the draft's own file left out, in no promised order. Shards are searched
   * one after the other, as far as places are taken; copies, which are few, last.
   */
  *places(phrase: string): Generator<Place> {
    const hashes = gramsIn(phrase);
    const { shards } = this.index;
    for (const part of PARTS) {
      for (let shardNumber = 0; shardNumber < shards.length; shardNumber++) {
        const shard = shards[shardNumber];
        const { positions } = shard[part];
        if (positions.length === 0 || !mayHoldAll(shard.grams, hashes)) continue;
        const { from, to } = this.#own[shardNumber] ?? NOWHERE;
        const { lo, hi } = shard[part].find(phrase);
        for (let rank = lo; rank < hi; rank++) {
          const start = positions.at(rank);
          if (start >= from && start < to) continue;
          yield { shard, shardNumber, start, end: start + phrase.length };
        }
      }
    }
  }
}

/**
 * Phrases whose articles or places are remembered: those of a paragraph that is being written are asked for at each key.
 * Guess.
 */
const MOST_KEPT = 1000;
const PARTS = ['distinct', 'copies'] as const;

function opensWith(text: Uint16Array, at: number, pattern: string): boolean {
  for (let i = 0; i < pattern.length; i++) if (text[at + i] !== pattern.charCodeAt(i)) return false;
  return true;
}

const NOWHERE = { from: 0, to: 0 };
