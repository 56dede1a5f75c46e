/**
 * Suffix sorting by induction: SA-IS of Nong, Zhang and Chan, "Two Efficient Algorithms for Linear Time Suffix
 * Array Construction" (IEEE Transactions on Computers, 2011), with what Mori's sais does to it: each suffix that has been
 * placed is marked by what its predecessor is, so that only those are followed that lead somewhere, and the
 * array itself holds all that is kept between its passes.
 */

/**
 * The start offsets of all suffixes of {@link text} in ascending order of their units. Linear time. Beside the 4 bytes a
 * unit of the result, about 3 are needed for a while, in real text.
 */
export function buildSuffixArray(text: Uint16Array): Uint32Array {
  const [units, greatest] = text.length < SHORT ? numbered(text) : [text, 0xffff];
  const sa = new Int32Array(text.length);
  sort(units, greatest, sa);
  return new Uint32Array(sa.buffer);
}

/** Below so many units, tables by unit would take longer than all the sorting. Guess. */
export const SHORT = 0x4000;

/** The units of {@link text} by their numbers, which are in the order of the units, and the greatest number. */
function numbered(text: Uint16Array): [Uint16Array, number] {
  const used = Uint16Array.from(new Set(text)).sort();
  const numbers = new Map(Array.from(used, (unit, number) => [unit, number]));
  return [text.map((unit) => numbers.get(unit) ?? 0), used.length];
}

type Units = Uint16Array | Int32Array;

/**
 * Suffixes are of type S where they are smaller than the next one, else of type L, as the last one is. LMS suffixes are of type S
 * after one of type L: of two neighbours at most one, never the first, never the last.
 */
interface Buckets {
  /** By unit: the end (exclusive) of the bucket of suffixes that begin with it. */
  readonly ends: Int32Array;
  /** By unit: how many LMS suffixes begin with it. */
  readonly lms: Int32Array;
  /** By unit: where the next one goes. */
  readonly next: Int32Array;
}

/** Sorts the suffixes of {@link text}, no unit of which is above {@link maximum}, into {@link sa}, of the same length, all 0. */
function sort(text: Units, maximum: number, sa: Int32Array): void {
  const { length } = text;
  if (length < 2) return;
  const buckets = bucketsOf(text, maximum);
  const count = sortLmsSubstrings(text, sa, buckets);
  const distinct = nameLmsSubstrings(text, sa, count);
  if (distinct < count) sortLms(text, sa, count, distinct);
  placeLms(sa, count, buckets);
  induce(text, sa, buckets);
}

function bucketsOf(text: Units, maximum: number): Buckets {
  const ends = new Int32Array(maximum + 1);
  for (let i = 0; i < text.length; i++) ends[text[i]]++;
  for (let unit = 1; unit <= maximum; unit++) ends[unit] += ends[unit - 1];
  return { ends, lms: new Int32Array(maximum + 1), next: new Int32Array(maximum + 1) };
}

/** The LMS suffixes, the last one first. */
function eachLms(text: Units, visit: (position: number) => void): void {
  let isS = false;
  let after = text[text.length - 1];
  for (let i = text.length - 2; i >= 0; i--) {
    const unit = text[i];
    if (unit < after) {
      isS = true;
    } else if (unit > after) {
      if (isS) visit(i + 1);
      isS = false;
    }
    after = unit;
  }
}

/**
 * Writes the LMS suffixes to the beginning of {@link sa} in the order of their units up to the next of them, and returns how
 * many there are. Any order of them inside their buckets leads there.
 */
function sortLmsSubstrings(text: Units, sa: Int32Array, { ends, lms, next }: Buckets): number {
  const { length } = text;
  next.set(ends);
  eachLms(text, (position) => {
    const unit = text[position];
    lms[unit]++;
    sa[--next[unit]] = position;
  });

  // What is above 0 is to be followed: its predecessor is of type L. Below 0 it waits for the next scan.
  beginFromBelow(text, sa, ends, next);
  for (let rank = 0; rank < length; rank++) {
    if (rank % AHEAD === 0) fetch(text, sa, rank + AHEAD);
    const position = sa[rank];
    if (position > 0) {
      sa[rank] = 0;
      const i = position - 1;
      const unit = text[i];
      sa[next[unit]++] = i > 0 && text[i - 1] < unit ? ~i : i;
    } else if (position < 0) sa[rank] = ~position;
  }

  // The same from above, for type S. What is below 0 in the end are the LMS suffixes, and nothing else is left.
  next.set(ends);
  for (let rank = length - 1; rank >= 0; rank--) {
    if (rank % AHEAD === 0) fetch(text, sa, rank - AHEAD);
    const position = sa[rank];
    if (position <= 0) continue;
    sa[rank] = 0;
    const i = position - 1;
    const unit = text[i];
    sa[--next[unit]] = i > 0 && text[i - 1] > unit ? ~i : i;
  }
  let count = 0;
  for (let rank = 0; rank < length; rank++) if (sa[rank] < 0) sa[count++] = ~sa[rank];
  return count;
}

