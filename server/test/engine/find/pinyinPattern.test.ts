import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PinyinPattern } from '../../../src/engine/find/pinyinPattern.ts';
import { readings } from '../../../src/engine/text/pinyin.ts';
import { unitsOf } from '../../../src/engine/text/units.ts';

function found(query: string, text: string, from = 0, to = text.length): string | undefined {
  const match = new PinyinPattern(query).find(unitsOf(text), from, to);
  return match && text.slice(match.start, match.end);
}

/** Every way to type the characters of {@link text}, joined: slow, and obvious. */
function typings(text: string): string[] {
  let ways = [''];
  for (const [at, character] of [...text].entries()) {
    const isLast = at === text.length - 1;
    const ofOne = new Set([character]);
    for (const reading of readings(character.charCodeAt(0))) {
      ofOne.add(reading).add(reading.charAt(0));
      if (/^[zcs]h/u.test(reading)) ofOne.add(reading.slice(0, 2));
      // The last syllable may be cut anywhere.
      if (isLast) for (let end = 1; end < reading.length; end++) ofOne.add(reading.slice(0, end));
    }
    ways = ways.flatMap((way) => Array.from(ofOne, (one) => way + one));
  }
  return ways;
}

describe('a pattern of pinyin', () => {
  test.each<[query: string, text: string, match: string | undefined]>([
    ['gjaq', '维护国家安全。', '国家安全'],
    ['guojiaanquan', '维护国家安全。', '国家安全'],
    ['guojiaaq', '维护国家安全。', '国家安全'],
    ['国家aq', '维护国家安全。', '国家安全'],
    ['gj安全', '维护国家安全。', '国家安全'],
    ['安全', '维护国家安全。', '安全'],
    ['zhzl', '综合治理', '综合治理'],
    ['zhzhl', '综治理', undefined],
    ['zhongh', '综合中和', '中和'],
    ['shh', '社会', '社会'],
    ['sh', '社会', '社'],
    ['zh', '综合', '综合'],
    // Only the last syllable may be cut anywhere.
    ['guojiaanq', '国家安全', '国家安全'],
    ['guojiaanqu', '国家安全', '国家安全'],
    ['gujia', '国家', undefined],
    // Marks are passed over, in the text and in the query.
    ['aqfz', '安全、发展', '安全、发展'],
    ['aqfz', '“安全”“发展”', '安全”“发展'],
    ['a-q f.z', '安全发展', '安全发展'],
    ['an', '、、安', '安'],
    ['5g', '推广5g网络', '5g'],
    ['5gwl', '推广5g网络', '5g网络'],
    // Readings of a character with several.
    ['chongqing', '重庆', '重庆'],
    ['zhongdian', '重点', '重点'],
    ['q', '安全', '全'],
    ['x', '安全', undefined],
    ['aqf', '安全', undefined],
    // Only zh, ch and sh stand for a syllable as two letters: not `sa` for 三, `guo` is cut nowhere else.
    ['sanong', '三农', undefined],
    ['shechan', '生产', undefined],
    ['ansh', '安社', '安社'],
    ['eta', '而他', '而他'],
    ['anta', '安他', '安他'],
    // A reading that leads nowhere is given up for the next: 和 is hé and huó.
    ['huoping', '和平', '和平'],
    ['heping', '和平', '和平'],
    ['', '安全', undefined],
    ['，', '安，全', undefined],
  ])('%s in %s', (query, text, match) => {
    expect(found(query, text)).toBe(match);
  });

  test('has the length of what is left of it, 80 at most', () => {
    expect(new PinyinPattern('a， b').length).toBe(2);
    expect(new PinyinPattern('a'.repeat(80)).length).toBe(80);
    expect(new PinyinPattern('a'.repeat(81)).length).toBe(80);
  });

  test('looks between two places only', () => {
    expect(found('aq', '安全安全', 1)).toBe('安全');
    expect(new PinyinPattern('aq').find(unitsOf('安全安全'), 1, 4)).toEqual({ start: 2, end: 4 });
    expect(found('aq', '安全', 0, 1)).toBeUndefined();
    expect(found('aq', '安、全', 0, 2)).toBeUndefined();
    expect(found('a', '全安', 0, 1)).toBeUndefined();
    expect(found('an', '全、安', 0, 2)).toBeUndefined();
    expect(found('全安', '全安', 0, 1)).toBeUndefined();
    expect(found('q', '全', 0, 1)).toBe('全');
  });

  test('goes by the readings that are given', () => {
    const at = (only: string) =>
      new PinyinPattern('chongd').find(unitsOf('重点'), 0, 2, (place) => (place === 0 ? [only] : ['dian']));
    expect(at('zhong')).toBeUndefined();
    expect(at('chong')).toEqual({ start: 0, end: 2 });
  });

  test('does not try every way to cut letters that match nothing', () => {
    const units = unitsOf('安南'.repeat(30));
    let looks = 0;
    const counted = (at: number): readonly string[] => {
      if (++looks > 20_000) throw new Error('too many');
      return readings(units[at]);
    };
    expect(new PinyinPattern(`${'an'.repeat(16)}z`).find(units, 0, units.length, counted)).toBeUndefined();
  });

  test('finds what can be typed for a text, and nothing else, on random texts', () => {
    const text = fc.array(fc.constantFrom('重', '庆', '安', '社', '会', '中'), {
      minLength: 1,
      maxLength: 3,
    });
    const typed = fc.array(fc.constantFrom(...'zhongcqianse重安'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(text, typed, (characters, letters) => {
        const whole = characters.join('');
        const query = letters.join('');
        const parts = characters.flatMap((_, from) =>
          characters.slice(from).map((__, length) => whole.slice(from, from + length + 1)),
        );
        const isTyped = parts.some((part) => typings(part).includes(query));
        expect(found(query, whole) !== undefined).toBe(isTyped);
      }),
      { numRuns: 500 },
    );
  });
});
