import { describe, expect, it } from 'vitest';
import { readText } from '../support/readings.ts';

/** A paragraph of running text. */
const TEXT = '今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革，城乡面貌发生了新的变化。';

async function articleOf(lines: readonly string[], name = 'a.txt') {
  const { articles, dropped } = await readText(lines.join('\n'), name);
  expect(articles).toHaveLength(1);
  return { ...articles[0], dropped };
}

describe('titles', () => {
  it.each([
    ['in three lines', ['云溪县人民政府办公室关于印发云溪县', '河道治理三年行动', '方案的通知']],
    ['broken before its last word', ['云溪县人民政府关于进一步加强河道治理工作', '的意见']],
    ['with its body on a line of its own', ['云溪县水利局', '关于开展河道清淤工作的通知']],
    ['with two bodies', ['中共云溪县委', '云溪县人民政府', '关于加快建设幸福河湖的意见'], ' '],
    ['in open quotes', ['关于印发“十四五”云溪县', '水利发展规划的通知']],
    ['with its edition below', ['云溪县河道管理办法', '（试行）']],
    ['set apart letter by letter', ['通　知'], '', '通知'],
  ])('%s', async (_, lines, between = '', shown = lines.join('')) => {
    const { title } = await articleOf([...lines, '云政办发〔2022〕15号', '各乡镇人民政府：', TEXT, TEXT]);
    expect(title.replaceAll(' ', '')).toBe(shown.replaceAll(between, ''));
  });

  it.each([
    ['# 关于加快建设幸福河湖', '# 的意见', '关于加快建设幸福河湖的意见'],
    ['## 关于进一步加强', '## 河道治理的通知', '关于进一步加强河道治理的通知'],
    ['# 关于河道治理的意见', '# 总体要求', '关于河道治理的意见'],
    ['# 关于河道治理', '# 总体要求', '关于河道治理'],
    ['# 关于加快建设幸福河湖', '## 的意见', '关于加快建设幸福河湖'],
    ['# 云溪县水利局', '# 河道治理工作总结', '云溪县水利局河道治理工作总结'],
    ['# 云溪县水利局', '# 河道治理', '云溪县水利局'],
  ])('in headings of Markdown, %s and %s', async (first, second, title) => {
    expect((await articleOf([first, second, '', TEXT, '', TEXT], 'a.md')).title).toBe(title);
  });

  it('end where the paper does, not where a heading follows', async () => {
    const { title } = await articleOf(['云溪县水利工作总结', '主要做法', TEXT, TEXT]);
    expect(title).toBe('云溪县水利工作总结');
  });

  it.each(['附件2', '附件：', '附件 1-2', '大纲1', '样表三', '（附件）'])('stand below %s', async (label) => {
    const { title, passages } = await articleOf([label, '', '云溪县水利工程名录', TEXT, TEXT]);
    expect(title).toBe('云溪县水利工程名录');
    expect(passages[0].text).toBe(label);
  });

  it.each([
    [
      ['中共云溪县委文件', '云发〔2022〕3号', '★', '中共云溪县委', '关于兴修水利的意见'],
      '中共云溪县委关于兴修水利的意见',
    ],
    [['云溪县人民政府令', '第12号'], '云溪县人民政府令 第12号'],
    [['打造幸福河湖', '守护一江碧水', '云溪县水利局', '（2022年3月）'], '打造幸福河湖 守护一江碧水'],
    [['云溪县第十届人民代表大会', '常务委员会工作报告'], '云溪县第十届人民代表大会常务委员会工作报告'],
    [['县委全面依法治县委员会办公室', '关于学法的通知'], '县委全面依法治县委员会办公室关于学法的通知'],
    [['主题词：', '关于印发水利', '规划的通知'], '关于印发水利规划的通知'],
  ])('of %j', async (lines, title) => {
    expect((await articleOf([...lines, '各乡镇：', TEXT, TEXT])).title).toBe(title);
  });

  it.each([
    '——2022年3月4日在云溪县第十届人民代表大会第二次会议上',
    '2022年3月4日在云溪县第十届人民代表大会第二次会议上',
    '（2022年3月4日）',
    '云溪县人民政府县长　张 三',
    '（云溪融媒记者 李四 摄）',
    '云溪县水利局',
    '政务公开',
    '云溪县人民政府门户网站',
    '发布时间：2022-03-04 09:30　来源：县水利局',
    '机密★1年',
    '第12期',
  ])('are not %s', async (line) => {
    const { title } = await articleOf([line, '水利工作汇报材料', TEXT, TEXT]);
    expect(title.endsWith('水利工作汇报材料')).toBe(true);
    expect(title.startsWith(line) && line !== '云溪县水利局').toBe(false);
  });

  it('are not the head of a table', async () => {
    const lines = ['姓名\t本周完成的工作\t下周计划\t总结', '甲\t走访三个乡镇\t继续走访\t顺利', TEXT];
    expect((await articleOf(lines)).title).toBe('今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革…');
  });

  it('are what the file is named after, of lines that look alike', async () => {
    const lines = ['为民办实事', '水润云溪', TEXT, TEXT];
    expect((await articleOf(lines, '水润云溪.txt')).title).toContain('水润云溪');
  });

  it('come from the report’s first sentence where a page left them out', async () => {
    const opening = '现在，我代表县人民政府，向大会报告政府工作，请予审议。';
    const occasion = '——2022年3月4日在云溪县第十届人民代表大会第二次会议上';
    const lines = ['下载', '打印', '【字号：', '加大', occasion, '县长　张 三', '各位代表：', opening, TEXT];
    const { title, date, place, author, dropped } = await articleOf(lines, '2022_云溪县.txt');
    expect([title, date, place, author]).toEqual([
      '2022年云溪县政府工作报告',
      '2022-03-04',
      '云溪县',
      '张三',
    ]);
    expect(dropped.map(({ text }) => text)).toEqual(['下载', '打印', '【字号：', '加大', '县长　张 三']);
  });

  it('are the first heading of a Markdown file, whole', async () => {
    const { title } = await articleOf(['### 春灌全面展开', TEXT, '### 关于水价的公告', TEXT]);
    expect(title).toBe('春灌全面展开');
    expect((await articleOf(['### 春灌全面展开', '### 关于水价的公告', TEXT, TEXT])).title).toBe(
      '春灌全面展开',
    );
  });
});

