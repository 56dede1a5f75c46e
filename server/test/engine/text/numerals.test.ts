import { describe, expect, it } from 'vitest';
import { type NumeralKind, readNumeral, writeNumeral } from '../../../src/engine/text/numerals.ts';

describe('numerals', () => {
  it.each<[NumeralKind, number, string, string]>([
    ['chinese', 9, '九', '十'],
    ['chinese', 10, '十', '十一'],
    ['chinese', 19, '十九', '二十'],
    ['chinese', 99, '九十九', '一百'],
    ['chinese', 100, '一百', '一百零一'],
    ['chinese', 109, '一百零九', '一百一十'],
    ['chinese', 110, '一百一十', '一百一十一'],
    ['chinese', 199, '一百九十九', '二百'],
    ['arabic', 99, '99', '100'],
    ['fullWidth', 9, '９', '１０'],
    ['circled', 20, '⑳', '㉑'],
    ['circled', 35, '㉟', '㊱'],
    ['circled', 49, '㊾', '㊿'],
    ['bracketed', 19, '⒆', '⒇'],
    ['pointed', 19, '⒚', '⒛'],
    ['bracketedChinese', 9, '㈨', '㈩'],
  ])('%s: after %i, %s, comes %s', (kind, value, numeral, next) => {
    expect(writeNumeral(value, kind)).toBe(numeral);
    expect(readNumeral(numeral)).toEqual({ value, kind });
    expect(writeNumeral(value + 1, kind)).toBe(next);
    expect(readNumeral(next)).toEqual({ value: value + 1, kind });
  });

  it('whose signs come to an end are written out', () => {
    expect(writeNumeral(21, 'bracketed')).toBe('（21）');
    expect(writeNumeral(21, 'pointed')).toBe('21.');
    expect(writeNumeral(11, 'bracketedChinese')).toBe('（十一）');
    expect(writeNumeral(51, 'circled')).toBeUndefined();
  });

  it('are read back as they are written, up to 999', () => {
    for (let value = 1; value <= 999; value++) {
      for (const kind of ['chinese', 'arabic', 'fullWidth'] as const)
        expect(readNumeral(writeNumeral(value, kind) ?? '')).toEqual({ value, kind });
    }
  });

  it.each([
    '',
    '零',
    '〇',
    '二三',
    '十十',
    '百',
    '一零',
    '零一',
    '一百零',
    '一百一',
    '一〇',
    '0',
    '1000',
    '1１',
    '十百',
    'a',
  ])('are not %j', (text) => {
    expect(readNumeral(text)).toBeUndefined();
  });

  it.each([
    ['一百〇一', 101],
    ['一百一十', 110],
    ['一百十五', 115],
  ])('are spelt in more than one way: %s', (text, value) => {
    expect(readNumeral(text)?.value).toBe(value);
  });
});
