import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endsInLetters, filterTextOf, goesOn } from '../../client/src/completion/rows.ts';

describe('a row', () => {
  test.each([
    ['5.5%左右，', '5'],
    ['达到5.5%左右，', '达到5'],
    ['35.8万人', '35'],
    ['，3.6万人', '，'],
    ['，3.6万人', '，3'],
    ['.8万人', '.'],
    ['１２万亩', '１'],
  ])('%j is not typed along by %j', (text, typed) => {
    expect(goesOn(text, typed)).toBe(false);
  });

  test.each([
    ['制宜发展新质生产力，', '制宜'],
    ['达到5.5%左右，', '达到'],
    ['，稳中向好', '，'],
    ['“枫桥经验”', '“'],
  ])('%j is typed along by %j', (text, typed) => {
    expect(goesOn(text, typed)).toBe(true);
  });

  test('that is typed whole has nothing more to write', () => {
    expect(goesOn('制宜', '制宜')).toBe(false);
  });

  test('keeps its length and everything but its figures for the editor to filter by', () => {
    expect(filterTextOf('增长6.4%、高于')).toMatch(/^增长\ue000{3}%、高于$/u);
    const texts = fc.string({ unit: fc.constantFrom(...'增长，。“”5３. （') });
    fc.assert(
      fc.property(texts, texts, (text, typed) => {
        expect(filterTextOf(text)).toHaveLength(text.length);
        // Whatever is typed along holds no figure.
        if (goesOn(text, typed)) expect(typed).not.toMatch(/\p{Nd}/u);
      }),
    );
  });
});

test.each([
  ['概n', true],
  ["概nian'", true],
  ['概念', false],
  ['', false],
  ['5', false],
])('letters at the end of %j: %j', (before, expected) => {
  expect(endsInLetters(before)).toBe(expected);
});
