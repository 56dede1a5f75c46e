import { describe, expect, it } from 'vitest';
import { train } from '../../bench/eval/fit/training.ts';
import { Network } from '../../server/src/engine/complete/network.ts';

const COUNT = 1024;

describe('training a network', () => {
  it('finds what two facts say only together', () => {
    const pairs = Array.from({ length: COUNT }, (_, n) => [n % 2, (n >> 1) % 2]);
    const weights = train(
      {
        rows: Float32Array.from(pairs.flat()),
        width: 2,
        before: new Float32Array(COUNT),
        came: Uint8Array.from(pairs, ([a, b]) => a ^ b),
        weight: new Float32Array(COUNT).fill(1),
      },
      8,
      400,
    );
    const network = new Network(weights);
    const says = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ].map((pair) => {
      network.share(Float64Array.from(pair), 0);
      return network.result(Float64Array.from(pair), 0) > 0;
    });
    expect(says).toEqual([false, true, true, false]);
  });
});
