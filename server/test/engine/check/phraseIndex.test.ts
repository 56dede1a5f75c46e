import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters } from '../../../src/engine/check/characters.ts';
import { PhraseIndex } from '../../../src/engine/check/phraseIndex.ts';
import { slipIn } from '../../../src/engine/check/slips.ts';
import { Lexicon, type SetPhrase } from '../../../src/engine/phrases/lexicon.ts';

/** Units of a key by the length of the phrase, and what no phrase whose wording is checked holds. */
const keyOf = (length: number): number => Math.max(3, Math.ceil((length - 2) / 2));
const NUMBERS = /[0-9]|百分之/u;
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

/** Where {@link draft} holds {@link of} within a slip or with a unit doubled, with one of its keys as it should be. */
function slippedAt(
  of: string,
  draft: string,
): { start: number; end: number; head: boolean; tail: boolean }[] {
  const key = keyOf(of.length);
  return Array.from(draft, (_, start) => start).flatMap((start) =>
    LONGER.flatMap((longer) => {
      const end = start + of.length + longer;
      if (end > draft.length) return [];
      const run = draft.slice(start, end);
      const isDoubled = draft[start - 1] === draft[start] || draft[end] === draft[end - 1];
      if (run === of ? !isDoubled : slipIn(of, draft, start, end) === undefined) return [];
      // A phrase that is right from the same end on is not a slip from there.
      const isWhole = run !== of && (draft.startsWith(of, start) || draft.slice(0, end).endsWith(of));
      if (isWhole) return [];
      return [{ start, end, head: run.startsWith(of.slice(0, key)), tail: run.endsWith(of.slice(-key)) }];
    }),
  );
}

function isWorded({ text: of, articles }: SetPhrase): boolean {
  return articles >= 4 && countCharacters(of) >= 6 && !NUMBERS.test(of);
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
        const visited = (method: 'beginningAt' | 'endingAt', at: number): string[] => {
          const texts: string[] = [];
          index[method](draft, at, 0, (phrase) => texts.push(phrase.text));
          return texts;
        };
        for (const { text: of } of all.filter(isWorded)) {
          for (const { start, end, head, tail } of slippedAt(of, draft)) {
            if (head) expect(visited('beginningAt', start)).toContain(of);
            if (tail) expect(visited('endingAt', end)).toContain(of);
            if (head || tail) found++;
            // A slip leaves one of the keys whole, but in the shortest phrases.
            else expect(of.length).toBeLessThan(7);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(50);
  });

  it.each([
    ['甲', '乙', 2],
    ['a', 'b', 0],
    ['a', '甲', 0],
    ['甲', 'a', 0],
    ['甲', '8', 0],
    ['甲', '，', 0],
  ])('visits for %s with %s in its place from so many ends: %i', (right, wrong, ends) => {
    const of = `大力推进${right}级景区建设`;
    const index = new PhraseIndex(Lexicon.of([{ text: of, original: of, places: 9, articles: 9 }]), 3);
    const draft = of.replace(right, wrong);
    let visits = 0;
    index.beginningAt(draft, 0, 0, () => visits++);
    index.endingAt(draft, draft.length, 0, () => visits++);
    expect(visits).toBe(ends);
  });

  it('visits few others', () => {
    const all = Array.from({ length: 300 }, (_, n) => {
      const of = `发展和安全${String.fromCharCode(0x4e10 + n).repeat(8)}的底线`;
      return { text: of, original: of, places: 9, articles: 9 };
    });
    const visited: string[] = [];
    const slipped = `${all[7].text.slice(0, -2)}限底`;
    new PhraseIndex(Lexicon.of(all), 3).beginningAt(slipped, 0, 0, (phrase) => visited.push(phrase.text));
    expect(visited).toEqual([all[7].text]);
  });
});

/** {@link text} with a character dropped, doubled, changed or swapped, or as it is. */
function withSlip(of: string, seed: number): string {
  const at = seed % of.length;
  const [before, here, after] = [of.slice(0, at), of[at], of.slice(at + 1)];
  return [of, before + after, before + here + here + after, `${before}发${after}`, after + before][seed % 5];
}
