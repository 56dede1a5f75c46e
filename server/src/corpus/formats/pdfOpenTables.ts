/**
 * Tables without borders between their columns: lines whose pieces keep to the same columns, one below the other. Which
 * lines are one row is read off the cells: one that its column's edge cut off goes on below.
 */
import { roomIsFor } from './pdfFullness.ts';
import { type Fragment, fragmentsOf } from './pdfFragments.ts';
import type { PdfLine, TextItem } from './pdfPage.ts';
import type { Ruling } from './rulings.ts';
import { rowLine, textOf } from './pdfTables.ts';
import { median } from './quantiles.ts';

/** Space between columns at least, in ems; and in most rows, where there are two columns. Guesses. */
const GUTTER = 0.7;
const WIDE_GUTTER = 2;
/** Lines farther apart than this, in ems, are not of one table. Guess. */
const FARTHEST = 4;
/**
 * Columns narrower than this, in ems, do not break their text; of those that do one is at least as wide as the other.
 * Guesses.
 */
const NARROWEST = 4;
const BREAKING = 6;
/** Rows with something in every column go on only where all columns are so wide, in ems. Guess. */
const WIDE_COLUMN = 8;
/** A line that leaves less than this, in ems, fills its column. Guess. */
const FULL = 1.6;
/** The edge of a column is where its longest line ends, give or take so much, in ems. Guess. */
const EDGE = -0.1;
/** Lines of one cell are no farther apart than this share of the least distance. Guess. */
const PARTED = 1.35;
/** Lines of one table on a page. Guess. */
const MOST_LINES = 300;
/** Lines between rows that show where every row ends; fewer may be under the head alone. Guess. */
const FEWEST_RULINGS = 3;
/** What numbers an item of a list: such a column beside another is a hanging list. */
const MARKER =
  /^(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）、.．]?|[①-⑳●■◆▪•○◇□▲★※·➢✓—-]|第.{1,4}[章条节])$/u;
const FIGURE = /^[-+]?[\d.,%％:：/／]+$/u;

interface Row<T> {
  readonly y: number;
  readonly height: number;
  readonly items: readonly T[];
}

interface TableLine<T> {
  readonly y: number;
  readonly height: number;
  readonly fragments: readonly Fragment<T>[];
}

/** A column while lines widen it. */
interface Column {
  left: number;
  right: number;
}

/** A piece of text in its column. */
interface Piece {
  readonly column: Column;
  readonly line: PdfLine;
}

/**
 * Parts the items of {@link rows}, from above, into those in a table without borders and the others. {@link linesOf}
 * gives the line of a piece.
 */
export function takeOpenTables<T extends TextItem>(
  rows: readonly Row<T>[],
  rulings: readonly Ruling[],
  linesOf: (items: readonly T[]) => PdfLine[],
): { rest: T[]; rows: PdfLine[] } {
  const inked = rows.filter(({ items }) => items.some(({ str }) => str.trim() !== ''));
  const lines = inked.map(({ y, height, items }) => ({
    y,
    height,
    fragments: fragmentsOf(items, GUTTER * height),
  }));
  const rest = new Map(inked.map(({ items }, number) => [number, items] as const));
  const found: PdfLine[] = [];
  for (let at = 0; at < lines.length;) {
    const table = tableAround(lines, at);
    if (table === undefined) at++;
    else {
      for (let line = table.start; line < table.end; line++) rest.delete(line);
      found.push(...rowsOf(lines.slice(table.start, table.end), table.columns, rulings, linesOf));
      at = table.end;
    }
  }
  return { rest: [...rest.values()].flat(), rows: found };
}

