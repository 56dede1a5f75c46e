/**
 * The first of the numbers [{@link low}, {@link high}) that {@link holds} is true of, if it stays true from there on;
 * {@link high} where it is true of none. Logarithmic.
 */
export function firstWhere(low: number, high: number, holds: (at: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Index of the first of the first {@link length} elements of {@link sorted} that is not less than {@link value}. Logarithmic. */
export function firstAtOrAfter(sorted: Uint32Array, value: number, length = sorted.length): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last of the elements of {@link sorted} that is not greater than {@link value}; -1 where all are. Logarithmic. */
export function lastAtOrBefore(sorted: ArrayLike<number>, value: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
