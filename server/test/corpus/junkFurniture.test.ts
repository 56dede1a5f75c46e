import { describe, expect, it } from 'vitest';
import { findFurniture } from '../../src/corpus/junk/furniture.ts';

/** A line of text: thirty units that end a sentence. */
const TEXT = `${'全市上下坚持稳中求进工作总基调'.repeat(2).slice(0, 29)}。`;

/** Of lines the ones that are furniture. */
function furniture(lines: readonly (string | { text: string; hint: { kind: string } })[]): string[] {
  const blocks = lines.map((line) => ({
    gapBefore: false,
    ...(typeof line === 'string' ? { text: line } : line),
  }));
  return [...findFurniture(blocks).keys()].sort((a, b) => a - b).map((at) => blocks[at]?.text ?? '');
}

describe('at the edges of a text', () => {
  it('buttons, breadcrumbs and lines of pages are furniture, and words beside them', () => {
    const head = ['首页', '下载', '大', '|', '中', '当前位置：首页 > 公开', '关于工作的报告'];
    expect(furniture([...head, TEXT])).toEqual(head.slice(0, -1));
    const tail = ['打印', '更多', '浏览次数：12'];
    expect(furniture([TEXT, '某市人民政府', ...tail])).toEqual(tail);
  });

  it('words alone are none, nor are words with a line between', () => {
    expect(furniture(['大', '中', '小', TEXT])).toEqual([]);
    expect(furniture(['下载', '关于工作的报告', '大', TEXT])).toEqual(['下载']);
  });

  it.each([
    ['30 units that end a sentence', TEXT, true],
    ['29 units', TEXT.slice(1), false],
    ['30 units without an end', `${TEXT.slice(0, -1)}的`, false],
    ['60 units with an end in them', `甲。${'乙'.repeat(58)}`, true],
    ['59 units with an end in them', `甲。${'乙'.repeat(57)}`, false],
  ])('are over where a text begins: %s', (_, line, isText) => {
    expect(furniture([line, '下载', TEXT])).toEqual(isText ? [] : ['下载']);
  });

  it('a row of a table is not text', () => {
    const row = { text: TEXT, hint: { kind: 'table' } };
    const after = Array.from({ length: 90 }, (_, n) => `第${n}行`);
    expect(furniture([...after, row, '下载', ...after])).toEqual([]);
    expect(furniture([...after, TEXT, '下载'])).toEqual(['下载']);
    expect(furniture([row, '下载', TEXT])).toEqual(['下载']);
  });

  it('a file without text is all edge, up to eighty lines from either end', () => {
    const names = (count: number) => Array.from({ length: count }, (_, n) => `第${n}行`);
    expect(furniture(['下载', '打印'])).toEqual(['下载', '打印']);
    expect(furniture([...names(79), '下载', ...names(80)])).toEqual(['下载']);
    expect(furniture([...names(80), '下载', ...names(80)])).toEqual([]);
    expect(furniture([...names(80), '下载', ...names(79)])).toEqual(['下载']);
  });

  it('eighty lines are looked at', () => {
    const names = (count: number) => Array.from({ length: count }, (_, n) => `第${n}行`);
    expect(furniture([...names(79), '下载', ...names(5), TEXT])).toEqual(['下载']);
    expect(furniture([...names(80), '下载', ...names(5), TEXT])).toEqual([]);
    expect(furniture([TEXT, ...names(5), '下载', ...names(79)])).toEqual(['下载']);
    expect(furniture([TEXT, ...names(5), '下载', ...names(80)])).toEqual([]);
  });
});

describe('a breadcrumb over several lines', () => {
  it.each([
    ['up to its last sign', ['您现在的位置：', '首页', '>', '政务公开', '>', '工作报告', '标题'], 6],
    [
      'up to a sign that nothing follows',
      ['您现在的位置：', '首页', '>', '一个很长很长很长很长很长很长的标题'],
      3,
    ],
    ['up to the name that ends it', ['当前位置', '首页', '政务', '正文', '标题'], 4],
    ['where it opens with a colon or a sign', ['首页 >', '政务公开', '>', '标题'], 4],
  ])('is furniture %s', (_, lines, count) => {
    expect(furniture([...lines, TEXT])).toEqual(lines.slice(0, count));
  });

  it('has its parts after it, not before', () => {
    const crumb = ['您现在的位置：', '首页', '>', '政务'];
    expect(furniture(['这是一句话。', ...crumb, TEXT])).toEqual(crumb);
    // Another line that ends in a colon opens none.
    expect(furniture(['会议时间：', '正文', TEXT])).toEqual([]);
  });

  it('ends at a sentence', () => {
    expect(furniture(['您现在的位置：', '首页', '，一句。', '>', '政务', TEXT])).toEqual([
      '您现在的位置：',
      '首页',
    ]);
  });
});

describe('in the midst of a text', () => {
  it.each([
    ['four, two of them buttons', ['下载', '大', '中', '打印'], 4],
    ['three', ['下载', '大', '打印'], 0],
    ['four, one a button', ['下载', '大', '中', '小'], 0],
    ['four parted by a line', ['下载', '大', '一行', '中', '打印'], 0],
  ])('a bar of buttons is furniture: %s', (_, bar, count) => {
    expect(furniture([TEXT, ...bar, TEXT])).toHaveLength(count);
  });
});

describe('related papers', () => {
  it('before the text are furniture with those that are named under them', () => {
    const head = ['关联稿件：', '《某某办法》', '图解某某', '报告 2024-1-2'];
    expect(furniture([...head, '工作报告', TEXT])).toEqual(head);
    expect(furniture([TEXT.slice(0, 5), '相关链接', '工作报告', TEXT])).toEqual(['相关链接']);
  });

  it.each([
    ['80 units', '甲'.repeat(80), 2],
    ['81 units', '甲'.repeat(81), 1],
    ['a sentence', '某市召开会议。', 1],
    ['an annex', '附件：甲', 1],
    ['a name', '某市召开会议', 2],
  ])('after it are furniture with the lines after them: %s', (_, line, count) => {
    expect(furniture([TEXT, '相关新闻', line])).toHaveLength(count);
  });

  it('are no rows of a table', () => {
    expect(furniture([TEXT, '相关新闻', { text: '甲\t乙', hint: { kind: 'table' } }])).toEqual(['相关新闻']);
  });
});

describe('the foot of a site', () => {
  it('is furniture after the text, with doubtful lines where one is sure', () => {
    const foot = ['主办单位：某某局', '版权所有 某某网'];
    expect(furniture([TEXT, ...foot])).toEqual(foot);
    expect(furniture([TEXT, '主办单位：某某局'])).toEqual([]);
    expect(furniture(['版权所有 某某网'])).toEqual([]);
  });
});
