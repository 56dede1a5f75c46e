import { describe, expect, it } from 'vitest';
import { Paragraph } from '../../../src/engine/check/paragraph.ts';
import { findRepeated, type Repetition } from '../../../src/engine/check/repeated.ts';

/** What is repeated and what is not, just on either side of the border. */

function repeatedIn(lines: readonly string[], exempt: readonly string[] = []): Repetition[] {
  let start = 0;
  const paragraphs = lines.map((line) => {
    const placed = { start, paragraph: new Paragraph(line) };
    start += line.length + 1;
    return placed;
  });
  return findRepeated(paragraphs, (paragraph, { start: from, end }) =>
    exempt.includes(paragraph.folded.slice(from, end)),
  );
}

/** The text of each place of each repetition. */
function placesIn(lines: readonly string[], exempt: readonly string[] = []): string[][] {
  const draft = lines.join('\n');
  return repeatedIn(lines, exempt).map(({ places }) =>
    places.map(({ start, end }) => draft.slice(start, end)),
  );
}

const SAID = '安全生产工作没有终点';

describe('a clause said twice', () => {
  it('has eight characters at least', () => {
    expect(placesIn(['全面抓好安全生产，甲', '全面抓好安全生产，乙'])).toEqual([
      ['全面抓好安全生产', '全面抓好安全生产'],
    ]);
    expect(placesIn(['全面抓好安全工，甲', '全面抓好安全工，乙'])).toEqual([]);
  });

  it('has six words that are no numerals or dates', () => {
    expect(placesIn(['完成投资三十亿元多，甲', '完成投资三十亿元多，乙'])).toHaveLength(1);
    expect(placesIn(['完成投三十亿2024元多，甲', '完成投三十亿2024元多，乙'])).toEqual([]);
  });

  it('has its characters counted without punctuation, and its text folded', () => {
    expect(repeatedIn([`${SAID}，甲`, `乙，${SAID}。`])).toMatchObject([
      { characters: SAID.length, text: SAID, places: [{ start: 0 }, { start: SAID.length + 5 }] },
    ]);
  });

  it('may be in one paragraph, three times', () => {
    expect(placesIn([`${SAID}，甲，${SAID}，乙，${SAID}。`])).toEqual([[SAID, SAID, SAID]]);
  });

  it.each([
    ['a note in brackets', '（热烈持久的鼓掌声）'],
    ['a time that frames', '在过去一年的工作期间'],
    ['a basis that frames', '与上年同期水平相比'],
  ])('is not %s', (_, clause) => {
    expect(placesIn([`${clause}，甲`, `${clause}，乙`])).toEqual([]);
  });

  it('frames with up to fifteen characters', () => {
    const frame = (length: number) => `与${'城乡居民收入水平增速质量结构'.slice(0, length - 3)}相比`;
    const found = (length: number) => placesIn([`${frame(length)}，甲`, `${frame(length)}，乙`]).length;
    expect([found(15), found(16)]).toEqual([0, 1]);
  });
});

describe('a clause said again far away', () => {
  const apart = (clause: string, units: number) => placesIn([clause, '的'.repeat(units - 2), clause]);

  it('counts up to two thousand units away, where it is short', () => {
    const short = '安全生产工作没有大终点';
    expect(short).toHaveLength(11);
    expect(apart(short, 2000)).toHaveLength(1);
    expect(apart(short, 2001)).toEqual([]);
  });

  it('counts anywhere from twelve characters on', () => {
    expect(apart('安全生产工作永远没有终点', 3000)).toHaveLength(1);
  });

  it('counts anywhere where it is said three times', () => {
    expect(placesIn([SAID, '的'.repeat(3000), SAID, '了'.repeat(3000), SAID])).toEqual([[SAID, SAID, SAID]]);
  });
});

describe('neighbouring clauses', () => {
  it('are one repetition as far as all places agree', () => {
    const both = `${SAID}，必须坚持常抓不懈`;
    expect(placesIn([`${both}，别的话说在这里。`, `${both}，另外的话在那里。`])).toEqual([[both, both]]);
    expect(placesIn([`${both}。`, `${both}。`, `${SAID}。`])).toEqual([
      [SAID, SAID, SAID],
      ['必须坚持常抓不懈', '必须坚持常抓不懈'],
    ]);
  });

  it('do not run into the next place', () => {
    expect(placesIn([`${SAID}，${SAID}，${SAID}。`])).toEqual([[SAID, SAID, SAID]]);
  });

  it('are let stand where each is exempt at one of its places', () => {
    const other = '必须坚持常抓不懈';
    const lines = [`${SAID}，${other}。`, `${SAID}，${other}。`];
    expect(placesIn(lines, [SAID, other])).toEqual([]);
    expect(placesIn(lines, [SAID])).toEqual([[`${SAID}，${other}`, `${SAID}，${other}`]]);
  });
});