/** The table whose first line in several pieces is {@link at}, if it is one: where it starts and ends, and its columns. */
function tableAround(
  lines: readonly TableLine<TextItem>[],
  at: number,
): { start: number; end: number; columns: Column[] } | undefined {
  const fragments = lines[at]?.fragments ?? [];
  if (fragments.length < 2) return undefined;
  let columns = fragments.map(({ left, right }) => ({ left, right }));
  const grow = (line?: TableLine<TextItem>, next?: TableLine<TextItem>): boolean => {
    if (line === undefined || next === undefined || Math.abs(line.y - next.y) > FARTHEST * line.height)
      return false;
    const wider = withLine(columns, next);
    columns = wider ?? columns;
    return wider !== undefined;
  };
  let end = at + 1;
  while (end < Math.min(lines.length, at + MOST_LINES) && grow(lines[end - 1], lines[end])) end++;
  // A short line that follows is not a row.
  while (end > at + 1 && !mayGoOn(lines[end - 1], columns)) end--;
  // What is above beside the first column is the rest of a row, or begins one that is set in the middle.
  let start = at;
  while (start > 0 && isBeside(lines[start - 1], columns) && grow(lines[start], lines[start - 1])) start--;
  return isTable(lines.slice(start, end), columns) ? { start, end, columns } : undefined;
}

/** True for one piece that is in a column, and not in the first. */
function isBeside(line: TableLine<TextItem> | undefined, [, ...others]: readonly Column[]): boolean {
  const [piece, another] = line?.fragments ?? [];
  if (piece === undefined || another !== undefined) return false;
  return others.some((column) => piece.left >= column.left && piece.right <= column.right);
}

/** {@link columns} with the pieces of {@link line} in them; nothing where one is in two of them. */
function withLine(columns: readonly Column[], { fragments, height }: TableLine<TextItem>) {
  const wider = columns.map((column) => ({ ...column }));
  for (const { left, right } of fragments) {
    const own = wider.filter((column) => column.left < right && column.right > left);
    if (own.length > 1) return undefined;
    const [column] = own;
    if (column === undefined) wider.push({ left, right });
    else {
      column.left = Math.min(column.left, left);
      column.right = Math.max(column.right, right);
    }
  }
  wider.sort((a, b) => a.left - b.left);
  const isApart = wider.every((column, i) => {
    const before = wider[i - 1];
    return before === undefined || column.left - before.right >= GUTTER * height;
  });
  return isApart ? wider : undefined;
}

/** A line of one piece is the rest of a cell only beside the first column, or in a wide one. */
function mayGoOn(line: TableLine<TextItem> | undefined, columns: readonly Column[]): boolean {
  const [piece, another] = line?.fragments ?? [];
  if (line === undefined || piece === undefined || another !== undefined) return true;
  const column = columnOf(piece, columns);
  return column !== columns[0] || widthOf(column) >= BREAKING * line.height;
}

/** The column that a piece is in. */
function columnOf<T extends Column>(piece: Column, columns: readonly T[]): T | undefined {
  return columns.find(({ left, right }) => left <= piece.left && right >= piece.right);
}

function widthOf(column: Column | undefined): number {
  return column === undefined ? 0 : column.right - column.left;
}

function isTable(lines: readonly TableLine<TextItem>[], columns: readonly Column[]): boolean {
  const full = lines.filter(({ fragments }) => fragments.length >= Math.min(3, columns.length));
  if (full.length < (columns.length > 2 ? 2 : 3)) return false;
  if (columns.length > 2) return true;
  if (full.every(({ fragments: [first] }) => MARKER.test(inkOf(first)))) return false;
  const gutters = full.map(({ fragments: [a, b], height }) => (a && b ? (b.left - a.right) / height : 0));
  return median(gutters) >= WIDE_GUTTER;
}

function inkOf(fragment: Fragment<TextItem> | undefined): string {
  return (fragment?.items ?? [])
    .map(({ str }) => str)
    .join('')
    .trim();
}

