import { describe, expect, it } from 'vitest';
import { readHeadByLine, readTailByLine } from '../../src/corpus/junk/edges.ts';
import { isContact } from '../../src/corpus/junk/labels.ts';
import { findJunk } from '../../src/corpus/junk/rules.ts';

/** Each rule by lines that it takes whole, and by lines like them that it leaves alone. */

const ruleOf = (line: string): string | undefined => {
  const found = findJunk(line);
  return found.length === 1 && found[0]?.start === 0 && found[0].end === line.length
    ? found[0].rule
    : undefined;
};

describe('lines that are junk by themselves', () => {
  it.each([
    ['separator', ['---', '— — —', '=====', '＊＊＊', '~ ~ ~', '###', '···', '+++', '___', ' --- ']],
    [
      'page-number',
      [
        '-3-',
        '— 12 —',
        '––1234––',
        '第3页',
        '第 3 页',
        '第3页共10页',
        '第3页，共10页',
        '第3页/共10页',
        '第 3 页 ／ 共 10 页',
        'page 3',
        'PAGE 12 OF 345',
      ],
    ],
    ['url', ['http://a.cn', 'https://www.example.com/a-b?c=1&d=%20#e', 'www.example.com', 'WWW.A.CN/x_(1)']],
    ['paywall-mark', ['##paidend##', '##PAIDBEGIN##']],
    ['bookmark', ['[bookmark:_Toc-1]', `[Bookmark: ${'a'.repeat(80)}]`]],
    [
      'field-code',
      [
        'HYPERLINK "http://a"',
        'HYPERLINK \\l "_Toc1"',
        'PAGEREF _Toc1 \\h',
        'TOC \\o "1-3"',
        `HYPERLINK "${'a'.repeat(300)}"`,
      ],
    ],
    [
      'advert',
      ['素材库 网盘群 扫码', '代笔代写，欢迎咨询', 'VX：a 每日更新 请添加', '公众号：甲 欢迎关注 长按识别'],
    ],
  ])('%s', (rule, lines) => {
    for (const line of lines) expect([line, ruleOf(line)]).toEqual([line, rule]);
  });

  it.each([
    ['rows of one sign need three of it, and nothing else', ['--', '-=-', '…………', 'a---', '---a', '- -a-']],
    [
      'page numbers need their signs',
      [
        '3',
        '-3',
        '3-',
        '---3---',
        '-12345-',
        '第页',
        '第12345页',
        '第3页的',
        '见第3页',
        '第3页共页',
        'page',
        'page 3 of',
        'a page 3',
        'page 3 of 10 x',
      ],
    ],
    ['addresses stand alone', ['见http://a.cn', 'http://a.cn 见', 'http://甲.cn', 'www.', 'ftp://a.cn']],
    [
      'marks are whole',
      [
        '##paid##',
        '[bookmark:]',
        `[bookmark: ${'a'.repeat(81)}]`,
        'HYPERLINK a',
        'HYPERLINK "a',
        'PAGEREF _Toc1',
        'TOC \\o',
        `HYPERLINK "${'a'.repeat(301)}"`,
      ],
    ],
    [
      'adverts need three words, a seller’s and a call among them',
      ['素材库 网盘群', '素材库 网盘群 代笔', '扫码 认准 请关注', '素材库 素材库 扫码', '欢迎关注'],
    ],
  ])('%s', (_, lines) => {
    for (const line of lines) expect([line, ruleOf(line)]).toEqual([line, undefined]);
  });

  it('marks inside lines go alone, ascending, and the rest may be junk then', () => {
    expect(findJunk('甲##paidbegin##乙[bookmark: a]丙')).toEqual([
      { start: 1, end: 14, rule: 'paywall-mark' },
      { start: 15, end: 28, rule: 'bookmark' },
    ]);
    expect(findJunk('[bookmark: a]##paidend##').map(({ rule }) => rule)).toEqual([
      'bookmark',
      'paywall-mark',
    ]);
    expect(findJunk('[bookmark: a]- 3 -')).toEqual([{ start: 0, end: 18, rule: 'page-number' }]);
    expect(findJunk('HYPERLINK "##paidend##"')).toEqual([{ start: 0, end: 23, rule: 'field-code' }]);
  });
});

