import { describe, expect, it } from 'vitest';
import { homeOf, isPlaceName, namesIn } from '../../../src/engine/check/names.ts';
import type { Segmenter } from '../../../src/engine/text/segmenter.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

/** Every unit a word, but for these, which have their tags. */
const TAGGED: Readonly<Record<string, string>> = {
  邢台: 'ns',
  张卫国: 'nr',
  欧阳建国华: 'nr',
  李: 'nr',
  甲集团: 'nt',
  人民政府: 'nt',
  某人民医院: 'nt',
  宜居: 'ns',
};
const segmenter: Segmenter = {
  name: 'Intl.Segmenter',
  tag: (text) =>
    text
      .split(new RegExp(`(${Object.keys(TAGGED).join('|')})`, 'u'))
      .flatMap((part) =>
        part in TAGGED ? [{ word: part, tag: TAGGED[part] }] : [...part].map((word) => ({ word, tag: '' })),
      ),
};

/** Names in {@link text}, all of a passage. */
function names(text: string, home?: string, isName = true): string[] {
  const index = indexOf([fileOf('a.txt', `题目\n前面的话：${text}。后面的话`)], 1, segmenter);
  const [place] = [...index.places(text)];
  return namesIn(place, home, () => isName).map(({ kind, text: name, base }) => `${kind} ${name} ${base}`);
}

describe('the names in a run of a source', () => {
  it.each([
    ['邢台市的工作', ['place 邢台市 邢台', 'place 邢台 邢台']],
    ['邢台的工作', ['place 邢台 邢台']],
    ['，云岭县和某人民医院', ['organisation 某人民医院 某人民', 'place 云岭县 云岭']],
    ['2023年和2035年，1850年，12023年', ['year 2023 2023', 'year 2035 2035']],
    ['甲集团的工作', ['organisation 甲集团 甲集团']],
    // Common words that the segmenter takes for names.
    ['人民政府建设宜居城市', []],
    ['工作顺利', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('are those of places that are called so elsewhere', () => {
    expect(names('，云岭县工作', undefined, true)).toEqual(['place 云岭县 云岭']);
    expect(names('，云岭县工作', undefined, false)).toEqual([]);
    expect(names('，云岭县工作', '云岭', false)).toEqual(['place 云岭 云岭']);
  });

  it.each([
    ['，江州市', ['place 江州市 江州']],
    ['，全市', []],
    ['，开发区', []],
    ['，的云县', []],
    ['，云岭乡村', []],
    ['，云岭市场', []],
  ])('are no words that end like places: %s', (text, expected) => {
    expect(names(text).filter((name) => name.includes(text.slice(1, 3)))).toEqual(expected);
  });

  it.each([
    ['张卫国同志指出', true],
    ['市长张卫国指出', true],
    ['市委书记张卫国指出', true],
    ['张卫国市长指出', true],
    ['张卫国指出', false],
    ['市长和张卫国', false],
    ['张卫国的同志', false],
    ['李同志指出', false],
    ['欧阳建国华同志', false],
  ])('are those of persons with what they are: %s', (text, isNamed) => {
    expect(names(text).some((name) => name.startsWith('person'))).toBe(isNamed);
  });
});

describe('the place that an article is of', () => {
  const home = (text: string, isName: (base: string) => boolean = () => true): string | undefined => {
    const index = indexOf(
      [fileOf('a.txt', `题目\n${text}`), fileOf('b.txt', '别的\n，别处县。，别处县。，别处县。')],
      2,
      unitSegmenter,
    );
    return homeOf(index.shards[0], 0, isName);
  };

  it('is named three times', () => {
    expect(home('，云岭县。\n，云岭县。，云岭。')).toBe('云岭');
    expect(home('，云岭县。\n，云岭县。')).toBeUndefined();
  });

  it('is the one named most often, if it is a name', () => {
    const text = `${'，云岭县。'.repeat(3)}${'，江州市。'.repeat(4)}`;
    expect(home(text)).toBe('江州');
    expect(home(text, (base) => base === '云岭')).toBe('云岭');
    expect(home(text, () => false)).toBeUndefined();
  });

  it('is looked for in the opening', () => {
    const filler = `${'甲'.repeat(2999)}。`;
    expect(home(`，云岭县。\n${filler}\n${filler}\n，云岭县。，云岭县。`)).toBeUndefined();
    expect(home(`，云岭县。\n${filler}\n，云岭县。，云岭县。`)).toBe('云岭');
  });
});

describe('a word is the name of a place', () => {
  const index = (governed: number, others: number, word = '') =>
    indexOf(
      [fileOf('a.txt', `题目\n${'云岭县。'.repeat(governed)}${`云岭${word}。`.repeat(others)}云岭`)],
      1,
      unitSegmenter,
    );

  it.each([
    ['where an ending of places follows it at 3 of 20 places', 3, 16, true],
    ['where at fewer', 3, 17, false],
    ['where at none', 0, 3, false],
  ])('%s', (_, governed, others, expected) => {
    expect(isPlaceName('云岭', index(governed, others, '的'))).toBe(expected);
  });

  it('not where what follows begins another word', () => {
    expect(isPlaceName('云岭', index(0, 9, '市场'))).toBe(false);
    expect(isPlaceName('云岭', index(0, 9, '市'))).toBe(true);
  });
});
