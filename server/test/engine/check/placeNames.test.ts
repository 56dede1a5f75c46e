import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { isPlaceName } from '../../../src/engine/check/names.ts';
import { placeNamesOf } from '../../../src/engine/check/placeNames.ts';
import { Suffixes } from '../../../src/engine/index/suffixes.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const text = fc.string({ unit: fc.constantFrom(...'甲乙市场县村民，'), minLength: 1, maxLength: 40 });

describe('names of places', () => {
  it('are words that endings of places follow at three of twenty places, other words not counted', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const index = indexOf(
          texts.map((one, i) => fileOf(`${i}.txt`, one)),
          2,
          unitSegmenter,
        );
        const times = (phrase: string): number => index.count(phrase);
        for (const base of ['甲', '甲乙', '乙', '乙甲']) {
          const endings = ['市', '县', '村'].reduce((sum, ending) => sum + times(base + ending), 0);
          const governed = endings - times(`${base}市场`) - times(`${base}村民`);
          const isName = governed > 0 && governed >= 0.15 * times(base);
          expect(isPlaceName(base, index), base).toBe(isName);
          expect(placeNamesOf(index).isPlaceName(base)).toBe(isName);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [1000, false],
    [1001, true],
  ])('are known by %i places read, or else by searching: %s', (places, isSearched) => {
    // Three of twenty.
    const lines = Array.from({ length: places }, (_, n) => (n % 20 < 3 ? '甲乙县' : '甲乙了'));
    const index = indexOf([fileOf('a.txt', `标题\n${lines.join('。')}`)], 1, unitSegmenter);
    const search = vi.spyOn(Suffixes.prototype, 'findWithin');
    try {
      expect(isPlaceName('甲乙', index)).toBe(true);
      expect(search.mock.calls.length > 0).toBe(isSearched);
    } finally {
      search.mockRestore();
    }
  });
});
