import { describe, expect, it } from 'vitest';
import { blankBefore, blanksIn } from '../../../src/engine/check/blanks.ts';

/** Blanks of a line with what is after them, blanks shown as dots. */
const blanks = (text: string): string[] =>
  blanksIn(text)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end).replaceAll(/[ \u3000]/gu, '·'));

describe('blanks for figures', () => {
  it.each([
    ['产量达到  亿斤。', ['··亿斤']],
    ['产量达到　亿斤。', ['·亿斤']],
    ['满意度达到 %。', ['·%']],
    ['共有  个单位参加', ['··个']],
    ['涉及各类问题  个。', ['··个']],
    ['2024年  月  日', ['2024年··月··日']],
    ['12月  日召开会议', ['12月··日']],
    ['12月　日召开会议', ['12月·日']],
    ['给  万元的补助', ['··万元']],
    ['达  亿斤。', ['··亿斤']],
    // Of six blanks none is an empty cell of a table.
    ['产量达到      亿斤', ['······亿斤']],
    // A sentence is not a row of a table, whatever gaps it has.
    ['产量达到  亿斤，甲  乙  丙  丁', ['··亿斤']],
    ['　　年　　月　　日', ['··年··月··日']],
    ['签发：  年  月', ['··年··月']],
  ])('are found in %s', (text, found) => {
    expect(blanks(text)).toEqual(found);
  });

  it.each([
    ['one blank before a unit', '产量达到 亿斤。'],
    ['a unit that opens a word', '涉及各类问题  个人'],
    ['nothing before them', '  亿斤'],
    ['a figure before them', '达到5  亿斤'],
    ['one blank before a day', '12月 日均客流'],
    ['what is average', '12月  日均客流'],
    ['a year after its figure', '2024  年  月  日'],
    ['a year after a character', '去  年  月'],
    ['no blanks', '产量达到亿斤，满意度达到%。'],
  ])('are not %s', (_, text) => {
    expect(blanks(text)).toEqual([]);
  });

  it.each([
    [40, 1],
    [41, 0],
  ])('are up to forty wide: %i', (width, count) => {
    expect(blanks(`产量达到${' '.repeat(width)}亿斤。`)).toHaveLength(count);
  });

  it.each([
    [1, 1],
    [2, 0],
  ])('are not those of a row of a table: %i further gaps', (gaps, count) => {
    expect(blanks(`产量达到  亿斤${'  甲'.repeat(gaps)}`).length).toBe(count);
  });
});

describe('what is after a blank', () => {
  it.each([
    ['  亿斤', '亿斤'],
    ['　%', '%'],
    ['xx', undefined],
    ['2024年  月', undefined],
  ])('%j', (found, unit) => expect(blankBefore(found)).toBe(unit));
});
