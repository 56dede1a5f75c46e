import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  FootnoteReferenceRun,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Segmenter } from '../engine/text/segmenter.ts';
import type { Block, PaperDocument, Run } from './document.ts';
import { fontOf, fontTable } from './fonts.ts';
import {
  CHARACTER,
  CHARACTERS,
  FOOTER,
  LINE_PITCH,
  MARGINS,
  PAGE,
  SMALL_SIZE,
  TITLE_CHARACTERS,
} from './measures.ts';
import { titleLines, widthOf } from './titleLines.ts';
import { contentsOf } from './wordContents.ts';
import { STYLES } from './wordPaperStyles.ts';

const STYLES_PART = 'word/styles.xml';
/** Characters left free to the right of the date: GB/T 9704, 7.3.5. */
const RIGHT_OF_DATE = 4;

/**
 * A Word file of {@link paper} in the layout of GB/T 9704-2012. Titles break at the words of {@link segmenter}.
 * Headings use Word's own styles, so that its navigation and tables of contents find them; one that begins a paragraph
 * has the linked style of its level.
 */
export async function wordFile(paper: PaperDocument, segmenter: Segmenter): Promise<Uint8Array> {
  const title = paper.blocks.find((block) => block.kind === 'title')?.lines.join('');
  const footnotes = [...paper.footnotes].map(([number, runs]) => [
    String(number),
    { children: [new Paragraph({ children: runs.flatMap(toRuns), style: 'FootnoteText' })] },
  ]);
  const document = new Document({
    ...(title !== undefined && { title }),
    creator: '',
    styles: STYLES,
    footnotes: Object.fromEntries(footnotes),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: { size: PAGE, margin: { ...MARGINS, footer: FOOTER, header: FOOTER } },
          grid: { type: DocumentGridType.LINES, linePitch: LINE_PITCH },
        },
        footers: {
          default: pageNumber({ alignment: AlignmentType.RIGHT, indent: { right: CHARACTER } }),
          even: pageNumber({ alignment: AlignmentType.LEFT, indent: { left: CHARACTER } }),
        },
        children: paper.blocks.flatMap((block) => blockOf(block, segmenter)),
      },
    ],
  });
  const packed = await Packer.toBuffer(document, undefined, [
    { path: 'word/fontTable.xml', data: fontTable() },
  ]);
  return withStylesOfWord(packed);
}

/**
 * The styles as Word itself writes them: its own headings are in lower case, and a paragraph that names no style has the
 * one marked as the default. Word assumes that by itself, other readers do not.
 */
function withStylesOfWord(packed: Uint8Array): Uint8Array {
  const parts = unzipSync(packed);
  const styles = strFromU8(parts[STYLES_PART])
    .replaceAll(/<w:name w:val="Heading (?=\d"\/>)/gu, '<w:name w:val="heading ')
    .replace(
      '<w:style w:type="paragraph" w:styleId="Normal"',
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"',
    );
  return zipSync({ ...parts, [STYLES_PART]: strToU8(styles) });
}

function blockOf(block: Block, segmenter: Segmenter): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return titleOf(block, segmenter);
    case 'letterhead':
      return [new Paragraph({ text: block.text, style: 'Letterhead' })];
    case 'number':
      return [new Paragraph({ text: block.text, style: 'PaperNumber' })];
    case 'mark':
      return [new Paragraph({ children: [inBlack(block.text)], indent: { firstLine: 0 } })];
    case 'contents':
      return contentsOf(block);
    case 'subtitle':
      return [new Paragraph({ children: brokenAt(CHARACTERS, [block.text], segmenter), style: 'Subtitle' })];
    case 'addressee':
      return [new Paragraph({ children: block.runs.flatMap(toRuns), indent: { firstLine: 0 } })];
    case 'heading':
      return [new Paragraph({ children: block.runs.flatMap(toRuns), style: `Heading${block.level}` })];
    case 'paragraph':
      return [new Paragraph({ children: block.runs.flatMap(toRuns) })];
    case 'table':
      return [tableOf(block)];
    case 'attachments':
      return attachmentsOf(block.items);
    case 'signature':
      return [
        new Paragraph({
          text: block.text,
          style: 'Signature',
          ...onTheRight(signatureIndent(block.text, block.date)),
        }),
      ];
    case 'date':
      return [new Paragraph({ text: block.text, ...onTheRight(RIGHT_OF_DATE) })];
    case 'remark':
      return [new Paragraph({ text: block.text })];
    case 'annex':
      return [
        new Paragraph({
          children: [inBlack(block.label)],
          indent: { firstLine: 0 },
          pageBreakBefore: true,
        }),
      ];
  }
}

/** Lines of the title are lines of one paragraph, with an empty line of text below. */
function titleOf(
  { lines, startsArticle }: Extract<Block, { kind: 'title' }>,
  segmenter: Segmenter,
): Paragraph[] {
  const children = brokenAt(TITLE_CHARACTERS, lines, segmenter);
  // Word navigates by levels: the articles of a compilation are its first.
  return [
    new Paragraph({
      children,
      style: 'Title',
      ...(startsArticle === true && { pageBreakBefore: true, outlineLevel: 0 }),
    }),
  ];
}

/** {@link lines}, each in even lines of at most {@link most} characters. */
function brokenAt(most: number, lines: readonly string[], segmenter: Segmenter): TextRun[] {
  return lines
    .flatMap((line) => titleLines(line, most, segmenter))
    .map((text, number) => new TextRun({ text, ...(number > 0 && { break: 1 }) }));
}

function inBlack(text: string): TextRun {
  return new TextRun({ text, font: fontOf('black') });
}

/** `附件：1. …`, one below the other, indented by two characters and with a free line above them. */
function attachmentsOf(items: readonly string[]): Paragraph[] {
  return items.map(
    (text, number) =>
      new Paragraph({
        text: number === 0 ? `附件：${text}` : text,
        indent: number === 0 ? { left: 2 * CHARACTER, firstLine: 0 } : { left: 5 * CHARACTER, firstLine: 0 },
        ...(number === 0 && { spacing: { before: LINE_PITCH } }),
      }),
  );
}

/** The body is centred over the date, but stays inside the type area. */
function signatureIndent(body: string, date: string): number {
  return Math.max(0, RIGHT_OF_DATE + (widthOf(date) - widthOf(body)) / 2);
}

function onTheRight(characters: number): IParagraphOptions {
  return {
    alignment: AlignmentType.RIGHT,
    indent: { firstLine: 0, right: Math.round(characters * CHARACTER) },
    keepLines: true,
  };
}

function tableOf({ rows }: Extract<Block, { kind: 'table' }>): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: rows.map(
      (cells, number) =>
        new TableRow({
          tableHeader: number === 0,
          cantSplit: true,
          children: cells.map(
            ({ runs }) =>
              new TableCell({
                children: [new Paragraph({ children: runs.flatMap(toRuns), style: 'TableText' })],
              }),
          ),
        }),
    ),
  });
}

function toRuns({ text, heading, bold, footnote }: Run): (TextRun | FootnoteReferenceRun)[] {
  if (footnote !== undefined) return [new FootnoteReferenceRun(footnote)];
  return [
    new TextRun({
      text,
      ...(bold === true && { bold }),
      ...(heading !== undefined && { style: `Heading${heading}Char` }),
    }),
  ];
}

function pageNumber(place: IParagraphOptions): Footer {
  const run = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font: fontOf('song'),
    size: SMALL_SIZE,
  });
  return new Footer({ children: [new Paragraph({ ...place, style: 'PageNumber', children: [run] })] });
}
