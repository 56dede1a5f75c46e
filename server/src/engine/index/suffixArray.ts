/**
 * Suffix sorting by induction: SA-IS of Nong, Zhang and Chan, "Two Efficient Algorithms for Linear Time Suffix
 * Array Construction" (IEEE Transactions on Computers, 2011).
 */

/**
 * The start offsets of all suffixes of {@link text} in ascending order of their units. Linear time. Between its passes the
 * result's own memory holds what is named and where it is, so that about 4 bytes a unit come beside the 4 of the
 * result.
 */
export function buildSuffixArray(text: Uint16Array): Uint32Array {
  const [units, greatest] = text.length < SHORT ? numbered(text) : [text, 0xffff];
  return new Uint32Array(sort(units, text.length, greatest).buffer);
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

function sort(text: Units, length: number, maximum: number): Int32Array {
  const sa = new Int32Array(length).fill(-1);
  if (length === 0) return sa;
  if (length === 1) {
    sa[0] = 0;
    return sa;
  }

  const isS = classify(text, length);
  const ends = bucketEnds(text, length, maximum);

  // First pass: any order of the LMS suffixes inside their buckets sorts the LMS substrings.
  const tails = ends.slice();
  for (let i = 1; i < length; i++) {
    if (isS[i] && !isS[i - 1]) sa[--tails[text[i]]] = i;
  }
  induce(text, length, sa, isS, ends);

  const lms = collectLms(sa, isS, length);
  // What the first pass left in the array has been read off it.
  const names = sa.subarray(0, (length >> 1) + 1);
  const positions = sa.subarray(names.length);
  const distinct = nameLmsSubstrings(text, length, isS, lms, names);
  const order = lms.length === distinct ? lms : sortReduced(names, positions, lms, isS, length, distinct);

  // Second pass: with the LMS suffixes in their true order every other suffix falls into place.
  sa.fill(-1);
  tails.set(ends);
  for (let i = order.length - 1; i >= 0; i--) sa[--tails[text[order[i]]]] = order[i];
  induce(text, length, sa, isS, ends);
  return sa;
}

/** 1 where the suffix is smaller than its successor (type S). The last suffix is type L: the end sorts first. */
function classify(text: Units, length: number): Uint8Array {
  const isS = new Uint8Array(length);
  for (let i = length - 2; i >= 0; i--) {
    isS[i] = text[i] < text[i + 1] || (text[i] === text[i + 1] && isS[i + 1] === 1) ? 1 : 0;
  }
  return isS;
}

/** For each unit the end (exclusive) of its bucket. */
function bucketEnds(text: Units, length: number, maximum: number): Int32Array {
  const ends = new Int32Array(maximum + 1);
  for (let i = 0; i < length; i++) ends[text[i]]++;
  for (let unit = 1; unit <= maximum; unit++) ends[unit] += ends[unit - 1];
  return ends;
}

function induce(text: Units, length: number, sa: Int32Array, isS: Uint8Array, ends: Int32Array): void {
  const heads = new Int32Array(ends.length);
  heads.set(ends.subarray(0, ends.length - 1), 1);
  sa[heads[text[length - 1]]++] = length - 1;
  for (let rank = 0; rank < length; rank++) {
    const i = sa[rank] - 1;
    if (i >= 0 && !isS[i]) sa[heads[text[i]]++] = i;
  }
  const tails = ends.slice();
  for (let rank = length - 1; rank >= 0; rank--) {
    const i = sa[rank] - 1;
    if (i >= 0 && isS[i]) sa[--tails[text[i]]] = i;
  }
}

/** The LMS positions in the order in which the first pass left them. Overwrites {@link sa}. */
function collectLms(sa: Int32Array, isS: Uint8Array, length: number): Int32Array {
  let count = 0;
  for (let rank = 0; rank < length; rank++) {
    const i = sa[rank];
    if (i > 0 && isS[i] && !isS[i - 1]) sa[count++] = i;
  }
  return sa.slice(0, count);
}

/**
 * Ranks the sorted LMS substrings into {@link names}, by half the position; equal ones share a name. Returns how many
 * different ones there are.
 */
function nameLmsSubstrings(
  text: Units,
  length: number,
  isS: Uint8Array,
  lms: Int32Array,
  names: Int32Array,
): number {
  // Two LMS positions are at least two apart, so half the position is a key of its own.
  let distinct = 0;
  for (let k = 0; k < lms.length; k++) {
    if (k === 0 || !sameLmsSubstring(text, length, isS, lms[k - 1], lms[k])) distinct++;
    names[lms[k] >> 1] = distinct - 1;
  }
  return distinct;
}

function sameLmsSubstring(text: Units, length: number, isS: Uint8Array, a: number, b: number): boolean {
  for (let k = 0; ; k++) {
    if (a + k >= length || b + k >= length) return false;
    if (text[a + k] !== text[b + k] || isS[a + k] !== isS[b + k]) return false;
    if (k > 0) {
      const endA = isS[a + k] && !isS[a + k - 1];
      const endB = isS[b + k] && !isS[b + k - 1];
      if (endA || endB) return Boolean(endA && endB);
    }
  }
}

/** The true order of the LMS suffixes. {@link positions} has room for them; {@link lms} is overwritten. */
function sortReduced(
  names: Int32Array,
  positions: Int32Array,
  lms: Int32Array,
  isS: Uint8Array,
  length: number,
  distinct: number,
): Int32Array {
  const reduced = lms;
  let count = 0;
  for (let i = 1; i < length; i++) {
    if (isS[i] && !isS[i - 1]) {
      positions[count] = i;
      reduced[count++] = names[i >> 1];
    }
  }
  const order = sort(reduced, count, distinct);
  for (let k = 0; k < count; k++) order[k] = positions[order[k]];
  return order;
}
