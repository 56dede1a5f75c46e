/** Tables of a PDF that go on over pages: heads that are printed again, and rows that a page's end cuts in two. */
import { roomIsFor } from './pdfFullness.ts';
import { joinLines, rowLine } from './pdfTables.ts';
import type { Column, PdfLine, RowCell, TableRow } from './pdfPage.ts';

/** A column of one table lies over the same column on the next page by this share of the narrower at least. Guess. */
const SAME_COLUMN = 0.5;
/** Rows of a head, at most. Guess. */
const MOST_HEADS = 3;
/** A cell that is a figure: its row is not a heading. */
const FIGURE = /(?:^|\t)[\d.,%]+(?:\t|$)/u;

/**
 * {@link pages} with rows put together that go on over a page's end. Rows that a page repeats from the beginning of its
 * table are added to {@link junk}.
 */
export function joinTables(
  pages: readonly (readonly PdfLine[])[],
  junk: Map<PdfLine, string>,
): readonly (readonly PdfLine[])[] {
  const joined = pages.map((page) => [...page]);
  /** The rows that the table at the last page's end begins with. */
  let heads: readonly PdfLine[] = [];
  for (const [number, page] of joined.entries()) {
    const own = page.filter((line) => !junk.has(line));
    const before = joined[number - 1]?.findLast((line) => !junk.has(line));
    let [first] = own;
    const isSame =
      before?.row !== undefined && first?.row !== undefined && isSameTable(before.row, first.row);
    if (isSame) {
      for (const head of heads) {
        if (first?.text !== head.text || FIGURE.test(head.text)) break;
        junk.set(first, 'running-header');
        first = own[own.indexOf(first) + 1];
      }
      const cells = before.row && first?.row && goesOn(before.row, first.row);
      const rest = joined[number - 1];
      if (cells && first && rest) {
        const whole = rowLine(before, before.row.columns, cells, [before.left, before.right]);
        rest[rest.indexOf(before)] = whole;
        page.splice(page.indexOf(first), 1);
      }
    }
    const last = page.filter((line) => !junk.has(line));
    const start = last.findLastIndex(
      (line, i) => i > 0 && !(line.row && isSameTable(last[i - 1]?.row, line.row)),
    );
    const table = last.slice(Math.max(0, start));
    if (table[0]?.row === undefined) heads = [];
    else if (!isSame || start > 0) heads = table.slice(0, MOST_HEADS);
  }
  return joined;
}

function isSameTable(a: TableRow | undefined, b: TableRow): boolean {
  return (
    a !== undefined &&
    a.columns.length === b.columns.length &&
    a.columns.every((column, i) => isSameColumn(column, b.columns[i] ?? column))
  );
}

function isSameColumn(a: Column, b: Column): boolean {
  const common = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return common >= SAME_COLUMN * Math.min(a.right - a.left, b.right - b.left);
}

/** The cells of both rows as those of one; nothing where {@link next} is a row of its own. */
function goesOn(row: TableRow, next: TableRow): RowCell[] | undefined {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  let isOpen = false;
  for (const cell of next.cells) {
    const before = cells.get(cell.column);
    if (before === undefined) cells.set(cell.column, cell);
    else {
      const last = before.paragraphs.at(-1) ?? '';
      const [first = '', ...others] = cell.paragraphs;
      if (roomIsFor(first, before.room) || /[。！？]$/u.test(last)) return undefined;
      isOpen = true;
      const paragraphs = [...before.paragraphs.slice(0, -1), joinLines(last, first), ...others];
      cells.set(cell.column, { ...cell, paragraphs });
    }
  }
  return isOpen ? [...cells.values()].sort((a, b) => a.column - b.column) : undefined;
}
