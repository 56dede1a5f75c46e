import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closingQuotes, lastOpenerBefore, openBrackets, sidesOf } from '../../../src/engine/text/balance.ts';
import { foldText } from '../../../src/engine/text/fold.ts';

/** The units of a folded text as `<` where they open something, `>` where they close something, `.` otherwise. */
function drawn(text: string): string {
  return Array.from(sidesOf(text), (side) => '>.<'[side + 1]).join('');
}

describe('a mark of a folded text', () => {
  it.each([
    ['“甲”乙“丙”', '<.>.<.>'],
    ['「甲』乙‘丙’', '<.>.<.>'],
    ['“甲‘乙’”', '<.<.>>'],
    ['‘甲’', '<.>'],
    ['《甲》（乙）〔丙〕', '<.><.><.>'],
    ['【甲】［乙］', '<.><.>'],
    ['𠮷“甲”', '..<.>'],
    ['甲，乙。', '....'],
  ])('opens or closes: %s', (text, sides) => {
    expect(drawn(foldText(text))).toBe(sides);
  });

  it.each([
    ['甲“乙”', 3, 1],
    ['“甲”乙“丙”', 6, 4],
    ['甲（乙）', 3, 1],
    ['甲〕', 1, -1],
    ['》甲', 0, -1],
  ])('has what it closes before it: %s', (text, at, opener) => {
    expect(lastOpenerBefore(foldText(text), at)).toBe(opener);
  });

  it('is a closing quote by its place in UTF-16 units, whatever is before it', () => {
    expect(closingQuotes('𠮷“', '“')).toEqual([false, false, true]);
    expect(closingQuotes('“𠮷“', '')).toEqual([false, false, false, true]);
  });

  it('opens where that leaves more open, among quotes of one kind', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '“', '，'), maxLength: 12 });
    fc.assert(
      fc.property(text, (folded) => {
        for (let at = 0; at < folded.length; at++) {
          if (folded[at] !== '“') continue;
          expect(sidesOf(folded)[at]).toBe(openBrackets(folded.slice(0, at + 1)) === '“' ? 1 : -1);
        }
      }),
    );
  });
});
