import { type LineHint } from '../source.ts';
import { MOST_UNITS, tooLarge } from './limits.ts';
import { laysOut } from './runningText.ts';

/** Between the cells of the open row, and between the paragraphs of a cell. */
const CELL = '\u2028';
const PARAGRAPH = '\u2029';
/** Signs that are not at a line's end. */
const TRAILING = new Set([' ', '\t', '\u00a0', CELL, PARAGRAPH]);

/** Puts together an extracted text line by line: one paragraph a line, with what its format knows of it. */
export class LineWriter {
  readonly #lines: string[] = [];
  readonly #hints = new Map<number, LineHint>();
  #open = '';
  #units = 0;
  #hint: LineHint = {};
  /** Hint that waits for the next line that holds anything. */
  #pending: LineHint = {};

  /** Adds to the open line; line breaks in {@link text} become spaces. */
  add(text: string): void {
    this.#units += text.length;
    if (this.#units > MOST_UNITS) throw tooLarge();
    this.#open += text.replace(/[\r\n\u2028\u2029]+/gu, ' ');
  }

  /** Parts what follows from what the open line holds, if that ends in ink: the next paragraph of a cell. */
  separate(): void {
    if (/[^\s]$/u.test(this.#open)) this.#open += PARAGRAPH;
  }

  /** Begins the next cell of a table's row. */
  cell(): void {
    if (this.#open !== '') this.#open = `${this.#open.trimEnd()}${CELL}`;
  }

  /**
   * Ends a row of a table: a line of its own, its cells separated by tabs. A row of one cell, or one with several
   * paragraphs of running text in a cell, only lays the page out: its paragraphs are the text's.
   */
  endRow(): void {
    const cells = this.#open.split(CELL).filter((cell) => cell.trim() !== '');
    const paragraphs = cells.map((cell) => cell.split(PARAGRAPH).filter((text) => text.trim() !== ''));
    const isLayout = cells.length === 1 || paragraphs.some(laysOut);
    if (!isLayout) {
      this.mark({ kind: 'table' });
      this.endLine();
      return;
    }
    this.#open = '';
    for (const text of paragraphs.flat()) this.line(text);
  }

  /** Facts known about the open line; later calls add to it. */
  mark(hint: LineHint): void {
    this.#hint = { ...this.#hint, ...hint };
  }

  /** Facts known about the next line that holds anything. */
  markNext(hint: LineHint): void {
    this.#pending = { ...this.#pending, ...hint };
  }

  /** Ends the open line; one without ink is not written, its hint is forgotten. */
  endLine(): void {
    let end = this.#open.length;
    while (end > 0 && TRAILING.has(this.#open.charAt(end - 1))) end--;
    const line = this.#open.slice(0, end).replaceAll(CELL, '\t').replaceAll(PARAGRAPH, ' ');
    if (line.trim() !== '') {
      const hint = { ...this.#pending, ...this.#hint };
      if (Object.keys(hint).length > 0) this.#hints.set(this.#lines.length, hint);
      this.#pending = {};
      this.#lines.push(line);
    }
    this.#open = '';
    this.#hint = {};
  }

  /** Ends a paragraph: an empty one parts what is before it from what comes after. */
  endParagraph(): void {
    const isEmpty = this.#open.trim() === '';
    this.endLine();
    if (isEmpty) this.markNext({ gapBefore: true });
  }

  /** A whole paragraph of its own. */
  line(text: string, hint: LineHint = {}): void {
    this.endLine();
    this.add(text);
    this.mark(hint);
    this.endParagraph();
  }

  finish(): { text: string; hints: ReadonlyMap<number, LineHint> } {
    this.endLine();
    return { text: this.#lines.join('\n'), hints: this.#hints };
  }
}
