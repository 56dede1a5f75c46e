import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';

const FOLDER = fileURLToPath(new URL('../../../../shared/cases/', import.meta.url));

/** An article without its words: length and digest of its title, date, passages; `n` with a number, `b` with a body. */
type Shape = readonly [length: number, title: string, date: string, passages: number, facts: string];

/** What was looked at, paper by paper, and found right. */
const EXPECTED: Readonly<Record<string, readonly Shape[]>> = {
  'files/01-html-long-footer.html': [[10, '0a4bf751', '2021-03-05', 4, '']],
  'files/01-html-short-footer-control.html': [[10, '0a4bf751', '2021-03-05', 4, '']],
  'files/04-html-facts-box.html': [[12, '85f2e301', '2021-04-18', 6, 'b']],
  'files/05-title-br.html': [[32, '614777f7', '2021-01-22', 10, 'nb']],
  'files/05-title-lines.txt': [[32, '614777f7', '2021-01-22', 10, 'nb']],
  'files/06-annex-label.txt': [[22, '07952582', '2021', 6, '']],
  'files/07-table-as-toc.docx': [[16, '02c46d49', '', 13, '']],
  'files/08-date-before-annex.txt': [[23, '9e18eaf8', '2019-06-24', 19, 'nb']],
  'files/09-signature-splits.txt': [[11, 'ea70832b', '2021-12-10', 13, 'b']],
  'files/10-table-row-as-title.docx': [[31, '843a8d60', '', 3, '']],
  'files/11-list-restart.docx': [[11, '368a31d3', '', 10, '']],
  'files/12-table-800-rows.docx': [[9, '2ff3fa1c', '', 801, '']],
  'files/13-place-1.txt': [[20, 'f3919a2f', '', 5, 'b']],
  'files/13-place-2.txt': [[16, '8c8145b6', '', 5, '']],
  'files/14-word2003xml.doc': [[11, 'f2f85e78', '', 4, '']],
  'files/15-doc-10-columns.doc': [[17, '56d34e5e', '2021', 7, '']],
  'files/15-doc-6-columns.doc': [[17, '56d34e5e', '2021', 7, '']],
  'files/20-pdf-control.pdf': [[11, 'eb3cc8f1', '', 4, '']],
  'files/20-pdf-wide-table.pdf': [[11, 'eb3cc8f1', '', 12, '']],
  'files/23-pdf-raised-note-marks.pdf': [[11, 'eb3cc8f1', '', 4, '']],
  'files/24-pdf-negative-font-size-scaled.pdf': [[11, 'eb3cc8f1', '', 4, '']],
  'files/24-pdf-negative-font-size.pdf': [[11, 'eb3cc8f1', '', 4, '']],
  'files/25-pdf-fake-bold.pdf': [[11, 'eb3cc8f1', '', 5, '']],
  'files/27-pdf-contents.pdf': [[9, 'fd57d476', '', 4, '']],
  'files/28-pdf-indented-block.pdf': [[11, 'eb3cc8f1', '', 6, '']],
  'files/29-contents-control.txt': [
    [9, 'fd57d476', '', 6, ''],
    [11, 'fe31c34d', '', 6, ''],
    [24, '079d56f4', '', 6, ''],
    [13, '7a803a56', '', 6, ''],
    [11, '64a10f58', '', 6, ''],
  ],
  'files/29-contents-one-ellipsis.txt': [
    [9, 'fd57d476', '', 6, ''],
    [11, 'fe31c34d', '', 6, ''],
    [24, '079d56f4', '', 6, ''],
    [13, '7a803a56', '', 6, ''],
    [11, '64a10f58', '', 6, ''],
  ],
  'files/30-altchunk.docx': [[11, 'f2f85e78', '', 3, '']],
  'files/31-crumb-2.txt': [[12, '8b971db7', '', 4, '']],
  'files/31-crumb-4.txt': [[12, '8b971db7', '', 4, '']],
  'files/32-facts-1.txt': [[12, '8b971db7', '2021-05-18', 4, '']],
  'files/32-facts-10.txt': [[12, '8b971db7', '2021-05-18', 4, '']],
  'files/32-facts-2.txt': [[12, '8b971db7', '2021-05-18', 4, '']],
  'files/32-facts-4.txt': [[12, '8b971db7', '2021-05-18', 4, '']],
  'files/32-facts-5.txt': [[12, '8b971db7', '2021-05-18', 4, '']],
  'files/32-facts-6.txt': [[12, '8b971db7', '2021-05-18', 4, '']],
  'files/32-facts-7.txt': [[12, '8b971db7', '2021-05-18', 4, '']],
  'files/32-facts-8.txt': [[12, '8b971db7', '2021-05-08', 4, '']],
  'files/33-date-1.txt': [[12, 'ce75ee45', '2021-05-18', 6, 'b']],
  'files/33-date-2.txt': [[12, 'ce75ee45', '2021-05-18', 6, 'b']],
  'files/33-date-3.txt': [[12, 'ce75ee45', '2021-05-18', 6, 'b']],
  'files/33-date-4.txt': [[12, 'ce75ee45', '2021-05-18', 6, 'b']],
  'files/33-date-6.txt': [[12, 'ce75ee45', '2021-05-18', 6, 'b']],
  'files/33-date-8.txt': [[12, 'ce75ee45', '2021-05-18', 6, 'b']],
  'ofd/ofd对象.ofd': [[6, 'd073a3bc', '', 4, '']],
  'ofd/plain.ofd': [[12, '41e2647c', '2014-08-01', 16, '']],
  'ofd/shuke.ofd': [[20, '29b23266', '2016-12', 211, 'b']],
};

/** The first eight digits of the SHA-256. */
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

describe.skipIf(!existsSync(FOLDER))('the cases beside the project (skipped where they are absent)', () => {
  it.each(Object.keys(EXPECTED))('%s is read as it was when it was looked at', async (name) => {
    const { articles } = await readSource(readFileSync(FOLDER + name), name);
    const shapes = articles.map(({ title, date = '', passages, number, body }): Shape => {
      const facts = (number === undefined ? '' : 'n') + (body === undefined ? '' : 'b');
      return [title.length, digest(title), date, passages.length, facts];
    });
    expect(shapes).toEqual(EXPECTED[name]);
  });
});
