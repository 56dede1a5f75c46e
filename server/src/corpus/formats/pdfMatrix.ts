/** `[a, b, c, d, e, f]`: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** {@link first}, then {@link second}. */
export function multiplied(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [k, l, m, n, o, p] = second;
  return [a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p];
}

/** A matrix given as six numbers, or as one list of them; {@link IDENTITY} where it is neither. */
export function matrixOf(args: readonly unknown[]): Matrix {
  const numbers = args.length === 1 ? Array.from((args[0] ?? []) as ArrayLike<number>) : args.map(Number);
  return isMatrix(numbers) ? numbers : IDENTITY;
}

function isMatrix(numbers: readonly number[]): numbers is Matrix {
  return numbers.length === 6 && numbers.every(Number.isFinite);
}

/** {@link matrix} with another {@link x} for the place that it moves to. */
export function movedTo([a, b, c, d, , f]: Matrix, x: number): Matrix {
  return [a, b, c, d, x, f];
}
