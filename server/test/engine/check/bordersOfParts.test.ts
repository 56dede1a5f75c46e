import { describe, expect, it } from 'vitest';
import { mayHaveSeeds } from '../../../src/engine/check/figureSeeds.ts';
import { nameOfPlace, type RelatedPlace } from '../../../src/engine/check/finding.ts';
import { isAttributedAround } from '../../../src/engine/check/neighbours.ts';
import { ParagraphCache } from '../../../src/engine/check/paragraph.ts';
import { unitsOf } from '../../../src/engine/text/units.ts';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { findingsOf, only, textOf } from '../../support/checks.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

describe('a paragraph after one that leads to a quotation', () => {
  const isAttributed = (text: string): boolean =>
    isAttributedAround(new ParagraphCache().paragraphs('a', `会议指出：\n${text}`), 1);

  it.each([
    ['“要坚持稳中求进。”', true],
    ['“要坚持稳中求进”。', true],
    ['“要坚持稳中求进”。。', false],
    ['“要坚持稳中求进”，这是对的', false],
    ['要“坚持稳中求进。”', false],
  ])('is one from end to end: %s', (text, expected) => {
    expect(isAttributed(text)).toBe(expected);
  });
});

describe('figures that are close together', () => {
  it.each([
    ['无', false],
    ['12', false],
    ['1和2', true],
    [`1${'和'.repeat(12)}2`, true],
    [`1${'和'.repeat(13)}2`, false],
    [`1${'和'.repeat(13)}2和3`, true],
  ])('are in %s', (text, expected) => {
    expect(mayHaveSeeds(unitsOf(text))).toBe(expected);
  });
});

it('a place is named by its article and section, as far as it has them', () => {
  const named = (place: object): string => nameOfPlace(place as RelatedPlace);
  expect(named({ in: 'corpus', title: '总结', section: '一、成绩' })).toBe('总结 · 一、成绩');
  expect(named({ in: 'corpus', title: '总结', section: '' })).toBe('总结');
  expect(named({ in: 'corpus', title: '', section: '一、成绩' })).toBe('一、成绩');
  expect(named({ in: 'draft', section: '一、成绩' })).toBe('一、成绩');
  expect(named({ in: 'draft', section: '' })).toBe('');
});

it('marks of half the width are a matter of structure', async () => {
  const found = await findingsOf(CorpusIndex.empty, '全市,各县推进工作,取得成效。', only('structure'));
  expect(found.map(({ code }) => code)).toEqual(['structure']);
});

describe('a passage with a word changed', () => {
  const SAID = '坚持把防范化解重大风险摆在突出位置压实各级各部门';
  const index = indexOf([fileOf('a.txt', `总结\n${SAID}。`)], 1, unitSegmenter);

  it.each([
    [21, 0],
    [22, 1],
  ])('is copied where it shares twenty characters: %i in all', async (length, found) => {
    // Neither half is long enough to be copied by itself.
    const text = `${SAID.slice(0, 10)}阻拦${SAID.slice(12, length)}。`;
    const findings = await findingsOf(index, `今年的打算。\n${text}`, only('copied'));
    expect(findings.map((finding) => textOf(`今年的打算。\n${text}`, finding))).toHaveLength(found);
  });
});
