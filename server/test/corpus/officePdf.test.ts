import { readdirSync, readFileSync } from 'node:fs';
import {
  AlignmentType,
  Document,
  type IParagraphOptions,
  Packer,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { convertWord, hasOffice } from '../support/office.ts';

const SEEDS = new URL('../../../seeds/', import.meta.url);
const FONT = { ascii: 'Liberation Serif', hAnsi: 'Liberation Serif', eastAsia: 'Noto Serif CJK SC' };
const SIZE = 28;

/** How a paragraph of an office is set: what is beside one another in one file. */
const LAYOUTS: readonly ((text: string, number: number) => IParagraphOptions)[] = [
  // First lines indented, leadings mixed.
  (text, number) => ({
    indent: { firstLine: 560 },
    spacing: { line: [240, 360, 480, 300][(number >> 2) % 4] },
    children: [run(text)],
  }),
  // Quotations set in on both sides.
  (text, number) => ({
    indent: number % 5 === 2 ? { left: 720, right: 720 } : { firstLine: 560 },
    spacing: { line: 360 },
    children: [run(text)],
  }),
  // Hanging lists.
  (text, number) => ({
    indent: number % 3 === 1 ? { left: 840, hanging: 420 } : { firstLine: 560 },
    spacing: { line: 360 },
    children: [run(number % 3 === 1 ? `（${(number % 9) + 1}）${text}` : text)],
  }),
  // No indents, space between paragraphs, ragged on the right.
  (text) => ({
    alignment: AlignmentType.LEFT,
    spacing: { line: 240, after: 160 },
    children: [run(text, 21)],
  }),
  // A bold sentence first, lines of a fixed height.
  (text) => ({
    indent: { firstLine: 560 },
    spacing: { line: 500, lineRule: 'exact' },
    children: [
      run(text.slice(0, text.indexOf('。') + 1), SIZE, true),
      run(text.slice(text.indexOf('。') + 1)),
    ],
  }),
];

function run(text: string, size = SIZE, bold = false): ParagraphChild {
  return new TextRun({ text, size, bold, font: FONT });
}

/** Long paragraphs of the starter corpus. */
function paragraphs(): string[] {
  return readdirSync(SEEDS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt') || name.endsWith('.md'))
    .sort()
    .slice(0, 6)
    .flatMap((name) => readFileSync(new URL(encodeURI(name), SEEDS), 'utf8').split(/\r?\n/u))
    .map((line) => line.replace(/^#+ */u, '').trim())
    .filter((line) => line.length > 60)
    .slice(0, 60);
}

function wideTable(): Table {
  const cell = (text: string) => new TableCell({ children: [new Paragraph({ children: [run(text, 18)] })] });
  const rows = [0, 1, 2, 3].map(
    (row) => new TableRow({ children: [0, 1, 2, 3, 4, 5, 6].map((column) => cell(`${row * 100 + column}`)) }),
  );
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows });
}

/** Without punctuation: LibreOffice loses signs that hang over a line's end. */
const ink = (text: string) => text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, '');

describe.skipIf(!hasOffice)('a PDF that LibreOffice made of a Word file of many layouts', () => {
  it('keeps its paragraphs: at most 2 in 100 are cut', async () => {
    const texts = paragraphs();
    const set = (layout: number) => texts.map((text, n) => new Paragraph(LAYOUTS[layout](text, n)));
    const margin = { top: 1440, bottom: 1440, left: 1588, right: 1588 };
    const sections = LAYOUTS.map((_, n) => ({
      properties: {
        page: { margin, ...(n === 3 && { size: { orientation: PageOrientation.LANDSCAPE } }) },
      },
      children: [new Paragraph({ children: [run(`附件${n + 1}`)] }), wideTable(), ...set(n)],
    }));
    const pdf = convertWord(await Packer.toBuffer(new Document({ sections })), ['pdf']).get('pdf');
    const { articles } = await readSource(pdf ?? new Uint8Array(), 'a.pdf');
    const passages = articles.flatMap(({ passages: all }) => all.map(({ text }) => ink(text)));
    const cut = LAYOUTS.flatMap(() => texts).filter(
      (text, n, all) =>
        passages.filter((passage) => passage.includes(ink(text))).length <
        all.slice(0, n + 1).filter((same) => same === text).length,
    );
    expect(texts).toHaveLength(60);
    expect(cut.length / (texts.length * LAYOUTS.length)).toBeLessThanOrEqual(0.02);
  });
});
