/** Rows of HTML tables: those of data, and those that only lay a page out. */
import { type ChildNode, type Element, walk } from './markup.ts';
import { ENOUGH_TEXT, isRunningText } from './runningText.ts';

const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const PARTS_LINES: ReadonlySet<string> = new Set(
  'p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote pre'.split(' '),
);

/** Facts known about a row while it is open. */
interface Row {
  readonly element: Element;
  cells: number;
  /** Of the open cell. */
  lines: number;
  longLines: number;
  line: string;
  isLayout: boolean;
}

/**
 * Rows whose cells are parts of a page rather than of a table: they hold a table themselves, or have one cell only,
 * or a cell with several paragraphs of running text. Linear in the tree.
 */
export function findLayoutRows(root: { readonly children: readonly ChildNode[] }): ReadonlySet<Element> {
  const layout = new Set<Element>();
  const open: Row[] = [];
  walk(root, {
    enter(element) {
      const { name } = element;
      const row = open.at(-1);
      if (name === 'table') markAll(open);
      else if (name === 'tr') {
        open.push({ element, cells: 0, lines: 0, longLines: 0, line: '', isLayout: false });
      } else if (row !== undefined && CELLS.has(name)) {
        row.cells++;
        row.lines = 0;
        row.longLines = 0;
      } else if (row !== undefined && PARTS_LINES.has(name)) endLine(row);
      return true;
    },
    leave(element) {
      const row = open.at(-1);
      if (row === undefined) return;
      if (CELLS.has(element.name)) endLine(row);
      else if (PARTS_LINES.has(element.name)) endLine(row);
      else if (element === row.element) {
        open.pop();
        if (row.isLayout || row.cells === 1) layout.add(element);
      }
    },
    text(data) {
      const row = open.at(-1);
      if (row !== undefined && row.line.length <= ENOUGH_TEXT) row.line += data.trim();
    },
  });
  return layout;
}

/** All open rows hold a table; those further out are marked already where an inner one is. */
function markAll(open: readonly Row[]): void {
  for (let i = open.length - 1; i >= 0; i--) {
    const row = open[i];
    if (row === undefined || row.isLayout) return;
    row.isLayout = true;
  }
}

function endLine(row: Row): void {
  if (row.line === '') return;
  row.lines++;
  if (isRunningText(row.line)) row.longLines++;
  row.line = '';
  if (row.lines >= 2 && row.longLines >= 1) row.isLayout = true;
}
