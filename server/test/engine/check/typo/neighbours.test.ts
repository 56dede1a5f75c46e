import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOLLOWS, MOST_BETWEEN, Neighbours, PRECEDES } from '../../../../src/engine/check/typo/neighbours.ts';

/** Characters from all over the block, beside units that are none. */
const unit = fc.oneof(
  fc.constantFrom(...'，。1a〇'),
  fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
);

/** As text, ascending. */
function between(neighbours: Neighbours, before: number, after: number): string {
  const found = new Uint16Array(MOST_BETWEEN);
  const count = neighbours.between(before, after, found);
  return String.fromCharCode(...found.subarray(0, count).sort());
}

function marksOf(neighbours: Neighbours, before: number, after: number, units: readonly string[]): number[] {
  // What was there before says nothing.
  const marks = new Uint8Array(units.length).fill(FOLLOWS | PRECEDES);
  neighbours.mark(
    before,
    after,
    Uint16Array.from(units, (one) => one.charCodeAt(0)),
    marks,
  );
  return Array.from(marks);
}

describe('Neighbours', () => {
  it('are those of the text, no more and no fewer', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 12 }), fc.nat(3), (alphabet, seed) => {
        const pairs = new Set<string>();
        const neighbours = new Neighbours();
        for (let i = 0; i < 60; i++) {
          const a = alphabet[(i * 7 + seed) % alphabet.length];
          const b = alphabet[(i * i + seed) % alphabet.length];
          pairs.add(a + b);
          neighbours.add(a.charCodeAt(0), b.charCodeAt(0));
          // More may come after what is not needed was given back.
          if (i % 25 === seed) neighbours.compact();
        }
        const isHan = (one: string): boolean => /^[一-\u9fff]$/u.test(one);
        const known = [...new Set(alphabet)].sort();
        for (const a of known) {
          const before = a.charCodeAt(0);
          for (const b of known) {
            const after = b.charCodeAt(0);
            expect(neighbours.has(before, after)).toBe(pairs.has(a + b));
            const both = known.filter((one) => isHan(one) && pairs.has(a + one) && pairs.has(one + b));
            expect(between(neighbours, before, after)).toBe(both.join(''));
            const marks = known.map(
              (one) => (pairs.has(a + one) ? FOLLOWS : 0) + (pairs.has(one + b) ? PRECEDES : 0),
            );
            expect(marksOf(neighbours, before, after, known)).toEqual(marks);
          }
          const following = known.filter((one) => isHan(one) && pairs.has(a + one));
          expect(between(neighbours, before, 0)).toBe(following.join(''));
        }
      }),
    );
  });

  it('has room for any unit beyond a text', () => {
    const neighbours = new Neighbours();
    neighbours.add(0x53d1, 0x5c55);
    expect(marksOf(neighbours, 0, 0, ['发', '大'])).toEqual([FOLLOWS | PRECEDES, FOLLOWS | PRECEDES]);
    expect(marksOf(neighbours, 0x53d1, 0, ['展', '大'])).toEqual([FOLLOWS | PRECEDES, PRECEDES]);
    expect(marksOf(neighbours, 0, 0x5c55, ['发', '大'])).toEqual([FOLLOWS | PRECEDES, FOLLOWS]);
  });

  it('has nothing beside a unit of no text', () => {
    const neighbours = new Neighbours();
    neighbours.add(0x53d1, 0x5c55);
    expect(neighbours.has(0x5c55, 0x53d1)).toBe(false);
    expect(neighbours.has(0x4e00, 0x5c55)).toBe(false);
    expect(neighbours.has(0x53d1, 0x4e00)).toBe(false);
    expect(between(neighbours, 0x4e00, 0)).toBe('');
    expect(between(neighbours, 0x53d1, 0x4e00)).toBe('');
  });
});
