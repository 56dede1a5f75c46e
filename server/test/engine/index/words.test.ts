import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutWords, joinWords } from '../../../src/engine/index/words.ts';
import type { Segmenter } from '../../../src/engine/text/segmenter.ts';

/** Words of two units; those with 天 in them are places. */
const pairs: Segmenter = {
  name: 'Intl.Segmenter',
  tag: (text) =>
    (text.match(/.{1,2}/gsu) ?? []).map((word) => ({ word, tag: word.includes('天') ? 'ns' : '' })),
};
const passage = fc.string({ unit: fc.constantFrom(...'天地人'), minLength: 1, maxLength: 70 });

describe('words', () => {
  it('are the same whether a text is cut whole or in parts', () => {
    fc.assert(
      fc.property(fc.array(fc.array(passage, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (texts) => {
        const parts = texts.map((passages) => unitsOf(passages.map((text) => `${text}\0`).join('')));
        const whole = Uint16Array.from(parts.flatMap((part) => Array.from(part)));
        let start = 0;
        const cut = parts.map((part) => {
          const words = { start, words: cutWords(part, pairs) };
          start += part.length;
          return words;
        });
        expect(joinWords(cut, whole.length)).toEqual(cutWords(whole, pairs));
      }),
    );
  });
});

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from(text, (unit) => unit.charCodeAt(0));
}
