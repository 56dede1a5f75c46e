/** From the pieces of text that a PDF's page holds to lines of writing, in the order in which they are read. */
import { readingOrder } from './pdfColumns.ts';
import { gridsOf } from './pdfGrid.ts';
import { takeOpenTables } from './pdfOpenTables.ts';
import type { Ruling } from './rulings.ts';
import { takeTables } from './pdfTables.ts';
import { cutAt, type PdfLine, type TextItem } from './pdfPage.ts';

/** Items that are on one line of writing. */
interface Row {
  y: number;
  height: number;
  readonly items: TextItem[];
}

/**
 * The lines of a page: column by column where it is set in two, each from top to bottom. Each row of a table that
 * {@link rulings} draw borders around is one line.
 */
export function linesOf(items: readonly TextItem[], rulings: readonly Ruling[] = []): PdfLine[] {
  const { rest, rows } = takeTables(
    items.filter(({ str }) => str !== ''),
    gridsOf(rulings),
    linesIn,
  );
  const open: PdfLine[] = [];
  const lines = readingOrder(rest, rowsOf).flatMap(({ items: part, column }) => {
    const { rest: text, rows: own } = takeOpenTables(rowsOf(part), rulings, linesIn);
    open.push(...own);
    return linesIn(text).map((line) => ({ ...line, ...(column && { column }) }));
  });
  for (const row of [...rows, ...open]) {
    // On a page in two columns what is below is below in its own.
    const isBelow = ({ y, left, right, column }: PdfLine) =>
      y < row.y && (column === undefined || (left < row.right && right > row.left));
    const below = lines.findIndex(isBelow);
    lines.splice(below < 0 ? lines.length : below, 0, row);
  }
  return lines;
}

/** Lines of {@link items} from top to bottom. */
function linesIn(items: readonly TextItem[]): PdfLine[] {
  return rowsOf(items)
    .map(toLine)
    .filter(({ text }) => text.trim() !== '');
}

/** Gaps on a page, and lines that begin far from its edge, from which on it may hold a table. Guess. */
const FEWEST_GAPS = 2;
/** Width of such a gap, in ems, and of the way from the edge. Guesses. */
const CELL_GAP = 0.4;
const FAR_LEFT = 5;

/** True where a page may hold a table: cells are apart from each other. Linear, but for sorting. */
export function hasGaps(items: readonly TextItem[]): boolean {
  const inked = items.filter(({ str }) => str.trim() !== '');
  const edge = inked.reduce((least, { transform }) => Math.min(least, transform[4]), Infinity);
  let gaps = 0;
  for (const [i, { transform, height }] of inked.entries()) {
    const before = inked[i - 1];
    if (before === undefined || Math.abs(before.transform[5] - transform[5]) >= height / 2) {
      if (transform[4] > edge + FAR_LEFT * height) gaps++;
    } else if (transform[4] - before.transform[4] - before.width > CELL_GAP * height) gaps++;
  }
  return gaps >= FEWEST_GAPS;
}

/** Items by lines of writing, from top to bottom; small raised ones belong to the line under them. */
function rowsOf(items: readonly TextItem[]): Row[] {
  const rows = alignedRows(items);
  const merged: Row[] = [];
  let raised: Row | undefined;
  for (const row of rows) {
    if (raised !== undefined && isRaisedOver(raised, row)) row.items.push(...raised.items);
    else if (raised !== undefined) merged.push(raised);
    raised = isMark(row) ? row : undefined;
    if (raised === undefined) merged.push(row);
  }
  if (raised !== undefined) merged.push(raised);
  return merged;
}

/** True for a row that may be a mark of a note, or several. */
function isMark({ items }: Row): boolean {
  return items.every(({ str }) => MARK.test(str.trim()));
}

function isRaisedOver(raised: Row, row: Row): boolean {
  const rise = (raised.y - row.y) / row.height;
  if (rise < LEAST_RISE || rise > 1) return false;
  const left = row.items.reduce((least, item) => Math.min(least, item.transform[4]), Infinity);
  const right = row.items.reduce((most, item) => Math.max(most, item.transform[4] + item.width), -Infinity);
  const [mark] = raised.items;
  if (mark === undefined) return false;
  const { transform, width } = mark;
  // The mark that a note opens with may be as large as the note.
  if (Math.abs(transform[4] + width - left) < row.height * 0.6) return true;
  if (rise > MOST_RISE || raised.height > row.height * SMALLER) return false;
  return transform[4] >= left - row.height && transform[4] <= right + row.height;
}

