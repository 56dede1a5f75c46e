import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { ofdOf } from '../support/ofdWriter.ts';
import { convertWord, hasOffice } from '../support/office.ts';
import { type DrawnLine, PDF_EM, type PdfRuling, pdfOf } from '../support/pdfWriter.ts';

/** A cell's lines, as a page shows them. */
type Lines = readonly string[];

const HEAD: readonly Lines[] = [['序号'], ['重点任务'], ['责任单位'], ['完成时限']];
const BODY: readonly (readonly Lines[])[] = [
  [
    ['1'],
    ['推进河道清淤和岸线', '整治，建立健全长效', '管护机制'],
    ['县水利局、', '县财政局'],
    ['2026年', '6月'],
  ],
  [['2'], ['实施农村饮水工程'], ['县水利局'], ['全年']],
  [['3'], ['开展水旱灾害防御演', '练并组织培训'], ['县应急局'], ['全年']],
];
const WIDTHS = [2, 9, 5, 5];
/** Space at the sides of a cell, in ems. */
const PADDING = 0.4;
const LEADING = 20;
/** Points as millimetres. */
const mm = (points: number) => ((points * 25.4) / 72).toFixed(3);

const SENTENCE = '全县上下要进一步增强责任感和紧迫感，抓好下列任务。';
const wholeRow = (row: readonly Lines[]) => row.map((lines) => lines.join('')).join('\t');

interface Setting {
  readonly isRuled?: boolean;
  readonly isMiddle?: boolean;
  readonly size?: number;
}

/** A table drawn from {@link top} downwards, where it ends, and its borders. */
function drawn(rows: readonly (readonly Lines[])[], top: number, { isMiddle, size = PDF_EM }: Setting = {}) {
  const lines: DrawnLine[] = [];
  const lefts = WIDTHS.map(
    (_, i) => 90 + WIDTHS.slice(0, i).reduce((sum, width) => sum + width + 2 * PADDING, 0) * size,
  );
  const right = lefts[lefts.length - 1] + (WIDTHS[WIDTHS.length - 1] + 2 * PADDING) * size;
  const rulings: PdfRuling[] = [{ x1: 90, y1: top, x2: right, y2: top }];
  let y = top;
  for (const row of rows) {
    const height = Math.max(...row.map((cell) => cell.length)) * LEADING;
    for (const [column, cell] of row.entries()) {
      const start = y - (isMiddle === true ? (height - cell.length * LEADING) / 2 : 0);
      for (const [i, text] of cell.entries())
        lines.push({
          text,
          x: lefts[column] + PADDING * size,
          y: start - LEADING * (i + 1) + LEADING * 0.25,
          size,
        });
    }
    y -= height;
    rulings.push({ x1: 90, y1: y, x2: right, y2: y });
  }
  for (const x of [...lefts, right]) rulings.push({ x1: x, y1: top, x2: x, y2: y });
  return { lines, rulings, bottom: y };
}

const sentenceAt = (y: number): DrawnLine => ({ text: SENTENCE, x: 90, y });

async function passagesOf(bytes: Uint8Array) {
  const { articles } = await readSource(bytes, 'a.pdf');
  return articles.flatMap(({ passages }) => passages.map(({ kind, text }) => [kind, text]));
}

