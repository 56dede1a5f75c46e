import { describe, expect, it } from 'vitest';
import { describeFound } from '../../../src/engine/find/foundPhrase.ts';
import { PhraseFinder } from '../../../src/engine/find/finder.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { type CancelSignal, NEVER } from '../../../src/engine/signal.ts';
import type { Article, SourceFile } from '../../../src/engine/model.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

/** An article with one heading over one paragraph. */
function under(name: string, heading: string, text: string, title = '工作报告'): SourceFile {
  const passages: Article['passages'] = [
    { text: title, line: 0, column: 0, kind: 'title', parent: -1 },
    {
      text: heading,
      line: 1,
      column: 0,
      kind: 'heading',
      parent: -1,
      heading: { level: 1, length: heading.length },
    },
    { text, line: 2, column: 0, kind: 'paragraph', parent: 1 },
  ];
  return { uri: `file:///corpus/${name}`, format: 'txt', weight: 1, articles: [{ title, passages }] };
}

const TEXT = '各地统筹发展和安全，工作取得实效。';

async function described(
  files: readonly SourceFile[],
  query: string,
  limit = 5,
  signal: CancelSignal = NEVER,
) {
  const index = indexOf(files);
  const found = await new PhraseFinder({ index, lexicon: EMPTY_LEXICON }).find(query, limit, NEVER);
  return describeFound(index, query, found, limit, signal);
}

describe('a phrase that is found', () => {
  it.each([
    ['一、加强平安建设。', '加强平安建设'],
    ['（二）加强平安建设', '加强平安建设'],
    ['第三章 加强平安建设：', '加强平安建设'],
    ['4. 加强平安建设；', '加强平安建设'],
    // These numbers are words of the heading.
    ['2024年工作回顾', '2024年工作回顾'],
    ['十四五时期成就', '十四五时期成就'],
  ])('has the theme of the heading %s', async (heading, theme) => {
    const [first] = await described([under('a.txt', heading, TEXT)], '统筹发展和安全');
    expect(first).toMatchObject({ kind: 'phrase', text: '统筹发展和安全', places: 1, articles: 1, theme });
  });

  it('has the theme of most of its sources', async () => {
    const files = ['一、平安建设', '二、经济发展', '三、经济发展'].map((heading, n) =>
      under(`${n}.txt`, heading, `第${n}年${TEXT}`, `第${n}年工作报告`),
    );
    expect((await described(files, '统筹发展和安全'))[0]?.theme).toBe('经济发展');
  });

  it.each([
    ['安', 0],
    ['安全', 1],
  ])('is the query itself from two characters on: %s', async (query, count) => {
    expect(await described([fileOf('a.txt', `甲\n${TEXT}`)], query)).toHaveLength(count);
  });

  it('comes first, as written, before what is like it, within the limit', async () => {
    const files = [under('a.txt', '一、安全发展', TEXT, '发展和安全报告'), fileOf('b.txt', '安全发展和稳定')];
    const all = await described(files, ' 发展和安全 ');
    expect(all.map(({ kind, text }) => `${kind} ${text}`)[0]).toBe('phrase 发展和安全');
    expect(all.length).toBeGreaterThan(1);
    expect(await described(files, '发展和安全', 1)).toEqual(all.slice(0, 1));
  });

  it('is not said twice where it is an entry already', async () => {
    const all = await described([fileOf('a.txt', '安全发展')], '安全发展');
    expect(all.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['title 安全发展']);
  });

  it('is an article by its title and what else names it, once', async () => {
    const facts = { place: '某市', date: '2024' };
    const one = [fileOf('a.txt', '工作报告\n正文。', facts)];
    expect((await described(one, '工作报告')).map(({ text }) => text)).toEqual(['工作报告']);
    // Of two with the same title, each is shown by its own name, too.
    const two = [...one, fileOf('b.txt', '工作报告\n正文。', { place: '某县', date: '2023' })];
    const names = (await described(two, '工作报告')).map(({ text, written, articles }) => ({
      text,
      written,
      articles,
    }));
    expect(names).toHaveLength(3);
    expect(names[0]).toEqual({ text: '工作报告', articles: 2 });
    expect(names.slice(1).map(({ articles }) => articles)).toEqual([1, 1]);
    expect(
      names
        .slice(1)
        .map(({ written }) => written)
        .sort(),
    ).toEqual(['2023年某县工作报告', '2024年某市工作报告']);
  });
});
