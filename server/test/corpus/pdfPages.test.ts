import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { type DrawnLine, PDF_EM, type PdfRuling, pdfOf } from '../support/pdfWriter.ts';

const TITLE = '云溪县水利工作报告';
const TEXT = [
  '今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革，城乡面貌发生了新的变化，为下一步发展打下了坚实基础。',
  '要坚持问题导向，逐项排查短板弱项，建立台账、明确责任、限时整改，确保件件有着落、事事有回音，让群众真正受益。',
  '下一步，全县上下要进一步增强责任感和紧迫感，以更实的作风、更有力的措施抓好各项任务，以优异成绩迎接新的一年。',
];
const WIDTH = 26;

/** Paragraphs from {@link top} on, first lines indented by two characters. */
function set(paragraphs: readonly string[], top: number): DrawnLine[] {
  const rows = paragraphs.flatMap((paragraph) => [
    { text: paragraph.slice(0, WIDTH - 2), x: 90 + 2 * PDF_EM },
    ...(paragraph.slice(WIDTH - 2).match(new RegExp(`.{1,${WIDTH}}`, 'gu')) ?? []).map((text) => ({
      text,
      x: 90,
    })),
  ]);
  return rows.map((row, i) => ({ ...row, y: top - i * 28 }));
}

/** A line that ends at the right edge of the text. */
const atRight = (text: string, y: number) => ({ text, x: 90 + (WIDTH - text.length) * PDF_EM, y });

async function read(pages: readonly (readonly DrawnLine[])[], options = {}) {
  const { articles, dropped } = await readSource(pdfOf(pages, options), 'a.pdf');
  expect(articles).toHaveLength(1);
  return { ...articles[0], lines: articles[0].passages.map(({ text }) => text), dropped };
}

describe('pages of a PDF', () => {
  it.each([0, 1, 2, 3])('are read as they are seen, drawn turned by %d quarters', async (turns) => {
    const cells = [
      ['1', '推进河道清淤和岸'],
      ['2', '实施农村饮水工程'],
    ];
    const rows = cells.flatMap(([number, task], i) => [
      { text: number, x: 96, y: 400 - i * 60 },
      { text: task, x: 140, y: 400 - i * 60 },
      { text: '线整治。', x: 140, y: 380 - i * 60 },
    ]);
    const ys = [420, 362, 302];
    const rulings: PdfRuling[] = [
      ...ys.map((y) => ({ x1: 90, y1: y, x2: 300, y2: y })),
      ...[90, 132, 300].map((x) => ({ x1: x, y1: 420, x2: x, y2: 302 })),
    ];
    const { lines, title } = await read(
      [[{ text: TITLE, x: 200, y: 780, size: 22 }, ...set(TEXT, 740), ...rows]],
      { turns, rulings: [rulings] },
    );
    expect(title).toBe(TITLE);
    expect(lines).toEqual([TITLE, ...TEXT, ...cells.map(([number, task]) => `${number}\t${task}线整治。`)]);
  });

  it('keep a title apart from the header that says the same', async () => {
    const header = { text: TITLE, x: 230, y: 810, size: 9 };
    const textOf = (number: number) =>
      TEXT.map((text) => `${'春夏秋冬'[number]}季：${text.slice(0, -1)}，${'春夏秋冬'[number]}季。`);
    const pages = [0, 1, 2, 3].map((number) => [
      header,
      ...(number === 0 ? [{ text: TITLE, x: 200, y: 770, size: 22 }] : []),
      ...set(textOf(number), 730),
      { text: `— ${number + 1} —`, x: 280, y: 40, size: 14 },
    ]);
    const { title, lines, dropped } = await read(pages);
    expect(title).toBe(TITLE);
    expect(lines).toEqual([TITLE, ...pages.flatMap((_, number) => textOf(number))]);
    expect(dropped.map(({ rule }) => rule).toSorted()).toEqual([
      ...pages.map(() => 'page-number'),
      ...pages.map(() => 'running-header'),
    ]);
  });

  it('keep who signs apart from the date, both set to the right', async () => {
    const body = '云溪县人民政府办公室';
    const {
      lines,
      date,
      body: signer,
    } = await read([
      [
        ...set(TEXT, 740),
        atRight('中共云溪县委办公室', 400),
        atRight(body, 372),
        atRight('2021年5月8日', 344),
      ],
    ]);
    expect(lines).toEqual([...TEXT, '中共云溪县委办公室', body, '2021年5月8日']);
    expect([date, signer]).toEqual(['2021-05-08', `中共云溪县委办公室 ${body}`]);
  });
});
