import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Shard } from '../index/shard.ts';
import { type CancelSignal, NEVER } from '../signal.ts';
import { ArticleColors } from './articleColors.ts';
import type { Lexicon, SetPhrase } from './lexicon.ts';
import { MergedSuffixes, type SuffixStream } from './mergedSuffixes.ts';
import { type SharedPrefix, visitSharedPrefixes } from './sharedPrefixes.ts';
import {
  CLOSURE,
  isPartOfLonger,
  MAX_LENGTH,
  MIN_LENGTH,
  opensPhrase,
  phraseLength,
  Places,
} from './wellFormed.ts';

export interface MiningOptions {
  /** Articles that share a phrase at least; copies of an article count once. */
  readonly minArticles: number;
  /** Phrases kept: those that save the most typing over all articles that hold them. */
  readonly maxPhrases: number;
}

export const MINING_DEFAULTS: MiningOptions = { minArticles: 3, maxPhrases: 200_000 };

/** Passages no longer than this (headings, above all) are shared by articles without being copied. */
const SHORT_PASSAGE = MAX_LENGTH;

/**
 * Mines the set phrases of a corpus: runs of 4 to 40 units from one word border to another, inside one clause or
 * over whole ones, shared by several articles, and closed: no longer phrase stands at nearly all of their places.
 * Linear in the corpus; memory for the places of the most frequent four units and for the phrases kept.
 * Throws `CancelledError`.
 */
export async function mineLexicon(
  index: CorpusIndex,
  options: MiningOptions = MINING_DEFAULTS,
  signal: CancelSignal = NEVER,
): Promise<Lexicon> {
  const colors = new ArticleColors(index.shards);
  const streams = index.shards.flatMap((shard, number) => [
    { shard, number, stream: distinctStream(shard) },
    { shard, number, stream: shortCopiesStream(shard, number, colors) },
  ]);
  const shardOf = streams.map(({ shard }) => shard);
  const kept = new KeptPhrases(options.maxPhrases);

  await visitSharedPrefixes<number>(
    new MergedSuffixes(
      streams.map(({ stream }) => stream),
      MAX_LENGTH + 1,
    ),
    streams.map(({ number }) => number),
    colors,
    { minDepth: MIN_LENGTH, minArticles: options.minArticles },
    (prefix, members, inner = 0) => {
      const places = new Places(members, shardOf, prefix.from, prefix.to);
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
    signal,
  );
  return { phrases: kept.phrases() };
}

function distinctStream(shard: Shard): SuffixStream {
  return { suffixes: shard.distinct, accepts: (position) => opensPhrase(shard, position) };
}

function shortCopiesStream(shard: Shard, number: number, colors: ArticleColors): SuffixStream {
  return {
    suffixes: shard.copies,
    accepts: (position) => {
      if (!opensPhrase(shard, position) || colors.isCopyAt(number, position)) return false;
      const passage = shard.passageAt(position);
      return shard.passageEnd(passage) - shard.passageStart(passage) <= SHORT_PASSAGE;
    },
  };
}

interface Kept {
  readonly shard: Shard;
  readonly position: number;
  readonly length: number;
  readonly places: number;
  readonly articles: number;
}

/** The best phrases so far; never more than twice the number asked for. */
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
    return phrases.sort((a, b) => b.articles - a.articles || b.text.length - a.text.length);
  }

  #cut(): void {
    if (this.#kept.length <= this.#max) return;
    this.#kept.sort((a, b) => worth(b) - worth(a));
    this.#kept.length = this.#max;
  }
}

/** Characters that the phrase spares everyone who shares it. */
function worth({ articles, length }: Kept): number {
  return articles * (length - 1);
}
