/** How offices set paragraphs on pages: what separates the paragraphs of a PDF differs from one to the next. */
import {
  AlignmentType,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

/** The sections of a Word file that holds {@link paragraphs}, in their order. */
export type Layout = (paragraphs: readonly string[]) => ISectionOptions[];

const MARGIN = { top: 1440, bottom: 1440, left: 1588, right: 1588 };
const SONG = 'Noto Serif CJK SC';
const KAI = 'AR PL UKai CN';
const HEI = 'Noto Sans CJK SC';
/** Sizes in half points: 三号, 四号, 小四, 五号. */
const THREE = 32;
const FOUR = 28;
const SMALL_FOUR = 24;
const FIVE = 21;
/** A paragraph no longer than this is a heading, in characters. */
const HEADING = 30;

interface Face {
  readonly size: number;
  readonly font?: string;
  readonly bold?: boolean;
}

type Setting = (text: string, number: number) => IParagraphOptions;

function run(text: string, { size, font = SONG, bold = false }: Face): TextRun {
  return new TextRun({
    text,
    size,
    bold,
    font: { ascii: 'Liberation Serif', hAnsi: 'Liberation Serif', eastAsia: font },
  });
}

function each(setting: Setting, properties: ISectionOptions['properties'] = {}): Layout {
  return (paragraphs) => [
    {
      properties: { page: { margin: MARGIN }, ...properties },
      children: paragraphs.map((text, number) => new Paragraph(setting(text, number))),
    },
  ];
}

/** Two characters before each first line, at {@link face}'s size. */
function indented(face: Face, more: IParagraphOptions = {}): Setting {
  return (text) => ({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: face.size * 20 },
    children: [run(text, face)],
    ...more,
  });
}

function isHeading(text: string): boolean {
  return text.length <= HEADING && !/[。；]$/u.test(text);
}

function tableOf(number: number): Table {
  const cell = (text: string) =>
    new TableCell({ children: [new Paragraph({ children: [run(text, { size: 18 })] })] });
  const rows = Array.from(
    { length: 4 },
    (_, row) =>
      new TableRow({
        children: Array.from({ length: 7 }, (__, column) => cell(`${number + row * 100 + column}`)),
      }),
  );
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows });
}

const exact = (line: number) => ({ line, lineRule: LineRuleType.EXACT });

/** What is measured, by name. `official`, the layout of Yinju's own export, is made by the export itself. */
export const LAYOUTS: Readonly<Record<string, Layout>> = {
  'justified, lines of 28 points': each(indented({ size: THREE, font: KAI }, { spacing: exact(560) })),
  'justified, one line and a half': each(indented({ size: SMALL_FOUR }, { spacing: { line: 360 } })),
  'ragged right': each(indented({ size: FOUR }, { alignment: AlignmentType.LEFT, spacing: { line: 360 } })),
  'blanks before first lines': each((text) => ({
    alignment: AlignmentType.BOTH,
    spacing: { line: 320 },
    children: [run(`　　${text}`, { size: FOUR })],
  })),
  'no indents, a distance between': each((text) => ({
    alignment: AlignmentType.LEFT,
    spacing: { line: 276, after: 160 },
    children: [run(text, { size: FIVE, font: HEI })],
  })),
  'no indents, a small distance': each((text) => ({
    alignment: AlignmentType.BOTH,
    spacing: { line: 300, after: 60 },
    children: [run(text, { size: SMALL_FOUR })],
  })),
  'mixed leadings': each((text, number) => ({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: FOUR * 20 },
    spacing: { line: [240, 360, 480, 300][(number >> 2) % 4] },
    children: [run(text, { size: FOUR })],
  })),
  'quotations set in': each((text, number) => ({
    alignment: AlignmentType.BOTH,
    indent: number % 5 === 2 ? { left: 720, right: 720, firstLine: 480 } : { firstLine: 480 },
    spacing: { line: 340 },
    children: [run(text, { size: SMALL_FOUR, font: number % 5 === 2 ? KAI : SONG })],
  })),
  'hanging lists': each((text, number) => ({
    alignment: AlignmentType.BOTH,
    indent: number % 3 === 1 ? { left: 840, hanging: 420 } : { firstLine: 560 },
    spacing: { line: 360 },
    children: [run(number % 3 === 1 ? `${(number % 9) + 1}.${text}` : text, { size: FOUR })],
  })),
  'headings in other faces': each((text) => ({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: THREE * 20 },
    spacing: exact(580),
    children: isHeading(text)
      ? [run(text, { size: THREE, font: HEI })]
      : [
          run(text.slice(0, text.indexOf('。') + 1), { size: THREE, font: KAI, bold: true }),
          run(text.slice(text.indexOf('。') + 1), { size: THREE }),
        ],
  })),
  'narrow first lines': each((text) => ({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: 300 },
    spacing: { line: 260 },
    children: [run(text, { size: FIVE })],
  })),
  'two columns': each(indented({ size: FIVE }, { spacing: { line: 280 } }), {
    page: { margin: MARGIN },
    column: { count: 2, space: 500 },
  }),
  'tables and a landscape annex': (paragraphs) => {
    const middle = Math.ceil(paragraphs.length / 2);
    const set = indented({ size: FOUR }, { spacing: exact(500) });
    const children = (part: readonly string[]) =>
      part.flatMap((text, number) => [
        ...(number % 6 === 3 ? [tableOf(number)] : []),
        new Paragraph(set(text, number)),
      ]);
    return [
      { properties: { page: { margin: MARGIN } }, children: children(paragraphs.slice(0, middle)) },
      {
        properties: { page: { margin: MARGIN, size: { orientation: PageOrientation.LANDSCAPE } } },
        children: children(paragraphs.slice(middle)),
      },
    ];
  },
};
