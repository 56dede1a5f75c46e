import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { reviseWordFile, wordText } from '../../src/export/wordDraft.ts';

const AUTHOR = { name: 'Yinju', date: '2026-03-01T00:00:00Z' };

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });

function word(): Promise<Buffer> {
  const document = new Document({
    numbering: {
      config: [{ reference: '章', levels: [{ level: 0, format: 'chineseCounting', text: '%1、' }] }],
    },
    sections: [
      {
        children: [
          new Paragraph('关于平安建设的报告'),
          new Paragraph({ text: '总体要求', numbering: { reference: '章', level: 0 } }),
          new Paragraph({
            children: [new TextRun({ text: '坚持统筹发展', bold: true }), new TextRun('与安全。')],
          }),
          new Table({
            rows: [
              new TableRow({ children: [cell('覆盖率'), cell('98%')] }),
              new TableRow({ children: [cell('信访积案'), cell(''), cell('化解率'), cell('98%')] }),
            ],
          }),
          new Paragraph('特此报告。'),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** Everything but the main part, and the main part without our revisions, its runs joined. */
function unrevised(content: Uint8Array): Record<string, string> {
  const parts = Object.entries(unzipSync(content)).map(([name, bytes]) => [name, strFromU8(bytes)]);
  const all = Object.fromEntries(parts) as Record<string, string>;
  all['word/document.xml'] = all['word/document.xml']
    .replaceAll(/<w:ins w:id="9\d+"[^>]*>.*?<\/w:ins>/gu, '')
    .replaceAll(/<w:del w:id="9\d+"[^>]*>(.*?)<\/w:del>/gu, '$1')
    .replaceAll('w:delText', 'w:t')
    .replaceAll(/<\/w:t><\/w:r><w:r><w:t xml:space="preserve">/gu, '');
  return all;
}

describe('a Word file as a draft', () => {
  it('is corrected at the place of the slip only', async () => {
    const content = await word();
    const text = await wordText(content);
    expect(text.split('\n')).toContain('一、总体要求');
    const revised = await reviseWordFile(content, text.replace('与安全', '和安全'), AUTHOR);
    expect(revised).toMatchObject({ placed: 1, unplaced: [] });
    expect(unrevised(revised.content)).toEqual(unrevised(content));
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(revised.content) });
    expect(value).toContain('坚持统筹发展和安全。');
  });

  it('is corrected in cells and under numbers of lists, and what has no place is told', async () => {
    const content = await word();
    const text = (await wordText(content))
      .replace('总体要求', '总体思路')
      .replace('98%', '99%')
      .replace('一、', '二、');
    const revised = await reviseWordFile(content, `${text}\n多出一段。`, AUTHOR);
    expect(revised.unplaced).toEqual(['二、总体思路', '多出一段。']);
    expect(revised.placed).toBe(1);
    expect(unrevised(revised.content)).toEqual(unrevised(content));
  });

  it('is corrected in any cell of a row', async () => {
    const content = await word();
    const text = await wordText(content);
    const row = /信访积案.*/u.exec(text)?.[0] ?? '';
    const now = row.replace('信访', '信仿').replace('化解', '化结');
    const revised = await reviseWordFile(content, text.replace(row, now), AUTHOR);
    expect(revised).toMatchObject({ placed: 2, unplaced: [] });
    expect(unrevised(revised.content)).toEqual(unrevised(content));
    expect(await wordText(Buffer.from(revised.content))).toContain(now);
  });

  it('is found by what names its main part, wherever that is', async () => {
    const { 'word/document.xml': main, ...rest } = unzipSync(await word());
    const renamed: Record<string, Uint8Array> = { ...rest, 'word/document2.xml': main };
    for (const name of ['_rels/.rels', '[Content_Types].xml'])
      renamed[name] = strToU8(strFromU8(rest[name]).replaceAll('word/document.xml', 'word/document2.xml'));
    renamed['word/_rels/document2.xml.rels'] = rest['word/_rels/document.xml.rels'];
    const content = zipSync(renamed);
    const revised = await reviseWordFile(
      content,
      (await wordText(content)).replace('与安全', '和安全'),
      AUTHOR,
    );
    expect(revised).toMatchObject({ placed: 1, unplaced: [] });
    expect(strFromU8(unzipSync(revised.content)['word/document2.xml'])).toContain('<w:delText');
  });

  it('is refused for revisions where it is RTF, which opens as a draft', async () => {
    const rtf = Buffer.from(
      String.raw`{\rtf1\ansi{\stylesheet{\s1 heading 1;}}{\pard\s1\outlinelevel0 Overall\par}{\pard Text of it.\par}}`,
    );
    expect(await wordText(rtf)).toBe('Overall\nText of it.');
    await expect(reviseWordFile(rtf, 'x', AUTHOR)).rejects.toMatchObject({ reason: 'unsupported' });
  });

  it.each([
    ['no Word file', Buffer.from('正文一段，不是 Word 文件。')],
    ['a damaged one', Buffer.from('PK\u0003\u0004damaged')],
  ])('is refused with a reason where it is %s', async (_, content) => {
    await expect(reviseWordFile(content, 'x', AUTHOR)).rejects.toMatchObject({ name: 'SkippedSourceError' });
  });
});
