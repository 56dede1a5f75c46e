/** From the pieces of text that a PDF's page holds to lines of writing, in the order in which they are read. */
import { readingOrder } from './pdfColumns.ts';
import type { PdfLine } from './pdfLayout.ts';

/** A piece of text, as pdf.js gives it. */
export interface TextItem {
  readonly str: string;
  /** Scale and place: the last two are x and the base line, in points. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Items that stand on one line of writing. */
interface Row {
  y: number;
  height: number;
  readonly items: TextItem[];
}

/** The lines of a page: column by column where it is set in two, each from top to bottom. */
export function linesOf(items: readonly TextItem[]): PdfLine[] {
  return readingOrder(
    items.filter(({ str }) => str !== ''),
    rowsOf,
  ).flatMap(({ items: part, column }) =>
    rowsOf(part)
      .map((row) => ({ ...toLine(row), ...(column && { column }) }))
      .filter(({ text }) => text.trim() !== ''),
  );
}

/** Items by lines of writing, from top to bottom. */
function rowsOf(items: readonly TextItem[]): Row[] {
  const rows: Row[] = [];
  for (const item of items) {
    const y = item.transform[5];
    const height = item.height || Math.abs(item.transform[3]) || 10;
    const row = rows.findLast((other) => Math.abs(other.y - y) < Math.max(other.height, height) * 0.5);
    if (row === undefined || rows.length - rows.indexOf(row) > 60) rows.push({ y, height, items: [item] });
    else {
      row.items.push(item);
      if (height > row.height) Object.assign(row, { height, y });
    }
  }
  return rows.sort((a, b) => b.y - a.y);
}

/** Glyphs that fonts give as look-alikes of the characters they stand for: radicals, the ellipsis of GB1. */
function plain(text: string): string {
  return text.replaceAll('\u22ef', '…').replace(/[\u2e80-\u2fd5]/gu, (radical) => radical.normalize('NFKC'));
}

/** Items this much smaller than their line are marks of notes, or powers. */
const SMALL = 0.75;
/** Gaps from this width on, in ems, part the columns of a table. */
const COLUMN_GAP = 2;
/** A gap up to this width, in ems, between Chinese and other characters is the program's own, and no space. */
const OWN_GAP = 0.35;
const LATIN = /[A-Za-z0-9%]/u;
const CHINESE = /[\u2e80-\u9fff\uf900-\uffef]/u;

function toLine({ y, height, items }: Row): PdfLine {
  const inked = items.filter((item) => item.str.trim() !== '');
  const left = inked.reduce((least, item) => Math.min(least, item.transform[4]), Infinity);
  const right = inked.reduce((most, item) => Math.max(most, item.transform[4] + item.width), -Infinity);
  let text = '';
  let columns = 1;
  const raised: (readonly [number, number])[] = [];
  let end = -Infinity;
  for (const item of inked.toSorted((a, b) => a.transform[4] - b.transform[4])) {
    const shown = plain(item.str);
    const gap = (item.transform[4] - end) / height;
    if (text !== '' && gap >= COLUMN_GAP) {
      text = `${text.trimEnd()}\t`;
      columns++;
    } else if (needsSpace(text, shown, gap)) text += ' ';
    const isRaised = item.height > 0 && item.height < height * SMALL && item.transform[5] > y;
    const start = text.length;
    text += text === '' ? shown.trimStart() : shown;
    if (isRaised) raised.push([start, text.length]);
    end = item.transform[4] + item.width;
  }
  return { text: text.trimEnd(), left, right, y, height, columns, raised };
}

/** True where a gap that the page shows is a space of the text. */
function needsSpace(before: string, after: string, gap: number): boolean {
  const [last, first] = [before.at(-1) ?? '', after[0]];
  if (before === '' || gap < 0.12 || /\s/u.test(last) || /\s/u.test(first)) return false;
  const isBorder = (LATIN.test(last) && CHINESE.test(first)) || (CHINESE.test(last) && LATIN.test(first));
  if (isBorder) return gap > OWN_GAP;
  return LATIN.test(last) && LATIN.test(first) ? true : gap > 0.6;
}
