import { describe, expect, it } from 'vitest';
import { type Marker, markersOf, markerText } from '../../../src/engine/check/markers.ts';
import { Paragraph } from '../../../src/engine/check/paragraph.ts';

const markers = (text: string) => markersOf(new Paragraph(text));
const shown = ({ style, rank, value, text, isHeading, opensParagraph }: Marker) =>
  [style, rank, value, text, isHeading, opensParagraph] as const;

describe('the marker of a heading', () => {
  it.each([
    ['第一章 总则', '第N章', 0, 1, '第一章'],
    ['第二编：分则', '第N章', 0, 2, '第二编'],
    ['第3篇', '第N章', 0, 3, '第3篇'],
    ['第十部分 附则', '第N章', 0, 10, '第十部分'],
    ['  第一节、概述', '第N节', 1, 1, '第一节'],
    ['一、工作', 'N、', 2, 1, '一、'],
    ['## 十二、工作', 'N、', 2, 12, '十二、'],
    ['（三）工作', '（N）', 3, 3, '（三）'],
    ['(三)工作', '（N）', 3, 3, '(三)'],
    ['㈣工作', '㈠', 3, 4, '㈣'],
    ['1.工作', '1.', 4, 1, '1.'],
    ['２．工作', '1.', 4, 2, '２．'],
    ['123、工作', '1.', 4, 123, '123、'],
    ['⒌工作', '⒈', 4, 5, '⒌'],
    ['（6）工作', '（1）', 5, 6, '（6）'],
    ['⑺工作', '⑴', 5, 7, '⑺'],
  ])('%s', (text, style, rank, value, marker) => {
    expect(markers(text).map(shown)).toEqual([[style, rank, value, marker, true, true]]);
  });

  it('opens an article of a regulation, and heads nothing', () => {
    expect(markers('第五条 本办法').map(shown)).toEqual([['第N条', 1, 5, '第五条', false, true]]);
  });

  it.each([
    '第一章程',
    '见第一章',
    '一、二线城市',
    '一、三产业',
    '1.5倍',
    '1、2号',
    '1234.工作',
    '（1234）工作',
    '一般工作',
    '第三方',
    '一二三四五六、工作',
  ])('is none in %s', (text) => {
    expect(markers(text)).toEqual([]);
  });

  it('has its numeral at the place in the paragraph, and what is before it', () => {
    expect(markers('## （十二）工作')).toMatchObject([{ start: 4, end: 6, lead: 1, text: '（十二）' }]);
    expect(markers('  第三章 总则')).toMatchObject([{ start: 3, end: 4, lead: 1, text: '第三章' }]);
    expect(markers('  一、工作')).toMatchObject([{ start: 2, end: 3, lead: 0, text: '一、' }]);
  });
});

describe('items in a text', () => {
  it.each([
    ['一是抓紧，二是抓实。', 'N是', ['一是', '二是']],
    ['一要抓紧；二要抓实。', 'N要', ['一要', '二要']],
    ['第一，抓紧。第二、抓实。', '第N，', ['第一，', '第二、']],
    ['①抓紧②抓实', '①', ['①', '②']],
    ['要求：⑴抓紧；⑵抓实', '⑴', ['⑴', '⑵']],
  ])('%s', (text, style, found) => {
    const items = markers(text).filter(({ isHeading }) => !isHeading);
    expect(items.map((item) => [item.style, item.text])).toEqual(found.map((item) => [style, item]));
  });

  it('open their paragraph where nothing but blanks is before them', () => {
    const opens = (text: string) => markers(text).map(({ opensParagraph }) => opensParagraph);
    expect(opens('一是抓紧，二是抓实')).toEqual([true, false]);
    expect(opens('  一是抓紧')).toEqual([true]);
    expect(opens('要一是抓紧')).toEqual([]);
    expect(opens('要，一是抓紧')).toEqual([false]);
  });

  it('are in the order of the text, after the heading', () => {
    expect(markers('一、工作。①甲，二是乙，第三，丙').map(({ text }) => text)).toEqual([
      '一、',
      '①',
      '二是',
      '第三，',
    ]);
  });

  it.each(['一是一、二是二', '一是否可行', '统一是好事', '唯一要务'])('are none in %s', (text) => {
    const found = markers(text).map(({ text: marker }) => marker);
    expect(found).not.toContain('一是');
    expect(found).not.toContain('一要');
  });
});

describe('another number in a marker', () => {
  const changed = (text: string, value: number) => {
    const [marker] = markers(text);
    return marker && markerText(marker, value);
  };

  it.each([
    ['（三）工作', 2, '（二）'],
    ['## 一、工作', 12, '十二、'],
    ['第三章 总则', 10, '第十章'],
    ['１．工作', 2, '２．'],
    ['①工作', 20, '⑳'],
    ['三是工作', 4, '四是'],
  ])('%s with %i', (text, value, expected) => {
    expect(changed(text, value)).toBe(expected);
  });

  it('is not written where there is no such sign', () => {
    expect(changed('①工作', 51)).toBeUndefined();
  });
});
