import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { homeOf, isPlaceName } from './names.ts';
import type { Suffixes } from '../index/suffixes.ts';

interface SearchedShard {
  readonly suffixes: Suffixes;
  /** Positions in [from, to) belong to the draft's own file. */
  readonly from: number;
  readonly to: number;
}

/**
 * Finds what of a draft stands in a corpus. A draft that is itself a file of the corpus is not matched with
 * itself.
 */
export class CorpusMatcher {
  readonly index: CorpusIndex;
  readonly #searched: SearchedShard[] = [];
  /** One entry a shard: where the draft's own file stands, if it does. */
  readonly #own: ({ from: number; to: number } | undefined)[];

  readonly #isPlaceName = new Map<string, boolean>();
  readonly #homes = new Map<number, string | undefined>();

  constructor(index: CorpusIndex, draftUri: string) {
    this.index = index;
    this.#own = index.shards.map((_, number) => ownRange(index, number, draftUri));
    const excludes = this.#own.some((range) => range !== undefined);
    for (const [number, shard] of index.shards.entries()) {
      const { from, to } = this.#own[number] ?? NOWHERE;
      this.#searched.push({ suffixes: shard.distinct, from, to });
      // A passage of the draft's own file may be the one that counts, with its copies in other files.
      if (excludes && shard.copies.positions.length > 0) {
        this.#searched.push({ suffixes: shard.copies, from, to });
      }
    }
  }

  /**
   * Length of the longest prefix of {@link units} (closed by a 0) from {@link from} on that stands in the
   * corpus. One binary search a shard.
   */
  longest(units: Uint16Array, from: number): number {
    let longest = 0;
    for (const searched of this.#searched) longest = Math.max(longest, longestIn(searched, units, from));
    return longest;
  }

  /** The place that the article at {@link place} is of; see `names.ts`. Remembered. */
  homeOf(place: Place): string | undefined {
    const key = this.index.articleKey(place);
    if (!this.#homes.has(key)) {
      const { shard, start } = place;
      this.#homes.set(
        key,
        homeOf(shard, shard.columns.passageArticle[shard.passageAt(start)], (base) => this.isPlaceName(base)),
      );
    }
    return this.#homes.get(key);
  }

  /** True where {@link base} is the name of a place, its ending left off. Remembered. */
  isPlaceName(base: string): boolean {
    let answer = this.#isPlaceName.get(base);
    if (answer === undefined) {
      answer = isPlaceName(base, (text) => this.index.count(text));
      this.#isPlaceName.set(base, answer);
    }
    return answer;
  }

  /**
   * Places of {@link phrase}, those in the draft's own file left out, in no promised order. Shards are searched
   * one after the other, as far as places are taken.
   */
  *places(phrase: string): Generator<Place> {
    for (const [shardNumber, shard] of this.index.shards.entries()) {
      const { from, to } = this.#own[shardNumber] ?? NOWHERE;
      for (const { positions, lo, hi } of [shard.distinct, shard.copies].map((each) =>
        intervalIn(each, phrase),
      )) {
        for (let rank = lo; rank < hi; rank++) {
          const start = positions[rank];
          if (start >= from && start < to) continue;
          yield { shard, shardNumber, start, end: start + phrase.length };
        }
      }
    }
  }
}

const NOWHERE = { from: 0, to: 0 };

function intervalIn(suffixes: Suffixes, phrase: string) {
  return { positions: suffixes.positions, ...suffixes.find(phrase) };
}

function longestIn(
  { suffixes, from: ownFrom, to: ownTo }: SearchedShard,
  units: Uint16Array,
  from: number,
): number {
  const { text, positions } = suffixes;
  const first = suffixes.find(String.fromCharCode(units[from]));
  if (first.lo === first.hi) return 0;
  // Suffixes up to `low` are less than the pattern, those from `high` on are not; what they share with it only
  // grows towards the border between them, so comparing may begin behind what both sides share.
  let low = first.lo - 1;
  let high = first.hi;
  let lowShared = 1;
  let highShared = 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    const at = positions[middle];
    let shared = Math.min(lowShared, highShared);
    while (units[from + shared] !== 0 && text[at + shared] === units[from + shared]) shared++;
    if (units[from + shared] !== 0 && text[at + shared] < units[from + shared]) {
      low = middle;
      lowShared = shared;
    } else {
      high = middle;
      highShared = shared;
    }
  }
  let longest = 0;
  for (; low >= first.lo; low--) {
    lowShared = Math.min(lowShared, sharedLength(text, positions[low], units, from));
    if (positions[low] < ownFrom || positions[low] >= ownTo) {
      longest = lowShared;
      break;
    }
  }
  for (; high < first.hi; high++) {
    highShared = sharedLength(text, positions[high], units, from);
    if (highShared <= longest) break;
    if (positions[high] < ownFrom || positions[high] >= ownTo) return highShared;
  }
  return longest;
}

function sharedLength(text: Uint16Array, at: number, units: Uint16Array, from: number): number {
  let shared = 0;
  while (units[from + shared] !== 0 && text[at + shared] === units[from + shared]) shared++;
  return shared;
}

function ownRange(
  index: CorpusIndex,
  number: number,
  draftUri: string,
): { from: number; to: number } | undefined {
  const shard = index.shards[number];
  const { articleFile, articlePassage } = shard.columns;
  for (let file = 0; file < shard.fileCount; file++) {
    if (!sameUri(shard.fileUri(file), draftUri)) continue;
    const first = articleFile.indexOf(file);
    if (first < 0) return undefined;
    const next = articleFile.lastIndexOf(file) + 1;
    const end =
      next < articlePassage.length ? shard.passageStart(articlePassage[next]) : shard.columns.text.length;
    return { from: shard.passageStart(articlePassage[first]), to: end };
  }
  return undefined;
}

/** Clients write the same URI with more or fewer characters escaped. */
function sameUri(a: string, b: string): boolean {
  return a === b || decoded(a) === decoded(b);
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
