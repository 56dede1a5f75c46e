import { readFileSync } from 'node:fs';
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { convertWord, hasOffice } from '../support/office.ts';

const change = { id: 1, author: 'x', date: '2024-01-01T00:00:00Z' };
const LONG =
  '坚持“党政同责”‘一岗双责’——层层签订责任书，全年检查１２３家次、整改率９８．７％……“老大难”问题逐一销号〔２０２４〕５号；《安全生产法》宣讲覆盖全域，𠮷𡈽二镇先行。';

const cell = (text: string) =>
  new TableCell({ children: [new Paragraph(text)], width: { size: 3000, type: 'dxa' } });
const item = (text: string, level: number) =>
  new Paragraph({ text, numbering: { reference: 'list', level } });
const speech = (title: string, name: string) => [
  new Paragraph({ text: title, heading: HeadingLevel.TITLE, pageBreakBefore: true }),
  new Paragraph(''),
  new Paragraph(`市委书记　${name}`),
  item('主要做法', 0),
  item(`压实责任。${LONG}`, 1),
  item('抓好培训。', 1),
  new Paragraph({ children: [new TextRun({ text: '字距调过的一段话也是正文。', characterSpacing: 15 })] }),
  new Paragraph({
    children: [
      new TextRun('全年增长'),
      new FootnoteReferenceRun(1),
      new TextRun('百分之五，'),
      new InsertedTextRun({ text: '稳中有进，', ...change }),
      new CommentRangeStart(0),
      new TextRun('好于预期。'),
      new CommentRangeEnd(0),
      new TextRun({ children: [new CommentReference(0)] }),
    ],
  }),
  new Table({
    columnWidths: [3000, 3000],
    rows: [
      new TableRow({ children: [cell('指标'), cell('数值')] }),
      new TableRow({ children: [cell('产值'), cell('百亿元')] }),
    ],
  }),
  item('存在问题', 0),
  new Paragraph(`　　${LONG}${LONG}`),
];
const TEXT = [
  '扛牢政治责任',
  '一、主要做法',
  `（一）压实责任。${LONG}`,
  '（二）抓好培训。',
  '字距调过的一段话也是正文。',
  '全年增长百分之五，稳中有进，好于预期。',
  '指标\t数值',
  '产值\t百亿元',
  '二、存在问题',
  LONG + LONG,
];

async function writeDocx(): Promise<Uint8Array> {
  const levels = [
    { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
    { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
  ];
  return Packer.toBuffer(
    new Document({
      numbering: { config: [{ reference: 'list', levels }] },
      footnotes: { 1: { children: [new Paragraph('按可比价格计算。')] } },
      comments: {
        children: [{ id: 0, author: 'x', date: new Date(0), children: [new Paragraph('批注的话')] }],
      },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('某市工作简报')] }) },
          footers: {
            default: new Footer({
              children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
            }),
          },
          children: speech('扛牢政治责任', '张三'),
        },
      ],
    }),
  );
}

async function expectWhole(bytes: Uint8Array, format: string): Promise<void> {
  const { articles, dropped, format: found } = await readSource(bytes, 'a.bin');
  expect(found).toBe(format);
  expect(dropped.map(({ rule }) => rule)).toEqual(['by-line']);
  const [{ title, author, passages }] = articles;
  expect([title, author]).toEqual(['扛牢政治责任', '张三']);
  expect(passages.map(({ text }) => text)).toEqual([...TEXT, '按可比价格计算。']);
  expect(passages.map(({ kind }) => kind).filter((kind) => kind !== 'paragraph')).toEqual([
    'title',
    'heading',
    'heading',
    'table',
    'table',
    'heading',
    'footnote',
  ]);
}

it('doc, as LibreOffice wrote it once: for machines without it', async () => {
  await expectWhole(readFileSync(new URL('../fixtures/libreoffice.doc', import.meta.url)), 'doc');
});

describe.skipIf(!hasOffice)('files that LibreOffice writes', () => {
  let files = new Map<string, Uint8Array>();
  beforeAll(async () => {
    const docx = await writeDocx();
    files = new Map([['docx', docx], ...convertWord(docx, ['doc', 'odt', 'rtf', 'pdf'])]);
  }, 300_000);

  it.each(['docx', 'doc', 'odt', 'rtf'])(
    '%s: title, signer, numbers, text, table, footnote',
    async (format) => {
      await expectWhole(files.get(format) ?? new Uint8Array(), format);
    },
  );

  it('pdf: the same after unwrapping', async () => {
    const { articles, dropped } = await readSource(files.get('pdf') ?? new Uint8Array(), 'a.pdf');
    // One page is too few to know its header by.
    const [header, ...passages] = articles[0].passages;
    expect(header.text).toBe('某市工作简报');
    expect(passages.map(({ text }) => text.replace(/(?<=[、）]) /u, ''))).toEqual([
      ...TEXT,
      '按可比价格计算。',
    ]);
    expect(dropped.map(({ rule }) => rule)).toEqual(['by-line', 'page-number']);
  });
});
