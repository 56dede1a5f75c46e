import { compareUnits } from '../text/units.ts';
import type { ArticleKey, CorpusIndex, Place } from '../index/corpusIndex.ts';
import { hashUnits } from '../index/hash.ts';
import { samplePlaces } from '../index/sampling.ts';

/** Places looked at to find a few good ones: these represent a phrase with more well enough. A guess. */
const CONSIDERED = 500;
/** Units on either side that make two places say the same. Guess. */
const SURROUNDINGS = 12;

interface Candidate {
  readonly place: Place;
  readonly article: ArticleKey;
  readonly weight: number;
  readonly date: string;
}

/**
 * The {@link limit} places that say most about {@link phrase} (folded), best first: every article once before
 * any twice, articles that say nearly the same taken for one, new wordings around it before repeated ones, then by the weight of the folder and the newest. Of a
 * phrase with very many places an even sample is looked at; the cost does not grow with their number.
 */
export function bestPlaces(index: CorpusIndex, phrase: string, limit: number): Place[] {
  if (limit <= 0) return [];
  const considered = Math.max(CONSIDERED, Math.min(limit, Number.MAX_SAFE_INTEGER));
  const distinct = samplePlaces(index.distinctMatches(phrase), phrase.length, considered);
  const candidates = byMerit(index, distinct);
  const spread = spreadOut(candidates, phrase.length);
  if (spread.length >= limit) return spread.slice(0, limit);
  // Copies of passages say nothing new: they come last.
  const all = samplePlaces(index.matches(phrase), phrase.length, considered);
  const taken = new Set(spread.map(keyOf));
  const copies = all.filter((place) => !taken.has(keyOf(place)));
  return [...spread, ...byMerit(index, copies).map(({ place }) => place)].slice(0, limit);
}

function byMerit(index: CorpusIndex, places: readonly Place[]): Candidate[] {
  const dates = new Map<ArticleKey, string>();
  const candidates = places.map((place) => {
    const article = index.voiceKey(place);
    let date = dates.get(article);
    if (date === undefined) {
      date = place.shard.articleDate(articleOf(place));
      dates.set(article, date);
    }
    return { place, article, weight: weightOf(place), date };
  });
  return candidates.sort(
    (a, b) =>
      b.weight - a.weight ||
      compareUnits(b.date, a.date) ||
      a.place.shardNumber - b.place.shardNumber ||
      a.place.start - b.place.start,
  );
}

function weightOf(place: Place): number {
  const { articleFile, fileWeight } = place.shard.columns;
  return fileWeight[articleFile[articleOf(place)]];
}

/** Number of the article in its shard. */
function articleOf({ shard, start }: Place): number {
  return shard.articleAt(start);
}

/** Puts places aside that repeat an article or the words around an earlier place; order kept otherwise. */
function spreadOut(candidates: readonly Candidate[], length: number): Place[] {
  const articles = new Set<ArticleKey>();
  const surroundings = new Set<number>();
  const rounds: [Place[], Place[], Place[]] = [[], [], []];
  for (const { place, article } of candidates) {
    const around = surroundingsOf(place, length);
    const repeats = Number(articles.has(article)) + Number(surroundings.has(around));
    rounds[repeats].push(place);
    articles.add(article);
    surroundings.add(around);
  }
  return rounds.flat();
}

/** A number for the units around a place, hardly ever the same for different ones. */
function surroundingsOf({ shard, start }: Place, length: number): number {
  const { text } = shard.columns;
  let from = start;
  while (from > 0 && start - from < SURROUNDINGS && text[from - 1] !== 0) from--;
  let to = start + length;
  while (to - start - length < SURROUNDINGS && text[to] !== 0) to++;
  const [low, high] = hashUnits(text, from, to);
  return low * 0x200000 + (high & 0x1fffff);
}

function keyOf({ shardNumber, start }: Place): string {
  return `${shardNumber}:${start}`;
}
