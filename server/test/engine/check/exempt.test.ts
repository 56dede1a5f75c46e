import { describe, expect, it } from 'vitest';
import { attributedRuns, notExempt } from '../../../src/engine/check/exempt.ts';
import { Paragraph } from '../../../src/engine/check/paragraph.ts';

/** The parts of a paragraph that count as its own. */
function own(text: string, start = 0, end?: number): string[] {
  const paragraph = new Paragraph(text);
  const { folded } = paragraph;
  return notExempt(paragraph, { start, end: end ?? folded.length }).map((run) =>
    folded.slice(run.start, run.end),
  );
}

describe('text that anyone may take over', () => {
  it.each([
    ['各位代表：', []],
    ['尊敬的各位领导、同志们，', []],
    ['各位代表，要坚持发展。', ['各位代表，要坚持发展。']],
    ['（2024年1月5日在全市工作会议上）', []],
    ['要办好2024年会议上的事。', ['要办好2024年会议上的事。']],
    ['以上报告，请予审议。', []],
    ['要坚持发展。以上报告，请予审议。要安全。', ['要坚持发展。', '要安全。']],
    ['学习《安全生产法》，抓落实。', ['学习', '，抓落实。']],
    ['一、总体要求。要坚持发展。', ['要坚持发展。']],
    ['要坚持发展。', ['要坚持发展。']],
  ])('of %j leaves %j', (text, left) => {
    expect(own(text)).toEqual(left);
  });

  it('is left out of a run as far as the run reaches', () => {
    const text = '学习《甲法》和《乙法》精神。';
    expect(own(text)).toEqual(['学习', '和', '精神。']);
    expect(own(text, 1, 8)).toEqual(['习', '和']);
    expect(own(text, 3, 6)).toEqual([]);
    expect(own(text, 6, 7)).toEqual(['和']);
    expect(own(text, 0, 2)).toEqual(['学习']);
    expect(own(text, 11)).toEqual(['精神。']);
  });

  it('lies in folded text', () => {
    expect(own('学 习《甲　法》，抓落实。')).toEqual(['学习', '，抓落实。']);
  });
});

describe('runs whose source is named', () => {
  const attributed = (text: string, runs: [start: number, end: number][]) => {
    const paragraph = new Paragraph(text);
    return attributedRuns(
      paragraph,
      runs.map(([start, end]) => ({ start, end })),
    ).map(({ start, end }) => paragraph.folded.slice(start, end));
  };

  it('are quotations', () => {
    expect(attributed('会议指出：“要坚持统筹发展和安全。”各地落实。', [])).toEqual([
      '“要坚持统筹发展和安全。“',
    ]);
  });

  it.each<[after: string, run: [start: number, end: number] | undefined, found: string]>([
    ['，各地要落实。', undefined, '要坚持统筹发展和安全'],
    ['，各地要落实。', [2, 15], '有序。要坚持统筹发展和安全'],
    ['，各地要落实。', [2, 14], '有序。要坚持统筹发展和安全'],
    ['，各地要落实。', [2, 13], '要坚持统筹发展和安全'],
    ['，各地要落实。', [2, 21], '有序。要坚持统筹发展和安全'],
    ['，各地要落实。', [15, 21], '要坚持统筹发展和安全'],
  ])('are what a note before %j speaks of, however far back run %j began', (after, run, found) => {
    expect(attributed(`工作有序。要坚持统筹发展和安全[1]${after}`, run ? [run] : [])).toEqual([found]);
  });
});
