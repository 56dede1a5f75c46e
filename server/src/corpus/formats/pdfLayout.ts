/**
 * From lines on pages to paragraphs: lines that fill the width run on, indented ones begin, and what recurs at the
 * same edge of the pages is not text. Coordinates are PDF points, y upwards.
 */
import { median } from './quantiles.ts';
import { type LineHint } from '../source.ts';
import { LineWriter } from './lineWriter.ts';
import { readFlow } from './pdfFlow.ts';
import { isLatinJoint } from './pdfFullness.ts';
import { findRunning } from './pdfRunning.ts';
import { joinTables } from './pdfTableBreaks.ts';
import type { PdfLine, TableRow } from './pdfPage.ts';

/** Notes are set in a font smaller than this share of the text's. Guess. */
const NOTE_SIZE = 0.9;
/** What follows a page filled less than this share begins on a page of its own. Guess. */
const FILLED = 0.7;

/** The text of {@link pages}, a paragraph a line; headers, footers and page numbers marked as junk. */
export function layOut(pages: readonly (readonly PdfLine[])[]) {
  const junk = findRunning(pages);
  const parts = joinTables(pages, junk).map((page) => partsOf(page, junk));
  const goesOn = readFlow(parts.map(({ text }) => text));
  const layout = new Layout(junk, goesOn);
  for (const page of parts) layout.addPage(page);
  return layout.finish();
}

/** The lines of a page by what they are. */
interface PageParts {
  readonly lines: readonly PdfLine[];
  readonly notes: ReadonlySet<PdfLine>;
  /** Marks that the notes open with and the text bears. */
  readonly marks: ReadonlySet<string>;
  /** Rows of tables. */
  readonly rows: ReadonlySet<PdfLine>;
  /** Running text. */
  readonly text: readonly PdfLine[];
}

function partsOf(lines: readonly PdfLine[], junk: ReadonlyMap<PdfLine, string>): PageParts {
  const own = lines.filter((line) => !junk.has(line));
  const rows = findRows(lines);
  const notes = new Set(findNotes(own));
  const text = own.filter((line) => !notes.has(line) && !rows.has(line));
  const raised = new Set(
    text.flatMap((line) => line.raised.map(([from, to]) => line.text.slice(from, to).trim())),
  );
  const opening = [...notes].flatMap((note) => [markOf(note), plainMarkOf(note)]);
  return { lines, notes, marks: new Set(opening.filter((mark) => raised.has(mark))), rows, text };
}

class Layout {
  readonly #junk: ReadonlyMap<PdfLine, string>;
  readonly #goesOn: (previous: PdfLine, line: PdfLine) => boolean;
  readonly #writer = new LineWriter();
  #previous: PdfLine | undefined;
  /** Junk and notes between the pages of one paragraph wait for its end. */
  readonly #waiting: { text: string; hint: LineHint }[] = [];

  constructor(junk: ReadonlyMap<PdfLine, string>, goesOn: (previous: PdfLine, line: PdfLine) => boolean) {
    this.#junk = junk;
    this.#goesOn = goesOn;
  }

  addPage(page: PageParts): void {
    const writer = this.#writer;
    const [first] = page.text;
    const last = page.text.at(-1);
    if (first !== undefined && this.#previous !== undefined && !this.#goesOn(this.#previous, first)) {
      this.#endParagraph();
    }
    for (const line of page.lines) {
      const junk = this.#junk.get(line);
      if (junk !== undefined) this.#waiting.push({ text: line.text, hint: { junk } });
      else if (page.notes.has(line)) this.#addNote(line, page.marks);
      else {
        const isRow = page.rows.has(line);
        if (isRow || this.#previous === undefined || !this.#goesOn(this.#previous, line))
          this.#endParagraph();
        if (line.row) {
          this.#addRow(line.row);
          continue;
        }
        const text = withoutMarks(line, page.marks);
        if (this.#previous !== undefined && isLatinJoint(this.#previous.text, text)) writer.add(' ');
        writer.add(isRow ? text : text.replaceAll('\t', ' '));
        if (isRow) writer.mark({ kind: 'table' });
        this.#previous = isRow ? undefined : line;
      }
    }
    if (this.#previous !== undefined && this.#previous === last && endsEarly(last, page)) {
      this.#endParagraph();
      writer.markNext({ breakBefore: true });
    }
  }

  #addRow({ cells }: TableRow): void {
    for (const { paragraphs } of cells) {
      this.#writer.cell();
      for (const text of paragraphs) {
        this.#writer.separate();
        this.#writer.add(text);
      }
    }
    this.#writer.endRow();
  }

  finish() {
    this.#endParagraph();
    return this.#writer.finish();
  }

  #addNote(line: PdfLine, marks: ReadonlySet<string>): void {
    const plain = plainMarkOf(line);
    const mark = markOf(line) || (marks.has(plain) ? plain : '');
    const last = this.#waiting.at(-1);
    if (mark === '' && last?.hint.kind === 'footnote') last.text += line.text;
    else this.#waiting.push({ text: line.text.slice(mark.length).trim(), hint: { kind: 'footnote' } });
  }

