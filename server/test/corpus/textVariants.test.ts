import { describe, expect, it } from 'vitest';
import { readText } from '../support/readings.ts';

const TEXT = '今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革，城乡面貌发生了新的变化。';
const MORE = '要坚持问题导向，逐项排查短板弱项，建立台账、明确责任、限时整改，确保件件有着落。';
const BODY = [TEXT, '一、主要做法', MORE, TEXT, '二、下一步打算', MORE];
const SCHEME = '云溪县农村饮水安全工程建设方案';
const NEWS = '云溪县召开防汛工作会议';

async function articleOf(lines: readonly string[]) {
  const { articles } = await readText(lines.join('\n'));
  expect(articles).toHaveLength(1);
  return articles[0];
}

describe('titles in lines, whatever is above and between', () => {
  it.each<[string, readonly string[], readonly [title: string, ...facts: (string | undefined)[]]]>([
    [
      'body, number, body again',
      [
        '云溪县人民政府办公室',
        '云政办发〔2021〕12号',
        '云溪县人民政府办公室',
        '关于印发云溪县防汛抗旱',
        '应急预案的通知',
        '各乡镇人民政府：',
        ...BODY,
        '云溪县人民政府办公室',
        '2021年5月8日',
      ],
      [
        '云溪县人民政府办公室关于印发云溪县防汛抗旱应急预案的通知',
        '云政办发〔2021〕12号',
        '2021-05-08',
        '云溪县人民政府办公室',
      ],
    ],
    [
      'letterhead and number',
      [
        '云溪县水利局文件',
        '云水〔2021〕3号',
        '关于进一步加强农村供水保障',
        '工作的实施意见',
        '各乡镇水务站：',
        ...BODY,
        '云溪县水利局',
        '2021年5月8日',
      ],
      ['关于进一步加强农村供水保障工作的实施意见', '云水〔2021〕3号', '2021-05-08', '云溪县水利局'],
    ],
    [
      'a speech with who speaks and when',
      ['在全县经济工作会议上的讲话', '——2021年5月8日', '张三', '同志们：', ...BODY],
      ['在全县经济工作会议上的讲话', undefined, '2021-05-08'],
    ],
    [
      'furniture a word a line',
      [
        '当前位置：首页 > 政务公开 > 政府工作报告',
        '下载',
        '打印',
        '【字号：',
        '大',
        '中',
        '小',
        '】',
        '政府工作报告',
        '——2021年1月28日在云溪县第十七届人民代表大会第五次会议上',
        '云溪县人民政府县长  张三',
        '各位代表：',
        ...BODY,
      ],
      ['政府工作报告', undefined, '2021-01-28', '云溪县人民政府'],
    ],
  ])('%s', async (_, lines, expected) => {
    const { title, number, date, body } = await articleOf(lines);
    expect([title, number, date, body].slice(0, expected.length)).toEqual(expected);
  });

  it.each(
    '附件3|附件 3：|附录一|附录|附表2|大纲|大纲二|附件3-1|附 件|附　件|附件一|［附件2］|【附件】|（附件2）|附件2.|附1|附：|样表|范文一|模板三|参考提纲|提纲'.split(
      '|',
    ),
  )('below %s', async (label) => {
    expect((await articleOf([label, SCHEME, '', ...BODY])).title).toBe(SCHEME);
  });

  it.each(['附件2：', '附件2 ', '附录一　', '［附件2］ '])('after %s on their line', async (label) => {
    expect((await articleOf([label + SCHEME, '', ...BODY])).title).toBe(SCHEME);
  });
});

