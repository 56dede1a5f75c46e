import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, kwicLines } from '../../src/cli/kwic.ts';
import type { Part } from '../../src/cli/output.ts';
import type { CitedSource } from '../../src/engine/cite/source.ts';

function source(before: string, match: string, after: string): CitedSource {
  const start = { line: 6, character: 0 };
  const range = { start, end: start };
  return {
    uri: 'file:///a.txt',
    format: 'txt',
    range,
    title: '报告',
    cited: '报告',
    date: '',
    headings: [],
    before,
    match,
    after,
  };
}

const plain = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['发展', 4],
    ['“放管服”', 8],
    ['２０２３年', 10],
    ['a\u0301', 1],
    ['\u200b', 0],
    ['𠀀', 2],
  ])('of %j is %i cells', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('kwicLines', () => {
  it('puts the matches one below the other', () => {
    const lines = kwicLines(
      [source('我们要坚持', '发展', '是第一要务，不动摇'), source('abc', '发展', '')],
      30,
    );
    expect(lines.map(plain)).toEqual([
      '   我们要坚持 发展 是第一要务，'.replace('   ', '  '),
      '             报告:7',
      '         abc 发展',
      '             报告:7',
    ]);
  });

  it('never grows wider than the terminal, nor cuts a match', () => {
    const words = fc.stringMatching(/^[发a，\n“]{0,40}$/);
    fc.assert(
      fc.property(words, words, fc.integer({ min: 40, max: 120 }), (before, after, columns) => {
        const [line] = kwicLines([source(before, '高质量发展', after)], columns);
        expect(displayWidth(plain(line).trimEnd())).toBeLessThanOrEqual(columns);
        expect(plain(line)).toContain('高质量发展');
      }),
    );
  });

  it('lets no control sequence of the corpus reach the terminal', () => {
    const lines = kwicLines([source('\u001b[31m红', '发展\u0007', '\r\n尾')], 60);
    expect(lines.map(plain).join('')).not.toMatch(/\p{Cc}/u);
  });
});