function alignedRows(items: readonly TextItem[]): Row[] {
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

/** Items smaller than this share of their line, and raised by so many ems, are marks of notes, or powers. Guesses. */
const SMALLER = 0.9;
const LEAST_RISE = 0.15;
const MOST_RISE = 0.75;
/** Marks of notes. */
const MARK = /^(?:[\d,，*†‡①-⑳]{1,5}|[[［（(〔][\d①-⑳]{1,3}[\]］）)〕]|注\d?)$/u;
/** An item that reaches back by this much, in ems, may be drawn over what is there. Guess. */
const LEAST_OVERLAP = 0.5;
/** Gaps from this width on, in ems, part the columns of a table. Guess. */
const COLUMN_GAP = 2;
/** Digits drawn one by one, as wide as Chinese characters, are this far apart at most, in ems. Guess. */
const SPREAD = 0.7;
/** A gap up to this width, in ems, between Chinese and other characters is the program's own, and no space. Guess. */
const OWN_GAP = 0.35;
const LATIN = /[A-Za-z0-9%]/u;
const CHINESE = /[\u2e80-\u9fff\uf900-\uffef]/u;

function toLine({ y, height, items }: Row): PdfLine {
  const inked = items.filter((item) => item.str.trim() !== '');
  const isRaised = (item: TextItem) => item.height > 0 && item.transform[5] - y > height * LEAST_RISE;
  const left = inked.reduce((least, item) => Math.min(least, inkLeft(item)), Infinity);
  const right = inked.reduce((most, item) => Math.max(most, item.transform[4] + item.width), -Infinity);
  let text = '';
  let columns = 1;
  const raised: (readonly [number, number])[] = [];
  let end = -Infinity;
  let last = '';
  for (const item of splitAtMarks(inked, isRaised).toSorted((a, b) => a.transform[4] - b.transform[4])) {
    const shown = withoutOverprint(text, plain(item.str), item, (end - item.transform[4]) / height);
    const itemEnd = item.transform[4] + item.width;
    if (shown === '') {
      end = Math.max(end, itemEnd);
      continue;
    }
    const gap = (item.transform[4] - end) / height;
    if (text !== '' && gap >= COLUMN_GAP) {
      text = `${text.trimEnd()}\t`;
      columns++;
    } else if (needsSpace(text, shown, gap) && !isSpread(last, shown, gap)) text += ' ';
    last = shown;
    const start = text.length;
    text += text === '' ? shown.trimStart() : shown;
    if (isRaised(item)) raised.push([start, text.length]);
    end = Math.max(end, itemEnd);
  }
  return { text: text.trimEnd(), left, right, y, height, columns, raised };
}

/** True for a digit that is drawn by itself, at a distance from the one before it. */
function isSpread(before: string, digit: string, gap: number): boolean {
  return /^\d$/u.test(digit) && /\d$/u.test(before) && gap < SPREAD;
}

/** Where an item's ink begins: first lines may be indented by blanks. */
function inkLeft({ str, width, transform }: TextItem): number {
  const blanks = str.length - str.trimStart().length;
  return transform[4] + (blanks === 0 ? 0 : (width * blanks) / str.length);
}

/** Items with those cut in two that a raised mark is in: files may place a mark after the line was drawn. */
function splitAtMarks(items: readonly TextItem[], isRaised: (item: TextItem) => boolean): TextItem[] {
  const marks = items.filter(isRaised);
  if (marks.length === 0) return [...items];
  return items.flatMap((item) => {
    if (isRaised(item)) return [item];
    const { str, width, transform } = item;
    const cuts = marks
      .map((mark) => Math.round(((mark.transform[4] - transform[4]) / width) * str.length))
      .filter((cut) => cut > 0 && cut < str.length);
    return cutAt(item, cuts);
  });
}

/**
 * {@link shown} without what {@link text} ends in already: bold is drawn by printing the same a hair's breadth beside
 * it. {@link overlap} is how far, in ems, the item reaches back into what was drawn.
 */
function withoutOverprint(text: string, shown: string, { width }: TextItem, overlap: number): string {
  if (overlap < LEAST_OVERLAP || width === 0) return shown;
  // Of the item, as many characters lie under it as are as wide as the overlap.
  for (let length = shown.length; length > 0; length--) {
    if (text.endsWith(shown.slice(0, length))) return shown.slice(length);
  }
  return shown;
}

/** True where a gap that the page shows is a space of the text. */
function needsSpace(before: string, after: string, gap: number): boolean {
  const [last, first] = [before.at(-1) ?? '', after.charAt(0)];
  if (before === '' || gap < 0.12 || /\s/u.test(last) || /\s/u.test(first)) return false;
  const isBorder = (LATIN.test(last) && CHINESE.test(first)) || (CHINESE.test(last) && LATIN.test(first));
  if (isBorder) return gap > OWN_GAP;
  return LATIN.test(last) && LATIN.test(first) ? true : gap > 0.6;
}
