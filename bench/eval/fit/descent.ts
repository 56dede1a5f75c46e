import { lossOf } from './loss.ts';
import type { Parameters } from './parameters.ts';
import type { Step } from './steps.ts';

const RATE = 0.1;

/**
 * The parameters under which {@link steps} are likeliest, each set of steps weighing the same: {@link rounds} of
 * descent from {@link start}.
 */
export function fit(sets: readonly (readonly Step[])[], start: Parameters, rounds: number): Parameters {
  const { weights, coefficients } = start;
  descend([weights, coefficients], rounds, ([byWeights, byCoefficients]) => {
    const gradient = { weights: byWeights, coefficients: byCoefficients };
    for (const steps of sets) {
      const share = 1 / (steps.length * sets.length);
      for (const step of steps) lossOf(step, start, { gradient, share });
    }
  });
  return start;
}

/**
 * Moves {@link values} down the slope that {@link addSlope} adds to as many empty arrays, for {@link rounds} rounds, each
 * value by its own pace (Kingma and Ba, "Adam", 2015). Returns them.
 */
export function descend(
  values: Float64Array[],
  rounds: number,
  addSlope: (gradient: Float64Array[]) => void,
): Float64Array[] {
  const paces = values.map((one) => new Pace(one));
  for (let round = 1; round <= rounds; round++) {
    const gradient = values.map(({ length }) => new Float64Array(length));
    addSlope(gradient);
    const rate = RATE * (1 - round / (rounds + 1));
    for (const [i, pace] of paces.entries()) pace.move(gradient[i], rate, round);
  }
  return values;
}

/** Values on their way down, and how far each was moved lately. */
class Pace {
  readonly #values: Float64Array;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;

  constructor(values: Float64Array) {
    this.#values = values;
    this.#mean = new Float64Array(values.length);
    this.#square = new Float64Array(values.length);
  }

  move(gradient: Float64Array, rate: number, round: number): void {
    for (const [i, slope] of gradient.entries()) {
      this.#mean[i] = 0.9 * this.#mean[i] + 0.1 * slope;
      this.#square[i] = 0.99 * this.#square[i] + 0.01 * slope * slope;
      const pace = Math.sqrt(this.#square[i] / (1 - 0.99 ** round)) + 1e-8;
      this.#values[i] -= (rate * (this.#mean[i] / (1 - 0.9 ** round))) / pace;
    }
  }
}
