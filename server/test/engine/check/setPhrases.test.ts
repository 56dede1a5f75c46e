import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCharacter } from '../../../src/engine/check/characters.ts';
import { CorpusMatcher } from '../../../src/engine/check/corpusMatcher.ts';
import { SetPhrases } from '../../../src/engine/check/setPhrases.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const PIECE = 6;
const run = fc.string({ unit: fc.constantFrom(...'甲乙，'), minLength: 1, maxLength: 24 });
const corpus = fc.array(run, { minLength: 1, maxLength: 8 });

function setPhrasesOf(texts: readonly string[]): SetPhrases {
  const files = texts.map((text, i) => fileOf(`${i}.txt`, text));
  return new SetPhrases(new CorpusMatcher(indexOf(files, 2, unitSegmenter), 'draft:'));
}

/** Characters that no piece covers which enough texts hold, the slow way. */
function ownCharacters(texts: readonly string[], threshold: number, text: string): number {
  const covered = new Set<number>();
  for (let at = 0; at + PIECE <= text.length; at++) {
    const piece = text.slice(at, at + PIECE);
    if (texts.filter((one) => one.includes(piece)).length < threshold) continue;
    for (let unit = at; unit < at + PIECE; unit++) covered.add(unit);
  }
  return Array.from(text).filter((unit, at) => !covered.has(at) && isCharacter(unit.charCodeAt(0))).length;
}

describe('SetPhrases', () => {
  it('says how many characters no set phrase covers, as looking at every piece does', () => {
    fc.assert(
      fc.property(corpus, run, fc.nat({ max: 12 }), fc.nat({ max: 12 }), (texts, text, from, less) => {
        const phrases = setPhrasesOf(texts);
        const start = Math.min(from, text.length);
        const end = Math.max(start, text.length - less);
        const own = ownCharacters(texts, phrases.threshold, text.slice(start, end));
        expect(phrases.ownCharacters(text, start, end)).toBe(own);
        for (let enough = 0; enough <= own + 1; enough++)
          expect(phrases.ownCharacters(text, start, end, enough), `${enough}`).toBe(Math.min(own, enough));
      }),
      { numRuns: 150 },
    );
  });

  it('takes for a set phrase what as many articles hold as its threshold, and not what one fewer do', () => {
    fc.assert(
      fc.property(
        corpus,
        fc.string({ unit: fc.constantFrom(...'甲乙，'), minLength: 1, maxLength: 7 }),
        (texts, phrase) => {
          const phrases = setPhrasesOf(texts);
          const holding = texts.filter((text) => text.includes(phrase)).length;
          expect(phrases.isSetPhrase(phrase)).toBe(holding >= phrases.threshold);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('looks at one piece of six where set phrases follow each other', () => {
    const phrase = '统筹发展和安全的两件大事必须坚定不移';
    const texts = Array.from({ length: 5 }, (_, i) => `${phrase}${'甲乙丙丁戊'[i]}`);
    const matcher = new CorpusMatcher(
      indexOf(
        texts.map((text, i) => fileOf(`${i}.txt`, text)),
        2,
      ),
      'draft:',
    );
    let asked = 0;
    const counting = {
      index: matcher.index,
      excludesDraft: matcher.excludesDraft,
      isInVoices: (piece: string, least: number): boolean => {
        asked++;
        return matcher.isInVoices(piece, least);
      },
    };
    expect(new SetPhrases(counting).ownCharacters(phrase, 0, phrase.length)).toBe(0);
    // One for the first piece, then the last that begins in or right after each.
    expect(asked).toBe(phrase.length / PIECE);
  });
});
