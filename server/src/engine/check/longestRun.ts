import type { Suffixes } from '../index/suffixes.ts';

/** Suffixes in which a draft is sought; positions in [from, to) belong to its own file, which is passed over. */
export interface SearchedSuffixes {
  readonly suffixes: Suffixes;
  readonly from: number;
  readonly to: number;
}

/** Length of the longest prefix of {@link units} (closed by a 0) from {@link from} on that a suffix opens with. One binary search. */
export function longestIn(
  { suffixes, from: ownFrom, to: ownTo }: SearchedSuffixes,
  units: Uint16Array,
  from: number,
): number {
  const { text, positions } = suffixes;
  const isOwn = (rank: number): boolean => positions.at(rank) >= ownFrom && positions.at(rank) < ownTo;
  let { low, high, lowShared, highShared, first, last } = borderOf(suffixes, units, from);
  if (ownTo > ownFrom) {
    while (low >= first && isOwn(low)) {
      low--;
      if (low >= first) lowShared = Math.min(lowShared, sharedLength(text, positions.at(low), units, from));
    }
    while (high < last && isOwn(high)) {
      high++;
      if (high < last) highShared = Math.min(highShared, sharedLength(text, positions.at(high), units, from));
    }
  }
  return Math.max(low >= first ? lowShared : 0, high < last ? highShared : 0);
}

/** Neighbours in a suffix array between which a text belongs, and what they share with it, at least one unit. */
interface Border {
  low: number;
  high: number;
  lowShared: number;
  highShared: number;
  /** Ranks of the suffixes that open with the same unit. */
  readonly first: number;
  readonly last: number;
}

/** Suffixes up to `low` are less than {@link units} from {@link from} on, those from `high` on are not. */
function borderOf(suffixes: Suffixes, units: Uint16Array, from: number): Border {
  const { text, positions } = suffixes;
  const first = suffixes.rankOfUnit(units[from]);
  const last = suffixes.rankOfUnit(units[from] + 1);
  // Where a second unit follows, the border lies among the suffixes that open with both, or where they would be.
  const isPair = units[from + 1] !== 0;
  const { lo, hi } = isPair ? suffixes.ofPair(units[from], units[from + 1]) : { lo: first, hi: last };
  // What the suffixes share with the text only grows towards the border, so comparing may begin after what both
  // sides share.
  let low = lo - 1;
  let high = hi;
  let lowShared = isPair ? 2 : 1;
  let highShared = lowShared;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    const at = positions.at(middle);
    let shared = Math.min(lowShared, highShared);
    while (units[from + shared] !== 0 && text[at + shared] === units[from + shared]) shared++;
    if (units[from + shared] !== 0 && text[at + shared] < units[from + shared]) {
      low = middle;
      lowShared = shared;
    } else {
      high = middle;
      highShared = shared;
    }
  }
  // Neighbours outside of the pair's share its first unit alone.
  if (low < lo) lowShared = 1;
  if (high >= hi) highShared = 1;
  return { low, high, lowShared, highShared, first, last };
}

function sharedLength(text: Uint16Array, at: number, units: Uint16Array, from: number): number {
  let shared = 0;
  while (units[from + shared] !== 0 && text[at + shared] === units[from + shared]) shared++;
  return shared;
}
