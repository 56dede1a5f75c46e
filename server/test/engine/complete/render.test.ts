import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { styleOf } from '../../../src/engine/complete/render.ts';

const SIGNS = [...'，；,:()「」『“”’"＂０９7中文a', '𠀀', '\ud840', '\udc00'];

/** The same, sign by sign. */
function styleBySigns(text: string) {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const corners = count(/[「」『』]/gu);
  const curly = count(/[“”‘’]/gu);
  const straight = count(/["＂]/gu);
  let double = ['“', '”'];
  if (corners > curly && corners > straight) double = ['「', '」'];
  else if (straight > curly) double = ['"', '"'];
  return {
    ascii: count(/\p{Script=Han}[,;:?!()]/gu) > count(/[，；：？！（）]/gu),
    wideFigures: count(/[０-９]/gu) > count(/[0-9]/gu),
    double,
  };
}

describe('styleOf', () => {
  it('goes by what the text before the caret has most of', () => {
    const text = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 20 });
    fc.assert(
      fc.property(text, fc.nat({ max: 25 }), (draft, offset) => {
        expect(styleOf(draft, offset)).toMatchObject(styleBySigns(draft.slice(0, offset)));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads the last 4000 units', () => {
    const draft = `「${'中，'.repeat(2000)}`;
    expect(styleOf(draft, draft.length).double).toEqual(['“', '”']);
    expect(styleOf(draft, draft.length - 1).double).toEqual(['「', '」']);
  });
});
