import { afterEach, describe, expect, it, vi } from 'vitest';
import { concordance, type ConcordanceOptions } from '../../../src/engine/cite/concordance.ts';
import { toCsv, toMarkdown } from '../../../src/engine/cite/export.ts';
import { CancelledError, NEVER } from '../../../src/engine/signal.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const index = indexOf(
  [
    fileOf('甲县/a.txt', '甲县报告\n乙，统筹发展和安全，丙。\n甲，统筹发展和安全，丁。', { date: '2021-02' }),
    fileOf('乙县/b.txt', '乙县总结\n丁，统筹发展和安全，甲。', { date: '2023' }),
    fileOf('乙县/c.txt', '乙县方案\n丙，统筹发展和安全，乙。'),
  ],
  1,
);

async function lines(options: Partial<ConcordanceOptions>): Promise<string[]> {
  const found = await concordance(
    index,
    '统筹发展和安全',
    { order: 'article', limit: 10, ...options },
    NEVER,
  );
  return found.lines.map(({ before, after }) => before[0] + after[1]);
}

describe('concordance', () => {
  it.each([
    ['article', ['丁甲', '丙乙', '乙丙', '甲丁']],
    ['date', ['丁甲', '乙丙', '甲丁', '丙乙']],
    // By the code of the character: 丁 丙 乙 甲.
    ['left', ['丁甲', '丙乙', '乙丙', '甲丁']],
    ['right', ['甲丁', '乙丙', '丙乙', '丁甲']],
  ] as const)('in order of %s', async (order, expected) => {
    expect(await lines({ order })).toEqual(expected);
  });

  it('filters by folder, title and year, and keeps the honest total', async () => {
    expect(await lines({ folder: '乙县' })).toEqual(['丁甲', '丙乙']);
    expect(await lines({ title: '总结' })).toEqual(['丁甲']);
    expect(await lines({ fromYear: 2022 })).toEqual(['丁甲']);
    expect(await lines({ toYear: 2022 })).toEqual(['乙丙', '甲丁']);
    const found = await concordance(
      index,
      '统筹发展和安全',
      { order: 'best', limit: 1, folder: '甲县' },
      NEVER,
    );
    expect(found).toMatchObject({ places: 4, articles: 3, matching: 2, considered: 4 });
    expect(found.lines).toHaveLength(1);
  });

  it.each([
    ['left', ['丁乙', '甲乙', '丙甲']],
    ['right', ['丙甲', '丁乙', '甲乙']],
  ] as const)('sorts by more than the next character: %s', async (order, expected) => {
    const own = indexOf([fileOf('a.txt', '标题\n丙甲统筹丁\n丁乙统筹乙\n甲乙统筹甲')], 1, unitSegmenter);
    const found = await concordance(own, '统筹', { order, limit: 9 }, NEVER);
    expect(found.lines.map(({ before }) => before)).toEqual(expected);
  });

  it('sorts by the words of its passage alone', async () => {
    const own = indexOf([fileOf('a.txt', '标题甲\n统筹甲\n乙统筹\n丁')], 1, unitSegmenter);
    const around = async (order: 'left' | 'right') =>
      (await concordance(own, '统筹', { order, limit: 9 }, NEVER)).lines.map(
        ({ before, after }) => before + after,
      );
    expect(await around('left')).toEqual(['甲', '乙']);
    expect(await around('right')).toEqual(['乙', '甲']);
  });

  it('counts all places where it shows the best of them, and has nothing of nothing', async () => {
    const best = await concordance(index, '统筹发展和安全', { order: 'best', limit: 2 }, NEVER);
    expect(best).toMatchObject({ places: 4, articles: 3, matching: 4, considered: 4 });
    expect(best.lines).toHaveLength(2);
    const none = { places: 0, articles: 0, matching: 0, considered: 0, lines: [] };
    expect(await concordance(index, '', { order: 'best', limit: 2 }, NEVER)).toEqual(none);
    expect(await concordance(index, ' ', { order: 'article', limit: 2 }, NEVER)).toEqual(none);
  });

  it('filters by each word of a title, whatever blanks are around them', async () => {
    expect(await lines({ title: '  总结   乙县 ' })).toEqual(['丁甲']);
    expect(await lines({ title: '总结 甲县' })).toEqual([]);
    expect(await lines({ title: '  ' })).toHaveLength(4);
    const blank = await concordance(index, '统筹发展和安全', { order: 'best', limit: 1, title: ' ' }, NEVER);
    expect(blank).toMatchObject({ matching: 4 });
  });

  it('says how many places it looked at where there are very many', async () => {
    const many = indexOf([fileOf('a.txt', `标题\n${'发展。'.repeat(30_000)}`)], 1, unitSegmenter);
    const found = await concordance(many, '发展', { order: 'left', limit: 5 }, NEVER);
    expect(found).toMatchObject({ places: 30_000, considered: 20_000, matching: 20_000 });
  });

  afterEach(() => vi.restoreAllMocks());

  it.each([
    [31, 3, false],
    [32, 3, true],
    [32, 2, false],
  ])('lets other work run after %i places, %i ms later: %s', async (places, later, isDue) => {
    const many = indexOf([fileOf('a.txt', `标题\n${'发展。'.repeat(places)}`)], 1, unitSegmenter);
    const times = [0];
    vi.spyOn(performance, 'now').mockImplementation(() => times.shift() ?? later);
    const asked = concordance(many, '发展', { order: 'right', limit: 0, folder: '没有' }, { aborted: true });
    if (isDue) await expect(asked).rejects.toBeInstanceOf(CancelledError);
    else expect(await asked).toMatchObject({ places, matching: 0 });
  });

  it.each([
    [2.9, 0],
    [3, 1],
  ])('sets a timer before it ranks places where counting them took %s ms: %i', async (later, timers) => {
    const times = [0];
    vi.spyOn(performance, 'now').mockImplementation(() => times.shift() ?? later);
    const set = vi.spyOn(globalThis, 'setTimeout');
    const { lines: found } = await concordance(index, '统筹', { order: 'best', limit: 5 }, NEVER);
    expect(found).toHaveLength(4);
    expect(set).toHaveBeenCalledTimes(timers);
  });

  it('can be cancelled', async () => {
    const cancelled = concordance(index, '统筹', { order: 'best', limit: 1 }, { aborted: true });
    await expect(cancelled).rejects.toBeInstanceOf(CancelledError);
  });
});

