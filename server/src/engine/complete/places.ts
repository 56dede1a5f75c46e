import { samplePlaces, sizeOf } from '../index/sampling.ts';
import type { CorpusIndex, Match } from '../index/corpusIndex.ts';
import type { Shard } from '../index/shard.ts';
import { siblingMarkers } from './enumeration.ts';
import type { Source } from './source.ts';
import type { Tuning } from './tuning.ts';

/** Places of a context that are always taken, however many longer ones have. Guess. */
const FEWEST = 32;
/** Units of context that a place in the draft must share at least. Guess. */
const SHORTEST_IN_DRAFT = 2;
/** Places in the draft looked at, the last ones: a draft that says one thing over and over costs no more. Guess. */
const MOST_IN_DRAFT = 1024;
/** The same for a single unit, where finding out whether it begins a word takes searches. Guess. */
const MOST_BEGUN = 32;
/** Weight of a place whose passage only repeats a fuller version of its article: it attests, no more. Guess. */
export const ECHO_WEIGHT = 0.01;

const SPREAD = 0x9e3779b1;

/** The voice of the draft itself. */
export const DRAFT_VOICE = 0;
/** A place whose continuation may extend to the end of its passage. */
export const NO_LIMIT = 0xffffffff;

/**
 * Places where the tail of the paragraph being written occurs in a source, each taken once, by the longest
 * context that it shares. One column a property; {@link length} entries of each count.
 */
export class PlaceList {
  length = 0;
  sources: Source[] = [];
  /** Number of the source among those of the predictor. */
  source = new Uint16Array(1024);
  /** Position of the unit after the context: where the continuation begins. */
  at = new Uint32Array(1024);
  /** Units of context shared with the draft, at most the longest context; the ordinal of an item may differ. */
  shared = new Uint8Array(1024);
  /** Places that this one stands for: more than 1 where they were sampled. */
  weight = new Float64Array(1024);
  /**
   * The voice: one number for each article, the same for articles that say nearly the same; {@link DRAFT_VOICE} for the
   * draft. Filled by `Relevance.read`.
   */
  voice = new Int32Array(1024);
  /** The same counted from 0 in the order of the places. Filled by {@link numberVoices}. */
  voiceNumber = new Uint16Array(1024);
  /** End of the table cell, or of the part of a title or heading, that the place is in; unbounded elsewhere. Filled by `Relevance.read`. */
  limit = new Uint32Array(1024);
  /** How much of what is before it is about the same as the draft before the caret. Filled by `Relevance.read`. */
  topic = new Float32Array(1024);

  /** Twice the room, a power of two: see {@link numberVoices}. */
  #numbered = new Uint32Array(2048);

  clear(sources: Source[]): void {
    this.length = 0;
    this.sources = sources;
  }

  add(source: number, at: number, shared: number, weight: number): void {
    if (this.length === this.at.length) this.#grow();
    const i = this.length++;
    this.source[i] = source;
    this.at[i] = at;
    this.shared[i] = shared;
    this.weight[i] = weight;
  }

  /** Fills {@link voiceNumber} by {@link voice}. Linear in the places. */
  numberVoices(): void {
    const { voice, voiceNumber, length } = this;
    if (this.#numbered.length < 2 * length) this.#numbered = new Uint32Array(2 * voice.length);
    // The first place of each voice, and 1 more; 0 where there is none. Open addressing with linear probing.
    const numbered = this.#numbered.fill(0);
    const mask = numbered.length - 1;
    let count = 0;
    for (let i = 0; i < length; i++) {
      let slot = (Math.imul(voice[i], SPREAD) >>> 16) & mask;
      while (numbered[slot] !== 0 && voice[numbered[slot] - 1] !== voice[i]) slot = (slot + 1) & mask;
      if (numbered[slot] === 0) {
        numbered[slot] = i + 1;
        voiceNumber[i] = count++;
      } else voiceNumber[i] = voiceNumber[numbered[slot] - 1];
    }
  }

  /** Keeps the places whose continuation, given by its source and its first position, {@link passes}. */
  keep(passes: (source: Source, at: number) => boolean): void {
    let kept = 0;
    for (let i = 0; i < this.length; i++) {
      if (!passes(this.sources[this.source[i]], this.at[i])) continue;
      this.source[kept] = this.source[i];
      this.at[kept] = this.at[i];
      this.shared[kept] = this.shared[i];
      this.weight[kept++] = this.weight[i];
    }
    this.length = kept;
  }

  #grow(): void {
    const size = this.length * 2;
    const { source, at, shared, weight } = this;
    this.source = new Uint16Array(size);
    this.at = new Uint32Array(size);
    this.shared = new Uint8Array(size);
    this.weight = new Float64Array(size);
    this.voice = new Int32Array(size);
    this.voiceNumber = new Uint16Array(size);
    this.limit = new Uint32Array(size);
    this.topic = new Float32Array(size);
    this.source.set(source);
    this.at.set(at);
    this.shared.set(shared);
    this.weight.set(weight);
  }
}

