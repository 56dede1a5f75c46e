import { describe, expect, it } from 'vitest';
import { isCrumbEnd, isPageLine, pageKindOf, readFoot } from '../../src/corpus/junk/pageWords.ts';

describe('what a line is on a page', () => {
  it.each([
    [
      'button',
      ['下载', 'A+', '【下载】', '下载 打印', '字号： 大 中 小', '【字号：', '大 中 小', '下载 12 次'],
    ],
    ['word', ['大', '首页', '12', '1,234次', '12 人次', '【大']],
    ['signs', ['|', ' ＞ ', '【】', '::']],
    [
      'crumb',
      [
        '首页 > 新闻',
        '您现在的位置：',
        '当前位置：首页',
        '首页 | 政务公开 | 互动交流',
        '青林网 › 农业频道',
        '农业频道 > 正文',
        `首页 > ${'甲'.repeat(24)}`,
      ],
    ],
    ['related', ['相关链接', '【延伸阅读】', '推荐阅读：', '更多新闻 >>']],
    ['line', ['分享到：微信', '浏览次数：12', '扫一扫在手机打开']],
    [
      undefined,
      [
        '关于工作的报告',
        '下载 报告',
        '报告 下载',
        // Rows of tables are counts, too.
        '大 12',
        '大 12 3次',
        '农业频道 > 报告',
        `首页 > ${'甲'.repeat(25)}`,
        '首页 > 一句。',
        '首页 | 政',
        '附件：甲',
        '1234567890',
      ],
    ],
  ])('%s', (kind, lines) => {
    for (const line of lines) expect([line, pageKindOf(line)]).toEqual([line, kind]);
  });

  it('is nothing that is longer than 120 units', () => {
    expect(pageKindOf('下载 '.repeat(40))).toBe('button');
    expect(pageKindOf(`${'下载 '.repeat(40)}、`)).toBeUndefined();
  });
});

describe('a line that only pages have, wherever it is', () => {
  it.each([
    ['下载 打印', true],
    ['下载', false],
    ['下载 报告', false],
    ['下载 '.repeat(40), true],
    [`${'下载 '.repeat(40)}、`, false],
    ['首页 > 新闻', true],
    ['您当前的位置：甲', true],
    ['上一篇：甲', true],
    ['上一篇报告', false],
    ['分享到：微信 微博', true],
    ['版权所有 某网', true],
    ['报告', false],
  ])('%s: %s', (line, expected) => {
    expect(isPageLine(line)).toBe(expected);
  });
});

describe('the foot of a site', () => {
  it.each([
    ['版权所有 某网', true],
    ['技术支持：某公司', true],
    ['建议使用IE9浏览器', true],
    ['网站地图 | 联系我们', true],
    ['主办单位：某局', false],
    ['电话：12345', false],
    ['报告', undefined],
    ['主办单位', undefined],
  ])('%s: %s', (line, isSure) => {
    expect(readFoot(line)?.isSure).toBe(isSure);
  });
});

describe('the ends of a breadcrumb', () => {
  it.each([
    ['首页', true],
    ['某政府网', true],
    ['正文', true],
    ['详情', true],
    ['正文的', false],
    ['政务公开', false],
  ])('%s: %s', (line, expected) => {
    expect(isCrumbEnd(line)).toBe(expected);
  });
});
