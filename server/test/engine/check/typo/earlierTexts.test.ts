import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EarlierTexts } from '../../../../src/engine/check/typo/earlierTexts.ts';

describe('an earlier text', () => {
  it.each([
    ['an edit in the middle', '各地认真做好总结评估工作', '各地认真做好总结平菇工作', undefined],
    ['one at the beginning', '各地认真做好总结评估工作', '全市各地认真做好总结评估工作', [0, 12]],
    ['one at the end', '各地认真做好总结评估工作', '各地认真做好总结评估工作。', [12, 0]],
    ['one in the middle of a longer text', `甲${'乙'.repeat(9)}丙丁`, `甲${'乙'.repeat(9)}戊丁`, [10, 1]],
    ['ten units that are the same', '各地认真做好总结评估', '各地认真做好总结评估', [10, 0]],
    ['nine units', '各地认真做好总结评', '各地认真做好总结评', undefined],
    ['another text', '各地认真做好总结评估工作', '持续巩固拓展脱贫攻坚成果', undefined],
  ])('is known after %s', (_, earlier, text, shared) => {
    const texts = new EarlierTexts<string>();
    texts.remember({ text: earlier, found: ['found'] });
    const like = texts.likest(text);
    expect(like && [like.earlier.text, like.earlier.found, like.prefix, like.suffix]).toEqual(
      shared && [earlier, ['found'], ...shared],
    );
  });

  it('is the one that shares most', () => {
    const texts = new EarlierTexts<number>();
    const head = '各地认真做好总结评估';
    const tail = '持续巩固拓展脱贫攻坚';
    texts.remember({ text: `${head}，另起一行`, found: [1] });
    texts.remember({ text: `加强检测，${tail}`, found: [2] });
    expect(texts.likest(`${head}，测，${tail}`)).toMatchObject({
      earlier: { found: [2] },
      prefix: 0,
      suffix: 12,
    });
    expect(texts.likest(`${head}，另，${tail}`)).toMatchObject({
      earlier: { found: [1] },
      prefix: 12,
      suffix: 0,
    });
  });

  it('shares no unit from both ends', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('甲', '乙'), minLength: 10, maxLength: 14 }),
        fc.string({ unit: fc.constantFrom('甲', '乙'), minLength: 10, maxLength: 14 }),
        (earlier, text) => {
          const texts = new EarlierTexts<string>();
          texts.remember({ text: earlier, found: [] });
          const like = texts.likest(text);
          if (like === undefined) return;
          const { prefix, suffix } = like;
          expect(prefix + suffix).toBeLessThanOrEqual(Math.min(earlier.length, text.length));
          expect(text.slice(0, prefix)).toBe(earlier.slice(0, prefix));
          expect(text.slice(text.length - suffix)).toBe(earlier.slice(earlier.length - suffix));
          if (prefix + suffix < Math.min(earlier.length, text.length)) {
            expect(text[prefix]).not.toBe(earlier[prefix]);
            expect(text.at(-1 - suffix)).not.toBe(earlier.at(-1 - suffix));
          }
        },
      ),
    );
  });
});
