import { compareUnits } from '../text/units.ts';
import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { breathe, type CancelSignal, throwIfCancelled } from '../signal.ts';
import { foldText } from '../text/fold.ts';
import { bestPlaces } from './ranking.ts';
import { decodedUri, fileNameOf } from '../text/fileNames.ts';
import { nameOf } from './articleNames.ts';
import { samplePlaces, sizeOf } from '../index/sampling.ts';
import { type CitedSource, CONTEXT, citedSource } from './source.ts';

/**
 * Orders of a concordance: the sources that say most first; by article in the order of the files; the newest
 * first; by the words left of the match, read from it outwards; by the words right of it.
 */
export const CONCORDANCE_ORDERS = ['best', 'article', 'date', 'left', 'right'] as const;
type ConcordanceOrder = (typeof CONCORDANCE_ORDERS)[number];

export interface ConcordanceOptions {
  readonly order: ConcordanceOrder;
  /** Lines at most. */
  readonly limit: number;
  /** Only source files whose URI holds this (a folder's name, say). */
  readonly folder?: string;
  /** Only articles whose title, place, year or file's name holds each of these words; width and case do not count. */
  readonly title?: string;
  /** Only articles from this year on, up to this year; those without a date are left out then. */
  readonly fromYear?: number;
  readonly toYear?: number;
}

/** The places of a phrase, one a line. */
export interface Concordance {
  /** Places in all and the articles they are in, whatever the filters. */
  readonly places: number;
  readonly articles: number;
  /** Places that pass the filters, among the {@link considered} ones. */
  readonly matching: number;
  /** Places looked at: fewer than {@link places} only where these are more than 20,000; then an even sample. */
  readonly considered: number;
  readonly lines: readonly CitedSource[];
}

/** Places from which those of a list are chosen, where it is sorted or filtered. Guess. */
const MOST_CONSIDERED = 20_000;
/** Milliseconds of work after which other work may run, and steps between two looks at the clock. Guesses. */
const SLICE = 3;
const STEPS = 32;

/**
 * Keyword in context: {@link text} wherever the corpus holds it, filtered and in the requested order. Linear in
 * the places looked at. Throws `CancelledError`.
 */
export async function concordance(
  index: CorpusIndex,
  text: string,
  options: ConcordanceOptions,
  signal: CancelSignal,
): Promise<Concordance> {
  const phrase = foldText(text);
  if (phrase === '') return { places: 0, articles: 0, matching: 0, considered: 0, lines: [] };
  const pause = new Pause(signal);
  const counts = index.own.attestation(phrase);
  const filter = new PlaceFilter(index, options);
  const isWhole = filter.passesAll && options.order === 'best';
  // What is not filtered need not be looked at to be counted.
  const most = isWhole ? options.limit : MOST_CONSIDERED;
  const places = await considered(index, phrase, options.order, most, pause);
  const matching: Place[] = [];
  for (const place of places) {
    if (filter.passes(place)) matching.push(place);
    await pause.whereDue();
  }
  const lines: CitedSource[] = [];
  for (const place of (await sorted(index, matching, options.order, pause)).slice(0, options.limit)) {
    lines.push(citedSource(index, place));
    await pause.whereDue();
  }
  if (isWhole) {
    const all = sizeOf(index.matches(phrase));
    return { ...counts, matching: all, considered: all, lines };
  }
  return { ...counts, matching: matching.length, considered: places.length, lines };
}

/** Lets other work run after each slice of a long one. */
class Pause {
  readonly #signal: CancelSignal;
  #rested = performance.now();
  #steps = 0;

  constructor(signal: CancelSignal) {
    this.#signal = signal;
  }

