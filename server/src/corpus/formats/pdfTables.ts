/** Rows of the tables that a PDF page draws borders around: each a line, with its cells whole. */
import { cellAt, type Grid, type GridCell } from './pdfGrid.ts';
import { isLatinJoint, roomIsFor } from './pdfFullness.ts';
import { type Column, cutAt, type PdfLine, type RowCell, type TextItem } from './pdfPage.ts';
import { extent } from './rulings.ts';

/** Most that a cell keeps free at its sides, in ems. Guess. */
const WIDEST_PADDING = 0.9;
/** Cells with text that make a table of borders. Guess. */
const FEWEST_CELLS = 2;

/**
 * Parts {@link items} into those in a table of {@link grids} and the others. {@link linesOf} gives the lines of the
 * items of a cell.
 */
export function takeTables<T extends TextItem>(
  items: readonly T[],
  grids: readonly Grid[],
  linesOf: (items: readonly T[]) => PdfLine[],
): { rest: T[]; rows: PdfLine[] } {
  let rest = [...items];
  const rows: PdfLine[] = [];
  for (const grid of grids) {
    const held = new Map<GridCell, T[]>();
    const free: T[] = [];
    const pieces = rest.flatMap((item) => cutAtBorders(item, grid));
    for (const item of pieces) {
      const { transform, width, height } = item;
      const cell = cellAt(grid, transform[4] + width / 2, transform[5] + height * 0.3);
      if (cell === undefined) free.push(item);
      else if (!held.get(cell)?.push(item)) held.set(cell, [item]);
    }
    const lines = new Map([...held].map(([cell, some]) => [cell, linesOf(some)] as const));
    const inked = [...lines].filter(([, some]) => some.length > 0);
    // One cell with text, or one column of them, is a frame around it.
    const columns = new Set(inked.map(([{ column }]) => column));
    if (inked.length < FEWEST_CELLS || columns.size < 2) continue;
    rows.push(...rowsOf(grid, new Map(inked)));
    rest = free;
  }
  return { rest, rows };
}

/** An item that reaches over borders in parts, cut at the blanks nearest to them. */
function cutAtBorders<T extends TextItem>(item: T, { xs, ys }: Grid): T[] {
  const { str, width, transform, height } = item;
  const [left, y] = [transform[4], transform[5]];
  const [bottom, top] = extent(ys);
  const isBeside = y > top || y < bottom;
  const inside = xs.filter((x) => x > left + height * 0.3 && x < left + width - height * 0.3);
  if (isBeside || inside.length === 0 || !/\S\s+\S/u.test(str)) return [item];
  const cuts = inside.flatMap((x) => {
    const near = Math.round(((x - left) / width) * str.length);
    const blank = [0, 1, -1, 2, -2].map((away) => near + away).find((at) => /\s/u.test(str[at] ?? ''));
    return blank === undefined ? [] : [blank];
  });
  return cutAt(item, cuts);
}

function rowsOf(grid: Grid, lines: ReadonlyMap<GridCell, readonly PdfLine[]>): PdfLine[] {
  const columns = grid.xs.slice(1).map((right, i) => ({ left: grid.xs[i] ?? right, right }));
  const numbers = [...new Set([...lines.keys()].map(({ row }) => row))].sort((a, b) => a - b);
  return numbers.flatMap((number) => {
    const own = [...lines].filter(([{ row }]) => row === number);
    const cells = own
      .sort(([a], [b]) => a.left - b.left)
      .map(([cell, some]) => ({ column: cell.column, ...textOf(some, cell) }));
    const all = own.flatMap(([, some]) => some);
    const [first] = all.toSorted((a, b) => b.y - a.y);
    return first === undefined ? [] : [rowLine(first, columns, cells, extent(grid.xs))];
  });
}

/** The line that a row is on, {@link first} being the highest line in it. */
export function rowLine(
  first: PdfLine,
  columns: readonly Column[],
  cells: readonly RowCell[],
  [left, right]: readonly [number, number],
): PdfLine {
  const text = cells.map(({ paragraphs }) => paragraphs.join(' ')).join('\t');
  const { y, height } = first;
  return { text, left, right, y, height, columns: cells.length, raised: [], row: { columns, cells } };
}

/** The paragraphs of {@link lines} between the edges of their cell: a line that leaves room for more ends one. */
export function textOf(lines: readonly PdfLine[], edges: Column): { paragraphs: string[]; room: number } {
  const inset = Math.min(...lines.map(({ left }) => left)) - edges.left;
  const paragraphs: string[] = [];
  let room = Infinity;
  for (const { text, right, height } of lines) {
    const last = paragraphs.at(-1);
    if (last !== undefined && !roomIsFor(text, room))
      paragraphs[paragraphs.length - 1] = joinLines(last, text);
    else paragraphs.push(text.replaceAll('\t', ' '));
    room = (edges.right - Math.max(0, Math.min(inset, WIDEST_PADDING * height)) - right) / height;
  }
  return { paragraphs, room };
}

/** Two lines of one paragraph. */
export function joinLines(before: string, after: string): string {
  return `${before}${isLatinJoint(before, after) ? ' ' : ''}${after.replaceAll('\t', ' ')}`;
}
