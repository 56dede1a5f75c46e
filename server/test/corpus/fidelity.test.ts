import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { encodeText } from '../support/encoders.ts';
import { pdfOf, setPages } from '../support/pdfWriter.ts';
import { docOf } from '../support/docWriter.ts';
import { epubOf, odtOf, rtfOf, zipOf } from '../support/writers.ts';

const TYPES = 'http://schemas.openxmlformats.org';
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A Word file whose runs break anywhere, as Word's do. */
function docxOf(paragraphs: readonly string[]): Uint8Array {
  const run = (text: string) => {
    const inside = text
      .split('\t')
      .map((part) => `<w:t xml:space="preserve">${escape(part)}</w:t>`)
      .join('<w:tab/>');
    return `<w:r>${inside}</w:r>`;
  };
  const body = paragraphs.map((text) => {
    const runs = Array.from(text.match(/.{1,7}/gsu) ?? [], run);
    return `<w:p>${runs.join('<w:proofErr w:type="spellStart"/>')}</w:p>`;
  });
  return zipOf([
    ['[Content_Types].xml', `<Types xmlns="${TYPES}/package/2006/content-types"/>`],
    [
      '_rels/.rels',
      `<Relationships xmlns="${TYPES}/package/2006/relationships"><Relationship Id="r1" Type="${TYPES}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `<w:document xmlns:w="${TYPES}/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`,
    ],
  ]);
}

const odtText = (text: string) =>
  escape(text)
    .replaceAll('\t', '<text:tab/>')
    .replace(/ {2,}/gu, (spaces) => ` <text:s text:c="${spaces.length - 1}"/>`);
const html = (paragraphs: readonly string[]) =>
  `<html><head><meta charset="utf-8"></head><body>${paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n')}</body></html>`;

const LONG = '全市上下坚持稳中求进工作总基调，统筹发展和安全，各项工作取得新的成效';
const PIECES = [
  '坚持“党政同责”‘一岗双责’',
  '——层层签订',
  '……“老大难”',
  '１２３．７％',
  '〔2024〕5号',
  '《安全生产法》',
  '𠮷𡈽𬍛',
  '㐀',
  'GDP增长5.5%',
  '＜重生产、轻安全＞',
  'A&B <x> "y"',
  '①②㈠',
  '·•※',
  '“',
  '）',
  LONG.repeat(60),
];
const SPACES = ['\t', '  ', '\u3000'];

/** Paragraphs that begin and end in ink; some are empty. */
const paragraphs = (pieces: readonly string[]) =>
  fc.array(
    fc.oneof(
      fc.constant(''),
      fc
        .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
        .map((chosen) => `全市上下要${chosen.join('')}。`),
    ),
    { minLength: 1, maxLength: 12 },
  );

const FORMATS: readonly (readonly [
  name: string,
  pieces: readonly string[],
  write: (texts: readonly string[]) => Uint8Array,
])[] = [
  ['a.txt', [...PIECES, ...SPACES], (texts) => encodeText(texts.join('\r\n'), 'gb18030')],
  ['b.txt', [...PIECES, ...SPACES], (texts) => encodeText(texts.join('\n'), 'utf-16le')],
  ['a.docx', [...PIECES, ...SPACES], docxOf],
  ['a.doc', [...PIECES, ...SPACES], docOf],
  ['a.rtf', [...PIECES, ...SPACES], (texts) => rtfOf(texts, { unicode: true })],
  [
    'a.odt',
    [...PIECES, ...SPACES],
    (texts) => odtOf([], texts.map((text) => `<text:p>${odtText(text)}</text:p>`).join('')),
  ],
  ['a.html', [...PIECES, '\u3000'], (texts) => encodeText(html(texts), 'utf-8')],
  ['a.epub', [...PIECES, '\u3000'], (texts) => epubOf([texts])],
];

describe('every character comes out as it went in', () => {
  it.each(FORMATS)('%s', async (name, pieces, write) => {
    await fc.assert(
      fc.asyncProperty(paragraphs(pieces), async (texts) => {
        fc.pre(texts.some((text) => text !== ''));
        const { text } = await readSource(write(texts), name);
        expect(text.split(/\r?\n/u).filter((line) => line !== '')).toEqual(
          texts.filter((line) => line !== ''),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('a.pdf, after unwrapping', async () => {
    // The font of these pages has no characters outside the basic plane, and its lines break within words.
    const pieces = PIECES.filter((piece) => !/[𠮷㐀A-Z·]|^.$/u.test(piece));
    await fc.assert(
      fc.asyncProperty(paragraphs(pieces), async (texts) => {
        const whole = ['关于安全生产的报告', `${LONG}。`, ...texts.filter((text) => text !== '')];
        const { articles } = await readSource(pdfOf(setPages(whole)), 'a.pdf');
        expect(articles[0].passages.map(({ text }) => text)).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });
});
