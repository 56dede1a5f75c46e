/** Weights of a {@link Network}. */
export interface NetworkWeights {
  /** For each input in turn: its weight for each neuron, then for the result directly. */
  readonly inputs: readonly (readonly number[])[];
  /** What is added to each neuron, then to the result. */
  readonly bias: readonly number[];
  /** The weight of each neuron for the result. */
  readonly neurons: readonly number[];
}

/** A network that always results in 0. */
export const NO_NETWORK: NetworkWeights = { inputs: [], bias: [0], neurons: [] };

/**
 * A small neural network with one layer of rectified neurons. Of its inputs the first ones stay the same for many
 * results and are added up once.
 */
export class Network {
  /** Rows of {@link #width}, one an input. */
  readonly #inputs: Float64Array;
  readonly #bias: Float64Array;
  readonly #neurons: Float64Array;
  readonly #width: number;
  /** The neurons' and the result's sums over the shared inputs, and over all. */
  readonly #shared: Float64Array;
  readonly #sums: Float64Array;

  constructor({ inputs, bias, neurons }: NetworkWeights) {
    this.#width = bias.length;
    this.#inputs = Float64Array.from(inputs.flat());
    this.#bias = Float64Array.from(bias);
    this.#neurons = Float64Array.from(neurons);
    this.#shared = new Float64Array(bias.length);
    this.#sums = new Float64Array(bias.length);
  }

  /** Takes the first {@link count} inputs of the results that follow from {@link row}. */
  share(row: Float64Array, count: number): void {
    this.#shared.set(this.#bias);
    this.#add(this.#shared, row, 0, count);
  }

  /** The result for {@link row}, of which the first {@link shared} inputs were shared. Some hundred multiplications. */
  result(row: Float64Array, shared: number): number {
    const sums = this.#sums;
    const neurons = this.#neurons;
    sums.set(this.#shared);
    this.#add(sums, row, shared, row.length);
    let result = sums[neurons.length];
    for (let neuron = 0; neuron < neurons.length; neuron++) {
      if (sums[neuron] > 0) result += neurons[neuron] * sums[neuron];
    }
    return result;
  }

  #add(sums: Float64Array, row: Float64Array, from: number, to: number): void {
    const inputs = this.#inputs;
    const width = this.#width;
    const end = Math.min(to * width, inputs.length);
    for (let input = from, at = from * width; at < end; input++, at += width) {
      const value = row[input];
      if (value === 0) continue;
      for (let neuron = 0; neuron < width; neuron++) sums[neuron] += inputs[at + neuron] * value;
    }
  }
}
