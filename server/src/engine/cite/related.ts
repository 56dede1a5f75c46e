import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { foldText } from '../text/fold.ts';
import { samplePlaces, sizeOf } from './sampling.ts';
import { type CitedSource, describe } from './source.ts';

/** Words of the text that passages are gathered by, the rarest first. */
const GATHERED_BY = 4;
/** Places of each such word looked at. */
const SAMPLED = 60;
/** Share of the text's weight that a related passage holds at least, and words of it. */
const LEAST_SHARE = 0.4;
const FEWEST_WORDS = 2;
/** BM25's usual answer to long passages: how much length counts, and the length that costs nothing. */
const LENGTH_PENALTY = 0.5;
const USUAL_LENGTH = 250;

interface Word {
  readonly text: string;
  /** The rarer, the more it tells. */
  readonly weight: number;
}

/**
 * Passages that speak of what {@link text} speaks of, by the words they share with it, the rarer ones counting
 * more; best first, at most {@link limit}, one an article. Passages are gathered by a sample of the places of the
 * rarest words and only these are compared, so nothing is built and the cost does not grow with the corpus.
 */
export function relatedTo(index: CorpusIndex, text: string, limit: number): CitedSource[] {
  const words = wordsOf(index, foldText(text));
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const scored = gather(index, words.slice(0, GATHERED_BY))
    .map((place) => ({ place, ...compare(place, words) }))
    .filter(({ held, count }) => count >= FEWEST_WORDS && held >= LEAST_SHARE * total)
    .sort((a, b) => b.score - a.score);
  const articles = new Set<number>();
  const best: CitedSource[] = [];
  for (const { place } of scored) {
    const article = index.articleKey(place);
    if (articles.has(article)) continue;
    articles.add(article);
    best.push(describe(index, place));
    if (best.length === limit) break;
  }
  return best;
}

let segmenter: Intl.Segmenter | undefined;

/** Words of two units and more that the corpus holds, the rarest first. */
function wordsOf(index: CorpusIndex, text: string): Word[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const units = index.shards.reduce((sum, shard) => sum + shard.columns.text.length, 0);
  const words = new Map<string, Word>();
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true || segment.length < 2 || words.has(segment)) continue;
    const places = sizeOf(index.distinctMatches(segment));
    if (places > 0) words.set(segment, { text: segment, weight: Math.log2(units / places) });
  }
  return [...words.values()].sort((a, b) => b.weight - a.weight);
}

/** One place in each passage that holds one of the words: that of the rarest word which led to it. */
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

function compare({ shard, start }: Place, words: readonly Word[]) {
  const passage = shard.passageAt(start);
  const text = shard.folded(shard.passageStart(passage), shard.passageEnd(passage));
  const held = words.filter((word) => text.includes(word.text));
  const weight = held.reduce((sum, word) => sum + word.weight, 0);
  const length = 1 - LENGTH_PENALTY + (LENGTH_PENALTY * text.length) / USUAL_LENGTH;
  return { count: held.length, held: weight, score: weight / Math.sqrt(Math.max(1, length)) };
}
