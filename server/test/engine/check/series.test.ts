import { describe, expect, it } from 'vitest';
import { SeriesIndex } from '../../../src/engine/check/series.ts';

/** What is found in {@link text} where so many articles share the series {@link series}. */
function slips(series: string, articles: number, text: string): string[] {
  const index = new SeriesIndex();
  index.add({ text: series, original: series, articles, places: articles });
  return index.slips(text).map(({ start, end, phrase }) => {
    expect(phrase.text).toBe(series);
    return text.slice(start, end);
  });
}

const QUOTED = '增强“四个意识”、坚定“四个自信”、做到“两个维护”';
const PLAIN = '抓改革、抓发展、抓稳定、抓民生';

describe('a series in another order', () => {
  const turned = '坚定“四个自信”、增强“四个意识”、做到“两个维护”';

  it('is found among other words, up to the end of its sentence', () => {
    expect(slips(QUOTED, 3, QUOTED)).toEqual([]);
    expect(slips(QUOTED, 3, turned)).toEqual([turned]);
    expect(slips(QUOTED, 3, `要不断${turned}，不动摇。`)).toEqual([turned]);
    expect(slips(QUOTED, 3, turned.replaceAll('、', '，'))).toEqual([turned.replaceAll('、', '，')]);
    expect(slips(QUOTED, 3, turned.replace('、增', '。增'))).toEqual(['增强“四个意识”、做到“两个维护”']);
  });

  it.each([
    [QUOTED, 2, turned, 0],
    [QUOTED, 3, turned, 1],
    [PLAIN, 9, '抓发展、抓改革、抓稳定、抓民生', 0],
    [PLAIN, 10, '抓发展、抓改革、抓稳定、抓民生', 1],
    // Members of plain words begin or end alike.
    ['改革、发展、稳定', 10, '发展、改革、稳定', 0],
    ['稳增长、促增长、保增长', 10, '促增长、稳增长、保增长', 1],
  ])('of %s in %i articles: %s', (series, articles, text, found) => {
    expect(slips(series, articles, text)).toHaveLength(found);
  });

  const members = (count: number, length = 2): string[] =>
    Array.from('子丑寅卯辰巳午未申', (last) => `抓${'一'.repeat(length - 2)}${last}`).slice(0, count);

  it.each([
    [2, 2, 0],
    [3, 2, 1],
    [8, 2, 1],
    [9, 2, 0],
    [3, 16, 1],
    [3, 17, 0],
  ])('of %i members of %i units: %i', (count, length, found) => {
    const all = members(count, length);
    const [first, second, ...rest] = all;
    expect(slips(all.join('、'), 10, [second, first, ...rest].join('、'))).toHaveLength(found);
  });

  it('is another one where the list goes on, unless its members are quoted', () => {
    expect(slips(PLAIN, 10, '抓发展、抓改革、抓稳定、抓民生，抓生态')).toHaveLength(1);
    expect(slips(PLAIN, 10, '抓发展、抓改革、抓稳定、抓民生、抓生态')).toEqual([]);
    expect(slips(PLAIN, 10, '抓生态、抓发展、抓改革、抓稳定、抓民生')).toEqual([]);
    expect(slips(QUOTED, 10, `${turned}、勇于担当`)).toHaveLength(1);
  });

  it('has members of two units and more', () => {
    expect(slips('“甲”、“乙”、“丙”', 3, '“乙”、“甲”、“丙”')).toHaveLength(1);
    expect(slips('抓、抓乙、抓丙', 10, '抓乙、抓、抓丙')).toEqual([]);
  });
});

describe('a series without one of its members', () => {
  it('is found in a list, where the sentence does not name it elsewhere', () => {
    expect(slips(QUOTED, 3, '要增强“四个意识”、做到“两个维护”。')).toEqual([
      '增强“四个意识”、做到“两个维护”',
    ]);
    expect(slips(QUOTED, 3, '坚定“四个自信”，还要增强“四个意识”、做到“两个维护”。')).toEqual([]);
    expect(slips(QUOTED, 3, '要增强“四个意识”，做到“两个维护”。')).toEqual([]);
    // Of others in another order nothing is said.
    expect(slips(QUOTED, 3, '做到“两个维护”、增强“四个意识”。')).toEqual([]);
  });

  it('has four members at least where they are plain words', () => {
    expect(slips(PLAIN, 10, '抓改革、抓发展、抓民生')).toEqual(['抓改革、抓发展、抓民生']);
    expect(slips('抓改革、抓发展、抓稳定', 10, '抓改革、抓稳定')).toEqual([]);
  });
});

it('finds nothing where there is no series', () => {
  expect(new SeriesIndex().slips('抓改革、抓发展')).toEqual([]);
});
