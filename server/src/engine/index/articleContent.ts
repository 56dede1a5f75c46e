import { fnv, FNV_BASIS } from '../text/fnv.ts';
import type { Shard } from './shard.ts';

/** Passages of an article as [first, end). Constant time. */
export function passagesOfArticle(shard: Shard, article: number): [first: number, end: number] {
  const { articlePassage } = shard.columns;
  return [articlePassage[article], articlePassage[article + 1] ?? shard.passageCount];
}

/** 53 bits of the hash of a passage's folded text. */
export function passageKey({ columns: { passageHash } }: Shard, passage: number): number {
  return (passageHash[2 * passage + 1] & 0x1fffff) * 0x100000000 + passageHash[2 * passage];
}

/**
 * 53 bits that an article's folded passages and their order decide: equal for articles with the same text wherever
 * they stand. Linear in its passages.
 */
export function articleContent(shard: Shard, article: number): number {
  const { passageHash } = shard.columns;
  const [first, end] = passagesOfArticle(shard, article);
  let low = FNV_BASIS;
  let high = 0x9747b28c;
  for (let half = 2 * first; half < 2 * end; half++) {
    low = fnv(low, passageHash[half]);
    low ^= low >>> 15;
    high = Math.imul(high ^ passageHash[half], 0x85ebca6b);
    high ^= high >>> 13;
  }
  return (high & 0x1fffff) * 0x100000000 + (low >>> 0);
}
