import { describe, expect, it } from 'vitest';
import { findContents, isContentsLabel, readEntry } from '../../src/corpus/junk/contents.ts';
import type { Block } from '../../src/corpus/structure/blocks.ts';

type Line = string | (Partial<Block> & { readonly text: string });

/** Where the table of contents of {@link lines} is, and which later lines are titles that it names. */
function contents(lines: readonly Line[], skipped: readonly number[] = []) {
  const blocks = lines.map((line, i): Block => ({
    line: i,
    column: 0,
    gapBefore: false,
    ...(typeof line === 'string' ? { text: line } : line),
  }));
  return findContents(blocks, (index) => skipped.includes(index));
}

const row = (text: string): Line => ({ text, hint: { kind: 'table' } });
const TEXT = '全市上下坚持稳中求进。';

describe('a table of contents with its label', () => {
  it.each([
    ['lines with leaders and page numbers', ['报告', '目 录', '一、甲……1', '二、乙……2', TEXT], [1, 4, []]],
    ['lines that later lines repeat', ['目录', '甲报告', '乙报告', '甲报告', TEXT, '乙报告'], [0, 3, [3, 5]]],
    [
      'lines whose numbers are left out later',
      ['目录', '1 甲报告', '一、乙', '甲报告', '乙'],
      [0, 3, [3, 4]],
    ],
    ['lines repeated with other signs', ['目录', '甲“报告”', TEXT, '甲＂报告＂'], [0, 2, [3]]],
    ['headings, which are no titles', ['目录', '一、甲', '二、乙', '一、甲', TEXT, '二、乙'], [0, 3, []]],
    ['page numbers that rise or stay', ['目录', '甲\t3', '乙\t3', '丙\t4', TEXT], [0, 4, []]],
    ['none that falls', ['目录', '甲\t3', '乙\t2', TEXT], [0, 2, []]],
    ['one that falls after leaders', ['目录', '甲……3', '乙……2', TEXT], [0, 3, []]],
    ['no row of a table', ['目录', '甲\t3', row('乙\t4'), TEXT], [0, 2, []]],
    ['a row of a table with leaders', ['目录', '甲\t3', row('乙……4'), TEXT], [0, 3, []]],
    ['an entry on two lines', ['目录', '前一半', '后一半……3', TEXT], [0, 3, []]],
    ['a line of 120 units', ['目录', `${'甲'.repeat(117)}……3`, TEXT], [0, 2, []]],
  ])('has %s', (_, lines, [start, end, titles]) => {
    expect(contents(lines as Line[])).toEqual({ start, end, titles });
  });

  it.each([
    ['no entry', ['目录', TEXT, '甲……1']],
    ['a row of a table alone', ['目录', row('甲\t3'), TEXT]],
    ['a sentence before a page', ['目录', '前一半。', '后一半……3', TEXT]],
    ['a gap before the second half', ['目录', '前一半', { text: '后一半……3', gapBefore: true }, TEXT]],
    ['a page that may be a figure', ['目录', '前一半', '后一半\t3', TEXT]],
    ['a second half of 121 units', ['目录', '前一半', `${'甲'.repeat(118)}……3`, TEXT]],
    ['a line of 121 units', ['目录', `${'甲'.repeat(118)}……3`, TEXT]],
    ['a line that is repeated with more', ['目录', '甲报告', '甲报告了情况']],
  ])('is none with %s', (_, lines) => {
    expect(contents(lines)).toBeUndefined();
  });

  it('is at the first label, of less than twenty units', () => {
    const label = (blanks: number) => `目${' '.repeat(blanks)}录`;
    expect(contents([label(17), '甲……1', TEXT])).toMatchObject({ start: 0, end: 2 });
    expect(contents([label(18), '甲……1', TEXT])).toBeUndefined();
    expect(contents(['甲', '目录', '乙……1', TEXT, '目录', '丙……1'])).toMatchObject({ start: 1, end: 3 });
  });

  it('passes over lines that are left out', () => {
    expect(contents(['目录', '页眉', '甲……1', '页脚', TEXT], [1, 3])).toMatchObject({ start: 0, end: 4 });
    expect(contents(['目录', '甲……1', '目录', '乙……1', TEXT], [0])).toMatchObject({ start: 2, end: 4 });
    // What is left out repeats nothing.
    expect(contents(['目录', '甲报告', TEXT, '甲报告'], [3])).toBeUndefined();
    expect(contents(['目录', '甲报告', TEXT, '甲报告', '甲报告'], [3])).toMatchObject({ titles: [4] });
  });
});

describe('a table of contents without its label', () => {
  it.each([
    ['three lines with leaders', ['标题', '甲……1', '乙……2', '丙……3', TEXT], [1, 4, []]],
    [
      'page numbers, where later lines say the same',
      ['甲\t1', '乙\t2', '丙\t3', '甲', '乙', '丙'],
      [0, 3, [3, 4, 5]],
    ],
    ['lines between which one is left out', ['甲……1', '页脚', '乙……2', '丙……3', TEXT], [0, 4, []], [1]],
    ['leaders in rows of a table', [row('甲……1'), row('乙……2'), row('丙……3'), TEXT], [0, 3, []]],
  ])('has %s', (_, lines, [start, end, titles], skipped: number[] = []) => {
    expect(contents(lines as Line[], skipped)).toEqual({ start, end, titles });
  });

  it.each([
    ['two lines', ['甲……1', '乙……2', TEXT]],
    ['a line between', ['甲……1', '乙……2', '一行', '丙……3', TEXT]],
    ['page numbers alone', ['甲\t1', '乙\t2', '丙\t3', TEXT]],
    ['one that no later line repeats', ['甲\t1', '乙\t2', '丙\t3', '甲', '乙']],
    ['one repeated in what is left out', ['甲\t1', '乙\t2', '丙\t3', '甲', '乙', '丙'], [5]],
    ['rows of a table', [row('甲\t1'), row('乙\t2'), row('丙\t3'), '甲', '乙', '丙']],
  ])('is none with %s', (_, lines, skipped: number[] = []) => {
    expect(contents(lines, skipped)).toBeUndefined();
  });

  it('is within two hundred lines', () => {
    const before = (count: number) => Array.from({ length: count }, (_, n) => `第${n}行的话`);
    const table = ['甲……1', '乙……2', '丙……3'];
    expect(contents([...before(197), ...table])).toMatchObject({ start: 197, end: 200 });
    expect(contents([...before(198), ...table])).toBeUndefined();
  });
});

describe('a line of a table of contents', () => {
  it.each([
    ['一、甲……12', '一、甲', 12, true],
    ['甲 .... 3', '甲', 3, true],
    ['甲·······（3）', '甲', 3, true],
    ['甲……- 3', '甲', 3, true],
    ['甲\t3', '甲', 3, false],
    ['甲  1234', '甲', 1234, false],
    ['甲 3', '甲 3', undefined, false],
    ['甲3', '甲3', undefined, false],
    ['甲……12345', '甲……12345', undefined, false],
    [' 甲 ', '甲', undefined, false],
  ])('%j', (line, text, page, isSure) => {
    expect(readEntry(line)).toEqual({ text, isSure, ...(page !== undefined && { page }) });
  });

  it.each([
    ['目录', true],
    [' 目　次： ', true],
    ['CONTENTS', true],
    ['Table of Contents:', true],
    ['目录一', false],
    ['总目录', false],
  ])('is under a label: %j %s', (line, isLabel) => {
    expect(isContentsLabel(line)).toBe(isLabel);
  });
});
