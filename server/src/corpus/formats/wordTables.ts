import type { WordPiece, WordRow } from './wordBlocks.ts';

/** The tables that are open in a text, the innermost last, with their rows. */
export class WordTables {
  /** Rows so far of the open tables. */
  readonly #tables: number[] = [];
  readonly #rows: WordRow[] = [];

  /** A row whose cell holds a table only lays the page out. */
  open(): void {
    for (let i = this.#rows.length - 1; i >= 0; i--) {
      const row = this.#rows[i];
      if (row === undefined || row.isLayout) break;
      row.isLayout = true;
    }
    this.#tables.push(0);
  }

  close(): void {
    this.#tables.pop();
  }

  openRow(): void {
    this.#rows.push({ cells: [], isLayout: false, isDeleted: false });
  }

  /** Marks the row that is open as deleted. */
  deleteRow(): void {
    const row = this.#rows.at(-1);
    if (row !== undefined) row.isDeleted = true;
  }

  /** Adds a cell to the row that is open; false where none is. */
  addCell({ blocks, isMerged }: WordPiece): boolean {
    const row = this.#rows.at(-1);
    if (row === undefined) return false;
    // Word shows nothing of a cell that a cell above reaches into.
    const isCovered = isMerged && (this.#tables.at(-1) ?? 0) > 0;
    row.cells.push(isCovered ? [] : blocks);
    return true;
  }

  /** The row that was open, unless it is deleted. */
  closeRow(): WordRow | undefined {
    const row = this.#rows.pop();
    const rows = this.#tables.pop();
    if (rows !== undefined) this.#tables.push(rows + 1);
    return row?.isDeleted === true ? undefined : row;
  }
}
