import { describe, expect, it } from 'vitest';
import { spaced, writeNumber } from '../../src/corpus/formats/numerals.ts';

describe('writeNumber', () => {
  it.each([
    [10, 'chineseCounting', '十'],
    [21, 'chineseCounting', '二十一'],
    [101, 'chineseCountingThousand', '一百零一'],
    [20, 'ideographDigital', '二〇'],
    [3, 'chineseLegalSimplified', '叁'],
    [12, 'ideographTraditional', '乙'],
    [21, 'decimalEnclosedCircle', '㉑'],
    [5, 'decimalZero', '05'],
    [12, 'decimalFullWidth', '１２'],
    [28, 'lowerLetter', 'bb'],
    [19, 'upperRoman', 'XIX'],
    [7, 'toString', '7'],
    [0, 'chineseCounting', '0'],
    [5, 'none', ''],
  ])('%d as %s', (value, format, written) => {
    expect(writeNumber(value, format)).toBe(written);
  });

  it('is separated from text that would run into it', () => {
    expect(['一、', '（一）', '①', '1.', '第一条', ''].map(spaced)).toEqual([
      '一、',
      '（一）',
      '①',
      '1. ',
      '第一条 ',
      '',
    ]);
  });
});
