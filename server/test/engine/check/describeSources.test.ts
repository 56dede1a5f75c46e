import { describe, expect, it } from 'vitest';
import {
  newestFirst,
  onePerArticle,
  placesOf,
  sectionPart,
  titleOf,
} from '../../../src/engine/check/describeSources.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const PHRASE = '统筹发展和安全';
const DATES = ['2021-05-01', '2024-01-01', '2023-03-05', '', '2022-06-01', '2020-01-01', '2019-01-01'];
const index = indexOf(
  DATES.map((date, i) => fileOf(`${i}.txt`, `第${i}篇\n先要${PHRASE}，又要${PHRASE}。`, { date })),
  3,
);

describe('places of the corpus in a finding', () => {
  it('are of the newest articles, one of each, five at most', () => {
    expect(placesOf(PHRASE, index)).toMatchObject(
      [1, 2, 4, 0, 5].map((i) => ({
        in: 'corpus',
        uri: `file:///corpus/${i}.txt`,
        title: `第${i}篇（${DATES[i].slice(0, 4)}年）`,
        section: '',
        text: PHRASE,
        range: { start: { line: 1, character: 2 }, end: { line: 1, character: 9 } },
      })),
    );
    expect(placesOf('没有的话', index)).toEqual([]);
  });

  it('are in order within an article, the undated last', () => {
    const places = newestFirst([...index.places(PHRASE)], index);
    const dates = places.map((place) => index.article(place).date);
    expect(dates).toEqual(dates.toSorted().toReversed());
    for (let i = 0; i + 1 < places.length; i += 2) {
      expect(index.articleKey(places[i])).toBe(index.articleKey(places[i + 1]));
      expect(places[i].start).toBeLessThan(places[i + 1].start);
    }
    expect(onePerArticle(places, index)).toEqual(places.filter((_, i) => i % 2 === 0));
  });

  it('say their title and section, where they have them', () => {
    const [place] = placesOf(PHRASE, index);
    expect([titleOf(place), sectionPart(place)]).toEqual(['第1篇（2024年）', '']);
    expect(sectionPart({ ...place, section: '一、工作' })).toBe(' · 一、工作');
    expect([titleOf(undefined), sectionPart(undefined)]).toEqual(['', '']);
    const inDraft = { in: 'draft', span: { start: 0, end: 1 }, section: '一、' } as const;
    expect([titleOf(inDraft), sectionPart(inDraft)]).toEqual(['', ' · 一、']);
  });
});
