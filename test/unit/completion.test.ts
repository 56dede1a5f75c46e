import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, typedAgain } from '../../client/src/completion/late.ts';
import { isClosingMark, isSameMark } from '../../client/src/completion/marks.ts';
import {
  endsInLetters,
  filterTextOf,
  goesOn,
  holdsFigure,
  standsAlong,
} from '../../client/src/completion/rows.ts';
import { firstWord } from '../../client/src/completion/words.ts';

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

  test.each([
    ['35.8万人，', true],
    ['达到１２％', true],
    ['十四五规划', false],
  ])('with a figure is told from one without: %j', (text, expected) => {
    expect(holdsFigure(text)).toBe(expected);
  });

  test('that is typed whole has nothing more to write', () => {
    expect(goesOn('制宜', '制宜')).toBe(false);
  });

  test.each([
    [['发展新时代', '发展新时代“枫桥经验”'], '发展新时', true],
    [['发展新时代', '发展新时代“枫桥经验”'], '发展新时代', false],
    [['发展新时代', '发展新时代“枫桥经验”'], '发展新时代“', true],
    [['平安'], '平安', false],
    [['平安', '和谐'], '文', false],
    [[], '文', false],
  ])('of %j stands while it goes on and none is there in full: %j', (rows, typed, expected) => {
    expect(standsAlong(rows, typed)).toBe(expected);
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

test.each([
  ['发展新质生产力，', '发展'],
  ['新质生产力，', '新质'],
  ['振兴，加快', '振兴，'],
  ['，加快建设', '，加快'],
  ['“枫桥经验”', '“枫桥'],
  ['。', '。'],
  ['', ''],
])('the first word of %j is %j', (text, word) => {
  expect(firstWord(text)).toBe(word);
});

test('word by word, a text is taken whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'发展新质生产力，。“”a5 ') }), (text) => {
      let rest = text;
      for (let steps = 0; rest !== '' && steps <= text.length; steps++)
        rest = rest.slice(firstWord(rest).length);
      expect(rest).toBe('');
    }),
  );
});

describe('a mark', () => {
  test.each([
    ['，', '，', true],
    ['，', ',', true],
    ['”', '“', true],
    ['，', '。', false],
    ['，', '，，', false],
    ['展', '展', false],
    ['', '', false],
  ])('%j typed again as %j: %j', (mark, typed, same) => {
    expect(isSameMark(mark, typed)).toBe(same);
  });

  test.each([
    ['，', true],
    ['。', true],
    ['》', true],
    ['《', false],
    ['展', false],
    ['', false],
  ])('%j closes something: %j', (mark, closes) => {
    expect(isClosingMark(mark)).toBe(closes);
  });
});

describe('a mark that is typed before it is known what was accepted', () => {
  /** Changes with a version each, of places that are `[offset, removed, text]`. */
  const changesOf = (...all: (readonly [offset: number, removed: number, text: string])[][]): Change[] =>
    all.map((places, number) => ({
      version: 7 + number,
      places: places.map(([offset, removed, text]) => ({ offset, removed, text })),
    }));

  test.each([
    ['at once', changesOf([[9, 1, '开条例》']], [[13, 0, '》']]), [13]],
    ['on another keyboard', changesOf([[9, 0, '生产力，']], [[13, 0, ',']]), [13]],
    ['with more after it', changesOf([[9, 0, '生产力，']], [[13, 0, '，']], [[14, 0, '持']]), [13]],
    [
      'at two carets',
      changesOf(
        [
          [2, 0, '生产力，'],
          [5, 1, '生产力，'],
        ],
        [
          [6, 0, '，'],
          [13, 0, '，'],
        ],
      ),
      [6, 13],
    ],
    ['after a key', changesOf([[8, 0, '产']], [[9, 0, '业，']], [[11, 0, '，']]), [11]],
  ])('is the same again: %s', (_, changes, carets) => {
    expect(typedAgain(changes)?.carets).toEqual(carets);
  });

  test.each([
    ['nothing typed', changesOf([[9, 0, '生产力，']])],
    ['another mark', changesOf([[9, 0, '生产力，']], [[13, 0, '。']])],
    ['a text without a mark', changesOf([[9, 0, '生产力']], [[12, 0, '，']])],
    ['elsewhere', changesOf([[9, 0, '生产力，']], [[12, 0, '，']])],
    ['over other text', changesOf([[9, 0, '生产力，']], [[13, 1, '，']])],
    ['a key between', changesOf([[9, 0, '生产力，']], [[13, 0, '持']], [[14, 0, '，']])],
    ['two keys alone', changesOf([[9, 0, '，']], [[10, 0, '，']])],
    [
      'at one of two carets',
      changesOf(
        [
          [2, 0, '生产力，'],
          [5, 0, '生产力，'],
        ],
        [[6, 0, '，']],
      ),
    ],
  ])('is none: %s', (_, changes) => {
    expect(typedAgain(changes)).toBeUndefined();
  });

  test('is none where another change was between', () => {
    const [acceptance, typed] = changesOf([[9, 0, '生产力，']], [[13, 0, '，']]);
    expect(typedAgain([acceptance, { ...typed, version: typed.version + 1 }])).toBeUndefined();
  });
});
