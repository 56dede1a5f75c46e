import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutWords } from '../../../src/engine/index/words.ts';
import type { Segmenter } from '../../../src/engine/text/segmenter.ts';

/** Words of two units; those with 天 in them are places. */
const pairs: Segmenter = {
  name: 'Intl.Segmenter',
  tag: (text) =>
    (text.match(/.{1,2}/gsu) ?? []).map((word) => ({ word, tag: word.includes('天') ? 'ns' : '' })),
};
/** The same, told unit by unit. */
const pairsOfUnits: Segmenter = {
  ...pairs,
  cut: (units, from, to, word) => {
    for (let at = from; at < to; at += 2) {
      const length = Math.min(2, to - at);
      word(at, length, units.subarray(at, at + length).includes('天'.charCodeAt(0)) ? 1 : 0);
    }
  },
};
const passages = fc.array(fc.string({ unit: fc.constantFrom(...'天地人'), minLength: 1, maxLength: 70 }));

describe('cutWords', () => {
  it('is the same by words and by units, and no word reaches over a passage', () => {
    fc.assert(
      fc.property(passages, (texts) => {
        const units = unitsOf(texts.map((text) => `${text}\0`).join(''));
        const words = cutWords(units, pairsOfUnits);
        expect(cutWords(units, pairs)).toEqual(words);
        let start = 0;
        for (const { length } of texts) {
          const starts = Array.from({ length }, (_, at) => isStart(words.starts, start + at));
          expect(starts).toEqual(starts.map((__, at) => at % 2 === 0));
          start += length + 1;
        }
      }),
    );
  });
});

function isStart(starts: Uint32Array, at: number): boolean {
  return ((starts[at >>> 5] >>> (at & 31)) & 1) === 1;
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from(text, (unit) => unit.charCodeAt(0));
}
