import type { NetworkWeights } from '../../../server/src/engine/complete/network.ts';

/** Units that may come, each with what is known of it. */
export interface Examples {
  /** Rows of {@link width} facts. */
  readonly rows: Float32Array;
  readonly width: number;
  /** Log odds of the chance before, and 1 for the unit that came. */
  readonly before: Float32Array;
  readonly came: Uint8Array;
  /** What each counts for. */
  readonly weight: Float32Array;
}

const BATCH = 256;
const RATE = 0.003;
/** How strongly weights are drawn towards 0, so towards the chance before. */
const DECAY = 1e-4;

/**
 * The network of so many {@link neurons} whose result, added to the log odds before, makes {@link examples} likeliest: {@link rounds}
 * over all, a few at a time, each weight at its own pace (Kingma and Ba, "Adam", 2015). The same each time.
 */
export function train(examples: Examples, neurons: number, rounds: number): NetworkWeights {
  const { width, came } = examples;
  const scale = scaleOf(examples);
  const random = randomFrom(1);
  const values = [
    Float64Array.from({ length: width * neurons }, () => normal(random) / Math.sqrt(width)),
    new Float64Array(width),
    new Float64Array(neurons + 1),
    Float64Array.from({ length: neurons }, () => normal(random) / 10),
  ];
  const order = Uint32Array.from(came.keys());
  const steps = rounds * Math.floor(order.length / BATCH);
  const gradient = values.map(({ length }) => new Float64Array(length));
  const mean = values.map(({ length }) => new Float64Array(length));
  const square = values.map(({ length }) => new Float64Array(length));
  for (let step = 1; step <= steps; step++) {
    const from = ((step - 1) * BATCH) % (order.length - BATCH);
    if (from < BATCH) shuffle(order, random);
    for (const one of gradient) one.fill(0);
    for (const example of order.subarray(from, from + BATCH))
      addSlope(examples, scale, values, gradient, example);
    const rate = RATE * (1 - step / (steps + 1));
    for (const [i, of] of values.entries()) {
      for (let k = 0; k < of.length; k++) {
        const slope = gradient[i][k] / BATCH + (i === 2 ? 0 : DECAY * of[k]);
        mean[i][k] = 0.9 * mean[i][k] + 0.1 * slope;
        square[i][k] = 0.999 * square[i][k] + 0.001 * slope * slope;
        const pace = Math.sqrt(square[i][k] / (1 - 0.999 ** step)) + 1e-7;
        of[k] -= (rate * mean[i][k]) / (1 - 0.9 ** step) / pace;
      }
    }
  }
  return unscaled(values, scale, width, neurons);
}

interface Scale {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

function scaleOf({ rows, width }: Examples): Scale {
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  const count = rows.length / width;
  for (let at = 0; at < rows.length; at++) mean[at % width] += rows[at] / count;
  for (let at = 0; at < rows.length; at++)
    deviation[at % width] += (rows[at] - mean[at % width]) ** 2 / count;
  return { mean, deviation: deviation.map((one) => Math.sqrt(one) + 0.001) };
}

const input = new Float64Array(256);
const neuron = new Float64Array(256);

/** Adds the derivatives of the loss of one example. */
function addSlope(
  { rows, width, before, came, weight }: Examples,
  { mean, deviation }: Scale,
  [inputs, direct, bias, out]: readonly Float64Array[],
  [byInputs, byDirect, byBias, byOut]: readonly Float64Array[],
  example: number,
): void {
  const neurons = out.length;
  for (let h = 0; h < neurons; h++) neuron[h] = bias[h];
  let evidence = before[example] + bias[neurons];
  for (let i = 0; i < width; i++) {
    const value = (rows[example * width + i] - mean[i]) / deviation[i];
    input[i] = value;
    evidence += direct[i] * value;
    for (let h = 0; h < neurons; h++) neuron[h] += inputs[i * neurons + h] * value;
  }
  for (let h = 0; h < neurons; h++) if (neuron[h] > 0) evidence += out[h] * neuron[h];
  const slope = weight[example] * (1 / (1 + Math.exp(-evidence)) - came[example]);
  byBias[neurons] += slope;
  for (let h = 0; h < neurons; h++) {
    if (neuron[h] <= 0) {
      neuron[h] = 0;
      continue;
    }
    byOut[h] += slope * neuron[h];
    neuron[h] = slope * out[h];
    byBias[h] += neuron[h];
  }
  for (let i = 0; i < width; i++) {
    byDirect[i] += slope * input[i];
    for (let h = 0; h < neurons; h++) byInputs[i * neurons + h] += neuron[h] * input[i];
  }
}

/** The same weights for facts as they are. */
function unscaled(
  [inputs, direct, bias, out]: readonly Float64Array[],
  { mean, deviation }: Scale,
  width: number,
  neurons: number,
): NetworkWeights {
  const rows = Array.from({ length: width }, (_, i) =>
    Array.from(
      { length: neurons + 1 },
      (__, h) => (h < neurons ? inputs[i * neurons + h] : direct[i]) / deviation[i],
    ),
  );
  const shifted = Array.from(bias, (one, h) => rows.reduce((sum, row, i) => sum - row[h] * mean[i], one));
  return { inputs: rows, bias: shifted, neurons: [...out] };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Numbers from 0 to 1, the same each time (Marsaglia's xorshift). */
function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
}
