import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intlSegmenter } from '../../src/host/segmenter.ts';

describe('intlSegmenter', () => {
  const segmenter = intlSegmenter();

  it('loses no unit', () => {
    const texts = fc.stringMatching(/^[发展，。\na1 “》]{0,40}$/);
    fc.assert(
      fc.property(texts, (text) => {
        expect(
          segmenter
            .tag(text)
            .map(({ word }) => word)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('cuts words', () => {
    expect(segmenter.tag('高质量发展，国家安全').map(({ word }) => word)).toContain('发展');
  });
});
