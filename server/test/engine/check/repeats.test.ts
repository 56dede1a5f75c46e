import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Repeats } from '../../../src/engine/check/repeats.ts';

const hash = fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.integer({ min: 0, max: 20 }));

it('a hash that was added twice may repeat, one that was added alone does not', () => {
  fc.assert(
    fc.property(fc.array(hash, { minLength: 1, maxLength: 60 }), (hashes) => {
      const repeats = new Repeats();
      for (const each of hashes) repeats.add(each);
      for (const each of hashes)
        if (hashes.filter((other) => other === each).length > 1) expect(repeats.mayHold(each)).toBe(true);
      const alone = new Repeats();
      alone.add(hashes[0]);
      expect(alone.mayHold(hashes[0])).toBe(false);
    }),
  );
});
