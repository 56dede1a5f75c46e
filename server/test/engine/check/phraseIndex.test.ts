import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters } from '../../../src/engine/check/characters.ts';
import { PhraseIndex } from '../../../src/engine/check/phraseIndex.ts';
import { slipIn } from '../../../src/engine/check/slips.ts';
import { Lexicon, type SetPhrase } from '../../../src/engine/phrases/lexicon.ts';

/** Units of a key by the length of the phrase, and what no phrase whose wording is checked holds. */
const keyOf = (length: number): number => (length >= 11 ? 5 : length >= 9 ? 4 : 3);
const NUMBERS = /[0-9]|百分之|[零〇一二三四五六七八九十百千万亿]{2,}|[一二三四五六七八九十][年月日]/u;
const LONGER = [0, -1, 1, -2, 2];

const text = fc.string({
  unit: fc.constantFrom('发', '展', '和', '，', '一', '月', '百', '分', '之', '7'),
  minLength: 3,
  maxLength: 16,
});
const plain = fc.string({ unit: fc.constantFrom('发', '展', '和', '的'), minLength: 6, maxLength: 16 });
const phrases = fc
  .uniqueArray(fc.oneof(plain, text), { minLength: 1, maxLength: 30 })
  .map((texts) => texts.map((of, n) => ({ text: of, original: of, places: 9, articles: 3 + (n % 4) })));

/** The phrases that stand, within a slip, with their key at {@link at} of {@link draft}: looked at one by one. */
function slipped(all: readonly SetPhrase[], draft: string, at: number, fromEnd: boolean): string[] {
  return all
    .filter(({ text: of, articles }) => {
      if (articles < 4 || countCharacters(of) < 6 || NUMBERS.test(of)) return false;
      const key = keyOf(of.length);
      if (
        fromEnd
          ? draft.slice(Math.max(0, at - key), at) !== of.slice(-key)
          : draft.slice(at, at + key) !== of.slice(0, key)
      )
        return false;
      return LONGER.some((longer) => {
        const length = of.length + longer;
        const start = fromEnd ? at - length : at;
        if (start < 0 || start + length > draft.length) return false;
        return (
          draft.slice(start, start + length) === of || slipIn(of, draft, start, start + length) !== undefined
        );
      });
    })
    .map((phrase) => phrase.text);
}

describe('PhraseIndex', () => {
  it('visits every phrase that a draft holds within a slip, with its key as it should be', () => {
    let found = 0;
    fc.assert(
      fc.property(phrases, fc.array(fc.oneof(plain, fc.nat()), { maxLength: 6 }), (all, parts) => {
        const index = new PhraseIndex(Lexicon.of(all), 4);
        const draft = parts
          .map((part) => (typeof part === 'string' ? part : withSlip(all[part % all.length].text, part)))
          .join('');
        for (let at = 0; at <= draft.length; at++) {
          const visited = { false: new Set<string>(), true: new Set<string>() };
          index.beginningAt(draft, at, (phrase) => visited.false.add(phrase.text));
          index.endingAt(draft, at, (phrase) => visited.true.add(phrase.text));
          for (const fromEnd of [false, true]) {
            for (const phrase of slipped(all, draft, at, fromEnd)) {
              found++;
              expect(visited[`${fromEnd}`]).toContain(phrase);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('visits few others', () => {
    const all = Array.from({ length: 300 }, (_, n) => {
      const of = `发展和安全${String.fromCharCode(0x4e10 + n).repeat(8)}的底线`;
      return { text: of, original: of, places: 9, articles: 9 };
    });
    const visited: string[] = [];
    new PhraseIndex(Lexicon.of(all), 3).beginningAt(all[7].text, 0, (phrase) => visited.push(phrase.text));
    expect(visited).toEqual([all[7].text]);
  });
});

/** {@link text} with a character dropped, doubled, changed or swapped, or as it is. */
function withSlip(of: string, seed: number): string {
  const at = seed % of.length;
  const [before, here, behind] = [of.slice(0, at), of[at], of.slice(at + 1)];
  return [of, before + behind, before + here + here + behind, `${before}发${behind}`, behind + before][
    seed % 5
  ];
}
