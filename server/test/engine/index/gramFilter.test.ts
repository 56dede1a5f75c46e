import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endGrams,
  fillFilter,
  filterLength,
  GRAM,
  GramFilter,
  gramHashes,
  gramsIn,
} from '../../../src/engine/index/gramFilter.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 });

describe('GramFilter', () => {
  it('lets every run of its text through', () => {
    fc.assert(
      fc.property(units, (all) => {
        const text = Uint16Array.from(all);
        const bits = new Uint32Array(filterLength(text.length));
        fillFilter(text, bits);
        const filter = new GramFilter(bits);
        for (let at = 0; at + GRAM <= text.length; at++) {
          const [hash] = gramHashes(text.subarray(at, at + GRAM), GRAM);
          expect(filter.mayHold(hash)).toBe(true);
        }
      }),
    );
  });

  it('keeps most other runs out, as each shard holds one of its text', () => {
    const line = Array.from({ length: 2000 }, (_, n) => String.fromCharCode(0x4e00 + n)).join('');
    const { grams, columns } = indexOf([fileOf('a.txt', line)]).shards[0];
    const held = gramHashes(columns.text, line.length);
    expect(held.every((hash) => grams.mayHold(hash))).toBe(true);
    const others = gramHashes(
      columns.text.map((unit) => unit + 3000),
      line.length,
    );
    expect(others.filter((hash) => grams.mayHold(hash)).length).toBeLessThan(others.length / 4);
  });

  it('takes half a byte a unit, and at least 128 bytes', () => {
    expect(filterLength(17_000_000) * 4).toBe(8_500_000);
    expect(filterLength(257)).toBe(33);
    expect(filterLength(256)).toBe(32);
    expect(filterLength(0)).toBe(32);
  });

  it('is asked about the first and the last run of a phrase, and about none of a shorter one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'天地人和'), maxLength: 20 }), (phrase) => {
        const codes = Array.from(phrase, (unit) => unit.charCodeAt(0));
        const all = gramHashes(codes, codes.length);
        const ends = all.length > 1 ? [all[0], all[all.length - 1]] : [...all];
        expect(endGrams(phrase)).toEqual(ends);
        expect(gramsIn(phrase)).toEqual([...all]);
      }),
    );
    expect(endGrams('天'.repeat(GRAM - 1))).toHaveLength(0);
    expect(endGrams('天'.repeat(GRAM))).toHaveLength(1);
  });
});