/**
 * Adds the corpus' places of every context of {@link tail} (folded) to {@link places}. Contexts with few places
 * are taken whole; of frequent ones evenly spaced suffixes represent the rest, the fewer the more places longer contexts have, since
 * those decide: so the cost does not grow with the corpus, except for the logarithm of the searches.
 */
export function gatherPlaces(index: CorpusIndex, tail: string, tuning: Tuning, places: PlaceList): void {
  const orders: Match[][] = [];
  let own: Match[] | undefined;
  for (let k = 1; k <= Math.min(tail.length, tuning.longestContext); k++) {
    const context = tail.slice(-k);
    // A longer context occurs only where the one before it does.
    own = own ? index.distinctMatchesWithin(context, own) : index.distinctMatches(context).filter(holdsAll);
    const siblings = siblingMarkers(context).flatMap((one) => index.distinctMatches(one).filter(holdsAll));
    if (own.length + siblings.length === 0) break;
    orders.push([...own, ...siblings]);
  }
  let longer = 0;
  for (let k = orders.length; k >= 1; k--) {
    const total = sizeOf(orders[k - 1]);
    const fresh = total - longer;
    // Places that share one unit more were taken with the longer context.
    const longerUnit = k < orders.length ? tail.charCodeAt(tail.length - k - 1) : -1;
    const most = Math.max(FEWEST, tuning.placesPerOrder / (1 + places.length / tuning.placesEnough));
    if (fresh > 0) gatherOrder(orders[k - 1], longerUnit, k, fresh, total, most, places);
    longer = total;
  }
  if (index.wordsOnly) gatherWordPlaces(index, tail, tuning, places);
}

function holdsAll({ shard }: Match): boolean {
  return !shard.wordsOnly;
}

/**
 * The same of shards that hold only the suffixes that begin a word. The text before the caret is found there
 * by the contexts that begin a word, so no context need be part of the next longer one: each place is taken by
 * the longest that finds it.
 */
function gatherWordPlaces(index: CorpusIndex, tail: string, tuning: Tuning, places: PlaceList): void {
  const longest = Math.min(tail.length, tuning.longestContext);
  for (let k = 1; k <= longest; k++) {
    const matches = index.distinctMatches(tail.slice(-k)).filter(({ shard }) => shard.wordsOnly);
    const stride = Math.max(1, sizeOf(matches) / tuning.placesPerOrder);
    for (const { shard, shardNumber, start } of samplePlaces(matches, k, tuning.placesPerOrder)) {
      if (isFoundByLonger(shard, start, tail, k, longest)) continue;
      const weight = shard.isEcho(start) ? ECHO_WEIGHT * stride : stride;
      places.add(shardNumber, start + k, k, weight);
    }
  }
}

/** True where more of the tail is before {@link start}, from the beginning of a word on. */
function isFoundByLonger(shard: Shard, start: number, tail: string, k: number, longest: number): boolean {
  const { text } = shard.columns;
  for (let more = 1; k + more <= longest; more++) {
    if (text[start - more] !== tail.charCodeAt(tail.length - k - more)) return false;
    if (shard.isWordStart(start - more)) return true;
  }
  return false;
}