/** Ranks whose suffixes are fetched ahead of a scan in one go. Of 16 to 64 all the same. */
const AHEAD = 32;
/** Where {@link fetch} leaves what it has read: else it would be optimized away. */
const fetched = new Int32Array(1);

/**
 * Brings into the processor's cache the units before the suffixes of {@link AHEAD} ranks from {@link from} on. They are all over the memory: a scan, each turn of which may change what the next one reads, waits
 * for each of them; this loop waits for many at a time.
 */
function fetch(text: Units, sa: Int32Array, from: number): void {
  const end = Math.min(sa.length, from + AHEAD);
  let all = 0;
  for (let rank = Math.max(0, from); rank < end; rank++) {
    const position = sa[rank];
    // For what leads nowhere the first, without a branch.
    all |= text[(position - 1) & (-position >> 31)];
  }
  fetched[0] = all;
}

/** Has a scan from below begin with the last suffix, at the beginning of its bucket; the next ones go after it, or begin theirs. */
function beginFromBelow(text: Units, sa: Int32Array, ends: Int32Array, next: Int32Array): void {
  next[0] = 0;
  next.set(ends.subarray(0, ends.length - 1), 1);
  const position = text.length - 1;
  const unit = text[position];
  sa[next[unit]++] = text[position - 1] < unit ? ~position : position;
}

/**
 * After the {@link count} sorted LMS suffixes, writes the numbers of what each has up to the next of them, by half the position;
 * 0 where there is none. Equal ones share a number; returns how many there are, from 1 on.
 */
function nameLmsSubstrings(text: Units, sa: Int32Array, count: number): number {
  // Two LMS positions are at least two apart, so half the position is a key of its own.
  const names = sa.subarray(count);
  names.fill(0);
  // Lengths first, the next LMS suffix's first unit included. The last one's, to the text's end, is like no other.
  let end = 0;
  eachLms(text, (position) => {
    names[position >> 1] = end === 0 ? 0 : end - position + 1;
    end = position;
  });
  let distinct = 0;
  let before = 0;
  let lengthBefore = -1;
  for (let k = 0; k < count; k++) {
    const position = sa[k];
    const length = names[position >> 1];
    if (length !== lengthBefore || !areEqual(text, before, position, length)) distinct++;
    names[position >> 1] = distinct;
    before = position;
    lengthBefore = length;
  }
  return distinct;
}

function areEqual(text: Units, a: number, b: number, length: number): boolean {
  let shared = 0;
  while (shared < length && text[a + shared] === text[b + shared]) shared++;
  return shared === length;
}

/** Puts the LMS suffixes at the beginning of {@link sa} in their true order, by {@link distinct} names after them. */
function sortLms(text: Units, sa: Int32Array, count: number, distinct: number): void {
  const { length } = sa;
  const reduced = sa.subarray(length - count);
  let last = count;
  for (let at = length - 1; at >= count; at--) {
    const name = sa[at];
    if (name === 0) continue;
    // To the right, or where it was.
    sa[at] = 0;
    reduced[--last] = name - 1;
  }
  const order = sa.subarray(0, count);
  order.fill(0);
  sort(reduced, distinct - 1, order);
  last = count;
  eachLms(text, (position) => {
    reduced[--last] = position;
  });
  for (let k = 0; k < count; k++) order[k] = reduced[order[k]];
}

/** Moves the {@link count} LMS suffixes from the beginning of {@link sa} to the ends of their buckets; all else becomes 0. */
function placeLms(sa: Int32Array, count: number, { ends, lms }: Buckets): void {
  sa.fill(0, count);
  let last = count;
  // None goes to the left: at least as many suffixes are before it as LMS suffixes are.
  for (let unit = ends.length - 1; last > 0; unit--) {
    const end = ends[unit];
    for (let rank = end - 1; rank >= end - lms[unit]; rank--) {
      const position = sa[--last];
      sa[last] = 0;
      sa[rank] = position;
    }
  }
}

/** With the LMS suffixes in their true order at the ends of their buckets every other suffix falls into place. */
function induce(text: Units, sa: Int32Array, { ends, next }: Buckets): void {
  const { length } = text;
  // A mark says that the predecessor is not of the type that the scan is for; each turn turns it round for the next scan.
  beginFromBelow(text, sa, ends, next);
  for (let rank = 0; rank < length; rank++) {
    if (rank % AHEAD === 0) fetch(text, sa, rank + AHEAD);
    const position = sa[rank];
    sa[rank] = ~position;
    if (position <= 0) continue;
    const i = position - 1;
    const unit = text[i];
    sa[next[unit]++] = i > 0 && text[i - 1] < unit ? ~i : i;
  }
  next.set(ends);
  for (let rank = length - 1; rank >= 0; rank--) {
    if (rank % AHEAD === 0) fetch(text, sa, rank - AHEAD);
    const position = sa[rank];
    if (position <= 0) {
      sa[rank] = ~position;
      continue;
    }
    const i = position - 1;
    const unit = text[i];
    sa[--next[unit]] = i === 0 || text[i - 1] > unit ? ~i : i;
  }
}
