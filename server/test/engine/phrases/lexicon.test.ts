import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_LEXICON, Lexicon, type SetPhrase } from '../../../src/engine/phrases/lexicon.ts';

const text = fc.string({
  unit: fc.constantFrom('发', '展', '和', '，', '𠮷', 'a'),
  minLength: 1,
  maxLength: 12,
});
const phrase: fc.Arbitrary<SetPhrase> = fc
  .record({ text, original: fc.option(text), places: fc.nat(), articles: fc.nat() })
  .map((made) => ({ ...made, original: made.original ?? made.text }));
const phrases = fc.uniqueArray(phrase, { selector: (made) => made.text, maxLength: 60 });

describe('Lexicon', () => {
  it('gives back what was packed, in this thread or from its bytes', () => {
    fc.assert(
      fc.property(phrases, (all) => {
        const lexicon = Lexicon.of(all);
        expect([...lexicon]).toEqual(all);
        expect([...new Lexicon(structuredClone(lexicon.buffer))]).toEqual(all);
      }),
    );
  });

  it('knows its phrases, and in which order their units are', () => {
    fc.assert(
      fc.property(phrases, fc.array(text), (all, others) => {
        const lexicon = Lexicon.of(all);
        const texts = all.map((made) => made.text);
        for (const one of [...texts, ...others]) expect(lexicon.has(one)).toBe(texts.includes(one));
        expect(Array.from(lexicon.columns.order, (number) => lexicon.text(number))).toEqual(texts.toSorted());
      }),
    );
  });

  it('does not take the bytes of something else', () => {
    expect(() => new Lexicon(new SharedArrayBuffer(8))).toThrow();
    expect(() => new Lexicon(new SharedArrayBuffer(4096))).toThrow();
    const { buffer } = Lexicon.of([{ text: '发展', original: '发展', places: 3, articles: 3 }]);
    const cut = new SharedArrayBuffer(buffer.byteLength - 8);
    new Uint8Array(cut).set(new Uint8Array(buffer, 0, cut.byteLength));
    expect(() => new Lexicon(cut)).toThrow();
    expect(EMPTY_LEXICON.count).toBe(0);
  });
});