describe('dates', () => {
  it.each([
    ['二O二一年五月八日', '2021-05-08'],
    ['二〇二一年十月', '2021-10'],
    ['二○二一年十月十日', '2021-10-10'],
    ['二〇二一年五月廿日', '2021-05-20'],
    ['贰零贰壹年伍月捌日', '2021-05-08'],
    ['贰零贰壹年壹拾贰月叁拾壹日', '2021-12-31'],
    ['贰零贰壹年零伍月零捌日', '2021-05-08'],
    ['貳零貳壹年拾贰月貳拾日', '2021-12-20'],
    ['贰〇二1年伍月8日', '2021-05-08'],
    ['贰仟零贰拾壹年伍月捌日', '2021-05-08'],
    ['二千零二十一年五月八日', '2021-05-08'],
    ['两千零九年五月八日', '2009-05-08'],
    ['一千九百九十八年五月八日', '1998-05-08'],
    ['二〇二一年元月八日', '2021-01-08'],
    ['2021年元月8日', '2021-01-08'],
    ['2O21年5月1O日', '2021-05-10'],
    ['202l年l月8日', '2021-01-08'],
    ['二〇二一年五月二八日', '2021-05-28'],
    ['二〇二一年零五月零八日', '2021-05-08'],
    ['二 〇 二 一 年 五 月 八 日', '2021-05-08'],
    ['二〇二一 年 十 二 月 十 日', '2021-12-10'],
    ['2021年5月8號', '2021-05-08'],
    ['2021—5—8', '2021-05-08'],
    ['2021·5·8', '2021-05-08'],
    ['2021、5、8', '2021-05-08'],
    ['2021．５．８', '2021-05-08'],
    ['2021年5月　　日', '2021-05'],
    ['2021年×月×日', '2021'],
    ['2021. 5. 8', '2021-05-08'],
    ['2021 - 05 - 08', '2021-05-08'],
    ['2021－5－8', '2021-05-08'],
    ['2021年5月8日15时30分', '2021-05-08'],
    ['2021年5月8日 15:30', '2021-05-08'],
    ['2021年5月8日上午', '2021-05-08'],
    ['2021年5月8日（星期六）', '2021-05-08'],
    ['公元2021年5月8日', '2021-05-08'],
    ['日期：2021年5月8日', '2021-05-08'],
    ['2021年5月8日印发', '2021-05-08'],
    ['2021年5月', '2021-05'],
  ])('of a signature: %s', async (line, date) => {
    const article = await articleOf([
      '关于做好防汛工作的通知',
      '各乡镇人民政府：',
      ...BODY,
      '云溪县水利局',
      line,
    ]);
    expect([article.date, article.body]).toEqual([date, '云溪县水利局']);
  });

  it.each([
    ['日期：2021年05月18日 15:30', '2021-05-18'],
    ['发布日期： 2021年5月18日15时30分', '2021-05-18'],
    ['时间：2021/5/18 来源：云溪日报', '2021-05-18'],
    ['【发布时间：2021-05-18】【字体：大 中 小】', '2021-05-18'],
    ['字号： 大 中 小 2021-05-18 来源：云溪发布', '2021-05-18'],
    ['2021-05-1810:20来源：云溪网', '2021-05-18'],
    ['发文日期：二〇二一年五月十八日', '2021-05-18'],
  ])('of a page: %s', async (line, date) => {
    const article = await articleOf([NEWS, line, ...BODY]);
    expect([article.date, article.passages.length]).toEqual([date, 7]);
  });

  it.each(['贰零贰壹年伍月捌日', '二千零二十一年五月八日', '2021年元月8日', '2021. 5. 8', '2O21年5月8日'])(
    'beside the body that signs: %s',
    async (date) => {
      const article = await articleOf([
        '关于做好防汛工作的通知',
        '各乡镇：',
        ...BODY,
        `云溪县水利局　　${date}`,
      ]);
      expect(article.date?.slice(0, 4)).toBe('2021');
      expect(article.body).toBe('云溪县水利局');
    },
  );

  it.each([
    '（一九九八年三月五日在云溪县第十届人民代表大会第一次会议上）',
    '——一九九八年三月五日在云溪县第十届人民代表大会第一次会议上',
    '一九九八年三月五日在云溪县第十届人民代表大会第一次会议上',
    '（壹玖玖捌年叁月伍日在云溪县第十届人民代表大会第一次会议上）',
  ])('of an occasion: %s', async (line) => {
    const { title, date } = await articleOf(['政府工作报告', line, '各位代表：', ...BODY]);
    expect([title, date]).toEqual(['政府工作报告', '1998-03-05']);
  });

  it.each(['两千年来的云溪', '一千九百年的古树', '第二一九九年会', '二三四五年级的课'])(
    'are not what only looks like a year: %s',
    async (title) => expect((await articleOf([title, ...BODY])).date).toBeUndefined(),
  );

  it('are of the day that a by-line says, before one that is signed below', async () => {
    const lines = [
      '在全县教育工作会议上的讲话',
      '县委书记　王五',
      '（2024年3月5日，根据录音整理）',
      '同志们：',
    ];
    const { date, author } = await articleOf([...lines, ...BODY, '云溪县教育局', '2024年3月6日']);
    expect([date, author]).toEqual(['2024-03-05', '王五']);
  });

  it('are not those of a span of days', async () => {
    const lines = ['关于开展安全生产月活动的方案', '（2021年6月1日—6月30日）', ...BODY];
    const { title, date } = await articleOf([...lines, '云溪县应急管理局', '2021年5月8日']);
    expect([title, date]).toEqual(['关于开展安全生产月活动的方案', '2021-05-08']);
  });

  it('are of the signature, not of the annex or the printer’s line below', async () => {
    const paper = ['云溪县水利局关于印发方案的通知', '各乡镇：', TEXT, '附件：云溪县水利方案'];
    const signed = [...paper, '云溪县水利局', '2019年6月24日', '（此件公开发布）', '附件', '云溪县水利方案'];
    const annexed = [...signed, ...BODY, ...BODY, '本方案自2025年1月1日起施行。'];
    const printed = [...paper, '云溪县水利局', '2019年6月24日', '云溪县水利局办公室　　2019年6月30日印发'];
    for (const lines of [annexed, printed]) {
      const { date, body } = await articleOf(lines);
      expect([date, body]).toEqual(['2019-06-24', '云溪县水利局']);
    }
  });
});

