/** Tables of contents: found, dropped, and asked which later lines they name. */
import { foldText } from '../../engine/text/fold.ts';
import { parseHeading, withoutMarker } from '../../engine/text/headings.ts';
import { type Block, textAt } from '../structure/blocks.ts';

/** A table of contents over the blocks [{@link start}, {@link end}). */
export interface Contents {
  readonly start: number;
  readonly end: number;
  /** Blocks after it whose whole text is an entry without the entry's number: titles of articles, ascending. */
  readonly titles: readonly number[];
}

const LABEL = /^(?:目\s*录|目\s*次|contents|table of contents)[:：]?$/iu;
/** Signs that lead the eye to a page number; one sign of an ellipsis is a row of dots. */
const LEADER_SIGNS = '.．·。・•\\-—－_─┈┄~～';
const AFTER_LEADERS = `[\\s…⋯‥${LEADER_SIGNS}]{0,200}[-—(（]?(?<page>\\d{1,4})[-—)）]?$`;
const LEADERS = new RegExp(`(?:[${LEADER_SIGNS}]{2,}|[…⋯‥])${AFTER_LEADERS}`, 'u');
/** Page number at an entry's end, after a tab or spaces: rows of tables end so, too. */
const PAGE = new RegExp(`(?:\\t|\\s{2,})${AFTER_LEADERS}`, 'u');
/** An entry may be counted by a number alone, which opens no heading. */
const NUMBER = /^[\d０-９]{1,3}\s+/u;
/** Units of the longest line that is an entry. Guess. */
const LONGEST_ENTRY = 120;
/** Blocks in which a table of contents without its label is looked for, and entries that make one. Guesses. */
const MOST_BEFORE = 200;
const FEWEST_ENTRIES = 3;

/** A line of a table of contents. */
interface Entry {
  /** Without leaders and page. */
  readonly text: string;
  readonly page?: number;
  /** True where leaders are before the page: nothing else looks like that. */
  readonly isSure: boolean;
}

/**
 * The first table of contents of {@link blocks} (those with an entry in {@link skipped} left out), if there is one:
 * a line `目录` and the entries after it, or three or more lines in a row that end in leaders and page numbers, or in
 * page numbers where later lines say the same. A line is an entry where it ends in a page number, the numbers never
 * falling (a row of a table of figures ends in a number, too), or where a later line says the same.
 */
export function findContents(
  blocks: readonly Block[],
  skipped: (index: number) => boolean,
): Contents | undefined {
  const label = blocks.findIndex(
    (block, i) => block.text.length < 20 && !skipped(i) && isContentsLabel(block.text),
  );
  const start = label >= 0 ? label : firstRun(blocks, skipped);
  if (start < 0) return undefined;

  const later = laterLines(blocks, start, skipped);
  const seen = new Set<string>();
  const titles: number[] = [];
  let page = 0;
  let end = label >= 0 ? start + 1 : start;
  for (; end < blocks.length; end++) {
    if (skipped(end)) continue;
    const text = textAt(blocks, end);
    const hint = blocks[end]?.hint;
    if (text.length > LONGEST_ENTRY) break;
    const entry = readEntry(text);
    const whole = foldText(entry.text);
    const bare = foldText(withoutMarker(entry.text).replace(NUMBER, ''));
    // The second time a line of the table is seen, it is the text that it announced.
    if (seen.has(whole) || seen.has(bare)) break;
    const place = [bare, whole].map((key) => firstAfter(later.get(key), end)).find((at) => at !== undefined);
    const isPaged =
      entry.page !== undefined && (entry.isSure || (entry.page >= page && hint?.kind !== 'table'));
    // A long entry takes two lines, the page is on the second.
    if (place === undefined && !isPaged && !isFirstOfTwo(blocks, end)) break;
    page = entry.page ?? page;
    seen.add(whole).add(bare);
    if (place !== undefined && isBareTitle(textAt(blocks, place))) titles.push(place);
  }
  if (seen.size === 0) return undefined;
  return { start, end, titles: titles.filter((at) => at >= end).sort((a, b) => a - b) };
}

/** True for the line over a table of contents: `目 录`. */
export function isContentsLabel(text: string): boolean {
  return LABEL.test(text.trim());
}

/** {@link text} as a line of a table of contents. */
export function readEntry(text: string): Entry {
  const sure = LEADERS.exec(text);
  const match = sure ?? PAGE.exec(text);
  if (match === null) return { text: text.trim(), isSure: false };
  return { text: text.slice(0, match.index).trim(), page: Number(match.groups?.page), isSure: sure !== null };
}

function isFirstOfTwo(blocks: readonly Block[], at: number): boolean {
  const next = blocks[at + 1];
  if (next === undefined || next.gapBefore || /[。！？；：]$/u.test(textAt(blocks, at))) return false;
  return next.text.length <= LONGEST_ENTRY && readEntry(next.text).isSure;
}

/** The first of descending {@link places} after {@link index}; those before it are given up, as callers ascend. */
function firstAfter(places: number[] | undefined, index: number): number | undefined {
  if (places === undefined) return undefined;
  for (;;) {
    const last = places.at(-1);
    if (last === undefined || last > index) return last;
    places.pop();
  }
}

/** The first lines in a row that are a table of contents without its label; -1 where there are none. */
function firstRun(blocks: readonly Block[], skipped: (index: number) => boolean): number {
  let run: { readonly index: number; readonly entry: Entry }[] = [];
  for (let i = 0; i < blocks.length && i < MOST_BEFORE; i++) {
    if (skipped(i)) continue;
    const text = textAt(blocks, i);
    const hint = blocks[i]?.hint;
    const entry = text.length <= LONGEST_ENTRY && /\d[-—)）]?$/u.test(text) ? readEntry(text) : undefined;
    if (entry?.page !== undefined && (entry.isSure || hint?.kind !== 'table')) run.push({ index: i, entry });
    else run = [];
    if (run.length < FEWEST_ENTRIES) continue;
    const last = run.slice(-FEWEST_ENTRIES);
    if (last.every((each) => each.entry.isSure) || isRepeatedLater(blocks, skipped, last))
      return last[0]?.index ?? -1;
  }
  return -1;
}

function isRepeatedLater(
  blocks: readonly Block[],
  skipped: (index: number) => boolean,
  run: readonly { readonly index: number; readonly entry: Entry }[],
): boolean {
  const wanted = new Set(run.map(({ entry }) => foldText(entry.text)));
  const from = (run.at(-1)?.index ?? 0) + 1;
  for (let i = from; i < blocks.length && wanted.size > 0; i++) {
    if (!skipped(i) && textAt(blocks, i).length <= LONGEST_ENTRY) wanted.delete(foldText(textAt(blocks, i)));
  }
  return wanted.size === 0;
}

/** Short lines after {@link start} by their folded text, the last first. */
function laterLines(
  blocks: readonly Block[],
  start: number,
  skipped: (index: number) => boolean,
): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  for (let i = blocks.length - 1; i > start; i--) {
    if (skipped(i) || textAt(blocks, i).length > LONGEST_ENTRY) continue;
    const key = foldText(textAt(blocks, i));
    if (key === '') continue;
    const places = lines.get(key);
    if (places === undefined) lines.set(key, [i]);
    else places.push(i);
  }
  return lines;
}

function isBareTitle(text: string): boolean {
  return parseHeading(text) === undefined;
}
