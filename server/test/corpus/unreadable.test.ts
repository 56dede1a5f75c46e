import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { encodeText } from '../support/encoders.ts';
import { pdfOf, setPages } from '../support/pdfWriter.ts';
import { docOf, oleOf } from '../support/docWriter.ts';
import { odtOf, zipOf } from '../support/writers.ts';
import { REPORT } from '../support/sampleReport.ts';

describe('files that cannot be read', () => {
  const nest = (depth: number, bytes: Uint8Array): Uint8Array =>
    depth === 0 ? bytes : nest(depth - 1, zipOf([['a.zip', bytes]]));
  /** The directory's only sector leads back to itself. */
  const circle = () => {
    const bytes = Buffer.from(docOf(REPORT));
    const directory = bytes.readInt32LE(48);
    bytes.writeInt32LE(directory, (bytes.readInt32LE(76) + 1) * 512 + directory * 4);
    return bytes;
  };
  const bomb = new Uint8Array(30 * 1024 * 1024);
  const entities = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]>`;

  it.each<[string, string, () => Uint8Array]>([
    ['a picture', 'unsupported', () => Uint8Array.from(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\0', 'latin1'))],
    ['an empty spreadsheet', 'broken', () => zipOf([['xl/workbook.xml', '<x/>']])],
    ['an encrypted Office file', 'encrypted', () => oleOf([['EncryptedPackage', Buffer.alloc(4096)]])],
    ['an empty old spreadsheet', 'broken', () => oleOf([['Workbook', Buffer.alloc(4096)]])],
    ['a Word file whose sectors run in a circle', 'broken', circle],
    ['a scan', 'no-text-layer', () => pdfOf([[]])],
    ['a cut PDF', 'broken', () => pdfOf(setPages(REPORT)).subarray(0, 300)],
    ['a cut archive', 'broken', () => odtOf(REPORT).subarray(0, 200)],
    ['a bomb in a Word file', 'too-large', () => zipOf([['word/document.xml', bomb]])],
    [
      'a bomb of files',
      'too-large',
      () => zipOf(Array.from({ length: 8 }, (_, i) => [`${i}.txt`, bomb] as const)),
    ],
    ['archives in archives', 'too-large', () => nest(6, zipOf([['a.txt', REPORT.join('\n')]]))],
    [
      'spaces that markup multiplies',
      'too-large',
      () => odtOf([], `<text:p>${'<text:s text:c="1000"/>'.repeat(50_000)}甲</text:p>`),
    ],
    [
      'a table whose row never ends',
      'too-large',
      () => encodeText(`标题,"${'a,"'.repeat(3_000_000)}`, 'utf-8'),
    ],
    [
      'a page of a million elements',
      'too-large',
      () => encodeText(`<html>${'<p>'.repeat(1_000_000)}`, 'utf-8'),
    ],
    ['an archive of pictures', 'unsupported', () => zipOf([['a.png', 'x']])],
  ])('%s: %s', async (name, reason, write) => {
    await expect(readSource(write(), name.includes('row') ? 'a.csv' : 'a.bin')).rejects.toMatchObject({
      name: 'SkippedSourceError',
      reason,
    });
  });

  it('does not expand entities', async () => {
    const odt = zipOf([
      ['mimetype', 'application/vnd.oasis.opendocument.text'],
      ['content.xml', `${entities}<office:text><text:p>正文一段&a29;。</text:p></office:text>`],
    ]);
    expect((await readSource(odt, 'a.odt')).text.length).toBeLessThan(100);
    const html = `<!DOCTYPE html ${entities.slice(11)}<p>正文一段&a29;。</p>`;
    expect((await readSource(encodeText(html, 'utf-8'), 'a.html')).text.length).toBeLessThan(10_000);
  });

  it('gives HTML up that is nested a hundred thousand deep', async () => {
    const html = `<html><p>${REPORT[3]}</p>${'<div>'.repeat(100_000)}深`;
    const reading = readSource(encodeText(html, 'utf-8'), 'a.html');
    await expect(reading).rejects.toMatchObject({ reason: 'broken' });
  });
});