describe('cells of a table in a PDF that run over several lines', () => {
  const expected = [
    ['paragraph', SENTENCE],
    ...[HEAD, ...BODY].map((row) => ['table', wholeRow(row)]),
    ['paragraph', SENTENCE],
  ];

  it.each<[string, Setting]>([
    ['with borders', { isRuled: true }],
    ['with borders, set in the middle', { isRuled: true, isMiddle: true }],
    ['with borders, in a small font', { isRuled: true, size: 10 }],
    ['without borders', {}],
    ['without borders, set in the middle', { isMiddle: true }],
  ])('are whole: %s', async (_, setting) => {
    const { lines, rulings, bottom } = drawn([HEAD, ...BODY], 700, setting);
    const page = [sentenceAt(740), ...lines, sentenceAt(bottom - 40)];
    const bytes = pdfOf([page], { rulings: setting.isRuled === true ? [rulings] : [] });
    expect(await passagesOf(bytes)).toEqual(expected);
  });

  it.each<[string, readonly PdfRuling[]]>([
    ['thin shapes that are filled', [{ x1: 0, y1: 0, x2: 0, y2: 0, isFilled: true }]],
    ['dashes', [{ x1: 0, y1: 0, x2: 0, y2: 0, dash: 4 }]],
  ])('are whole where the borders are %s', async (_, [style]) => {
    const { lines, rulings } = drawn([HEAD, ...BODY], 700);
    const styled = rulings.map((ruling) => ({ ...style, ...ruling, isFilled: style.isFilled }));
    const passages = await passagesOf(
      pdfOf([[sentenceAt(740), ...lines]], {
        rulings: [styled.map((ruling) => ({ ...ruling, dash: style.dash }))],
      }),
    );
    expect(passages).toEqual(expected.slice(0, -1));
  });

  it('are whole where no borders are at the sides', async () => {
    const { lines, rulings } = drawn([HEAD, ...BODY], 700);
    const inner = rulings.filter(({ x1, x2 }) => x1 !== x2 || (x1 > 91 && x1 < 430));
    const passages = await passagesOf(pdfOf([[sentenceAt(740), ...lines]], { rulings: [inner] }));
    expect(passages).toEqual(expected.slice(0, -1));
  });

  it('have their rows’ ends at lines across, where these are all that is drawn', async () => {
    // Nothing but the line shows that 整治 is a row of its own.
    const rows: (readonly Lines[])[] = [
      HEAD,
      [['1'], ['推进河道清淤和岸线'], ['县水利局、'], ['全年']],
      [[''], ['整治'], ['县财政局'], ['全年']],
      ...BODY.slice(1),
    ];
    const { lines, rulings } = drawn(rows, 700);
    const across = rulings.filter(({ y1, y2 }) => y1 === y2);
    const inked = lines.filter(({ text }) => text !== '');
    const passages = await passagesOf(pdfOf([[sentenceAt(740), ...inked]], { rulings: [across] }));
    expect(passages.slice(1)).toEqual(
      rows.map((row) => ['table', wholeRow(row.filter(([text]) => text !== ''))]),
    );
  });

  it('are whole over a page’s end, and the head is read once', async () => {
    const [first, second, third] = BODY;
    const cut = first.map((lines) => lines.slice(0, 2));
    const rest = first.map((lines) => lines.slice(2)).map((lines) => (lines.length === 0 ? [''] : lines));
    const before = drawn([HEAD, second, cut], 200);
    const after = drawn([HEAD, rest, third], 780);
    const inked = (lines: readonly DrawnLine[]) => lines.filter(({ text }) => text !== '');
    const number = (text: string) => ({ text, x: 280, y: 40, size: 12 });
    const bytes = pdfOf(
      [
        [sentenceAt(740), ...inked(before.lines), number('— 1 —')],
        [...inked(after.lines), sentenceAt(after.bottom - 40), number('— 2 —')],
      ],
      { rulings: [before.rulings, after.rulings] },
    );
    expect(await passagesOf(bytes)).toEqual([
      ['paragraph', SENTENCE],
      ...[HEAD, second, first, third].map((row) => ['table', wholeRow(row)]),
      ['paragraph', SENTENCE],
    ]);
  });

  it('do not make a table of a frame around text, nor of numbered items that hang', async () => {
    const text = ['今年以来全县上下稳步推进各项改革城乡面貌发生了新的变', '化，为下一步发展打下了坚实基础。'];
    const framed = text.map((line, i) => ({ text: line, x: 90, y: 700 - i * 28 }));
    const box = [
      [80, 730, 520, 730],
      [80, 640, 520, 640],
      [80, 730, 80, 640],
      [520, 730, 520, 640],
    ].map(([x1, y1, x2, y2]) => ({ x1, y1, x2, y2 }));
    const items = ['一', '二', '三', '四'].flatMap((number, i) => [
      { text: `${number}、`, x: 90, y: 580 - i * 56 },
      { text: `抓好${'落实工作任务'.repeat(5).slice(0, 21)}`, x: 140, y: 580 - i * 56 },
      { text: '并按期报告。', x: 140, y: 552 - i * 56 },
    ]);
    const passages = await passagesOf(pdfOf([[...framed, ...items]], { rulings: [box] }));
    expect(passages.map(([kind]) => kind)).not.toContain('table');
    expect(passages[0]).toEqual(['paragraph', text.join('')]);
  });
});

