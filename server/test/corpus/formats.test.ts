import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { encodeText } from '../support/encoders.ts';
import { pdfOf, setPages } from '../support/pdfWriter.ts';
import { docOf } from '../support/docWriter.ts';
import { epubOf, htmlOf, mhtOf, odtOf, rtfOf, zipOf } from '../support/writers.ts';
import { REPORT } from '../support/sampleReport.ts';

const linesOf = (text: string) => text.split('\n').map((line) => line.trim());

async function docxOf(
  children: (Paragraph | Table)[],
  footnotes = {},
  comments?: object,
): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({
      sections: [{ children }],
      footnotes,
      ...(comments === undefined ? {} : { comments }),
    } as never),
  );
}

const plainDocx = () => docxOf(REPORT.map((text) => new Paragraph(text)));

describe('text out equals text in', () => {
  it.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ['txt', 'a.txt', () => encodeText(REPORT.join('\n'), 'gb18030')],
    ['md', 'a.md', () => encodeText(REPORT.join('\n'), 'utf-8')],
    ['docx', 'a.docx', plainDocx],
    ['docx', 'wrong.txt', plainDocx],
    ['doc', 'a.wps', () => docOf(REPORT)],
    ['rtf', 'a.rtf', () => rtfOf(REPORT)],
    ['rtf', 'u.doc', () => rtfOf(REPORT, { unicode: true })],
    ['odt', 'a.odt', () => odtOf(REPORT)],
    ['epub', 'a.epub', () => epubOf([REPORT])],
    ['pdf', 'a.pdf', () => pdfOf(setPages(REPORT))],
    ['pdf', 'b.pdf', () => pdfOf(setPages(REPORT), { toUnicode: true })],
  ])('%s (%s)', async (format, name, write) => {
    const reading = await readSource(await write(), name);
    expect(reading.format).toBe(format);
    const junk = new Set(reading.dropped.map(({ line }) => line));
    expect(linesOf(reading.text).filter((_, i) => !junk.has(i))).toEqual(REPORT);
    expect(reading.dropped.every(({ rule }) => rule === 'page-number')).toBe(true);
    const [article] = reading.articles;
    expect(article.title).toBe(REPORT[0]);
    expect(article.passages.map(({ text }) => text)).toEqual(REPORT);
    expect(article.passages.map(({ parent }) => parent)).toEqual([-1, -1, -1, 2, 3, -1, 5]);
  });

  it.each<[string, string, (html: string) => Uint8Array]>([
    ['html', 'a.htm', (html) => encodeText(html, 'utf-8')],
    ['html', 'page.doc', (html) => encodeText(html, 'utf-8')],
    ['html', 'a.html', (html) => encodeText(html.replace('"utf-8"', '"gbk"'), 'gb18030')],
    ['mht', 'a.mht', mhtOf],
  ])('%s (%s), without the page’s chrome', async (format, name, write) => {
    const [title, ...paragraphs] = REPORT;
    const reading = await readSource(write(htmlOf(title, paragraphs)), name);
    expect(reading.format).toBe(format);
    expect(reading.articles[0].passages.map(({ text }) => text)).toEqual(REPORT);
    expect(new Set(reading.dropped.map(({ rule }) => rule))).toEqual(new Set(['page-chrome']));
    expect(reading.dropped.map(({ text }) => text).join()).toContain('打印');
  });
});

