import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Shard } from '../index/shard.ts';
import { type CancelSignal, NEVER } from '../signal.ts';
import type { Suffixes } from '../index/suffixes.ts';
import { ArticleColors, type ShardColors } from './articleColors.ts';
import { Lexicon, type SetPhrase } from './lexicon.ts';
import { MergedSuffixes } from './mergedSuffixes.ts';
import { type SharedPrefix, visitSharedPrefixes } from './sharedPrefixes.ts';
import type { SuffixStream } from './streamBlock.ts';
import {
  CLOSURE,
  isPartOfLonger,
  keepOpenings,
  MAX_LENGTH,
  MIN_LENGTH,
  phraseLength,
  Places,
} from './wellFormed.ts';
import { firstWhere } from '../text/sorted.ts';

interface MiningOptions {
  /** Least number of articles that share a phrase; copies of an article count once. */
  readonly minArticles: number;
  /** Phrases kept: those that save the most typing over all articles that contain them. */
  readonly maxPhrases: number;
}

/** One of {@link of} parts of the work, from 0: phrases are divided by their first unit, so parts do not overlap. */
export interface MiningPart {
  readonly part: number;
  readonly of: number;
}

const WHOLE: MiningPart = { part: 0, of: 1 };

/** Articles that make a set phrase, and set phrases kept. Guesses. */
export const MINING_DEFAULTS: MiningOptions = { minArticles: 3, maxPhrases: 200_000 };

const UNITS = 0x10000;

/**
 * Mines the set phrases of a corpus: runs of 4 to 40 units from one word border to another, inside one clause or
 * over whole ones, shared by several articles, and closed: no longer phrase covers nearly all of their places.
 * Linear in the corpus; memory for the places of the most frequent four units and for the phrases kept.
 * Throws `CancelledError`. Where only a {@link part} is mined, {@link joinLexicons} joins all parts.
 * {@link onShare} is called now and then with the share done so far, 0 to 1.
 */
export async function mineLexicon(
  index: CorpusIndex,
  options: MiningOptions = MINING_DEFAULTS,
  signal: CancelSignal = NEVER,
  part: MiningPart = WHOLE,
  onShare: (share: number) => void = () => undefined,
): Promise<Lexicon> {
  const colors = new ArticleColors(index.shards);
  const units = unitsOfPart(index.shards, part);
  const streams = colors.shards.flatMap((source) => [
    { source, stream: streamOf(source, source.shard.distinct, units) },
    { source, stream: streamOf(source, source.shard.copies, units) },
  ]);
  const shardOf = streams.map(({ source }) => source.shard);
  const kept = new KeptPhrases(options.maxPhrases);

  const merged = new MergedSuffixes(
    streams.map(({ stream }) => stream),
    MAX_LENGTH + 1,
  );
  let places: Places | undefined;
  await visitSharedPrefixes<number>(
    merged,
    streams.map(({ source }) => source),
    { minDepth: MIN_LENGTH, minArticles: options.minArticles, colors: colors.count },
    (prefix, postings, inner = 0) => {
      places ??= new Places(postings, shardOf);
      places.look(prefix.from, prefix.to);
      const cut = prefix.depth > MAX_LENGTH;
      const longest = cut ? MAX_LENGTH : prefix.depth;
      const length = phraseLength(places, prefix.outerDepth, longest, cut);
      if (length === 0) return inner;
      const covered = inner >= CLOSURE * prefix.articles;
      if (!covered && !isPartOfLonger(places, length))
        kept.add(places.shard(0), places.position(0), length, prefix);
      return prefix.articles;
    },
    (a, b) => Math.max(a ?? 0, b ?? 0),
    () => onShare(merged.share),
    signal,
  );
  return Lexicon.of(kept.phrases());
}

/** The lexicon of a corpus from those of its separately mined parts; the most valuable phrases are kept. */
export function joinLexicons(parts: readonly Lexicon[], maxPhrases = MINING_DEFAULTS.maxPhrases): Lexicon {
  const phrases = parts.flatMap((part) => [...part]);
  if (phrases.length > maxPhrases) {
    phrases.sort((a, b) => byWorth(a.articles, a.text.length, b.articles, b.text.length));
    phrases.length = maxPhrases;
  }
  return Lexicon.of(phrases.sort(byArticles));
}

/** First units from `from` up to, not including, `to`. */
interface UnitRange {
  readonly from: number;
  readonly to: number;
}

/** The first units of a part, chosen so that each part has about the same number of suffixes. */
function unitsOfPart(shards: readonly Shard[], { part, of }: MiningPart): UnitRange {
  const all = shards.reduce((sum, { distinct }) => sum + distinct.positions.length, 0);
  const unitAfter = (share: number): number => {
    const before = (unit: number) => shards.reduce((sum, { distinct }) => sum + distinct.rankOfUnit(unit), 0);
    return firstWhere(0, UNITS, (unit) => before(unit) >= share * all);
  };
  return {
    from: part === 0 ? 0 : unitAfter(part / of),
    to: part + 1 === of ? UNITS : unitAfter((part + 1) / of),
  };
}

function streamOf(source: ShardColors, suffixes: Suffixes, { from, to }: UnitRange): SuffixStream {
  return {
    suffixes,
    from: suffixes.rankOfUnit(from),
    to: suffixes.rankOfUnit(to),
    keep: (positions, colors, count) =>
      source.keepCounting(positions, colors, keepOpenings(source.shard, positions, count)),
  };
}

interface Kept {
  readonly shard: Shard;
  readonly position: number;
  readonly length: number;
  readonly places: number;
  readonly articles: number;
}

/**
 * The best phrases so far; never more than twice the number requested. Those of equal length come in the order of their
 * text.
 */
class KeptPhrases {
  readonly #max: number;
  #kept: Kept[] = [];

  constructor(max: number) {
    this.#max = max;
  }

  add(shard: Shard, position: number, length: number, prefix: SharedPrefix): void {
    this.#kept.push({ shard, position, length, places: prefix.to - prefix.from, articles: prefix.articles });
    if (this.#kept.length >= 2 * this.#max) this.#cut();
  }

  /** Most articles first, then the longest. */
  phrases(): SetPhrase[] {
    this.#cut();
    const phrases = this.#kept.map(({ shard, position, length, places, articles }) => {
      const text = shard.folded(position, position + length);
      const original = shard.original(position, position + length);
      return { text, original: original === text ? text : original, places, articles };
    });
    return phrases.sort(byArticles);
  }

  #cut(): void {
    if (this.#kept.length <= this.#max) return;
    this.#kept.sort((a, b) => byWorth(a.articles, a.length, b.articles, b.length));
    this.#kept.length = this.#max;
  }
}

function byArticles(a: SetPhrase, b: SetPhrase): number {
  return b.articles - a.articles || b.text.length - a.text.length;
}

/**
 * The phrases that save the most characters over all articles that share them come first, then those of more articles. Phrases
 * equal in both have the same length, and are in the order of their text both before and after a sort.
 */
function byWorth(articlesA: number, lengthA: number, articlesB: number, lengthB: number): number {
  return articlesB * (lengthB - 1) - articlesA * (lengthA - 1) || articlesB - articlesA;
}
