import { describe, expect, it } from 'vitest';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { Findables } from '../../../src/engine/find/findable.ts';
import { Shard } from '../../../src/engine/index/shard.ts';
import type { Passage, SourceFile } from '../../../src/engine/model.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { mineLexicon } from '../../../src/engine/phrases/mine.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

/** A file of one article: its title, then headings, each over a paragraph that begins with it where it runs on. */
function withHeadings(name: string, title: string, headings: readonly string[], runsOn = ''): SourceFile {
  const passages: Passage[] = [{ text: title, line: 0, column: 0, kind: 'title', parent: -1 }];
  for (const [i, heading] of headings.entries()) {
    const kind = runsOn === '' ? 'heading' : 'paragraph';
    const level = { level: 1 as const, length: heading.length };
    passages.push({ text: heading + runsOn, line: i + 1, column: 0, kind, parent: -1, heading: level });
  }
  return { uri: `file:///corpus/${name}`, format: 'txt', weight: 1, articles: [{ title, passages }] };
}

async function entriesOf(index: CorpusIndex) {
  const found = await Findables.of({ index, lexicon: EMPTY_LEXICON }, NEVER);
  return Array.from({ length: found.count }, (_, entry) => ({
    kind: found.kind(entry),
    text: found.folded(entry),
    original: found.original(entry),
    articles: found.articles[entry],
  }));
}

const textsOf = async (index: CorpusIndex) =>
  (await entriesOf(index)).map(({ kind, text }) => `${kind} ${text}`);

describe('what can be found', () => {
  it('is each title and heading once, titles first, with the articles that have it', async () => {
    const index = indexOf([
      withHeadings('1.txt', '甲报告', ['总体要求', '主要任务']),
      withHeadings('2.txt', '乙报告', ['总体要求']),
      withHeadings('3.txt', '甲报告', ['总体要求'], '。要抓好落实。'),
    ]);
    expect(await entriesOf(index)).toEqual([
      { kind: 'title', text: '甲报告', original: '甲报告', articles: 2 },
      { kind: 'title', text: '乙报告', original: '乙报告', articles: 1 },
      { kind: 'heading', text: '总体要求', original: '总体要求', articles: 3 },
      { kind: 'heading', text: '主要任务', original: '主要任务', articles: 1 },
    ]);
  });

  it('is a heading without the marks of Markdown that a page saved as text keeps', async () => {
    const file = withHeadings('1.txt', '甲报告', ['### 总体要求', '## 一、主要任务', '（一）目标']);
    const index = indexOf([file]);
    expect(await textsOf(index)).toEqual([
      'title 甲报告',
      'heading 总体要求',
      'heading 一、主要任务',
      'heading （一）目标',
    ]);
    const passages = file.articles[0].passages.map((passage, i) => ({
      ...passage,
      parent: i === 1 ? -1 : i - 1,
    }));
    const nested = indexOf([{ ...file, articles: [{ title: '甲报告', passages }] }]);
    expect(nested.shards[0].headings(3)).toEqual(['总体要求', '一、主要任务']);
  });

  it('is as its first source writes it', async () => {
    const index = indexOf([withHeadings('1.txt', '甲 ＡＢ 报告', ['总体，要求'])]);
    expect(await entriesOf(index)).toMatchObject([
      { text: '甲ab报告', original: '甲 ＡＢ 报告' },
      { text: '总体，要求', original: '总体，要求' },
    ]);
  });

  it.each([
    [1, 0],
    [2, 1],
    [60, 1],
    [61, 0],
  ])('has from 2 to 60 characters: of %i there are %i', async (length, count) => {
    expect(await entriesOf(indexOf([withHeadings('1.txt', '甲'.repeat(length), [])]))).toHaveLength(count);
  });

  it('is nothing of files that are gone, and no paragraph', async () => {
    const index = indexOf([
      withHeadings('1.txt', '甲报告', ['总体要求']),
      withHeadings('2.txt', '乙报告', ['主要任务']),
      fileOf('3.txt', '丙报告\n各地抓好落实。'),
    ]);
    const [shard] = index.shards;
    const left = new CorpusIndex(
      shard ? [new Shard(shard.buffer, undefined, undefined, Uint8Array.of(1, 0, 0))] : [],
    );
    expect(await textsOf(left)).toEqual(['title 乙报告', 'title 丙报告', 'heading 主要任务']);
  });

  it('is a title with what else names its article', async () => {
    const file = fileOf('1.txt', '工作报告\n正文。', { place: '某市', date: '2024' });
    const found = await Findables.of({ index: indexOf([file]), lexicon: EMPTY_LEXICON }, NEVER);
    expect(Array.from({ length: found.count }, (_, entry) => found.kind(entry))).toEqual(['title', 'title']);
    expect(found.article(0)).toBeUndefined();
    expect(found.folded(1)).toBe('工作报告（某市·2024）');
    expect(found.article(1)?.number).toBe(0);
  });

  it('is a set phrase rather than a heading that says the same', async () => {
    const index = indexOf(
      Array.from({ length: 4 }, (_, n) =>
        withHeadings(`${n}.txt`, `第${n}号报告`, ['统筹发展和安全'], `，各地要做到${n}。`),
      ),
    );
    const lexicon = await mineLexicon(index);
    const found = await Findables.of({ index, lexicon }, NEVER);
    const all = Array.from(
      { length: found.count },
      (_, entry) => `${found.kind(entry)} ${found.folded(entry)}`,
    );
    expect(all.filter((entry) => entry.endsWith('统筹发展和安全'))).toEqual(['phrase 统筹发展和安全']);
  });

  it('is preferred by its articles, then the shorter, then the first', async () => {
    const titles = ['甲报告', '丙丁报告', '乙报告', '乙报告', '丁报告'];
    const index = indexOf(
      titles.map((title, n) => fileOf(`${n}.txt`, title)),
      titles.length,
      unitSegmenter,
    );
    const found = await Findables.of({ index, lexicon: EMPTY_LEXICON }, NEVER);
    const order = [0, 1, 2, 3].sort((a, b) => found.preferred(a, b)).map((entry) => found.folded(entry));
    expect(order).toEqual(['乙报告', '甲报告', '丁报告', '丙丁报告']);
  });
});
