import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleLines, widthOf } from '../../src/export/titleLines.ts';
import { wordSegmenter } from '../support/corpora.ts';

describe('titleLines', () => {
  it.each([
    ['关于加强治理的意见', 20, ['关于加强治理的意见']],
    ['一二三四五六七八九十', 10, ['一二三四五六七八九十']],
    ['关于进一步加强全市基层社会治理体系和治理能力现代化建设工作的实施意见', 20, undefined],
  ])('%s in lines of %i', (title, most, lines) => {
    const broken = titleLines(title, most, wordSegmenter);
    if (lines) expect(broken).toEqual(lines);
    else expect(broken).toHaveLength(2);
    expect(broken.join('')).toBe(title);
  });

  it('loses nothing, and no line is too long', () => {
    const title = fc.string({
      unit: fc.constantFrom(...'关于加强的治理工作和“”《》、，2026 A'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(title, fc.integer({ min: 4, max: 20 }), (text, most) => {
        const lines = titleLines(text, most, wordSegmenter);
        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('opens no line with a mark or a particle, and ends none with an opening mark', () => {
    const lines = titleLines(
      '关于认真学习贯彻落实《关于加强基层治理的意见》的通知要求的说明',
      12,
      wordSegmenter,
    );
    for (const line of lines) {
      expect(line).not.toMatch(/^[的》、，]/u);
      expect(line).not.toMatch(/《$/u);
    }
  });
});
