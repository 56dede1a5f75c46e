import { describe, expect, it } from 'vitest';
import { findNumberingFaults } from '../../../src/engine/check/numbering.ts';
import { Paragraph } from '../../../src/engine/check/paragraph.ts';

function faultsIn(draft: string) {
  let start = 0;
  const paragraphs = draft.split('\n').map((line) => {
    const placed = { start, paragraph: new Paragraph(line) };
    start += line.length + 1;
    return placed;
  });
  return findNumberingFaults(paragraphs);
}

const faults = (draft: string) => faultsIn(draft).map(({ kind, found }) => `${kind} ${found}`);

describe('a number that skips or repeats', () => {
  it.each([
    ['four are skipped', '一、甲\n六、乙', ['skips 六、']],
    ['five are another use of a number', '一、甲\n七、乙', []],
    ['four articles are skipped', '第一条 甲\n第六条 乙', ['skips 第六条']],
    ['five articles are an extract', '第一条 甲\n第七条 乙', []],
    ['the first again straight after it', '一、甲\n一、乙', ['repeats 一、']],
    ['the first again, a level below', '（一）甲\n（一）乙', ['repeats （一）']],
    ['the first again later begins another list', '一、甲\n二、乙\n一、丙', []],
    ['the first of digits again begins another list', '1.甲\n1.乙', []],
    ['the first item again', '要：一是甲；一是乙。', []],
    ['an article of the same number', '第一条 甲\n第二条 乙\n第二条 丙', ['repeats 第二条']],
  ])('%s', (_, draft, expected) => {
    expect(faults(draft)).toEqual(expected);
  });

  it('is shown after the item before it', () => {
    const [fault] = faultsIn('一、甲\n二、乙\n四、丙');
    expect(fault).toMatchObject({ found: '四、', expected: '三、', previous: { start: 4, end: 6 } });
  });

  it('is put right with those that follow on, and no others', () => {
    const [fault] = faultsIn('一、甲\n三、乙\n四、丙\n九、丁');
    expect(fault?.edits).toEqual([
      { span: { start: 4, end: 5 }, text: '二' },
      { span: { start: 8, end: 9 }, text: '三' },
    ]);
    expect(faultsIn('二、甲\n三、乙')[0]?.edits.map(({ text }) => text)).toEqual(['一', '二']);
  });
});

describe('a list that begins late', () => {
  it.each([
    ['with a four', '四、甲', ['starts 四、']],
    ['with a five, as a part of another paper', '五、甲', []],
    ['in a running text, where the first may be in words', '首先，甲；二是乙', []],
    [
      'with the number after the last of its kind: it counts through all sections',
      '一、甲\n（一）子\n二、乙\n（二）丑',
      [],
    ],
    ['with another number than that', '一、甲\n（一）子\n二、乙\n（三）丑', ['starts （三）']],
    ['in the next article', '第一条 甲：\n（一）子。\n第二条 乙：\n（三）丑。', ['starts （三）']],
  ])('%s', (_, draft, expected) => {
    expect(faults(draft)).toEqual(expected);
  });
});

describe('a number of another level', () => {
  it('is the only one missing there', () => {
    const [fault, ...others] = faultsIn('一、甲\n（二）乙\n三、丙');
    expect(others).toEqual([]);
    expect(fault).toMatchObject({
      kind: 'level',
      expected: '二、',
      previous: { start: 0, end: 2 },
      edits: [{ span: { start: 4, end: 7 }, text: '二、' }],
    });
  });

  it.each([
    ['whatever is in it', '一、甲\n（二）乙\n1.子\n三、丙', ['level （二）']],
    ['but not in other numerals', '一、甲\n（2）乙\n三、丙', ['starts （2）', 'skips 三、']],
    ['and not over a chapter', '一、甲\n（二）乙\n第一章 丙\n三、丁', ['starts （二）', 'skips 三、']],
    [
      'and not where the next is not the one after it',
      '一、甲\n（二）乙\n四、丙',
      ['starts （二）', 'skips 四、'],
    ],
  ])('%s', (_, draft, expected) => {
    expect(faults(draft)).toEqual(expected);
  });
});

describe('items of a text', () => {
  it.each([
    ['count in their paragraph alone', '甲：一是子；二是丑。\n乙：四是寅。', []],
    ['count on where they open their paragraphs', '一是甲。\n二是乙。\n四是丙。', ['skips 四是']],
    ['skip in their paragraph', '甲：一是子；二是丑；四是寅。', ['skips 四是']],
  ])('%s', (_, draft, expected) => {
    expect(faults(draft)).toEqual(expected);
  });
});

describe('a number without one over it', () => {
  it.each([
    ['before the first of the level over it', '（一）子\n（二）丑\n一、甲\n（一）寅', ['orphan （一）']],
    ['where there is none over it', '（一）子\n（二）丑', []],
    ['where the first over it is not the first of its list', '（一）子\n二、乙', ['starts 二、']],
    ['where it is itself over those', '（一）子\n一、甲\n二、乙\n（二）丑\n一、丙', []],
    ['after the first over it', '一、甲\n（一）子\n二、乙', []],
    ['in the order of the text', '1.甲\n3.乙\n（一）子\n一、丙', ['skips 3.', 'orphan （一）']],
  ])('%s', (_, draft, expected) => {
    expect(faults(draft)).toEqual(expected);
  });

  it('is for the drafter to put right', () => {
    expect(faultsIn('（一）子\n一、甲')[0]).toMatchObject({ found: '（一）', expected: '（一）', edits: [] });
  });
});
