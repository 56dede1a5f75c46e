import { describe, expect, it } from 'vitest';
import { OwnWordsError, parseOwnWords } from '../../../src/engine/text/ownWords.ts';
import { loadWordTables, segmenterOf } from '../../../src/host/segmenter.ts';

describe('a list of own words', () => {
  it.each([
    ['', []],
    ['# 注释\n\n   \n', []],
    ['数字浙江', [{ word: '数字浙江', frequency: 0, tag: '' }]],
    ['数字浙江 12', [{ word: '数字浙江', frequency: 12, tag: '' }]],
    ['数字浙江 ns', [{ word: '数字浙江', frequency: 0, tag: 'ns' }]],
    ['数字浙江\t12 nt # 处室', [{ word: '数字浙江', frequency: 12, tag: 'nt' }]],
    ['浙政钉　3　n', [{ word: '浙政钉', frequency: 3, tag: '' }]],
    [
      'ＡＢＣ平台\r\n浙政钉',
      [
        { word: 'abc平台', frequency: 0, tag: '' },
        { word: '浙政钉', frequency: 0, tag: '' },
      ],
    ],
    ['甲乙 3\n甲乙 4 nr', [{ word: '甲乙', frequency: 4, tag: 'nr' }]],
  ] as const)('%j', (text, words) => {
    expect(parseOwnWords(text)).toEqual(words);
  });

  it.each([
    ['甲乙\n甲 乙 丙', 'words.line', [2]],
    ['甲乙 3 n 4', 'words.line', [1]],
    ['甲乙 1000000001', 'words.line', [1]],
    ['甲乙 名词', 'words.line', [1]],
    ['\u200b', 'words.line', [1]],
    ['一'.repeat(17), 'words.long', [1, 16]],
  ] as const)('refuses %j', (text, key, args) => {
    expect(() => parseOwnWords(text)).toThrow(expect.objectContaining({ key, args }) as OwnWordsError);
  });

  it('takes words as long, and as many, as there is room for', () => {
    expect(parseOwnWords('一'.repeat(16))).toHaveLength(1);
    const words = Array.from({ length: 10_001 }, (_, i) => `词${i}`);
    expect(parseOwnWords(words.slice(1).join('\n'))).toHaveLength(10_000);
    expect(() => parseOwnWords(words.join('\n'))).toThrow(OwnWordsError);
  });
});

describe('own words in the dictionary', () => {
  const cut = (text: string, own: string): string =>
    segmenterOf(loadWordTables(parseOwnWords(own)))
      .tag(text)
      .map(({ word, tag }) => (tag === '' ? word : `${word}/${tag}`))
      .join(' ');

  it('are cut as one, however frequent their parts', () => {
    expect(cut('推进数字政府和社会治理', '')).toBe('推进 数字 政府 和 社会 治理');
    expect(cut('推进数字政府和社会治理', '数字政府')).toBe('推进 数字政府 和 社会 治理');
    expect(cut('推进社会治理', '社会治理')).toBe('推进 社会治理');
  });

  it('bear their tag', () => {
    expect(cut('报省数管中心审定', '数管中心 nt')).toContain('数管中心/nt');
  });

  it('may be as many as are taken, each as long as is taken', () => {
    const words = Array.from({ length: 10_000 }, (_, i) =>
      String.fromCodePoint(
        ...Array.from(
          { length: 16 },
          (_unit, at) => 0x4e00 + ((i * 37 + at * 1009 + ((i >> 3) ^ at)) % 20_000),
        ),
      ),
    );
    expect(loadWordTables(parseOwnWords(words.join('\n'))).reason).toBeUndefined();
  });
});
