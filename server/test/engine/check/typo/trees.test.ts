import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../../../src/engine/check/typo/features.ts';
import { movedTrees } from '../../../../src/engine/check/typo/movedTrees.ts';
import { Trees } from '../../../../src/engine/check/typo/trees.ts';

const NAMES = ['a', 'b', 'c'];

describe('Trees', () => {
  const one = 'a 1, b 2, -, c 0.5, c 0.5, -, - : 1 2 3 4 5 6 7 8';

  it.each([
    [[1, 2, 0.5], 1],
    [[1, 2, 0.51], 2],
    [[1, 2.01, 0.5], 3],
    [[1, 2.01, 0.51], 4],
    [[1.01, 0, 0], 5],
    [[1.01, 9, 9], 5],
  ])('goes left up to the limit and right beyond it: %j', (values, leaf) => {
    expect(new Trees(0, one, NAMES).sum(values)).toBe(leaf);
    expect(new Trees(0.5, `${one}\n${one}`, NAMES).sum(values)).toBe(0.5 + 2 * leaf);
  });

  it.each([
    ['an unknown feature', 'd 1, -, -, -, -, -, - : 1 2 3 4 5 6 7 8'],
    ['too few leaves', 'a 1, -, -, -, -, -, - : 1 2 3 4 5 6 7'],
    ['too few splits', 'a 1, -, -, -, -, - : 1 2 3 4 5 6 7 8'],
  ])('are not read with %s', (_, lines) => {
    expect(() => new Trees(0, lines, NAMES)).toThrow(TypeError);
  });

  it('never add up to more than is said before all features are known, and to just that where all are', () => {
    const values = fc.array(fc.double({ min: -2, max: 8, noNaN: true }), {
      minLength: FEATURES.length,
      maxLength: FEATURES.length,
    });
    const open = fc.array(fc.boolean(), { minLength: FEATURES.length, maxLength: FEATURES.length });
    fc.assert(
      fc.property(values, values, open, (known, later, isOpen) => {
        const whole = known.map((value, i) => (isOpen[i] ? later[i] : value));
        const most = movedTrees().most(known, (feature) => isOpen[feature]);
        expect(movedTrees().sum(whole)).toBeLessThanOrEqual(most + 1e-9);
        expect(movedTrees().most(whole, () => false)).toBeCloseTo(movedTrees().sum(whole));
      }),
    );
  });
});