  /** Cheap enough for each step of a loop. Throws `CancelledError`. */
  async whereDue(): Promise<void> {
    if (++this.#steps % STEPS === 0) await this.#whereSliceIsOver();
  }

  /** Between two long steps; most often both are over within a slice. Throws `CancelledError`. */
  async betweenSteps(): Promise<void> {
    throwIfCancelled(this.#signal);
    await this.#whereSliceIsOver();
  }

  /** A timer takes a millisecond or more, as much as an answer: none is set where it is not due. */
  async #whereSliceIsOver(): Promise<void> {
    if (performance.now() - this.#rested < SLICE) return;
    await breathe(this.#signal);
    this.#rested = performance.now();
  }
}

async function considered(
  index: CorpusIndex,
  phrase: string,
  order: ConcordanceOrder,
  most: number,
  pause: Pause,
): Promise<Place[]> {
  const matches = index.matches(phrase);
  if (order !== 'best') return samplePlaces(matches, phrase.length, most);
  await pause.betweenSteps();
  return bestPlaces(index, phrase, Math.min(sizeOf(matches), most));
}

/** Knows which places a drafter requested; looks at every article once. */
class PlaceFilter {
  readonly #index: CorpusIndex;
  readonly #options: ConcordanceOptions;
  readonly #words: readonly string[];
  readonly #passes = new Map<number, boolean>();

  constructor(index: CorpusIndex, options: ConcordanceOptions) {
    this.#index = index;
    this.#options = options;
    this.#words = (options.title ?? '')
      .split(/\s+/u)
      .map(foldText)
      .filter((word) => word !== '');
  }

  /** Whether nothing was requested that a place could lack. */
  get passesAll(): boolean {
    const { folder = '', fromYear, toYear } = this.#options;
    return folder === '' && this.#words.length === 0 && fromYear === undefined && toYear === undefined;
  }

  passes(place: Place): boolean {
    if (this.passesAll) return true;
    const key = this.#index.articleKey(place);
    let passes = this.#passes.get(key);
    if (passes === undefined) {
      passes = this.#passesArticle(place);
      this.#passes.set(key, passes);
    }
    return passes;
  }

  #passesArticle(place: Place): boolean {
    const { folder = '', fromYear, toYear } = this.#options;
    const { uri, date, place: where } = this.#index.article(place);
    if (!decodedUri(uri).includes(folder)) return false;
    // A place or a file's name finds an article as well as its title does.
    const names = foldText(`${nameOf(this.#index, place).shown}\n${where}\n${fileNameOf(uri)}`);
    if (!this.#words.every((word) => names.includes(word))) return false;
    if (fromYear === undefined && toYear === undefined) return true;
    if (date === '') return false;
    const year = Number(date.slice(0, 4));
    return year >= (fromYear ?? year) && year <= (toYear ?? year);
  }
}

async function sorted(
  index: CorpusIndex,
  places: readonly Place[],
  order: ConcordanceOrder,
  pause: Pause,
): Promise<readonly Place[]> {
  if (order === 'best') return places;
  const uris = new Map<number, string>();
  const keyed: { readonly place: Place; readonly uri: string; readonly key: string }[] = [];
  for (const place of places) {
    const article = index.articleKey(place);
    const uri = uris.get(article) ?? index.article(place).uri;
    uris.set(article, uri);
    keyed.push({ place, uri, key: keyOf(index, place, order) });
    await pause.whereDue();
  }
  keyed.sort(
    (a, b) =>
      (order === 'date' ? compareUnits(b.key, a.key) : compareUnits(a.key, b.key)) ||
      compareUnits(a.uri, b.uri) ||
      a.place.start - b.place.start,
  );
  return keyed.map(({ place }) => place);
}

function keyOf(
  index: CorpusIndex,
  { shard, shardNumber, start, end }: Place,
  order: ConcordanceOrder,
): string {
  const passage = shard.passageAt(start);
  switch (order) {
    case 'left': {
      const left = shard.folded(Math.max(shard.passageStart(passage), start - CONTEXT), start);
      return [...left].toReversed().join('');
    }
    case 'right':
      return shard.folded(end, Math.min(shard.passageEnd(passage), end + CONTEXT));
    case 'date':
      return index.article({ shard, shardNumber, start, end }).date;
    case 'article':
    case 'best':
      return '';
  }
}
