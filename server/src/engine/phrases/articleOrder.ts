import { compareUnits } from '../text/units.ts';
import { articleContent } from '../index/articleContent.ts';
import type { Shard } from '../index/shard.ts';

/**
 * The articles of a corpus in an order that depends on the files alone: the shortest first, those of equal length by
 * text, those of equal text by location. Articles of deleted files are left out.
 */
export class ArticleOrder {
  readonly #shardOf: Uint16Array;
  readonly #articleOf: Uint32Array;
  /** One entry per article of each shard: its rank. */
  readonly #ranks: readonly Int32Array[];

  /** A sort of the articles: about 0.1 s for 100,000. */
  constructor(shards: readonly Shard[]) {
    const found: { shard: number; article: number; characters: number; content: number }[] = [];
    for (const [number, shard] of shards.entries()) {
      for (let article = 0; article < shard.articleCount; article++) {
        if (shard.isRemoved(article)) continue;
        const characters = shard.columns.articleCharacters[article];
        found.push({ shard: number, article, characters, content: articleContent(shard, article) });
      }
    }
    const uriOf = ({ shard, article }: (typeof found)[number]): string =>
      shards[shard].fileUri(shards[shard].columns.articleFile[article]);
    found.sort(
      (a, b) =>
        a.characters - b.characters ||
        a.content - b.content ||
        compareUnits(uriOf(a), uriOf(b)) ||
        a.article - b.article,
    );
    this.#shardOf = Uint16Array.from(found, ({ shard }) => shard);
    this.#articleOf = Uint32Array.from(found, ({ article }) => article);
    this.#ranks = shards.map(({ articleCount }) => new Int32Array(articleCount).fill(-1));
    for (const [rank, { shard, article }] of found.entries()) this.#ranks[shard][article] = rank;
  }

  /** Articles in the order. */
  get length(): number {
    return this.#shardOf.length;
  }

  /** Place in the order, from 0, of an article of a shard; -1 where its file no longer exists. */
  rank(shardNumber: number, article: number): number {
    return this.#ranks[shardNumber][article];
  }

  /** Number of the shard that holds the article of a rank. */
  shardOf(rank: number): number {
    return this.#shardOf[rank];
  }

  /** Number of the article of a rank in its shard. */
  articleOf(rank: number): number {
    return this.#articleOf[rank];
  }
}
