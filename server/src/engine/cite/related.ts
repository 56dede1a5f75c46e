import { unitsOf } from '../text/units.ts';
import { WordBorders } from '../index/wordBorders.ts';
import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { CancelledError } from '../signal.ts';
import { foldText } from '../text/fold.ts';
import { PassageSearch } from './passageSearch.ts';
import { samplePlaces, sizeOf } from '../index/sampling.ts';
import { type CitedSource, citedSource } from './source.ts';

/** Passages compared closely. Guess. */
const COMPARED = 40;
/** Words of the text that passages are gathered by where there is no index of them, the rarest first. Guess. */
const GATHERED_BY = 4;
/** Places of each such word looked at. Guess. */
const SAMPLED = 60;
/** Share of the text's weight that a related passage holds at least, and words of it. Guess. */
const LEAST_SHARE = 0.4;
const FEWEST_WORDS = 2;
/** BM25's usual answer to long passages: how much length counts, and the length that costs nothing. */
const LENGTH_PENALTY = 0.5;
const USUAL_LENGTH = 250;

interface Word {
  readonly text: string;
  /** The rarer, the more it says. */
  readonly weight: number;
}

/** A passage, the rarest word of the text in it, and how much of the text's weight it holds. */
interface Compared {
  readonly place: Place;
  readonly text: string;
  readonly count: number;
  readonly held: number;
}

/**
 * Finds passages that speak of what a text speaks of, by the words they share with it, the rarer ones counting
 * more. A small corpus' passages are indexed with MiniSearch, once {@link prepare} is through; else they are
 * gathered by a sample of the places of the rarest words, for which nothing is built and whose cost does not grow
 * with the corpus.
 */
export class RelatedPassages {
  readonly #index: CorpusIndex;
  readonly #borders: WordBorders;
  readonly #signal = { aborted: false };
  #search: PassageSearch | undefined;
  #preparation: Promise<void> | undefined;

  constructor(index: CorpusIndex) {
    this.#index = index;
    this.#borders = WordBorders.of(index.steady);
  }

  /** Indexes the passages where the corpus is small enough; other work runs between. Ends early, without an index, when disposed. */
  prepare(): Promise<void> {
    this.#preparation ??= this.#prepare();
    return this.#preparation;
  }

  /** Ends a preparation under way: the corpus is used no more. */
  dispose(): void {
    this.#signal.aborted = true;
  }

  /** Passages related to {@link text}, best first, at most {@link limit}, one an article. */
  find(text: string, limit: number): CitedSource[] {
    const words = this.#wordsOf(foldText(text));
    const total = words.reduce((sum, { weight }) => sum + weight, 0);
    const articles = new Set<number>();
    const texts = new Set<string>();
    const best: CitedSource[] = [];
    for (const { place, text: passage, count, held } of this.#candidates(words)) {
      if (best.length === limit) break;
      if (count < FEWEST_WORDS || held < LEAST_SHARE * total) continue;
      const article = this.#index.articleKey(place);
      if (articles.has(article) || texts.has(passage)) continue;
      articles.add(article);
      texts.add(passage);
      best.push(citedSource(this.#index, place));
    }
    return best;
  }

  async #prepare(): Promise<void> {
    if (!PassageSearch.serves(this.#index)) return;
    try {
      this.#search = await PassageSearch.of(this.#index, this.#signal);
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
    }
  }

  /** Passages that may be related, best first. */
  #candidates(words: readonly Word[]): Compared[] {
    if (this.#search) {
      const texts = words.map(({ text }) => text);
      return this.#search.find(texts, COMPARED).flatMap((place) => compare(place, words));
    }
    return gather(this.#index, words.slice(0, GATHERED_BY))
      .flatMap((place) => compare(place, words))
      .sort((a, b) => scoreOf(b) - scoreOf(a));
  }

  /** Words of two units and more that the corpus holds, the rarest first. */
  #wordsOf(text: string): Word[] {
    const units = this.#index.shards.reduce((sum, shard) => sum + shard.columns.text.length, 0);
    const words = new Map<string, Word>();
    for (const word of this.#cut(text)) {
      if (word.length < 2 || words.has(word)) continue;
      const places = sizeOf(this.#index.distinctMatches(word));
      if (places > 0) words.set(word, { text: word, weight: Math.log2(units / places) });
    }
    return [...words.values()].sort((a, b) => b.weight - a.weight);
  }

  /** {@link text} in words, as the corpus cuts the same characters. */
  *#cut(text: string): Generator<string> {
    const units = unitsOf(text);
    let from = 0;
    for (let to = 1; to <= units.length; to++) {
      if (to < units.length && !this.#borders.isWordStart(units, to)) continue;
      yield text.slice(from, to);
      from = to;
    }
  }
}

/** One place in each passage that holds one of the words. */
function gather(index: CorpusIndex, words: readonly Word[]): Place[] {
  const passages = new Map<string, Place>();
  for (const { text } of words) {
    for (const place of samplePlaces(index.distinctMatches(text), text.length, SAMPLED)) {
      const key = `${place.shardNumber}:${place.shard.passageAt(place.start)}`;
      if (!passages.has(key)) passages.set(key, place);
    }
  }
  return [...passages.values()];
}

/** The passage around a place, at the rarest of the words that it holds; nothing where it holds none. */
function compare({ shard, shardNumber, start }: Place, words: readonly Word[]): Compared[] {
  const passage = shard.passageAt(start);
  const from = shard.passageStart(passage);
  const text = shard.folded(from, shard.passageEnd(passage));
  const held = words.filter((word) => text.includes(word.text));
  if (held.length === 0) return [];
  const [{ text: rarest }] = held;
  const at = from + text.indexOf(rarest);
  return [
    {
      place: { shard, shardNumber, start: at, end: at + rarest.length },
      text,
      count: held.length,
      held: held.reduce((sum, { weight }) => sum + weight, 0),
    },
  ];
}

function scoreOf({ held, text }: Compared): number {
  const length = 1 - LENGTH_PENALTY + (LENGTH_PENALTY * text.length) / USUAL_LENGTH;
  return held / Math.sqrt(Math.max(1, length));
}
