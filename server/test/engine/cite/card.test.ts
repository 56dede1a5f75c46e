import { describe, expect, it, vi } from 'vitest';
import { cardAt, type HoverCard } from '../../../src/engine/cite/card.ts';
import { cite, type CitedSource } from '../../../src/engine/cite/citer.ts';
import type { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

/** The card at the `|` of a text; `related` answers what is asked for related passages. */
function card(
  index: CorpusIndex,
  marked: string,
  related: (clause: string, limit: number) => CitedSource[] = () => [],
): HoverCard | undefined {
  const draft = { uri: 'file:///d.md', text: marked.replace('|', ''), languageId: 'markdown' };
  return cardAt(index, { find: related }, draft, marked.indexOf('|'));
}

const index = indexOf(
  [
    fileOf('a.txt', '甲\n统筹发展和安全，守住底线'),
    fileOf('b.txt', '乙\n统筹发展和安全，守住红线'),
    fileOf('c.txt', '丙\n统筹发展和安全，筑牢防线'),
    fileOf('d.txt', '丁\n统筹发展和安全。再次统筹发展与安全'),
    fileOf('e.txt', '戊\n加快统筹发展'),
  ],
  2,
  unitSegmenter,
);
const [other] = cite(index, '加快统筹', 1).sources;

describe('a card', () => {
  it('shows the phrase under the cursor with three sources, other wordings and what follows', () => {
    const shown = card(index, '要统筹发|展和安全');
    expect(shown).toMatchObject({
      phrase: '统筹发展和安全',
      span: { start: 1, end: 8 },
      places: 4,
      articles: 4,
      related: [],
      variants: [{ text: '统筹发展与安全', places: 1 }],
    });
    expect(shown?.sources).toEqual(cite(index, '统筹发展和安全', 3).sources);
    expect(shown?.sources).toHaveLength(3);
    expect(shown?.following).toEqual([{ text: '，守住', places: 2 }]);
    expect(shown?.longer).toBeUndefined();
  });

  it.each([
    ['要统筹发|展和安全', undefined],
    ['要统筹发|展和安全，守', { text: '统筹发展和安全，守', places: 2, articles: 2 }],
    ['要统筹发|展和安全，守住底线', { text: '统筹发展和安全，守住底线', places: 1, articles: 1 }],
  ])('says of %j that the corpus goes on beyond the clause: %j', (marked, longer) => {
    expect(card(index, marked)?.longer).toEqual(longer);
  });

  it('shows three other wordings and three continuations at most', () => {
    const files = ['甲', '乙', '丙', '丁'].flatMap((end, n) => [
      fileOf(`${n}.txt`, `${end}\n坚持统筹发展和安${end}全，${end}${end}${end}${end}`),
      fileOf(`${n}b.txt`, `${end}\n坚持统筹发展和安全，${end}子丑寅卯`),
      fileOf(`${n}c.txt`, `${end}\n辰坚持统筹发展和安全，${end}子丑寅卯`),
    ]);
    const shown = card(indexOf(files, 12, unitSegmenter), '坚持统筹|发展和安全');
    expect(shown?.variants).toHaveLength(3);
    expect(shown?.following).toHaveLength(3);
  });
});

describe('passages related to a clause', () => {
  it.each([
    ['加快统筹|推进新农', '加快统筹推进新农'],
    ['前文，加快统筹|推进新农。后文', '加快统筹推进新农'],
    ['加快统筹|推进新', undefined],
    // What the corpus holds of a clause is a word of up to four units, or its sources are the answer.
    ['加快统筹|推进乡村振兴', '加快统筹推进乡村振兴'],
    ['加快统筹发|推进乡村振兴', undefined],
    // And where it holds nothing of it.
    ['推进乡村|振兴建设', '推进乡村振兴建设'],
    ['推进乡村|振兴建', undefined],
  ])('of %j are asked for by %j, two of them', (marked, clause) => {
    const find = vi.fn(() => []);
    card(index, marked, find);
    expect(find.mock.calls).toEqual(clause === undefined ? [] : [[clause, 2]]);
  });

  it('are asked for by what is near the cursor, where a clause has no end', () => {
    const [left, right] = ['赵钱孙李、'.repeat(20_000), '周吴郑王、'.repeat(20_000)];
    const find = vi.fn(() => [other]);
    expect(card(index, `${left}|${right}`, find)?.phrase).toBe(left.slice(-150) + right.slice(0, 150));
    expect(find.mock.calls).toEqual([[left.slice(-150) + right.slice(0, 150), 2]]);
  });

  it('are asked for by whole characters', () => {
    const find = vi.fn(() => []);
    card(index, `${'𠮷'.repeat(100)}一|一${'𠮷'.repeat(100)}`, find);
    expect(find.mock.calls).toEqual([[`${'𠮷'.repeat(74)}一一${'𠮷'.repeat(74)}`, 2]]);
  });

  it('are shown by themselves where the corpus holds nothing of the clause', () => {
    expect(card(index, '推进，乡村|振兴全面建设', () => [other])).toEqual({
      places: 0,
      articles: 0,
      sources: [],
      span: { start: 3, end: 11 },
      phrase: '乡村振兴全面建设',
      variants: [],
      following: [],
      related: [other],
    });
    expect(card(index, '推进，乡村|振兴全面建设')).toBeUndefined();
  });

  it('are no lines that are shown as sources', () => {
    const line = (uri: string, number: number): CitedSource => {
      const at = { line: number, character: 0 };
      return { ...other, uri, range: { start: at, end: at } };
    };
    const own = other.uri;
    const asked = [line(own, 1), line(own, 2), line('file:///corpus/z.txt', 1)];
    const shown = card(index, '加快统筹|推进新农', () => asked);
    expect(shown?.sources.map(({ uri, range }) => [uri, range.start.line])).toEqual([[own, 1]]);
    expect(shown?.related).toEqual(asked.slice(1));
  });
});
