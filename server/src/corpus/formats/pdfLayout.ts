/**
 * From lines on pages to paragraphs: lines that fill the width run on, indented ones begin, and what recurs at the
 * same edge of the pages is no text. Coordinates are PDF points, y upwards.
 */
import { parseHeading } from '../../engine/text/headings.ts';
import { type LineHint } from '../source.ts';
import { LineWriter } from './lineWriter.ts';
import type { Column } from './pdfColumns.ts';
import { findRunning } from './pdfRunning.ts';

/** One line of writing. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Base line. */
  readonly y: number;
  /** Of the font, in points. */
  readonly height: number;
  /** Columns that wide gaps part; tabs stand between them in {@link text}. */
  readonly columns: number;
  /** Ranges of {@link text} that are set small and high: marks of notes, powers. */
  readonly raised: readonly (readonly [number, number])[];
  /** The column that it stands in, on a page with two. */
  readonly column?: Column;
}

/** Notes are set in a font smaller than this share of the text's. */
const NOTE_SIZE = 0.9;
const SENTENCE_END = /[。！？；：…”’）」』.!?;:]$/u;

interface Frame {
  readonly left: number;
  readonly right: number;
  /** Size of the text's font. */
  readonly em: number;
  /** Distance of base lines. */
  readonly leading: number;
}

/** The text of {@link pages}, a paragraph a line; headers, footers and page numbers marked as junk. */
export function layOut(pages: readonly (readonly PdfLine[])[]) {
  const layout = new Layout(pages);
  for (const page of pages) layout.addPage(page);
  return layout.finish();
}

class Layout {
  readonly #junk: ReadonlyMap<PdfLine, string>;
  readonly #frame: Frame;
  readonly #writer = new LineWriter();
  #previous: PdfLine | undefined;
  /** Junk and notes between the pages of one paragraph wait for its end. */
  readonly #waiting: { text: string; hint: LineHint }[] = [];

  constructor(pages: readonly (readonly PdfLine[])[]) {
    this.#junk = findRunning(pages);
    this.#frame = measure(pages.flat().filter((line) => !this.#junk.has(line)));
  }

