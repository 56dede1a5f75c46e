import type { Match, Place } from './corpusIndex.ts';

/** Number of suffixes in {@link matches}. */
export function sizeOf(matches: readonly Match[]): number {
  return matches.reduce((sum, { interval }) => sum + interval.hi - interval.lo, 0);
}

/**
 * At most {@link limit} of the places of a phrase of {@link length} units: all of them where there are no more,
 * else evenly spread over their order. Takes as many steps as places given.
 */
export function samplePlaces(matches: readonly Match[], length: number, limit: number): Place[] {
  const total = sizeOf(matches);
  const step = Math.max(1, total / limit);
  const places: Place[] = [];
  let passed = 0;
  let next = 0;
  for (const { shard, shardNumber, suffixes, interval } of matches) {
    const size = interval.hi - interval.lo;
    while (next < passed + size) {
      const start = suffixes.positions.at(interval.lo + Math.floor(next) - passed);
      places.push({ shard, shardNumber, start, end: start + length });
      next += step;
    }
    passed += size;
  }
  return places.slice(0, limit);
}
