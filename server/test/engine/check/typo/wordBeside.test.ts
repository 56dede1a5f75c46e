import { describe, expect, it } from 'vitest';
import {
  type Around,
  isPartBeside,
  isWordBeside,
  makesWord,
} from '../../../../src/engine/check/typo/wordBeside.ts';

/** A text around a place, of a corpus that holds {@link held} and nothing else, and a dictionary of {@link known}. */
function around(text: string, held: readonly string[], known: readonly string[]): Around {
  const holds = (...units: readonly number[]): boolean =>
    held.some((run) => run.includes(String.fromCharCode(...units)));
  return {
    unitAt: (at) => (at < 0 || at >= text.length ? 0 : text.charCodeAt(at)),
    grams: { mayHold: holds, mayHoldPair: holds },
    isKnown: (word) => known.includes(word),
  };
}

const unitsOf = (text: string): number[] => Array.from(text, (unit) => unit.charCodeAt(0));

describe('a word may be beside', () => {
  const text = '总结平菇工作';
  const suits = (held: string[], known = ['评估']): boolean =>
    isWordBeside(around(text, held, known), 2, unitsOf('评估'));

  it.each([
    ['two units before it', ['总结评估'], true],
    ['two units after it', ['评估工作'], true],
    ['one unit before it alone', ['结评估'], false],
    ['one after it alone', ['评估工'], false],
    ['what is elsewhere', ['评估结果'], false],
  ])('%s', (_, held, expected) => {
    expect(suits(held)).toBe(expected);
  });

  it('if it is a word', () => {
    expect(suits(['总结评估', '评估工作'], ['总结', '工作'])).toBe(false);
  });

  it.each([
    ['，结平菇工，', ['，结评估', '评估工，'], false],
    ['总，平菇，作', ['总，评估', '评估，作'], false],
    ['结平菇', ['结评估'], false],
  ])('characters alone: %s', (text_, held, expected) => {
    const at = text_.indexOf('平');
    expect(isWordBeside(around(text_, held, ['评估']), at, unitsOf('评估'))).toBe(expected);
  });
});

describe('a character may be part of a word beside', () => {
  const [right] = unitsOf('职');
  const suits = (held: string[], known: string[], text = '部门按只责分工'): boolean =>
    isPartBeside(around(text, held, known), text.indexOf('只'), right);

  it.each([
    ['begins one of two', ['职责分工'], ['职责'], true],
    ['begins one of three', ['职责分工'], ['职责分'], true],
    ['begins none', ['职责分工'], ['责分'], false],
    ['has two of the three units after it', ['职责分'], ['职责'], false],
    ['ends one of two', ['部门按职'], ['按职'], true],
    ['ends one of three', ['部门按职'], ['门按职'], true],
    ['ends none', ['部门按职'], ['门按'], false],
    ['has two of the three units before it', ['门按职'], ['按职'], false],
    ['has a word to the left and what is held to the right', ['职责分工'], ['按职'], false],
    ['has a word to the right and what is held to the left', ['部门按职'], ['职责'], false],
  ])('where it %s: %j, %j', (_, held, known, expected) => {
    expect(suits(held, known)).toBe(expected);
  });

  it('of characters alone', () => {
    expect(suits(['职责，工'], ['职责'], '按只责，工')).toBe(false);
    expect(suits(['门，按职'], ['按职'], '门，按只')).toBe(false);
  });
});

describe('a character makes a word', () => {
  const [right] = unitsOf('职');

  it.each([
    ['with what is before it', '按只责', ['按职'], true],
    ['with what is after it', '按只责', ['职责'], true],
    ['with both only', '按只责', ['按职责'], false],
    ['with a mark', '，只，', ['，职', '职，'], false],
    ['with nothing beyond the text', '只', ['职'], false],
  ])('%s', (_, text, known, expected) => {
    expect(makesWord(around(text, [], known), text.indexOf('只'), right)).toBe(expected);
  });
});