describe('docx', () => {
  it('leaves tracked deletions and comments out, takes insertions in', async () => {
    const mark = { id: 1, author: 'x', date: '2024-01-01T00:00:00Z' };
    const bytes = await docxOf(
      [
        new Paragraph({
          children: [
            new TextRun('坚持'),
            new DeletedTextRun({ text: '删去的话', ...mark }),
            new InsertedTextRun({ text: '新加的话', ...mark }),
            new CommentRangeStart(0),
            new TextRun('不动摇。'),
            new CommentRangeEnd(0),
            new TextRun({ children: [new CommentReference(0)] }),
          ],
        }),
      ],
      {},
      { children: [{ id: 0, author: 'x', date: new Date(0), children: [new Paragraph('批注的话')] }] },
    );
    expect((await readSource(bytes, 'a.docx')).text).toBe('坚持新加的话不动摇。');
  });

  it('keeps footnotes and table rows as passages of their own', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const bytes = await docxOf(
      [
        new Paragraph('工作情况报告'),
        new Paragraph({
          children: [new TextRun('全年增长'), new FootnoteReferenceRun(1), new TextRun('百分之五。')],
        }),
        new Table({ rows: [new TableRow({ children: [cell('指标'), cell('数值')] })] }),
      ],
      { 1: { children: [new Paragraph('按可比价格计算。')] } },
    );
    const { articles } = await readSource(bytes, 'a.docx');
    expect(articles[0].passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['title', '工作情况报告'],
      ['paragraph', '全年增长百分之五。'],
      ['table', '指标\t数值'],
      ['footnote', '按可比价格计算。'],
    ]);
  });

  it('nests heading styles over markers', async () => {
    const bytes = await docxOf([
      new Paragraph({ text: '工作情况报告', alignment: AlignmentType.CENTER }),
      new Paragraph({ text: '总体情况', heading: HeadingLevel.HEADING_1 }),
      new Paragraph('（一）增长。全年增长。'),
      new Paragraph({ text: '下步打算', heading: HeadingLevel.HEADING_1 }),
    ]);
    const { articles } = await readSource(bytes, 'a.docx');
    expect(articles[0].passages.map(({ kind, parent }) => [kind, parent])).toEqual([
      ['title', -1],
      ['heading', -1],
      ['paragraph', 1],
      ['heading', -1],
    ]);
  });

  it.each(['title style', 'page break'])('cuts a compilation by %s', async (way) => {
    const article = (title: string, name: string) => [
      way === 'title style'
        ? new Paragraph({ text: title, heading: HeadingLevel.TITLE })
        : new Paragraph({ children: [new PageBreak(), new TextRun(title)] }),
      new Paragraph(`市委书记 ${name}`),
      ...REPORT.slice(2).map((text) => new Paragraph(text)),
      new Paragraph(REPORT[6]),
    ];
    const bytes = await docxOf([...article('扛牢政治责任', '张三'), ...article('筑牢安全防线', '李四')]);
    const { articles } = await readSource(bytes, 'a.docx');
    expect(articles.map(({ title, author }) => [title, author])).toEqual([
      ['扛牢政治责任', '张三'],
      ['筑牢安全防线', '李四'],
    ]);
  });
});

describe('csv', () => {
  it('reads an article a row', async () => {
    const row = (title: string) => `1,${title},"${REPORT.slice(2).join('\r\n')}",2024`;
    const bytes = encodeText(
      `序号,标题,正文,年份\r\n${row('甲地报告')}\r\n${row('乙地报告')}\r\n`,
      'gb18030',
    );
    const { articles, format, encoding } = await readSource(bytes, 'a.csv');
    expect([format, encoding]).toEqual(['csv', 'gb18030']);
    expect(articles.map(({ title, passages }) => [title, passages.length])).toEqual([
      ['甲地报告', 6],
      ['乙地报告', 6],
    ]);
  });

  it('skips a table without texts', async () => {
    const reading = readSource(encodeText('县,数\n甲,1\n乙,2', 'utf-8'), 'a.csv');
    await expect(reading).rejects.toMatchObject({ reason: 'empty' });
  });
});

describe('zip', () => {
  it('reads its content, nested, with names in GBK, and names what it skips', async () => {
    const inner = zipOf([['b.docx', await plainDocx()]]);
    const bytes = zipOf([
      [encodeText('甲.txt', 'gb18030'), encodeText(REPORT.join('\n'), 'utf-8')],
      ['c/inner.zip', inner],
      ['d.pdf', '%PDF-1.4 broken'],
      ['photo.png', '\x89PNG'],
      ['.DS_Store', 'x'],
      ['__MACOSX/a.txt', 'x'],
    ]);
    const { articles, skipped, text } = await readSource(bytes, 'a.zip');
    expect(articles.map(({ title }) => title)).toEqual([REPORT[0], REPORT[0]]);
    expect(text.split('\n')[articles[1].passages[3].line]).toBe(REPORT[3]);
    expect(skipped?.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
      'photo.png unsupported',
      'd.pdf broken',
    ]);
  });

  it('recognizes its content, whatever it is called', async () => {
    const word = await plainDocx();
    const bytes = zipOf([
      ['模板.dotx', word],
      ['模板.wpt', docOf(REPORT)],
      ['没有扩展名', word],
      ['b.bak', rtfOf(REPORT)],
      ['c.jar', zipOf([['a.txt', REPORT.join('\n')]])],
      ['d.log', REPORT.join('\n')],
      ['e.txt', ''],
    ]);
    const { articles, skipped } = await readSource(bytes, 'a.zip');
    expect(articles.map(({ title }) => title)).toEqual(Array(4).fill(REPORT[0]));
    expect(skipped?.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
      'd.log unsupported',
      'c.jar unsupported',
      'e.txt empty',
    ]);
  });

  it('names the first of its files where none can be read', async () => {
    const bytes = zipOf([
      ['表.et', 'x'],
      ['图.png', 'x'],
    ]);
    await expect(readSource(bytes, 'a.zip')).rejects.toThrow(
      /^None of 2 files in the archive could be read\. 表\.et: .*save it as \.xlsx\.$/u,
    );
  });
});