describe('furniture of pages in texts', () => {
  it.each([
    ['a word a line', ['下载', '打印', '全屏', '收藏', '【字号：', '大', '中', '小', '】']],
    ['a breadcrumb', ['您所在的位置：首页 > 要闻 > 水利']],
    ['a breadcrumb without its label', ['云溪网首页 > 水利频道 > 正文']],
    ['a breadcrumb, a part a line', ['当前位置：', '首页', '>', '政务公开', '>', '部门文件', '>', '正文']],
    ['facts', ['时间：2022-03-04 06:23来源：云溪日报']],
    ['facts, a line each', ['时间：2022-03-04', '来源：云溪日报', '责任编辑：李四']],
    ['how often it was seen', ['浏览次数：', '1234', '打印']],
  ])('before the text: %s', async (_, lines) => {
    const { title, passages, dropped } = await articleOf([...lines, '全县春灌工作会议召开', '', TEXT, TEXT]);
    expect(title).toBe('全县春灌工作会议召开');
    expect(passages.map(({ text }) => text)).toEqual(['全县春灌工作会议召开', TEXT, TEXT]);
    expect(dropped.map(({ text }) => text)).toEqual(lines);
  });

  it.each([
    ['the editors', ['责任编辑：李四 审核：王五']],
    ['the editors in brackets', ['[责任编辑：李四]']],
    ['a share bar', ['分享到：', '微信', '微博', 'QQ空间']],
    ['a code to scan', ['扫一扫在手机打开当前页']],
    ['related papers', ['相关阅读', '全县春灌工作会议召开', '云溪县水利工作总结']],
    ['neighbours', ['上一篇：关于水价的公告', '下一篇：没有了']],
    [
      'the foot of the site',
      ['主办：云溪县人民政府办公室', '技术支持：云溪县信息中心', '网站标识码：1234567890'],
    ],
    [
      'the way to the original',
      ['[查看原文](https://example.com/2022/a.shtml)', '(更新时间戳: 1704113435297)'],
    ],
  ])('after the text: %s', async (_, lines) => {
    const { passages, dropped } = await articleOf(['全县春灌工作会议召开', TEXT, TEXT, ...lines]);
    expect(passages.map(({ text }) => text)).toEqual(['全县春灌工作会议召开', TEXT, TEXT]);
    expect(dropped.map(({ text }) => text)).toEqual(lines);
  });

  it('is not the same word in the middle of a text, nor what a paper says of itself', async () => {
    const lines = ['工作情况', TEXT, '下载', TEXT, '主办单位：云溪县水利局', '附件：', '相关资料清单', '大'];
    const { passages, dropped } = await articleOf(lines);
    expect(passages.map(({ text }) => text)).toEqual(lines);
    expect(dropped).toEqual([]);
  });

  it('is not what minutes of a meeting open with', async () => {
    const lines = ['水利工作会议纪要', '时间：2022年3月4日', '地点：县水利局会议室', TEXT];
    expect((await articleOf(lines)).passages.map(({ text }) => text)).toEqual(lines);
  });
});