describe.skipIf(!hasOffice)('a table of many rows that LibreOffice sets', () => {
  const FONT = { ascii: 'Liberation Serif', hAnsi: 'Liberation Serif', eastAsia: 'Noto Serif CJK SC' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const bare = {
    top: none,
    bottom: none,
    left: none,
    right: none,
    insideHorizontal: none,
    insideVertical: none,
  };
  const tasks = [
    '推进河道清淤和岸线整治，完成年度投资计划，建立健全长效管护机制，确保群众满意',
    '实施农村饮水安全工程',
    '开展水旱灾害防御演练，修订完善各级应急预案并组织培训',
    '落实河长制各项任务，压实乡镇村三级责任',
  ];
  const bodies = ['县水利局、县财政局、县自然资源局', '县水利局', '县应急管理局牵头，县水利局配合', '各乡镇'];
  const rows = [
    ['序号', '重点任务', '责任单位', '完成时限'],
    ...Array.from({ length: 28 }, (_, i) => [
      `${i + 1}`,
      tasks[i % 4],
      bodies[(i >> 1) % 4],
      ['2026年6月底前', '全年'][i % 2],
    ]),
  ];

  it.each([
    ['with borders', true, false],
    ['with borders, in the middle, its head repeated', true, true],
    ['without borders', false, false],
  ])('has its rows whole over pages: %s', async (_, isRuled, isMiddle) => {
    const widths = [800, 4200, 2400, 1600];
    const run = (text: string) => new TextRun({ text, size: 24, font: FONT });
    const table = new Table({
      columnWidths: widths,
      ...(!isRuled && { borders: bare }),
      rows: rows.map(
        (cells, number) =>
          new TableRow({
            tableHeader: number === 0 && isMiddle,
            children: cells.map(
              (text, i) =>
                new TableCell({
                  width: { size: widths[i], type: WidthType.DXA },
                  ...(isMiddle && { verticalAlign: VerticalAlignTable.CENTER }),
                  children: [
                    new Paragraph({
                      ...(isMiddle && i !== 1 && { alignment: AlignmentType.CENTER }),
                      children: [run(text)],
                    }),
                  ],
                }),
            ),
          }),
      ),
    });
    const children = [new Paragraph({ children: [run(SENTENCE)] }), table];
    const word = await Packer.toBuffer(new Document({ sections: [{ children }] }));
    const pdf = convertWord(word, ['pdf']).get('pdf') ?? new Uint8Array();
    const found = (await passagesOf(pdf)).map(([, text]) => text.replaceAll(' ', ''));
    expect(found).toEqual([SENTENCE, ...rows.map((row) => row.join('\t'))]);
  });
});

describe('cells of a table in an OFD', () => {
  it.each<[string, (ruling: PdfRuling) => string]>([
    [
      'lines',
      ({ x1, y1, x2, y2 }) =>
        `<ofd:PathObject ID="9" Boundary="${mm(x1)} ${mm(842 - y1)} ${mm(x2 - x1)} ${mm(y1 - y2)}" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L ${mm(x2 - x1)} ${mm(y1 - y2)}</ofd:AbbreviatedData></ofd:PathObject>`,
    ],
    [
      'thin shapes that are filled, at their places by a matrix',
      ({ x1, y1, x2, y2 }) =>
        `<ofd:PathObject ID="9" Boundary="0 0 210 297" CTM="1 0 0 1 ${mm(x1)} ${mm(842 - y1)}" Stroke="false" Fill="true"><ofd:AbbreviatedData>M 0 0 L ${mm(x2 - x1)} 0 L ${mm(Math.max(x2 - x1, 0.5))} ${mm(Math.max(y1 - y2, 0.5))} L 0 ${mm(Math.max(y1 - y2, 0.5))} C</ofd:AbbreviatedData></ofd:PathObject>`,
    ],
  ])('are whole where its borders are %s', async (_, draw) => {
    const { lines, rulings } = drawn([HEAD, ...BODY], 700, { isMiddle: true });
    const layers = `<ofd:Layer ID="5">${rulings.map(draw).join('')}</ofd:Layer>`;
    const bytes = ofdOf([[sentenceAt(740), ...lines]], { layers });
    const { articles } = await readSource(bytes, 'a.ofd');
    const found = articles.flatMap(({ passages }) => passages.map(({ text }) => text.replaceAll(' ', '')));
    expect(found).toEqual([SENTENCE, ...[HEAD, ...BODY].map(wholeRow)]);
  });
});