  #endParagraph(): void {
    this.#writer.endLine();
    for (const { text, hint } of this.#waiting.splice(0)) this.#writer.line(text, hint);
    this.#previous = undefined;
  }
}

/** Lines at a page's foot that open with a mark which the text above bears, or are set smaller than the text. */
function findNotes(page: readonly PdfLine[]): readonly PdfLine[] {
  const em = median(page.map(({ height }) => height));
  const seen = new Set<string>();
  for (const [i, line] of page.entries()) {
    const isRaised = line.raised.some(([start]) => start === 0);
    if (isRaised && seen.has(markOf(line))) return page.slice(i);
    for (const [start, end] of line.raised) seen.add(line.text.slice(start, end).trim());
  }
  const last = page.findLastIndex(({ row, height }) => row || height >= em * NOTE_SIZE);
  const notes = page.slice(last + 1);
  const [first] = notes;
  if (last < 0 || first === undefined) return [];
  return markOf(first) !== '' || seen.has(plainMarkOf(first)) ? notes : [];
}

/** The raised mark that a note opens with; empty where there is none. */
function markOf({ text, raised }: PdfLine): string {
  const [first] = raised;
  const mark =
    first !== undefined && first[0] === 0 ? text.slice(...first) : (/^[①-⑳]/u.exec(text)?.[0] ?? '');
  return mark.trim();
}

/** The number that a note opens with, where it is set like its text. */
function plainMarkOf({ text }: PdfLine): string {
  return (
    /^(?:\d{1,3}|[*†‡]{1,3}|\[\d{1,3}\]|[（(]\d{1,3}[）)])(?=[\s.．、\u3000\u4e00-\u9fff])/u.exec(
      text,
    )?.[0] ?? ''
  );
}

/** The line without the marks that notes of its page open with. */
function withoutMarks({ text, raised }: PdfLine, marks: ReadonlySet<string>): string {
  let shown = text;
  for (const [start, end] of raised.toReversed()) {
    if (marks.has(text.slice(start, end).trim())) shown = shown.slice(0, start) + shown.slice(end);
  }
  return shown;
}

/** Rows of tables: two lines or more in a row that wide gaps part into as many columns. */
function findRows(page: readonly PdfLine[]): ReadonlySet<PdfLine> {
  const alike = (a: PdfLine, b: PdfLine | undefined) =>
    b !== undefined && a.columns > 1 && a.columns === b.columns;
  return new Set(page.filter((line, i) => line.row || alike(line, page[i - 1]) || alike(line, page[i + 1])));
}

/** True where the text stops well above the page's end: what follows begins on a page of its own. */
function endsEarly(last: PdfLine, { lines, notes }: PageParts): boolean {
  const rest = lines.filter((line) => !notes.has(line));
  const top = rest.reduce((most, { y }) => Math.max(most, y), -Infinity);
  const bottom = rest.reduce((least, { y }) => Math.min(least, y), Infinity);
  const foot = Math.min(bottom, last.height * 5);
  const widest = rest.reduce((most, { right }) => Math.max(most, right), -Infinity);
  return (top - last.y) / Math.max(1, top - foot) < FILLED && last.right < widest - 1.6 * last.height;
}
