/**
 * Pages set in two columns. Recognized with care: a table read down its columns is lost, a page in two columns read across
 * is, too, so both halves must look like running text, filled from edge to edge.
 */
import { median, quantile } from './quantiles.ts';
import { type Fragment, fragmentsOf } from './pdfFragments.ts';
import type { Column, TextItem } from './pdfPage.ts';

interface Row<T> {
  readonly height: number;
  readonly items: readonly T[];
}

/** What is read in one go; {@link column} is set where it is in one. */
interface Part<T> {
  readonly items: readonly T[];
  readonly column?: Column;
}

/** Narrowest space between columns, in ems. Guess. */
const GUTTER = 0.9;
/** The space between columns is sought in this part of the width around the middle. Guess. */
const MIDDLE = [0.35, 0.65] as const;
/** Places looked at there. Guess. */
const PLACES = 160;
/** Fragments wider than this share of the page's text run over both columns, as titles do. Guess. */
const WIDE = 0.6;
/** Lines of each column at least, and characters of most of them. Guesses. */
const FEWEST_LINES = 6;
const FEWEST_CHARACTERS = 8;
/** Share of a column's lines that fill it from edge to edge. Guess. */
const FILLED = 0.55;
/** How far a filled line may begin right of the left edge (an indent) and end before the right, in ems. Guesses. */
const INDENT = 2.5;
const RAGGED = 1.5;
/** How near to the right column's edge its lines begin, in points. Guess. */
const HANGING = 1;
/** A column is no narrower than this share of the other. Guess. */
const LEAST_WIDTH = 0.6;
/** Share of the fragments that may be in the way of the space, as headings in the middle do. Guess. */
const MOST_CROSSING = 0.15;

/**
 * Items of a page in parts, in the order in which they are read; {@link rowsOf} gives rows from top to bottom. One part
 * where the page has one column.
 */
export function readingOrder<T extends TextItem>(
  items: readonly T[],
  rowsOf: (items: readonly T[]) => readonly Row<T>[],
): Part<T>[] {
  const rows = rowsOf(items.filter(({ str }) => str.trim() !== ''));
  const em = median(rows.map(({ height }) => height));
  const lines = rows.map((row) => ({ row, fragments: fragmentsOf(row.items, GUTTER * em) }));
  const columns = findColumns(
    lines.flatMap(({ fragments }) => fragments),
    em,
  );
  if (!columns) return [{ items }];
  const [left, right] = columns;
  const middle = (left.right + right.left) / 2;
  const parts: Part<T>[] = [];
  const sides = [
    { column: left, held: new Array<T>() },
    { column: right, held: new Array<T>() },
  ] as const;
  const endBand = () => {
    for (const { column, held } of sides) {
      if (held.length > 0) parts.push({ items: held.splice(0), column });
    }
  };
  for (const { row, fragments } of lines) {
    const whole = fragments.flatMap((fragment) => partedAtGutter(fragment, right, middle));
    if (whole.some((fragment) => fragment.left < middle && fragment.right > right.left)) {
      endBand();
      parts.push({ items: row.items });
    } else {
      for (const fragment of whole) sides[fragment.left < middle ? 0 : 1].held.push(...fragment.items);
    }
  }
  endBand();
  return parts;
}

/** A fragment in two where a sign that hangs over the left column's edge closes the gap to the right one. */
function partedAtGutter<T extends TextItem>(
  fragment: Fragment<T>,
  right: Column,
  middle: number,
): Fragment<T>[] {
  const at = fragment.items.findIndex((item) => item.transform[4] >= right.left - HANGING);
  if (at <= 0) return [fragment];
  const [before, after] = [fragment.items.slice(0, at), fragment.items.slice(at)];
  const end = before.reduce((most, item) => Math.max(most, item.transform[4] + item.width), -Infinity);
  const [last, next] = [before.at(-1), after[0]];
  if (!last || !next || end > right.left || !/[，。、；：！？”’）》]$/u.test(last.str.trim()))
    return [fragment];
  return [
    { items: before, left: fragment.left, right: Math.min(end, middle) },
    { items: after, left: next.transform[4], right: fragment.right },
  ];
}

/** Both columns, where there are two. */
function findColumns(fragments: readonly Fragment<TextItem>[], em: number): [Column, Column] | undefined {
  const pageLeft = fragments.reduce((least, { left }) => Math.min(least, left), Infinity);
  const width = fragments.reduce((most, { right }) => Math.max(most, right), -Infinity) - pageLeft;
  const narrow = fragments.filter(({ left, right }) => right - left < WIDE * width);
  if (narrow.length < 2 * FEWEST_LINES) return undefined;
  const middle = emptiest(narrow, pageLeft + MIDDLE[0] * width, pageLeft + MIDDLE[1] * width);
  const left = narrow.filter((fragment) => fragment.right <= middle);
  const right = narrow.filter((fragment) => fragment.left >= middle);
  if (narrow.length - left.length - right.length > MOST_CROSSING * narrow.length) return undefined;
  const [a, b] = [textColumn(left, em), textColumn(right, em)];
  if (!a || !b || b.left - a.right < GUTTER * em) return undefined;
  const widths = [a.right - a.left, b.right - b.left];
  return Math.min(...widths) < LEAST_WIDTH * Math.max(...widths) ? undefined : [a, b];
}

/** The place between {@link from} and {@link to} that the fewest fragments cover: the middle of the widest such. */
function emptiest(fragments: readonly Column[], from: number, to: number): number {
  const step = (to - from) / PLACES;
  const covering = Array.from({ length: PLACES }, (_, place) => {
    const x = from + place * step;
    return fragments.reduce((count, { left, right }) => count + (left < x && right > x ? 1 : 0), 0);
  });
  const least = Math.min(...covering);
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [i, count] of [...covering, Infinity].entries()) {
    if (count === least) continue;
    if (i - start > best.length) best = { start, length: i - start };
    start = i + 1;
  }
  return from + (best.start + best.length / 2) * step;
}

/** The edges of a column of running text; nothing where it is something else. */
function textColumn(lines: readonly Fragment<TextItem>[], em: number): Column | undefined {
  if (lines.length < FEWEST_LINES || median(lines.map(charactersOf)) < FEWEST_CHARACTERS) return undefined;
  const left = quantile(
    lines.map((line) => line.left),
    0.1,
  );
  const right = quantile(
    lines.map((line) => line.right),
    0.9,
  );
  const filled = lines.filter((line) => line.left <= left + INDENT * em && line.right >= right - RAGGED * em);
  return filled.length < FILLED * lines.length ? undefined : { left, right };
}

function charactersOf({ items }: Fragment<TextItem>): number {
  return items.reduce((sum, { str }) => sum + str.trim().length, 0);
}
