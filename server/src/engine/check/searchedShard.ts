import type { Interval } from '../index/suffixes.ts';
import type { SearchedSuffixes } from './longestRun.ts';

/** Suffixes of one shard in which a draft is sought. */
export interface SearchedShard extends SearchedSuffixes {
  /** Of this among all that are searched. */
  readonly number: number;
  readonly shardNumber: number;
}

/** More places than this are not looked at one by one. Guess. */
const FEW_PLACES = 64;

/** Ranks of an interval whose places lie outside of the draft's own file; all of them where there are many. */
export function placesOutside({ suffixes, from, to }: SearchedShard, { lo, hi }: Interval): number {
  if (to === from || hi - lo > FEW_PLACES) return hi - lo;
  let places = 0;
  for (let rank = lo; rank < hi; rank++) {
    const at = suffixes.positions.at(rank);
    if (at < from || at >= to) places++;
  }
  return places;
}
