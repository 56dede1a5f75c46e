import {
  AlignmentType,
  type IParagraphOptions,
  type IStylesOptions,
  LeaderType,
  LineRuleType,
  TabStopType,
} from 'docx';
import type { PaperLevel } from './document.ts';
import { type FaceName, fontOf } from './fonts.ts';
import {
  CHARACTER,
  CHARACTER_SPACE,
  LETTERHEAD_SIZE,
  LINE_PITCH,
  SMALL_SIZE,
  TEXT_SIZE,
  TITLE_SIZE,
  TYPE_AREA,
} from './measures.ts';

const HEADING_FACES: Readonly<Record<PaperLevel, FaceName>> = {
  1: 'black',
  2: 'regular',
  3: 'text',
  4: 'text',
};
const LEVELS: readonly PaperLevel[] = [1, 2, 3, 4];

/** Lines are on the grid: a fixed pitch whatever the typeface. */
const ON_GRID = { line: LINE_PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 };

/** Defaults for every paragraph whose style does not override them. */
const PARAGRAPH: IParagraphOptions = {
  spacing: ON_GRID,
  alignment: AlignmentType.BOTH,
  indent: { firstLine: 2 * CHARACTER },
  // Word's default. LibreOffice 7.4 reads it the other way round and hangs no mark over a line's end: where it
  // does and a line is full to half a point, the mark is lost (1 of 6,000 in lines with figures among Chinese).
  overflowPunctuation: true,
};

/** The styles of a paper in the layout of GB/T 9704-2012. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: fontOf('text'),
        size: TEXT_SIZE,
        characterSpacing: CHARACTER_SPACE,
        // Figures are Latin text: taken for Chinese, LibreOffice would break them anywhere.
        language: { value: 'en-US', eastAsia: 'zh-CN' },
      },
      paragraph: PARAGRAPH,
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
      id: 'Letterhead',
      name: 'Letterhead',
      basedOn: 'Normal',
      next: 'Normal',
      run: { font: fontOf('title'), size: LETTERHEAD_SIZE, characterSpacing: 0, color: 'FF0000' },
      paragraph: {
        alignment: AlignmentType.CENTER,
        indent: { firstLine: 0 },
        spacing: { line: 2 * LINE_PITCH, lineRule: LineRuleType.AT_LEAST, after: LINE_PITCH },
      },
    },
    {
      id: 'PaperNumber',
      name: 'Paper Number',
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: {
        alignment: AlignmentType.CENTER,
        indent: { firstLine: 0 },
        spacing: { ...ON_GRID, after: LINE_PITCH },
      },
    },
    {
      id: 'ContentsTitle',
      name: 'TOC Heading',
      basedOn: 'Normal',
      run: { font: fontOf('black') },
      paragraph: {
        alignment: AlignmentType.CENTER,
        indent: { firstLine: 0 },
        spacing: { ...ON_GRID, after: LINE_PITCH },
      },
    },
    ...LEVELS.map((level) => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: {
        alignment: AlignmentType.LEFT,
        indent: { left: (level - 1) * CHARACTER, firstLine: 0 },
        tabStops: [{ type: TabStopType.RIGHT, position: TYPE_AREA, leader: LeaderType.DOT }],
      },
    })),
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
