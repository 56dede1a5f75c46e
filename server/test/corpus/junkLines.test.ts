import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineMatcher } from '../../src/corpus/junk/lineMatcher.ts';

/** A pattern as a regular expression: slow, and obvious. */
function slowly(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 'su');
}

describe('lines that people name', () => {
  test.each<[pattern: string, line: string, matches: boolean]>([
    ['版权所有', '版权所有', true],
    ['版权所有', '版权所有。', false],
    ['版权所有', '本站版权所有', false],
    // Compared folded.
    ['ＡＢＣ', 'ABC', true],
    ['AB*', 'ａｂ１', true],
    ['来源*', '来源', true],
    ['来源*', '来源：某报', true],
    ['来源*', '转自来源', false],
    ['*转载', '不得转载', true],
    ['*转载', '转载须知', false],
    ['*水印*', '某某水印文字', true],
    ['*水印*', '水印', true],
    ['*水印*', '水 文字', false],
    // What two parts need may not overlap.
    ['甲乙*乙甲', '甲乙甲', false],
    ['甲乙*乙甲', '甲乙乙甲', true],
    ['甲*甲', '甲', false],
    ['甲*甲', '甲甲', true],
    ['甲*乙*丙', '甲乙丙', true],
    ['甲*乙*丙', '甲丙', false],
    ['甲*乙*丙', '甲丙乙', false],
    ['甲*乙丙*丙', '甲乙丙', false],
    ['甲*乙*乙*丙', '甲乙丙', false],
    ['甲*乙*乙*丙', '甲乙乙丙', true],
    // Nothing is named by nothing, nor everything.
    ['', '', false],
    ['*', '任何一行', false],
    ['**', '任何一行', false],
  ])('%s: %s', (pattern, line, matches) => {
    expect(lineMatcher([pattern])(line)).toBe(matches);
    expect(lineMatcher(['另一行', pattern, '又*一行'])(line)).toBe(matches);
  });

  test('are none without patterns', () => {
    expect(lineMatcher([])('')).toBe(false);
    expect(lineMatcher([])('一行')).toBe(false);
  });

  test('are those of a regular expression, on random lines', () => {
    const letters = (most: number) => fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: most });
    const pattern = fc
      .array(fc.constantFrom('甲', '乙', '*'), { minLength: 1, maxLength: 6 })
      .map((signs) => signs.join(''))
      .filter((signs) => /[^*]/u.test(signs));
    fc.assert(
      fc.property(pattern, letters(8), (signs, line) => {
        const text = line.join('');
        expect(lineMatcher([signs])(text)).toBe(slowly(signs).test(text));
      }),
      { numRuns: 300 },
    );
  });
});
