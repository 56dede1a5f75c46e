import { describe, expect, it } from 'vitest';
import {
  bareMarker,
  outline,
  parseHeading,
  type Section,
  sectionPath,
  withoutMarker,
} from '../../../src/engine/text/headings.ts';

/** `|` ends the heading: `一、甲。|乙`; a line without it is all heading. */
const HEADINGS: [line: string, level: number, marker: string][] = [
  ['一、深刻认识重大意义', 1, '一、'],
  ['　　十二、加强组织领导', 1, '十二、'],
  ['第三章　保障措施', 1, '第三章'],
  ['（一）总体要求', 2, '（一）'],
  ['(三)主要目标', 2, '(三)'],
  ['1.加强领导', 3, '1.'],
  ['12．压实责任', 3, '12．'],
  ['2、强化督查', 3, '2、'],
  ['（3）开展培训', 4, '（3）'],
  ['一是提高认识', 5, '一是'],
  ['一、坚持党的领导，确保方向正确。|各级各部门要……', 1, '一、'],
  ['（二）加快转型：|围绕目标，做好工作。', 2, '（二）'],
  ['二是坚持“两手抓、两手硬！”不放松。|一年来，我们……', 5, '二是'],
  ['第一，筑牢防线。|我们始终……', 5, '第一，'],
  [
    '首先，|我国仍处于并将长期处于社会主义初级阶段，' +
      '发展仍是解决一切问题的基础和关键，'.repeat(3) +
      '必须坚持。',
    5,
    '首先，',
  ],
  ['（1）|补助标准每人每年不低于一百元；', 4, '（1）'],
  ['## 工作安排', 2, '##'],
  ['### 一、工作安排。内容', 1, '一、'],
];

const NONE = [
  '',
  '一般来说，情况较好。',
  '一、二线城市房价平稳',
  '一、二、三产业融合发展',
  '1.5亿元投资到位',
  '12.8%的增长',
  '1、2月份工业增加值',
  '2023年，全市经济稳中有进',
  '一是一，二是二',
  '第一产业增加值',
  '第一、二产业占比',
  '（作者为市委书记）',
  '（2023年5月4日）',
  '#标签',
  '一季度，全市经济实现开门红',
  '首先要说明的是',
];

describe('parseHeading', () => {
  it.each(HEADINGS)('%s', (marked, level, marker) => {
    const line = marked.replace('|', '');
    const length = marked.includes('|') ? marked.indexOf('|') : line.length;
    expect(parseHeading(line)).toEqual({ level, marker, length, standalone: length === line.length });
  });

  it.each(NONE)('%s: none', (line) => expect(parseHeading(line)).toBeUndefined());
});

describe('a heading without its marker', () => {
  it.each([
    ['一、总体要求', '总体要求'],
    [' （二）总体 要求 ', '总体 要求'],
    ['第三章 总则', '总则'],
    // Folding takes the space away.
    ['第三章总则', '总则'],
    ['## 1. 总体要求', '总体要求'],
    ['## 总体要求', '总体要求'],
    ['2024年工作回顾', '2024年工作回顾'],
    ['十四五时期成就', '十四五时期成就'],
  ])('%s', (line, words) => expect(withoutMarker(line)).toBe(words));
});

describe('outline', () => {
  const text = [
    '标题',
    '开头的话。',
    '一、第一部分',
    '（一）甲',
    '一是提高认识。内容。',
    '正文。',
    '（二）乙',
    '正文。',
    '二、第二部分',
    '  结尾。 ',
    '',
  ].join('\r\n');
  const sections = outline(text);

  it('nests headings and closes them at the next of their rank', () => {
    const shape = (list: readonly Section[]): unknown[] =>
      list.map(({ title, children }) => (children.length === 0 ? title : [title, ...shape(children)]));
    expect(shape(sections)).toEqual([
      ['一、第一部分', ['（一）甲', '一是提高认识。'], '（二）乙'],
      '二、第二部分',
    ]);
    expect(text.slice(sections[0].start, sections[0].end).endsWith('（二）乙\r\n正文。')).toBe(true);
    expect(text.slice(sections[1].start, sections[1].end)).toBe('二、第二部分\r\n  结尾。');
    expect(text.slice(sections[1].start, sections[1].headingEnd)).toBe('二、第二部分');
  });

  it('gives the path of an offset', () => {
    const pathAt = (found: string) =>
      sectionPath(sections, text.indexOf(found))
        .map(({ marker }) => bareMarker(marker))
        .join('/');
    expect(pathAt('开头')).toBe('');
    expect(pathAt('内容')).toBe('一/（一）/一是');
    expect(pathAt('正文')).toBe('一/（一）');
    expect(pathAt('（二）乙')).toBe('一/（二）');
    expect(pathAt('结尾')).toBe('二');
  });

  it('puts numbered sections under the headings of Markdown', () => {
    const [title] = outline('# 报告\n## 背景\n文。\n## 一、做法\n（一）甲\n文。');
    expect(title.title).toBe('报告');
    expect(title.children.map((child) => child.title)).toEqual(['背景', '一、做法']);
    expect(title.children[1].children[0].title).toBe('（一）甲');
  });
});

describe('headings of text out of a PDF', () => {
  it.each([
    ['⼀、总体情况', '一、总体情况'],
    ['\u200B一、总体情况', '一、总体情况'],
    ['\uFEFF一、总体情况', '一、总体情况'],
    ['（⼆）队伍建设', '（二）队伍建设'],
  ])('are found: %j', (line, title) => {
    expect(outline(`${line}\n内容。\n`).map((section) => section.title)).toEqual([title]);
  });
});
