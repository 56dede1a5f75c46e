import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, variantsOf } from '../../../src/engine/cite/variants.ts';
import { fileOf, indexOf, unitSegmenter, wordSegmenter } from '../../support/corpora.ts';

function variants(texts: readonly string[], phrase: string, limit = 10, segmenter = unitSegmenter): string[] {
  const files = texts.map((text, n) => fileOf(`${n}.txt`, `第${n}篇\n${text}`));
  return variantsOf(indexOf(files, files.length, segmenter), phrase, limit).map(
    ({ text, places }) => `${text} ${places}`,
  );
}

describe('other wordings of a phrase', () => {
  it.each([
    ['a character put in', '统筹发展安全', '统筹发展与安全'],
    ['another in its last half', '统筹发展和安全', '统筹发展与安全'],
    ['another in its first half', '统一筹划安全发展', '统筹筹划安全发展'],
    ['one left out', '统筹发展和安全', '统筹发展安全'],
  ])('have %s', (_, phrase, wording) => {
    expect(variants([`各地${wording}工作`], phrase)).toEqual([`${wording} 1`]);
  });

  it.each([
    ['another beginning', '统筹发展和安全', '兼筹发展和安全'],
    ['another end', '统筹发展和安全', '统筹发展和安稳'],
    ['both halves otherwise', '统筹发展和安全', '统管发展与安全'],
    ['other digits alone', '完成投资12亿元整', '完成投资15亿元整'],
    ['other numerals alone', '完成投资百分之三十整', '完成投资百分之五整'],
    ['a bracket that is not closed', '统筹发展安全', '统筹发展（安全'],
    ['the phrase itself in it', '统筹发展安全统', '统筹发展安全统统'],
  ])('do not have %s', (_, phrase, wording) => {
    expect(variants([`各地${wording}工作`], phrase)).toEqual([]);
  });

  it('differ in a quarter of the phrase at most, and in one character always', () => {
    // Seven units: one change; eight: two.
    expect(variants(['要统筹发展甲乙安全了'], '统筹发展和安全')).toEqual([]);
    expect(variants(['要统筹发展甲乙丙安全了'], '统筹发展和丙安全')).toEqual(['统筹发展甲乙丙安全 1']);
    expect(variants(['要统筹发展甲乙丁安全了'], '统筹发展和丙安全')).toEqual([]);
    expect(variants(['要安全与发展了'], '安全发展')).toEqual(['安全与发展 1']);
  });

  it.each([
    [3, 0],
    [4, 1],
    [30, 1],
    [31, 0],
  ])('are those of phrases of 4 to 30 units: %i', (length, count) => {
    const phrase = Array.from({ length }, (_, i) => String.fromCharCode(0x4e30 + i)).join('');
    const wording = `${phrase.slice(0, -1)}与${phrase.slice(-1)}`;
    expect(variants([`要${wording}了`], phrase)).toHaveLength(count);
  });

  it('come with most places first, then the shorter, within the limit', () => {
    const texts = ['统筹发展与安全一', '统筹发展和安全二', '统筹发展和安全三'];
    expect(variants(texts, '统筹发展安全')).toEqual(['统筹发展和安全 2', '统筹发展与安全 1']);
    expect(variants(texts, '统筹发展安全', 1)).toEqual(['统筹发展和安全 2']);
  });

  it('begin and end with words', () => {
    expect(variants(['我们统筹发展与安全。'], '统筹发展和安全', 10, wordSegmenter)).toEqual([
      '统筹发展与安全 1',
    ]);
    // 安全帽 is one word.
    expect(variants(['我们统筹发展与安全帽。'], '统筹发展和安全', 10, wordSegmenter)).toEqual([]);
  });
});

describe('editDistance', () => {
  /** Levenshtein's definition, to the letter. */
  function plain(a: string, b: string): number {
    if (a === '' || b === '') return a.length + b.length;
    const [restA, restB] = [a.slice(1), b.slice(1)];
    if (a.startsWith(b.charAt(0))) return plain(restA, restB);
    return 1 + Math.min(plain(restA, restB), plain(restA, b), plain(a, restB));
  }

  it('is that of Levenshtein, up to its cap', () => {
    const text = fc.stringMatching(/^[甲乙丙]{0,5}$/u);
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 6 }), (a, b, cap) => {
        expect(editDistance(a, b, cap)).toBe(Math.min(cap, plain(a, b)));
      }),
      { numRuns: 300 },
    );
  });
});
