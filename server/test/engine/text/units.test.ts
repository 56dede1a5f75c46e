import { describe, expect, it } from 'vitest';
import { compareUnits, pairOf, putUnits, unitSet, unitsOf } from '../../../src/engine/text/units.ts';

describe('units of a text', () => {
  it('are both halves of what lies beyond the basic plane', () => {
    expect([...unitsOf('a𠮷b')]).toEqual([0x61, 0xd842, 0xdfb7, 0x62]);
    expect([...unitsOf('a𠮷b', 1, 3)]).toEqual([0xd842, 0xdfb7]);
    expect(unitsOf('')).toHaveLength(0);
    expect([...unitSet('丁丁七')]).toEqual([0x4e01, 0x4e03]);
  });

  it('are put where they are wanted', () => {
    const target = new Uint16Array(4);
    expect(putUnits('ab', target, 1)).toBe(3);
    expect([...target]).toEqual([0, 0x61, 0x62, 0]);
  });

  it('make one number of two, and an order', () => {
    expect(pairOf(0xffff, 0xffff)).toBe(0xffffffff);
    expect(pairOf(1, 2)).toBe(0x10002);
    expect([compareUnits('a', 'b'), compareUnits('b', 'a'), compareUnits('a', 'a')]).toEqual([-1, 1, 0]);
    // By units, not by characters.
    expect(compareUnits('\uff01', '𠮷')).toBe(1);
  });
});