  addPage(page: readonly PdfLine[]): void {
    const writer = this.#writer;
    const notes = findNotes(
      page.filter((line) => !this.#junk.has(line)),
      this.#frame,
    );
    const marks = new Set(notes.map((note) => markOf(note)));
    const tabular = findRows(page);
    let isFirst = true;
    for (const line of page) {
      const junk = this.#junk.get(line);
      if (junk !== undefined) this.#waiting.push({ text: line.text, hint: { junk } });
      else if (notes.includes(line)) this.#addNote(line);
      else {
        const isRow = tabular.has(line);
        if (isRow || !this.#runsOn(line, isFirst)) this.#endParagraph();
        const text = withoutMarks(line, marks);
        if (this.#previous !== undefined && isLatinJoint(this.#previous.text, text)) writer.add(' ');
        writer.add(isRow ? text : text.replaceAll('\t', ' '));
        if (isRow) writer.mark({ kind: 'table' });
        this.#previous = isRow ? undefined : line;
        isFirst = false;
      }
    }
    const rest = page.filter((line) => !notes.includes(line));
    if (this.#previous !== undefined && rest.length > 0 && endsPage(this.#previous, rest, this.#frame)) {
      this.#endParagraph();
      writer.markNext({ breakBefore: true });
    }
  }

  finish() {
    this.#endParagraph();
    return this.#writer.finish();
  }

  #runsOn(line: PdfLine, isFirst: boolean): boolean {
    return this.#previous !== undefined && runsOn(this.#previous, line, this.#frame, isFirst);
  }

  #addNote(line: PdfLine): void {
    const mark = markOf(line);
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
function findNotes(page: readonly PdfLine[], { em }: Frame): PdfLine[] {
  const seen = new Set<string>();
  for (const [i, line] of page.entries()) {
    const opening = line.raised.some(([start]) => start === 0) ? markOf(line) : '';
    if (seen.has(opening)) return page.slice(i);
    for (const [start, end] of line.raised) seen.add(line.text.slice(start, end).trim());
  }
  let first = page.length;
  while (first > 0 && page[first - 1].height < em * NOTE_SIZE) first--;
  const notes = page.slice(first);
  return first > 0 && notes.length > 0 && markOf(notes[0]) !== '' ? notes : [];
}

/** The raised mark that a note opens with; empty where there is none. */
function markOf({ text, raised }: PdfLine): string {
  const [first] = raised;
  const mark =
    first !== undefined && first[0] === 0 ? text.slice(...first) : (/^[①-⑳]/u.exec(text)?.[0] ?? '');
  return mark.trim();
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
  return new Set(page.filter((line, i) => alike(line, page[i - 1]) || alike(line, page[i + 1])));
}

/** True where {@link line} continues the paragraph of {@link previous}. */
function runsOn(previous: PdfLine, line: PdfLine, frame: Frame, isNewPage: boolean): boolean {
  const { em } = frame;
  if (Math.abs(line.height - previous.height) > 0.15 * em) return false;
  if (!isNewPage && previous.y - line.y > frame.leading * 1.5) return false;
  if (line.left > (line.column ?? frame).left + 1.2 * em) return false;
  // A line that stops short ends its paragraph, unless what comes next would not have fitted.
  if (previous.right < (previous.column ?? frame).right - (openingWidth(line.text) + 0.6) * em) return false;
  return !(SENTENCE_END.test(previous.text) && parseHeading(line.text) !== undefined);
}

/** Width, in ems, of what a line cannot break within at its start: a word or number, or a character with its signs. */
function openingWidth(text: string): number {
  const [opening] = /^[“‘（《〈【〔「『]*(?:[\w.,%+-]+|.)[，。、；：！？”’）》〉】〕」』…—%]*/u.exec(
    text,
  ) ?? [''];
  const wide = opening.replace(/[\w.,%+-]/gu, '').length;
  return Math.max(1, Math.min(8, wide + (opening.length - wide) * 0.55));
}

/** True where the text stops well above the page's end: what follows begins on a page of its own. */
function endsPage(last: PdfLine, page: readonly PdfLine[], frame: Frame): boolean {
  const top = page.reduce((most, { y }) => Math.max(most, y), -Infinity);
  const bottom = page.reduce((least, { y }) => Math.min(least, y), Infinity);
  const used = (top - last.y) / Math.max(1, top - Math.min(bottom, frame.leading * 3));
  return used < 0.7 && last.right < (last.column ?? frame).right - 1.6 * frame.em;
}

function isLatinJoint(before: string, after: string): boolean {
  return /[A-Za-z,.;:]$/u.test(before) && /^[A-Za-z]/u.test(after);
}

/** The frame that most lines keep to. */
function measure(lines: readonly PdfLine[]): Frame {
  const em = median(lines.map((line) => line.height)) || 10;
  const free = lines.filter((line) => line.column === undefined);
  const wide = (free.length > 0 ? free : lines).filter((line) => line.text.length > 1);
  const hanging = hangingWidth(wide, em);
  const gaps = lines.flatMap((line, i) => {
    const gap = i === 0 ? 0 : lines[i - 1].y - line.y;
    return gap > 0 && gap < em * 5 ? [gap] : [];
  });
  // The edges that at least a few lines share: one stray line does not set them.
  const lefts = wide.map((line) => line.left).sort((a, b) => a - b);
  const rights = wide.map((line) => line.right - hanging(line)).sort((a, b) => b - a);
  const stray = Math.min(3, Math.floor(lines.length / 20));
  return {
    left: lefts[stray] ?? 0,
    right: rights[stray] ?? 0,
    em,
    leading: median(gaps) || em * 1.5,
  };
}

/** How far a line's last sign hangs over the edge that most lines keep to: full-width ones may. */
function hangingWidth(lines: readonly PdfLine[], em: number): (line: PdfLine) => number {
  const counts = new Map<number, number>();
  let edge = 0;
  for (const { right } of lines) {
    const rounded = Math.round(right / 2) * 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
    if ((counts.get(rounded) ?? 0) > (counts.get(edge) ?? 0)) edge = rounded;
  }
  return ({ right, text }) => {
    const over = right - edge;
    return over > 0.4 * em && over < 1.2 * em && /[，。、；：！？”’）》]$/u.test(text) ? over : 0;
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
