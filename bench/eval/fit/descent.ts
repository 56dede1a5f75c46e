import { lossOf } from './loss.ts';
import { nothing, type Parameters } from './parameters.ts';
import type { Step } from './steps.ts';

const RATE = 0.1;

/**
 * The parameters under which {@link steps} are likeliest, each set of steps weighing the same: {@link rounds} of
 * descent from {@link start}, each parameter by its own pace (Kingma and Ba, "Adam", 2015).
 */
export function fit(sets: readonly (readonly Step[])[], start: Parameters, rounds: number): Parameters {
  const { weights, coefficients } = start;
  const parts = [weights, coefficients].map((values) => new Pace(values));
  for (let round = 1; round <= rounds; round++) {
    const gradient = nothing();
    for (const steps of sets) {
      const share = 1 / (steps.length * sets.length);
      for (const step of steps) lossOf(step, start, { gradient, share });
    }
    const rate = RATE * (1 - round / (rounds + 1));
    parts[0].move(gradient.weights, rate, round);
    parts[1].move(gradient.coefficients, rate, round);
  }
  return start;
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