describe('by-lines at the edges', () => {
  const isByLine = (line: string) => readTailByLine(line)?.rule;

  it.each([
    '（来源：某报）',
    '(来源:某报)',
    '（本文作者：张三）',
    '（责任编辑 李四）',
    '（编辑：李四）',
    '（撰稿：李四）',
    '（执笔 李四）',
    '（供稿单位：某局）',
    '（摘自《某报》）',
    '（原载某刊）',
    '（选自某书）',
    '（转自某网）',
    '（记者张三）',
    '（通讯员李四）',
    '（整理者：张三）',
    '（校对：张三）',
    '（某某科信息二整理）',
    '（办公室供稿）',
    '（某处整理）',
    '（某某撰稿）',
    '作者：张三',
    '作者单位：某局',
    '信息来源：某网',
    '文章来源：某网',
    '稿件来源:某网',
    '供稿：某局',
    '撰稿：张三',
    '执笔：张三',
    '责任编辑：张三',
    '责编：张三',
    '审核：张三',
    '发布机构：某局',
    '发布时间：2024-1-2',
    '【来源】：某报',
    '发布日期 ： 某日',
    '初审：张三 复审：李四',
    '【责任编辑：张三】',
    '信息员：张三；审签人：李四',
    '摄影/张三',
    '一审：张三｜二审：李四｜三审：王五',
    '（新华社记者 李刚 摄）',
    '李刚摄',
    '（本报记者 张三）',
    '（新华社发）',
    '本报记者 张三',
    '记者：张三 李四',
    '图/文 张三 摄影报道',
    '□ 记者 张三',
  ])('%s', (line) => {
    expect(isByLine(line)).toBe('by-line');
  });

  it.each([
    '来源',
    '来源：',
    '作者：张三。李四',
    '（来源：某报。）',
    '（来源某报',
    '（某某）',
    '（整理）',
    '（根据整理）',
    '编辑工作',
    '审核通过',
    '摄',
    '记者',
    '记者节',
    '新华社发',
    '（某报发布）',
    '要求各单位初审：材料是否齐全。',
    '本报记者张三报道了此事。',
  ])('kept: %s', (line) => {
    expect(isByLine(line)).toBeUndefined();
  });

  it.each([
    ['市长 张三', undefined, '张三'],
    ['市长　张　三', undefined, '张三'],
    ['副省长李四', undefined, '李四'],
    ['某市常务副市长 王小明', '某市', '王小明'],
    ['某县县委书记、县人大主任 赵六同志', '某县县委', '赵六'],
    ['某局局长 欧阳建国', '某局', '欧阳建国'],
    ['代市长 张××', undefined, '张××'],
  ])('%s is signed', (line, body, author) => {
    expect(readHeadByLine(line)).toEqual({ rule: 'by-line', author, ...(body !== undefined && { body }) });
  });

  it.each([
    '市长',
    '市长 张',
    '市长 张三李四王五赵',
    '市长 张三。',
    '副市长分工',
    '市长的讲话',
    '市长热线12345',
    '同志 张三',
  ])('not signed: %s', (line) => {
    expect(readHeadByLine(line)).toBeUndefined();
  });
});

describe('contacts', () => {
  it.each([
    '联系人：张三',
    '联系电话:0351-1234567',
    '联系人：张三 电话：0351-1234567',
    '客服微信：abc123',
    'QQ：12345',
    '邮箱：a@b.c',
    'E-mail：a.b@c.cn',
    'email:ab',
    '联系人：张三，手机：13800000000；传真：12',
    '联系方式 ：某局（某处）',
  ])('%s', (line) => expect(isContact(line)).toBe(true));

  it.each([
    '联系人',
    '联系人：',
    '联系人：张',
    `联系人：${'张'.repeat(41)}`,
    '甲联系人：张三',
    '联系人：张三 甲：乙丙',
    '联系人：张三！',
    '时间：张三',
  ])('not: %s', (line) => expect(isContact(line)).toBe(false));
});
