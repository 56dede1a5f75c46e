import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  FootnoteReferenceRun,
  type IParagraphOptions,
  type IStylesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Segmenter } from '../engine/text/segmenter.ts';
import type { Block, PaperDocument, PaperLevel, Run } from './document.ts';
import { type FaceName, fontOf, fontTable } from './fonts.ts';
import {
  CHARACTER,
  CHARACTER_SPACE,
  FOOTER,
  LINE_PITCH,
  MARGINS,
  PAGE,
  SMALL_SIZE,
  TEXT_SIZE,
  TITLE_CHARACTERS,
  TITLE_SIZE,
} from './measures.ts';
import { titleLines, widthOf } from './titleLines.ts';

/** Characters left free to the right of the date. */
const RIGHT_OF_DATE = 4;

const HEADING_FACES: Readonly<Record<PaperLevel, FaceName>> = {
  1: 'black',
  2: 'regular',
  3: 'text',
  4: 'text',
};
const LEVELS: readonly PaperLevel[] = [1, 2, 3, 4];

/**
 * A Word file of {@link paper} in the layout of GB/T 9704-2012. Titles break at the words of {@link segmenter}.
 * Headings are Word's own styles, so that its navigation and tables of contents know them; one that opens a paragraph
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
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}

function blockOf(block: Block, segmenter: Segmenter): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return titleOf(block.lines, segmenter);
    case 'subtitle':
      return [new Paragraph({ text: block.text, style: 'Subtitle' })];
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
          children: [new TextRun({ text: block.label, font: fontOf('black') })],
          indent: { firstLine: 0 },
          pageBreakBefore: true,
        }),
      ];
  }
}

/** Lines of the title are lines of one paragraph, with an empty line of text below. */
function titleOf(lines: readonly string[], segmenter: Segmenter): Paragraph[] {
  const broken = lines.flatMap((line) => titleLines(line, TITLE_CHARACTERS, segmenter));
  const children = broken.map((text, number) => new TextRun({ text, ...(number > 0 && { break: 1 }) }));
  return [new Paragraph({ children, style: 'Title' })];
}

/** `附件：1. …`, one below the other, two characters in and a line above them free. */
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

/** Lines stand on the grid: a fixed pitch whatever the face. */
const ON_GRID = { line: LINE_PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 };

const STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: fontOf('text'),
        size: TEXT_SIZE,
        characterSpacing: CHARACTER_SPACE,
        language: { value: 'zh-CN', eastAsia: 'zh-CN' },
      },
      paragraph: { spacing: ON_GRID, alignment: AlignmentType.BOTH, indent: { firstLine: 2 * CHARACTER } },
    },
    title: {
      run: { font: fontOf('title'), size: TITLE_SIZE, characterSpacing: 0, bold: false, color: '000000' },
      paragraph: {
        alignment: AlignmentType.CENTER,
        indent: { firstLine: 0 },
        spacing: { ...ON_GRID, line: Math.round(LINE_PITCH * 1.25), after: LINE_PITCH },
        keepNext: true,
      },
    },
    heading1: headingStyle(1),
    heading2: headingStyle(2),
    heading3: headingStyle(3),
    heading4: headingStyle(4),
    footnoteText: {
      run: { size: SMALL_SIZE - 4 },
      paragraph: { indent: { firstLine: 0 }, spacing: { line: 400, lineRule: LineRuleType.EXACT } },
    },
  },
  characterStyles: LEVELS.map((level) => ({
    id: `Heading${level}Char`,
    name: `Heading ${level} Char`,
    link: `Heading${level}`,
    run: { font: fontOf(HEADING_FACES[level]), bold: false },
  })),
  paragraphStyles: [
    { id: 'Normal', name: 'Normal', quickFormat: true },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      run: { font: fontOf('regular') },
      paragraph: {
        contextualSpacing: true,
        alignment: AlignmentType.CENTER,
        indent: { firstLine: 0 },
        spacing: { ...ON_GRID, after: LINE_PITCH },
      },
    },
    {
      id: 'Signature',
      name: 'Signature',
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: { contextualSpacing: true, spacing: { ...ON_GRID, before: 2 * LINE_PITCH } },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      run: { size: SMALL_SIZE },
      paragraph: {
        alignment: AlignmentType.CENTER,
        indent: { firstLine: 0 },
        spacing: { line: 440, lineRule: LineRuleType.AT_LEAST },
      },
    },
    {
      id: 'PageNumber',
      name: 'Page Number Line',
      basedOn: 'Normal',
      paragraph: {
        indent: { firstLine: 0 },
        spacing: { line: SMALL_SIZE * 10, lineRule: LineRuleType.EXACT },
      },
    },
  ],
};

function headingStyle(level: PaperLevel): NonNullable<NonNullable<IStylesOptions['default']>['heading1']> {
  return {
    run: { font: fontOf(HEADING_FACES[level]), size: TEXT_SIZE, bold: false, color: '000000' },
    paragraph: {
      spacing: ON_GRID,
      indent: { firstLine: 2 * CHARACTER },
      keepNext: true,
      outlineLevel: level - 1,
    },
    link: `Heading${level}Char`,
  };
}
