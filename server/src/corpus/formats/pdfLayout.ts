/**
 * From lines on pages to paragraphs: lines that fill the width run on, indented ones begin, and what recurs at the
 * same edge of the pages is no text. Coordinates are PDF points, y upwards.
 */
import { parseHeading } from '../../engine/text/headings.ts';
import { LineWriter } from './lineWriter.ts';

/** One line of writing. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Base line. */
  readonly y: number;
  /** Of the font, in points. */
  readonly height: number;
}

/** Lines at a page's top and bottom that may be running headers or footers. */
const EDGE_LINES = 2;
/** Pages from which on a recurring line is told. */
const FEWEST_PAGES = 3;
const NUMBER =
  /^[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[,，/／]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－·\s]*$/u;
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
  const junk = findRunning(pages);
  const frame = measure(pages.flat().filter((line) => !junk.has(line)));
  const writer = new LineWriter();
  let previous: PdfLine | undefined;
  /** Junk between the pages of one paragraph waits for its end. */
  const waiting: PdfLine[] = [];
  const endParagraph = () => {
    writer.endLine();
    for (const line of waiting.splice(0)) writer.line(line.text, { junk: junk.get(line) ?? 'page-number' });
  };
  for (const page of pages) {
    let isFirst = true;
    for (const line of page) {
      if (junk.has(line)) {
        waiting.push(line);
        continue;
      }
      if (previous !== undefined && !runsOn(previous, line, frame, isFirst)) endParagraph();
      if (previous === undefined || isLatinJoint(previous.text, line.text)) writer.add(' ');
      writer.add(line.text);
      previous = line;
      isFirst = false;
    }
    if (page.length > 0 && previous !== undefined && endsPage(previous, page, frame)) {
      endParagraph();
      writer.markNext({ breakBefore: true });
      previous = undefined;
    }
  }
  endParagraph();
  return writer.finish();
}

/** True where {@link line} continues the paragraph of {@link previous}. */
function runsOn(previous: PdfLine, line: PdfLine, frame: Frame, isNewPage: boolean): boolean {
  const { em } = frame;
  if (Math.abs(line.height - previous.height) > 0.15 * em) return false;
  if (!isNewPage && previous.y - line.y > frame.leading * 1.5) return false;
  if (line.left > frame.left + 1.2 * em) return false;
  // A line that stops short ends its paragraph; punctuation may hang or be squeezed by a character.
  if (previous.right < frame.right - 1.6 * em) return false;
  return !(SENTENCE_END.test(previous.text) && parseHeading(line.text) !== undefined);
}

/** True where the text stops well above the page's end: what follows begins on a page of its own. */
function endsPage(last: PdfLine, page: readonly PdfLine[], frame: Frame): boolean {
  const top = page[0].y;
  const bottom = page[page.length - 1].y;
  const used = (top - last.y) / Math.max(1, top - Math.min(bottom, frame.leading * 3));
  return used < 0.7 && last.right < frame.right - 1.6 * frame.em;
}

function isLatinJoint(before: string, after: string): boolean {
  return /[A-Za-z,.;:]$/u.test(before) && /^[A-Za-z]/u.test(after);
}

/** The frame that most lines keep to. */
function measure(lines: readonly PdfLine[]): Frame {
  const em = median(lines.map((line) => line.height)) || 10;
  const wide = lines.filter((line) => line.text.length > 1);
  const gaps = lines.flatMap((line, i) => {
    const gap = i === 0 ? 0 : lines[i - 1].y - line.y;
    return gap > 0 && gap < em * 5 ? [gap] : [];
  });
  // The edges that at least a few lines share: one stray line does not set them.
  const lefts = wide.map((line) => line.left).sort((a, b) => a - b);
  const rights = wide.map((line) => line.right).sort((a, b) => b - a);
  const stray = Math.min(3, Math.floor(lines.length / 20));
  return {
    left: lefts[stray] ?? 0,
    right: rights[stray] ?? 0,
    em,
    leading: median(gaps) || em * 1.5,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Page numbers, and lines that recur at the edges of most pages, with the rule that drops them. */
function findRunning(pages: readonly (readonly PdfLine[])[]): Map<PdfLine, string> {
  const edges = pages.map((page) => {
    const last = page.length - 1;
    return page.flatMap((line, i) => {
      if (i < EDGE_LINES) return [{ line, side: 'top', isOuter: i === 0 }];
      return i > last - EDGE_LINES ? [{ line, side: 'bottom', isOuter: i === last }] : [];
    });
  });
  const counts = new Map<string, number>();
  const keyOf = (line: PdfLine, side: string) =>
    `${side}:${line.text.replace(/\d+/gu, '#').replace(/\s+/gu, '')}`;
  for (const page of edges) {
    for (const key of new Set(page.map(({ line, side }) => keyOf(line, side)))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const junk = new Map<PdfLine, string>();
  for (const page of edges) {
    for (const { line, side, isOuter } of page) {
      const isBare = page.length > 1 && isOuter && NUMBER.test(line.text);
      const recurs = (counts.get(keyOf(line, side)) ?? 0) >= Math.max(FEWEST_PAGES, pages.length / 2);
      if (isBare) junk.set(line, 'page-number');
      else if (recurs) junk.set(line, 'running-header');
    }
  }
  return junk;
}
