import { Shard } from './shard.ts';
import type { Suffixes } from './suffixes.ts';

/** The part a passage plays in its index. */
export const PARTS = {
  /** Counts for ranking and for exact counts. */
  distinct: 0,
  /** Its text stands elsewhere too: counts for exact counts only. */
  copy: 1,
  /** Its file has gone. */
  gone: 2,
} as const;

/**
 * {@link shard} with other parts for its passages: {@link before} and {@link after} hold one of {@link PARTS} a
 * passage, {@link removed} one flag a file. Suffixes keep their order, so this sorts nothing: linear in the
 * shard, some 20 ms for 4 million units. The given shard stays as it is.
 */
export function regroup(shard: Shard, before: Uint8Array, after: Uint8Array, removed: Uint8Array): Shard {
  const { text, passageStart } = shard.columns;
  // 0: the passage stays where it is; otherwise one more than its new part.
  const moves = new Uint8Array(text.length);
  for (let passage = 0; passage < after.length; passage++) {
    if (before[passage] === after[passage]) continue;
    moves.fill(after[passage] + 1, passageStart[passage], passageStart[passage + 1]);
  }
  const distinct = split(shard.distinct, moves, PARTS.copy);
  const copies = split(shard.copies, moves, PARTS.distinct);
  return new Shard(
    shard.buffer,
    merge(text, distinct.kept, copies.moved),
    merge(text, copies.kept, distinct.moved),
    removed,
    shard.twins,
  );
}

/** Suffixes that stay, and those that move to part {@link other}; the rest is gone. */
function split(
  suffixes: Suffixes,
  moves: Uint8Array,
  other: number,
): { kept: Uint32Array; moved: Uint32Array } {
  const { positions } = suffixes;
  let keptCount = 0;
  let movedCount = 0;
  for (let rank = 0; rank < positions.length; rank++) {
    const move = moves[positions[rank]];
    if (move === 0) keptCount++;
    else if (move === other + 1) movedCount++;
  }
  const kept = new Uint32Array(keptCount);
  const moved = new Uint32Array(movedCount);
  keptCount = 0;
  movedCount = 0;
  for (let rank = 0; rank < positions.length; rank++) {
    const position = positions[rank];
    const move = moves[position];
    if (move === 0) kept[keptCount++] = position;
    else if (move === other + 1) moved[movedCount++] = position;
  }
  return { kept, moved };
}

/** Two ascending lists of suffixes as one, in shared memory. Fast where one is much shorter. */
function merge(text: Uint16Array, long: Uint32Array, short: Uint32Array): Uint32Array {
  const merged = new Uint32Array(new SharedArrayBuffer((long.length + short.length) * 4));
  let from = 0;
  let target = 0;
  for (const position of short) {
    const to = insertionRank(text, long, position, from);
    merged.set(long.subarray(from, to), target);
    target += to - from;
    merged[target++] = position;
    from = to;
  }
  merged.set(long.subarray(from), target);
  return merged;
}

/** First rank from {@link from} on whose suffix is not less than the one at {@link position}; found by galloping. */
function insertionRank(text: Uint16Array, sorted: Uint32Array, position: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < sorted.length && isLess(text, sorted[low + step], position)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(sorted.length, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isLess(text, sorted[middle], position)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Compares suffixes up to the end of their passages; what lies behind is no one's business. */
function isLess(text: Uint16Array, a: number, b: number): boolean {
  for (let i = 0; ; i++) {
    const unitA = text[a + i];
    const unitB = text[b + i];
    if (unitA !== unitB) return unitA < unitB;
    if (unitA === 0) return false;
  }
}
