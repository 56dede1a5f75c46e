import { describe, expect, it } from 'vitest';
import { readHeadByLine, readNameLine, readTailByLine } from '../../src/corpus/junk/edges.ts';
import { findJunk } from '../../src/corpus/junk/rules.ts';

/** What is junk and what is not, just on either side of the border. */

describe('a line that is a name', () => {
  it.each([
    ['张三', '张三'],
    ['张 三', '张三'],
    ['张三丰', '张三丰'],
    ['张××', '张××'],
    ['欧 阳 建 国', '欧阳建国'],
    ['张 　三 　丰', '张三丰'],
  ])('%s', (line, author) => expect(readNameLine(line)).toEqual({ rule: 'by-line', author }));

  it.each([
    ['one character', '张'],
    ['of no known family', '的三'],
    ['four characters without a blank', '张三丰收'],
    ['five characters', '张 三 丰 收 了'],
    ['more than seven units', '张 　 三 　丰'],
    ['with a mark', '张三。'],
  ])('is not %s', (_, line) => expect(readNameLine(line)).toBeUndefined());
});

describe('a by-line', () => {
  const signed = (length: number): string => `来源：${'某'.repeat(length)}`;

  it('gives up to sixty characters', () => {
    expect(readTailByLine(signed(60))).toEqual({ rule: 'by-line' });
    expect(readTailByLine(signed(61))).toBeUndefined();
  });

  it('has up to ninety units before the text, and 120 after it', () => {
    const bracketed = (length: number): string => `（来源${'某'.repeat(length - 4)}）`;
    expect(readHeadByLine(bracketed(84))).toEqual({ rule: 'by-line' });
    expect(readHeadByLine(bracketed(91))).toBeUndefined();
    expect(readTailByLine(bracketed(84))).toEqual({ rule: 'by-line' });
    expect(readTailByLine(bracketed(121))).toBeUndefined();
  });

  it('of a post has up to 48 units', () => {
    const post = (units: number): string => `${'某'.repeat(24)}市长${' '.repeat(units - 28)}张三`;
    expect(readHeadByLine(post(48))).toEqual({ rule: 'by-line', author: '张三', body: '某'.repeat(24) });
    expect(readHeadByLine(post(49))).toBeUndefined();
  });

  it('of many labels has up to ninety units before the text, and 120 after it', () => {
    const labels = (units: number): string => `编辑：${'张'.repeat(27)}`.repeat(8).slice(0, units);
    expect(readHeadByLine(labels(90))).toEqual({ rule: 'by-line' });
    expect(readHeadByLine(labels(91) + '张')).toBeUndefined();
    expect(readTailByLine(labels(120))).toEqual({ rule: 'by-line' });
    expect(readTailByLine(`${labels(120)}编辑：张`)).toBeUndefined();
  });

  it('has no author and no body where it names none', () => {
    expect(readTailByLine('来源：某报')).toStrictEqual({ rule: 'by-line' });
    expect(readTailByLine('（来源：某报）')).toStrictEqual({ rule: 'by-line' });
    expect(readTailByLine('（作者：李四五）')).toStrictEqual({ rule: 'by-line', author: '李四五' });
  });

  it('may be a contact', () => {
    expect(readTailByLine('联系人：张三')).toEqual({ rule: 'contact' });
  });

  it('names who wrote it, and for whom', () => {
    expect(readTailByLine('作者　：李四五')).toEqual({ rule: 'by-line', author: '李四五' });
    expect(readTailByLine('【作者】李四五')).toBeUndefined();
    expect(readTailByLine('（本文作者 李四，某县县长）')).toMatchObject({ author: '李四' });
    expect(readTailByLine('作者：李四')).toEqual({ rule: 'by-line', author: '李四' });
    expect(readTailByLine('（作者：某县县长）')).toEqual({
      rule: 'by-line',
      author: '某县县长',
      body: '某县',
    });
    expect(readTailByLine('（办公室根据某区委上报信息整理）')).toMatchObject({
      rule: 'by-line',
      body: '某区委',
    });
    expect(readTailByLine('责任编辑：')).toBeUndefined();
    expect(readTailByLine('来源：报社。')).toBeUndefined();
  });
});

describe('a line of junk', () => {
  it('has up to 500 units', () => {
    const rule = (length: number): number => findJunk('-'.repeat(length)).length;
    expect(rule(500)).toBe(1);
    expect(rule(501)).toBe(0);
  });
});
