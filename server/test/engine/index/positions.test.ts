import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Positions, positionWidth } from '../../../src/engine/index/positions.ts';

const SHORT = 0x1_00_00_00;

describe('positions', () => {
  it('take three bytes in a text of up to 16.8 million units, four in a longer one', () => {
    expect(positionWidth(SHORT)).toBe(3);
    expect(positionWidth(SHORT + 1)).toBe(4);
    expect(Positions.of([0, SHORT - 1], SHORT).bytes.length).toBe(6);
    expect(Positions.of([0, SHORT], SHORT + 1).bytes.length).toBe(8);
  });

  it('are read as they were written, the greatest and the smallest too', () => {
    const units = fc.constantFrom(1, 0x100, 0x101, 0x10000, 0x10001, SHORT, SHORT + 1, 2 ** 31, 2 ** 32);
    fc.assert(
      fc.property(
        units.chain((most) => fc.tuple(fc.constant(most), fc.array(fc.integer({ min: 0, max: most - 1 })))),
        ([most, values]) => {
          const all = [0, most - 1, ...values];
          const packed = Positions.of(all, most);
          expect(packed.length).toBe(all.length);
          expect([...packed]).toEqual(all);
          const changed = Positions.shared(all.length + 1, most);
          changed.copy(packed, 1, all.length, 2);
          changed.set(0, most - 1);
          expect([...changed]).toEqual([most - 1, 0, ...all.slice(1)]);
        },
      ),
    );
  });
});
