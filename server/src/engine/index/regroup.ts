import { Positions } from './positions.ts';
import { isAmongCopies, isDistinct, PARTS } from './parts.ts';
import { Shard } from './shard.ts';
import type { Suffixes } from './suffixes.ts';

/** Of a shard of which a smaller share moves, the suffixes that do are searched instead of looking at all. Guess. */
const FEW = 1 / 64;

/**
 * {@link shard} with other parts for its passages: {@link before} and {@link after} hold one of {@link PARTS} a
 * passage, {@link removed} one flag a file. Suffixes keep their order, so this sorts nothing: where few passages
 * move it costs little more than copying the suffix arrays, and at most some 5 ns a unit. The given shard stays
 * as it is.
 */
export function regroup(shard: Shard, before: Uint8Array, after: Uint8Array, removed: Uint8Array): Shard {
  const { text } = shard.columns;
  const distinct = split(shard, shard.distinct, isDistinct, before, after);
  const copies = split(shard, shard.copies, isAmongCopies, before, after);
  return new Shard(
    shard.buffer,
    merge(text, distinct.kept, copies.moved).bytes,
    merge(text, copies.kept, distinct.moved).bytes,
    removed,
    shard.twins,
  );
}

interface Split {
  /** Suffixes that stay, in shared memory. */
  readonly kept: Positions;
  /** Those that come to the other part, in their order. */
  readonly moved: Uint32Array;
}

/** Parts the suffixes of one kind of passage: some stay, some come to the other part, some are gone. */
function split(
  shard: Shard,
  { positions }: Suffixes,
  isIn: (part: number) => boolean,
  before: Uint8Array,
  after: Uint8Array,
): Split {
  const leaving: number[] = [];
  let units = 0;
  for (let passage = 0; passage < after.length; passage++) {
    if (!isIn(before[passage]) || isIn(after[passage])) continue;
    leaving.push(passage);
    units += shard.passageEnd(passage) - shard.passageStart(passage);
  }
  if (units === 0) return { kept: positions, moved: new Uint32Array(0) };
  const ranks =
    units < positions.length * FEW
      ? searchRanks(shard, positions, leaving)
      : scanRanks(shard, positions, leaving);
  const moved = ranks.map((rank) => positions.at(rank));
  return {
    kept: without(positions, ranks),
    moved: moved.filter((position) => after[shard.passageAt(position)] !== PARTS.gone),
  };
}

/** {@link positions}, in shared memory, but those at {@link ranks}. */
function without(positions: Positions, ranks: Uint32Array): Positions {
  const kept = Positions.shared(positions.length - ranks.length, positions.units);
  const isDense = ranks.length > positions.length * FEW;
  let from = 0;
  let target = 0;
  for (const rank of ranks) {
    // Many short runs cost less one by one.
    if (isDense) for (let i = from; i < rank; i++) kept.set(target + i - from, positions.at(i));
    else kept.copy(positions, from, rank, target);
    target += rank - from;
    from = rank + 1;
  }
  kept.copy(positions, from, positions.length, target);
  return kept;
}

/** Ascending ranks of the suffixes of {@link passages}, each found by a search. */
function searchRanks(shard: Shard, positions: Positions, passages: readonly number[]): Uint32Array {
  const { text } = shard.columns;
  const ranks: number[] = [];
  for (const passage of passages) {
    for (let position = shard.passageStart(passage); position < shard.passageEnd(passage); position++) {
      // Suffixes that are equal up to the ends of their passages are in any order.
      for (let rank = insertionRank(text, positions, position, 0); rank < positions.length; rank++) {
        if (positions.at(rank) === position) {
          ranks.push(rank);
          break;
        }
        if (isLess(text, position, positions.at(rank))) break;
      }
    }
  }
  return Uint32Array.from(ranks).sort();
}

/** The same, found by looking at every suffix. */
function scanRanks(shard: Shard, positions: Positions, passages: readonly number[]): Uint32Array {
  const leaves = new Uint8Array(shard.columns.text.length);
  let units = 0;
  for (const passage of passages) {
    leaves.fill(1, shard.passageStart(passage), shard.passageEnd(passage));
    units += shard.passageEnd(passage) - shard.passageStart(passage);
  }
  const ranks = new Uint32Array(units);
  let found = 0;
  for (let rank = 0; rank < positions.length; rank++)
    if (leaves[positions.at(rank)] === 1) ranks[found++] = rank;
  return ranks.subarray(0, found);
}

/** Two ascending lists of suffixes as one, in shared memory. Fast where one is much shorter. */
function merge(text: Uint16Array, long: Positions, short: Uint32Array): Positions {
  if (short.length === 0) return long;
  const merged = Positions.shared(long.length + short.length, long.units);
  let from = 0;
  let target = 0;
  for (const position of short) {
    const to = insertionRank(text, long, position, from);
    merged.copy(long, from, to, target);
    target += to - from;
    merged.set(target++, position);
    from = to;
  }
  merged.copy(long, from, long.length, target);
  return merged;
}

/** First rank from {@link from} on whose suffix is not less than the one at {@link position}; found by galloping. */
function insertionRank(text: Uint16Array, sorted: Positions, position: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < sorted.length && isLess(text, sorted.at(low + step), position)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(sorted.length, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isLess(text, sorted.at(middle), position)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Compares suffixes up to the end of their passages; what comes after is not looked at. */
function isLess(text: Uint16Array, a: number, b: number): boolean {
  for (let i = 0; ; i++) {
    const unitA = text[a + i];
    const unitB = text[b + i];
    if (unitA !== unitB) return unitA < unitB;
    if (unitA === 0) return false;
  }
}
