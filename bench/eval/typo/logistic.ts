/** An example: what is known of it, and whether it is one of those sought. */
export interface Example {
  readonly features: Float64Array;
  readonly isRight: boolean;
}

/** Rounds of Newton's method at most, and the change from which on nothing changes any more. */
const MOST_ROUNDS = 60;
const STILL = 1e-6;

/**
 * Weights of a logistic regression with a penalty of half {@link ridge} for each squared weight, by Newton's method.
 * Linear in the examples, each round.
 */
export function fitLogistic(examples: readonly Example[], ridge: number): Float64Array {
  const size = examples[0].features.length;
  const weights = new Float64Array(size);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const gradient = weights.map((weight) => -ridge * weight);
    const curvature = Array.from({ length: size }, (_, i) => {
      const row = new Float64Array(size);
      row[i] = ridge;
      return row;
    });
    for (const { features, isRight } of examples) {
      const chance = chanceOf(weights, features);
      const spread = chance * (1 - chance);
      for (let i = 0; i < size; i++) {
        if (features[i] === 0) continue;
        gradient[i] += ((isRight ? 1 : 0) - chance) * features[i];
        for (let j = 0; j < size; j++) curvature[i][j] += spread * features[i] * features[j];
      }
    }
    const step = solved(curvature, gradient);
    let most = 0;
    for (let i = 0; i < size; i++) {
      weights[i] += step[i];
      most = Math.max(most, Math.abs(step[i]));
    }
    if (most < STILL) break;
  }
  return weights;
}

/** The chance that {@link weights} give to an example. */
export function chanceOf(weights: Float64Array, features: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * features[i];
  return 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, sum))));
}

/** The solution of a system of linear equations, by elimination with the largest pivots. */
function solved(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row, i) => Float64Array.from([...row, right[i]]));
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let row = column + 1; row < size; row++) {
      const times = rows[row][column] / rows[column][column];
      for (let i = column; i <= size; i++) rows[row][i] -= times * rows[column][i];
    }
  }
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let rest = rows[row][size];
    for (let i = row + 1; i < size; i++) rest -= rows[row][i] * solution[i];
    solution[row] = rest / rows[row][row];
  }
  return solution;
}