describe('export', () => {
  const labels = { title: '篇名', date: '日期', section: '章节', text: '原文', file: '文件', line: '行' };
  const line = {
    uri: 'file:///a.txt',
    format: 'txt',
    range: { start: { line: 4, character: 0 }, end: { line: 4, character: 2 } },
    title: '=HYPERLINK("x")',
    cited: '=HYPERLINK("x")',
    date: '2023',
    headings: ['一、总体要求', '（一）目标'],
    before: '说，"',
    match: '发展',
    after: '*\n',
  };

  it('writes CSV that a spreadsheet reads and runs no formula of', () => {
    expect(toCsv([line], labels)).toBe(
      '\ufeff篇名,日期,章节,原文,文件,行\r\n' +
        `"'=HYPERLINK(""x"")",2023,一、总体要求 / （一）目标,"说，""【发展】*\n",/a.txt,5\r\n`,
    );
  });

  it.each([
    ['青石省', 1],
    ['2026', 1],
    ['省 政府', 2],
    ['云岭 青石', 0],
  ])('shows only what %s names, by place and file', async (title, shown) => {
    const body = '统筹发展和安全。';
    const reports = indexOf([
      fileOf('2025_云岭省.txt', `政府工作报告\n${body}`),
      fileOf('2026_青石省.txt', `政府工作报告\n${body}`),
    ]);
    const found = await concordance(reports, '统筹发展', { order: 'article', limit: 9, title }, NEVER);
    expect(found.matching).toBe(shown);
  });

  it.each([
    ['file:///%E8%AF%AD%E6%96%99/2026_%E7%94%B2%E7%9C%81.txt', '/语料/2026_甲省.txt'],
    ['file:///d%3A/%E8%AF%AD%E6%96%99/a.txt', 'd:/语料/a.txt'],
    ['file://server/share/a.txt', '//server/share/a.txt'],
    ['https://office/%E7%94%B2', 'https://office/甲'],
  ])('names the file of %s as people write it', (uri, path) => {
    expect(toCsv([{ ...line, uri }], labels)).toContain(`,${path},`);
  });

  it('writes Markdown grouped by article', () => {
    expect(toMarkdown('发展', '2 处 · 1 篇', [line, line])).toBe(
      '# 发展\n\n2 处 · 1 篇\n\n## \\=HYPERLINK\\("x"\\) (2023)\n\n' +
        '- 说，"**发展**\\*  — 一、总体要求 / （一）目标\n- 说，"**发展**\\*  — 一、总体要求 / （一）目标\n',
    );
  });
});