function rowsOf<T extends TextItem>(
  lines: readonly TableLine<T>[],
  columns: readonly Column[],
  rulings: readonly Ruling[],
  linesOf: (items: readonly T[]) => PdfLine[],
): PdfLine[] {
  const borders = bordersOf(lines, columns, rulings);
  const isRuled = borders.length >= FEWEST_RULINGS;
  const leading = leadingOf(lines);
  // Where every line has something in every column, nothing shows that any goes on.
  const isBroken = lines.some(({ fragments }) => fragments.length < columns.length);
  const rows: Piece[][] = [];
  let above = Infinity;
  for (const { y, fragments } of lines) {
    const pieces = fragments.flatMap((fragment) => {
      const column = columnOf(fragment, columns);
      return column === undefined ? [] : linesOf(fragment.items).map((line): Piece => ({ column, line }));
    });
    const open = rows.at(-1);
    const isParted = borders.some((border) => border > y && border < above);
    const joins =
      open !== undefined && !isParted && (isRuled || (isBroken && goesOn(open, pieces, columns, leading)));
    if (joins) open.push(...pieces);
    else rows.push(pieces);
    above = y;
  }
  const edges = edgesOf(columns);
  return rows.flatMap((pieces) => {
    const cells = columns.flatMap((column, number) => {
      const own = pieces.filter((piece) => piece.column === column).map(({ line }) => line);
      return own.length === 0 ? [] : [{ column: number, ...textOf(own, column) }];
    });
    const [first] = pieces;
    return first === undefined ? [] : [rowLine(first.line, columns, cells, edges)];
  });
}

/** The left edge of the first column, and the right edge of the last. */
function edgesOf(columns: readonly Column[]): readonly [left: number, right: number] {
  return [columns[0]?.left ?? 0, columns.at(-1)?.right ?? 0];
}

/** Level lines across the table, between its first line and its last. */
function bordersOf(
  lines: readonly TableLine<TextItem>[],
  columns: readonly Column[],
  rulings: readonly Ruling[],
): number[] {
  const [left, right] = edgesOf(columns);
  const [top, bottom] = [lines[0]?.y ?? 0, lines.at(-1)?.y ?? 0];
  const isAcross = ({ from, to }: Ruling) => from <= left + GUTTER * 10 && to >= right - GUTTER * 10;
  return rulings
    .filter((ruling) => ruling.isLevel && ruling.at < top && ruling.at > bottom && isAcross(ruling))
    .map(({ at }) => at);
}

/** The least distance of lines of one size: that of lines in a cell. */
function leadingOf(lines: readonly TableLine<TextItem>[]): number {
  return lines.reduce((least, { y, height, fragments }, i) => {
    const above = lines[i - 1];
    if (above === undefined) return least;
    // Of cells set in the middle lines may lie between others.
    const isBelow = fragments.some(({ left, right }) =>
      above.fragments.some((other) => other.left < right && other.right > left),
    );
    const gap = above.y - y;
    return isBelow && gap > height * 0.9 ? Math.min(least, gap) : least;
  }, Infinity);
}

/** True where {@link pieces} go on with the cells of the row {@link open}, or are those that it lacks. */
function goesOn(
  open: readonly Piece[],
  pieces: readonly Piece[],
  columns: readonly Column[],
  leading: number,
): boolean {
  const isCut = open.some((piece) => isLast(piece, open) && isAtEdge(piece));
  let isWide = false;
  for (const { column, line } of pieces) {
    const before = open.findLast((piece) => piece.column === column);
    if (before === undefined) continue;
    const width = widthOf(column);
    const room = (column.right - before.line.right) / line.height;
    if (width < NARROWEST * line.height || roomIsFor(line.text, room, EDGE)) return false;
    if (FIGURE.test(line.text) || FIGURE.test(before.line.text)) return false;
    if (before.line.y - line.y > leading * PARTED) return false;
    isWide ||= width >= BREAKING * line.height;
  }
  const isRest = pieces.every(({ column }) => !open.some((piece) => piece.column === column));
  if (isRest) return isCut;
  // A line with something in every column is a row of its own, unless all of them are wide.
  const isWhole = pieces.length === columns.length;
  const em = pieces[0]?.line.height ?? 0;
  return (isWide || isCut) && (!isWhole || columns.every((column) => widthOf(column) >= WIDE_COLUMN * em));
}

function isLast({ column, line }: Piece, row: readonly Piece[]): boolean {
  return row.findLast((piece) => piece.column === column)?.line === line;
}

/** True where a piece fills a column that is wide enough to break text. */
function isAtEdge({ column, line }: Piece): boolean {
  const isEnd = /[。！？；]$/u.test(line.text);
  const room = column.right - line.right;
  return !isEnd && widthOf(column) >= BREAKING * line.height && room < FULL * line.height;
}
