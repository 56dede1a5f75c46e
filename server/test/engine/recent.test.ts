import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Recent } from '../../src/engine/recent.ts';

it('forgets nothing of the last values asked for, and holds at most twice as many', () => {
  const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(12)), { maxLength: 200 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), steps, (most, all) => {
      const recent = new Recent<number, number>(most);
      let byAge: number[] = [];
      for (const [isSet, key] of all) {
        const known = recent.get(key);
        if (known !== undefined) expect(known).toBe(key * 10);
        if (byAge.slice(-most).includes(key)) expect(known).toBe(key * 10);
        if (isSet) recent.set(key, key * 10);
        if (isSet || known !== undefined) byAge = [...byAge.filter((other) => other !== key), key];
      }
      const held = Array.from({ length: 13 }, (_, key) => key).filter((key) => recent.get(key) !== undefined);
      expect(held.length).toBeLessThanOrEqual(2 * most);
    }),
  );
});