describe('what pages put around a text', () => {
  it.each([
    ['首页 > 政务公开 > 通知公告'],
    ['您的位置：首页 » 政务公开 » 通知公告 » 正文'],
    ['首页 / 政务公开 / 通知公告'],
    ['首页>>政务公开>>正文'],
    ['您现在所在的位置：首页 → 新闻中心 → 正文'],
    ['首页 | 政务公开 | 互动交流 | 办事服务'],
    ['字号：大中小'],
    ['字体：【大】【中】【小】'],
    ['字体大小：[大][中][小]'],
    ['分享到：微信 微博 QQ空间'],
    ['打印 收藏 分享'],
    ['听新闻'],
    ['打开APP', '阅读全文'],
    ['语音播报', '无障碍浏览', '繁体版'],
    ['浏览次数：102'],
    ['来源：云溪日报', '作者：张三', '时间：2021-05-18'],
  ])('before it: %s', async (...lines) => {
    const { title, passages } = await articleOf([...lines, NEWS, '', ...BODY]);
    expect(title).toBe(NEWS);
    expect(passages.map(({ text }) => text)).toEqual([NEWS, ...BODY]);
  });

  it.each([
    ['责编：张三　编辑：李四　审核：王五'],
    ['初审：张三', '复审：李四', '终审：王五'],
    ['扫一扫', '手机浏览'],
    ['微信扫一扫：分享'],
    ['上一条：无', '下一条：云溪县召开会议'],
    ['【上一篇】关于召开会议的通知', '【下一篇】无'],
    ['相关文章：', '云溪县召开工作会议 2021-05-01'],
    ['主办单位：云溪县人民政府', '网站标识码：1234567890'],
    ['版权所有 © 云溪县人民政府'],
    ['声明：本网注明来源为云溪网的稿件，版权均属云溪网所有，未经授权不得转载。'],
    ['（来源：云溪日报）'],
    ['[下载附件]'],
    ['下载云溪APP，看更多新闻'],
    ['发表评论', '网友评论 0条'],
    ['点赞 收藏 转发', '返回顶部'],
  ])('after it: %s', async (...lines) => {
    const { passages } = await articleOf([NEWS, '', ...BODY, ...lines]);
    expect(passages.map(({ text }) => text)).toEqual([NEWS, ...BODY]);
  });

  it('is no row of figures that begins with a word of theirs', async () => {
    const rows = ['大 12 30', '中 8 15', '小 3 7'];
    const { passages } = await articleOf(['水库名录', TEXT, ...rows, MORE]);
    expect(passages.map(({ text }) => text)).toEqual(['水库名录', TEXT, ...rows, MORE]);
  });
});
