import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { encodeText } from '../support/encoders.ts';
import { bookOf } from '../support/officeWriters.ts';
import { oleOf } from '../support/docWriter.ts';
import { zipOf } from '../support/writers.ts';

const ROWS = [
  ['2023年青林县主要经济指标'],
  ['指标', '数值', '增速'],
  ['粮食产量（万吨）', 123.5, null],
  ['推进高标准农田建设，新建五万亩，改造提升三万亩。', 1, '农业农村局'],
];
const LINES = [
  '2023年青林县主要经济指标',
  '指标\t数值\t增速',
  '粮食产量（万吨）\t123.5',
  '推进高标准农田建设，新建五万亩，改造提升三万亩。\t1\t农业农村局',
];

describe('spreadsheets', () => {
  it.each([
    ['xlsx', 'xlsx'],
    ['biff8', 'xls'],
    ['xlml', 'xls'],
  ] as const)('%s: a row a line, its cells parted by tabs', async (type, format) => {
    const { format: found, text, articles } = await readSource(bookOf({ Sheet1: ROWS }, type), '表.bin');
    expect(found).toBe(format);
    expect(text.split('\n')).toEqual(LINES);
    expect(articles[0].passages.slice(1).map(({ kind }) => kind)).toEqual(['table', 'table', 'table']);
  });

  it('of Excel 95 hold text in GBK', async () => {
    const record = (type: number, ...parts: readonly (number | Uint8Array)[]) => {
      const body = Buffer.concat(
        parts.map((part) => {
          if (typeof part !== 'number') return part;
          const short = Buffer.alloc(2);
          short.writeUInt16LE(part);
          return short;
        }),
      );
      const head = Buffer.alloc(4);
      head.writeUInt16LE(type, 0);
      head.writeUInt16LE(body.length, 2);
      return Buffer.concat([head, body]);
    };
    const label = (row: number, column: number, text: string) => {
      const bytes = encodeText(text, 'gb18030');
      return record(0x0204, row, column, 0, bytes.length, bytes);
    };
    const stream = Buffer.concat([
      record(0x0809, 0x0500, 0x0010, 0, 0),
      record(0x0042, 936),
      label(0, 0, '粮食产量'),
      label(0, 1, '万吨'),
      record(0x000a),
    ]);
    const file = oleOf([['Book', Buffer.concat([stream, Buffer.alloc(4096)])]]);
    expect((await readSource(file, 'a.xls')).text).toBe('粮食产量\t万吨');
  });

  it('name their sheets where there are several; hidden and empty ones are left out', async () => {
    const bytes = bookOf({ 主要指标: ROWS, Sheet2: [['甲', '乙']], 草稿: [['藏', '着']], 空: [] }, 'xlsx', [
      '草稿',
    ]);
    const { text } = await readSource(bytes, 'a.xlsx');
    expect(text.split('\n')).toEqual(['主要指标', ...LINES, '甲\t乙']);
  });

  it('show cells as Excel does, in one line, without failed formulas', async () => {
    const bytes = bookOf({ Sheet1: [['合\n计', '有\t制表', '#REF!', 1], ['#N/A']] });
    expect((await readSource(bytes, 'a.xlsx')).text).toBe('合计\t有 制表\t1');
  });

  it.each<[string, string, string, () => Uint8Array]>([
    ['a broken one', 'a.xlsx', 'broken', () => zipOf([['xl/workbook.xml', '<x/>']])],
    ['a broken old one', 'a.xls', 'broken', () => oleOf([['Workbook', Buffer.alloc(4096, 7)]])],
    ['one of WPS', 'a.et', 'unsupported', () => oleOf([['Workbook', Buffer.alloc(4096)]])],
    ['old slides', 'a.ppt', 'unsupported', () => oleOf([['PowerPoint Document', Buffer.alloc(4096)]])],
    [
      'a binary one',
      'a.xlsb',
      'unsupported',
      () =>
        zipOf([
          [
            '_rels/.rels',
            '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
          ],
          ['xl/workbook.bin', 'x'],
        ]),
    ],
    [
      'one of OpenDocument',
      'a.bin',
      'unsupported',
      () => zipOf([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet']]),
    ],
    [
      'one with more cells than are read',
      'a.xlsx',
      'too-large',
      () =>
        zipOf([
          ['xl/workbook.xml', '<workbook/>'],
          ['xl/worksheets/sheet1.xml', new Uint8Array(25 * 1024 * 1024)],
        ]),
    ],
    [
      'an old one with more cells than are read',
      'a.xls',
      'too-large',
      () => {
        const records = Buffer.alloc(4 * 400_002);
        records.writeUInt16LE(0x0809, 0);
        for (let i = 1; i <= 400_001; i++) records.writeUInt16LE(0x0203, i * 4);
        return oleOf([['Workbook', records]]);
      },
    ],
  ])('%s: %s, %s', async (_, name, reason, write) => {
    await expect(readSource(write(), name)).rejects.toMatchObject({ name: 'SkippedSourceError', reason });
  });

  it('say what to save others as', async () => {
    const ods = zipOf([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet']]);
    await expect(readSource(ods, 'a.bin')).rejects.toThrow('save it as .xlsx');
    const slides = oleOf([['PowerPoint Document', Buffer.alloc(4096)]]);
    await expect(readSource(slides, 'a.bin')).rejects.toThrow('save it as .pptx');
    await expect(readSource(slides, 'a.dps')).rejects.toThrow('.dps files are not read; save it as .pptx.');
  });

  it('in a text that only speaks of them stay text', async () => {
    const text = '说明：urn:schemas-microsoft-com:office:spreadsheet 是表格的命名空间。';
    expect((await readSource(encodeText(text, 'utf-8'), 'a.txt')).format).toBe('txt');
  });
});