/** Places that are looked at together, where they are and the unit before each. */
const ROUND = 64;
const STARTS = new Uint32Array(ROUND);
const BEFORE = new Uint16Array(ROUND);

/** Takes the places of one context length that no longer context holds. */
function gatherOrder(
  matches: readonly Match[],
  longerUnit: number,
  k: number,
  fresh: number,
  total: number,
  most: number,
  places: PlaceList,
): void {
  const stride = Math.max(1, total / Math.max(1, Math.min(most * Math.max(1, total / fresh), 4 * most)));
  const before = places.length;
  let next = stride > 1 ? stride / 2 : 0;
  let base = 0;
  for (const { shard, shardNumber, suffixes, interval } of matches) {
    const { text, positions } = suffixes;
    const end = base + interval.hi - interval.lo;
    while (next < end) {
      // In rounds: the texts are all over the corpus, and the processor fetches many at once where nothing depends on them.
      let read = 0;
      for (; read < ROUND && next < end; read++, next += stride) {
        const start = positions.at(interval.lo + Math.floor(next - base));
        STARTS[read] = start;
        BEFORE[read] = start === 0 ? 0 : text[start - 1];
      }
      for (let i = 0; i < read; i++) {
        const start = STARTS[i];
        if (BEFORE[i] !== longerUnit)
          places.add(shardNumber, start + k, k, shard.isEcho(start) ? ECHO_WEIGHT : 1);
      }
    }
    base = end;
  }
  const taken = places.length - before;
  if (stride === 1) return;
  const standsFor = fresh / Math.max(1, taken);
  for (let i = before; i < places.length; i++) places.weight[i] *= standsFor;
}

/** The draft's own text, closed by a 0 unit, as much as its places need. */
interface Written {
  readonly text: string;
  isWordStart(position: number): boolean;
}

/**
 * Adds the places of {@link tail} in the draft's own text; of very many, the last ones. A context of one unit is taken where
 * it begins a word: it may be a name that the draft uses again. Linear in the draft, by native string search.
 */
export function gatherDraftPlaces(
  written: Written,
  source: number,
  tail: string,
  tuning: Tuning,
  places: PlaceList,
): void {
  const { text } = written;
  gatherBegunWords(written, source, tail, tuning, places);
  if (tail.length < SHORTEST_IN_DRAFT) return;
  const context = tail.slice(-SHORTEST_IN_DRAFT);
  const longest = Math.min(tail.length, tuning.longestContext);
  let left = MOST_IN_DRAFT;
  for (let start = lastBefore(text, context, text.length); start >= 0 && left > 0; left--) {
    const at = start + SHORTEST_IN_DRAFT;
    // The caret itself is a paragraph's end too.
    if (text[at] !== '\0') {
      let shared = SHORTEST_IN_DRAFT;
      while (shared < longest && text[at - shared - 1] === tail[tail.length - shared - 1]) shared++;
      places.add(source, at, shared, tuning.draftWeight);
    }
    start = lastBefore(text, context, start);
  }
}

/** Adds where the last unit of {@link tail} begins a word, but after a different unit than in the tail; of many, the last ones. */
function gatherBegunWords(
  written: Written,
  source: number,
  tail: string,
  tuning: Tuning,
  places: PlaceList,
): void {
  if (tail === '') return;
  const { text } = written;
  const unit = tail.slice(-1);
  const previous = tail.slice(-SHORTEST_IN_DRAFT, -1);
  let left = MOST_BEGUN;
  for (let start = lastBefore(text, unit, text.length); start >= 0 && left > 0; left--) {
    const isLonger = previous !== '' && text[start - 1] === previous;
    if (!isLonger && text[start + 1] !== '\0' && written.isWordStart(start)) {
      places.add(source, start + 1, 1, tuning.draftWeight);
    }
    start = lastBefore(text, unit, start);
  }
}

/** Where {@link phrase} begins last before {@link end}; -1 for nowhere. */
function lastBefore(text: string, phrase: string, end: number): number {
  return end === 0 ? -1 : text.lastIndexOf(phrase, end - 1);
}
