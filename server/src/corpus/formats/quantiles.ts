/** The value below which {@link share} (0 to 1) of {@link values} are; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

/** The value in the middle of {@link values}, of two the higher; 0 of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
