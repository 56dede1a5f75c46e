import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { variantsOf } from '../../src/engine/cite/variants.ts';
import { cardAt } from '../../src/engine/cite/card.ts';
import { RelatedPassages } from '../../src/engine/cite/related.ts';
import { Predictor } from '../../src/engine/complete/predictor.ts';
import { EVERY_CHECK } from '../../src/engine/check/finding.ts';
import { EMPTY_LEXICON } from '../../src/engine/phrases/lexicon.ts';
import { mineLexicon } from '../../src/engine/phrases/mine.ts';
import { splitsCharacter, wholeCharacters } from '../../src/engine/text/characters.ts';
import { difference } from '../../src/report/difference.ts';
import { draftOf, findingsOf } from '../support/checks.ts';
import { fileOf, indexOf } from '../support/corpora.ts';

/** Some that have their first unit in common, some their second, and others of the basic plane. */
const CHARACTERS = [...'𠮷𠮶𠮵𡮷𫘝㤘发展和安全统筹，。、12ab⼯⻓'];

const sentence = fc
  .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 40 })
  .map((characters) => characters.join(''));
const text = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n'));
const corpus = fc
  .array(text, { minLength: 1, maxLength: 4 })
  .map((texts) => texts.map((body, number) => `标题${number}\n${body}`));

/** Halves of characters in any string of a value, wherever it stands. */
function halves(value: unknown): string[] {
  if (typeof value === 'string') return /\p{Cs}/u.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(halves);
}

/** Texts of sources without characters that only look alike, as they are shown. */
function lineOf(texts: readonly string[], uri: string, line: number): string {
  return texts[Number(/(\d+)\.txt$/u.exec(uri)?.[1])].split('\n')[line];
}

describe('characters beyond the basic plane stay whole', () => {
  it('in citations, cards, other wordings and their ranges', () => {
    fc.assert(
      fc.property(corpus, text, fc.nat(), (texts, draft, at) => {
        const index = indexOf(texts.map((body, number) => fileOf(`${number}.txt`, body)));
        const offset = at % (draft.length + 1);
        const card = cardAt(index, new RelatedPassages(index), draftOf(draft), offset);
        if (!card) return;
        expect(halves(card)).toEqual([]);
        expect(splitsCharacter(draft, card.span.start) || splitsCharacter(draft, card.span.end)).toBe(false);
        expect(halves(variantsOf(index, card.phrase, 5))).toEqual([]);
        for (const { uri, range, before, match, after } of card.sources) {
          const line = lineOf(texts, uri, range.start.line);
          expect(splitsCharacter(line, range.start.character)).toBe(false);
          expect(splitsCharacter(line, range.end.character)).toBe(false);
          expect(halves([before, match, after])).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('in completions and ghost text', () => {
    fc.assert(
      fc.property(corpus, text, fc.nat(), (texts, draft, at) => {
        const index = indexOf(texts.map((body, number) => fileOf(`${number}.txt`, body)));
        const predictor = new Predictor({ index, lexicon: EMPTY_LEXICON });
        const offset = at % (draft.length + 1);
        const options = { maxItems: 20, threshold: 0, slots: true, pinyin: true };
        const { items } = predictor.completeNow({ draft: draftOf(draft), offset, options });
        for (const item of items) {
          expect(halves(item)).toEqual([]);
          expect(item.text).not.toMatch(/[\u2E80-\u2FDF\uF900-\uFAFF]/u);
          const { start, end } = item.replace;
          expect(splitsCharacter(draft, start) || splitsCharacter(draft, end)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('in findings, their fixes and what they name', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, text, async (texts, draft) => {
        const index = indexOf(texts.map((body, number) => fileOf(`${number}.txt`, body)));
        const options = { ...EVERY_CHECK, minCopiedLength: 5 };
        const findings = await findingsOf(index, draft, options, await mineLexicon(index));
        expect(halves(findings)).toEqual([]);
        for (const { span, fixes, related } of findings) {
          const spans = [
            span,
            ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span)),
            ...related.flatMap((place) => (place.in === 'draft' ? [place.span] : [])),
          ];
          for (const { start, end } of spans) {
            expect(splitsCharacter(draft, start) || splitsCharacter(draft, end)).toBe(false);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('in what two texts have in common', () => {
    fc.assert(
      fc.property(sentence, sentence, (a, b) => {
        const { a: inA, b: inB } = difference(a, b);
        expect(halves([inA, inB])).toEqual([]);
        expect(inA.map((piece) => piece.text).join('')).toBe(a);
        expect(inB.map((piece) => piece.text).join('')).toBe(b);
      }),
    );
  });

  it.each([
    ['𠮷林', 0, 3, [0, 3]],
    ['𠮷林', 1, 3, [2, 3]],
    ['林𠮷', 0, 2, [0, 1]],
    ['𠮷', 1, 1, [2, 2]],
    ['林', 0, 1, [0, 1]],
  ])('of %j from %i to %i', (of, start, end, expected) => {
    expect(wholeCharacters(of, start, end)).toEqual(expected);
  });
});

describe('what nobody can read', () => {
  const damaged = ['甲市报告', '乙市报告', '丙市报告', '丁市报告'].map(
    (title, number) => `${title}\n坚持统筹发展和\uFFFD安全责任。\n压实安全\uE123生产\uFDD0责任。${number}`,
  );

  it('is never offered, nor a set phrase', async () => {
    const index = indexOf(damaged.map((body, number) => fileOf(`${number}.txt`, body)));
    const lexicon = await mineLexicon(index);
    const predictor = new Predictor({ index, lexicon });
    const options = { maxItems: 20, threshold: 0, slots: true, pinyin: true };
    for (const draft of [
      '坚持统筹',
      '坚持统筹发展和',
      '压实安全',
      '压实安全\uE123',
      '坚持统筹发展和\uFFFD安',
    ]) {
      const { items } = predictor.completeNow({ draft: draftOf(draft), offset: draft.length, options });
      for (const { text: item } of items) expect(item).not.toMatch(/[\uFFFD\uE000-\uF8FF\uFDD0-\uFDEF]/u);
    }
    const phrases = Array.from({ length: lexicon.count }, (_, number) => lexicon.text(number));
    expect(phrases.filter((phrase) => /[\uFFFD\uE123\uFDD0]/u.test(phrase))).toEqual([]);
  });
});
