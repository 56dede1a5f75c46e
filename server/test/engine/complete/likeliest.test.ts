import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Likeliest } from '../../../src/engine/complete/likeliest.ts';

it('the likeliest comes first, whatever was added and taken before', () => {
  // A number is added, 'take' takes.
  const step = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant('take' as const));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const heap = new Likeliest<{ probability: number }>();
      const plain: number[] = [];
      for (const one of steps) {
        if (one === 'take') {
          plain.sort((a, b) => b - a);
          expect(heap.take()?.probability).toBe(plain.shift());
        } else {
          heap.add({ probability: one });
          plain.push(one);
        }
      }
      heap.clear();
      expect(heap.take()).toBeUndefined();
    }),
  );
});
