/** What the steps of the layout of a PDF page hand on: pieces of text, lines of writing, rows of tables. */
import { type Matrix, movedTo } from './pdfMatrix.ts';

/** A piece of text, as pdf.js gives it. */
export interface TextItem {
  readonly str: string;
  /** Scale and place: the last two are x and the base line, in points. */
  readonly transform: Matrix;
  readonly width: number;
  readonly height: number;
}

/** {@link item} in the parts that {@link cuts}, offsets in its text, make of it. */
export function cutAt<T extends TextItem>(item: T, cuts: readonly number[]): T[] {
  const { str, width, transform } = item;
  let from = 0;
  return [...new Set([...cuts].sort((a, b) => a - b)), str.length].map((to) => {
    const part = {
      ...item,
      str: str.slice(from, to),
      width: (width * (to - from)) / str.length,
      transform: movedTo(transform, transform[4] + (width * from) / str.length),
    };
    from = to;
    return part;
  });
}

/** Left and right edge, in points. */
export interface Column {
  readonly left: number;
  readonly right: number;
}

/** A cell of a row that holds text. */
export interface RowCell {
  /** Number of its first column. */
  readonly column: number;
  readonly paragraphs: readonly string[];
  /** What its last line leaves free, in ems. */
  readonly room: number;
}

/** A row of a table. */
export interface TableRow {
  /** The table's columns, in points: those of its rest on the next page are the same. */
  readonly columns: readonly Column[];
  readonly cells: readonly RowCell[];
}

/** One line of writing. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Base line. */
  readonly y: number;
  /** Of the font, in points. */
  readonly height: number;
  /** Columns that wide gaps part; tabs are between them in {@link text}. */
  readonly columns: number;
  /** Ranges of {@link text} that are set small and high: marks of notes, powers. */
  readonly raised: readonly (readonly [number, number])[];
  /** The column that it is in, on a page with two. */
  readonly column?: Column;
  /** Its cells, where it is a row of a table whose cells are known. */
  readonly row?: TableRow;
}