describe('dates', () => {
  it.each([
    ['发布时间：2022-03-04 09:30', '2022-03-04'],
    ['发布时间：2022-03-04 09:30:00', '2022-03-04'],
    ['发布时间：2022年03月04日 09:30', '2022-03-04'],
    ['发布时间：2022-3-4', '2022-03-04'],
    ['发布时间：2022/3/14', '2022-03-14'],
    ['发布日期：2022.3.4 来源：县水利局', '2022-03-04'],
    ['来源: | 发布时间: 2022-03-04 | 浏览次数: 2168', '2022-03-04'],
    ['2022-03-04 09:30 来源：县水利局', '2022-03-04'],
    ['（2022年3月4日）', '2022-03-04'],
  ])('under a title: %s', async (line, date) => {
    expect((await articleOf(['全县春灌工作会议召开', line, '', TEXT, TEXT])).date).toBe(date);
  });

  it.each([
    '二〇二二年三月四日',
    '二○二二年三月四日',
    '二O二二年三月四日',
    '二Ｏ二二年三月四日',
    '二0二二年三月四日',
    '二零二二年三月四日',
    '2022年 3月 4日',
    '2022 年 3 月 4 日',
    '2 0 2 2 年 3 月 4 日',
    '2022.3.4',
    '2022/3/4',
    '２０２２年３月４日',
  ])('under the text: %s', async (line) => {
    const { date, body } = await articleOf(['关于春灌的通知', TEXT, TEXT, '云溪县水利局', line]);
    expect([date, body]).toEqual(['2022-03-04', '云溪县水利局']);
  });

  it('are of the signature before an annex', async () => {
    const annex = Array.from({ length: 9 }, () => TEXT);
    const paper = ['云溪县水利局关于印发春灌方案的通知', TEXT, '云溪县水利局（章）', '2022年3月4日'];
    const { date } = await articleOf([...paper, '（此件公开发布）', '附件', '云溪县春灌方案', ...annex]);
    expect(date).toBe('2022-03-04');
  });

  it('are of the day that a file is named after before the year that its title speaks of', async () => {
    const { date } = await articleOf(['全县部署2023年水利工作', TEXT, TEXT], '20221207.txt');
    expect(date).toBe('2022-12-07');
  });
});

describe('bodies and places', () => {
  it.each([
    ['国务院办公厅关于进一步加强水利工作的通知', '国务院办公厅', undefined],
    ['县委关于在市场监管领域推行联合检查的意见', '县委', undefined],
    ['关于召开云溪县水利工作会议的通知', undefined, '云溪县'],
    ['关于印发云溪县水利规划的通知', undefined, '云溪县'],
    ['云溪市民营经济促进条例', undefined, '云溪市'],
    ['行政区域界线管理条例', undefined, undefined],
    ['农业农村部、水利部关于做好春灌的通知', '农业农村部 水利部', undefined],
    ['中共云溪县委关于加强水利工作的决定', '中共云溪县委', '云溪县'],
    ['关于做好某某自治县春灌工作的通知', undefined, undefined],
  ])('by the title: %s', async (title, body, place) => {
    const article = await articleOf([title, '各乡镇：', TEXT, TEXT]);
    expect([article.title, article.body, article.place]).toEqual([title, body, place]);
  });

  it('by the number, the letterhead, the signature', async () => {
    const numbered = await articleOf(['关于加强水利工作的通知', '国办发〔2022〕15号', '各省：', TEXT, TEXT]);
    expect(numbered.body).toBe('国务院办公厅');
    const headed = await articleOf([
      '云溪县人民政府文件',
      '云政发〔2022〕5号',
      '关于春灌的通知',
      '各乡镇：',
      TEXT,
    ]);
    expect([headed.title, headed.body]).toEqual(['关于春灌的通知', '云溪县人民政府']);
    const signed = await articleOf([
      '关于春灌的通知',
      TEXT,
      TEXT,
      '中共云溪县委',
      '云溪县人民政府',
      '2022年3月4日',
    ]);
    expect(signed.body).toBe('中共云溪县委 云溪县人民政府');
  });

  it('by the box of a register, which is not text', async () => {
    const box = ['索 引 号：', 'YX0001/2022-0004', '发布机构：', '云溪县统计局', '成文日期：', '2022-04-18'];
    const register = ['公开方式：主动公开', '发文字号：云统〔2022〕4号　有效性：有效'];
    const { title, date, body, number, passages, dropped } = await articleOf([
      ...box,
      ...register,
      '云溪县2021年统计公报',
      TEXT,
      TEXT,
    ]);
    expect([title, date, body, number]).toEqual([
      '云溪县2021年统计公报',
      '2022-04-18',
      '云溪县统计局',
      '云统〔2022〕4号',
    ]);
    expect(passages).toHaveLength(3);
    expect(new Set(dropped.map(({ rule }) => rule))).toEqual(new Set(['facts-box']));
  });
});
