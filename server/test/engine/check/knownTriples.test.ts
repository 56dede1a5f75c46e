import { describe, expect, it } from 'vitest';
import { KnownTriples } from '../../../src/engine/check/knownTriples.ts';

/** More triples than there are places for. */
const triples = Array.from({ length: 20_000 }, (_, n) =>
  String.fromCharCode(0x4e00 + (n % 150), 0x5e00 + Math.floor(n / 150), 0x6e00),
);

describe('known triples', () => {
  it('are known by their first three units, of the arrays that they were entered for', () => {
    const known = new KnownTriples(2);
    expect(known.get('甲乙丙', 0)).toBeUndefined();
    known.set('甲乙丙', 1, { lo: 3, hi: 5 });
    expect(known.get('甲乙丙', 0)).toBeUndefined();
    expect(known.get('甲乙丙丁', 1)).toEqual({ lo: 3, hi: 5 });
    expect(known.get('甲乙', 1)).toBeUndefined();
    expect(known.get('甲乙丁', 1)).toBeUndefined();
    known.set('甲乙丙', 0, { lo: 0, hi: 0 });
    expect(known.get('甲乙丙', 0)).toEqual({ lo: 0, hi: 0 });
  });

  it('are forgotten rather than taken for each other', () => {
    const known = new KnownTriples(2);
    for (const [n, triple] of triples.entries()) known.set(triple, n % 2, { lo: n, hi: n + 1 });
    let left = 0;
    for (const [n, triple] of triples.entries()) {
      const interval = known.get(triple, n % 2);
      if (interval !== undefined) left++;
      expect(interval?.lo ?? n).toBe(n);
      expect(known.get(triple, 1 - (n % 2))).toBeUndefined();
    }
    expect(left).toBeGreaterThan(4000);
    expect(left).toBeLessThan(triples.length);
  });
});
