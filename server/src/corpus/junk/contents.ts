/** Tables of contents: found, dropped, and asked which later lines they name. */
import { foldText } from '../../engine/text/fold.ts';
import { parseHeading } from '../../engine/text/headings.ts';
import { type Block } from '../structure/blocks.ts';

/** A table of contents over the blocks [{@link start}, {@link end}). */
export interface Contents {
  readonly start: number;
  readonly end: number;
  /** Blocks after it whose whole text is an entry without the entry's number: titles of articles, ascending. */
  readonly titles: readonly number[];
}

const LABEL = /^(?:目\s*录|目\s*次|contents|table of contents)[:：]?$/iu;
/** Page number at an entry's end, after a tab, leaders or spaces. */
const PAGE = /(?:\t|[.．…·。]{2,}|\s{2,})[\s.．…·]*[-—(（]?\d{1,4}[-—)）]?$/u;
const NUMBER =
  /^(?:[（(]?[\d０-９]{1,3}[）)]?[.．、\s]*|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}[篇章][:：\s]*)/u;
const LONGEST_ENTRY = 120;

/**
 * The first table of contents of {@link blocks} (those with an entry in {@link skipped} left out), if there is one:
 * a line `目录` and the entries after it, or three or more lines in a row that end in leaders and page numbers.
 * A line is an entry where it ends in a page number or where a later line says the same.
 */
export function findContents(
  blocks: readonly Block[],
  skipped: (index: number) => boolean,
): Contents | undefined {
  const label = blocks.findIndex((block, i) => !skipped(i) && LABEL.test(block.text.trim()));
  const start = label >= 0 ? label : firstRun(blocks, skipped);
  if (start < 0) return undefined;

  const later = laterLines(blocks, start, skipped);
  const seen = new Set<string>();
  const titles: number[] = [];
  let end = label >= 0 ? start + 1 : start;
  for (; end < blocks.length; end++) {
    if (skipped(end)) continue;
    const { text } = blocks[end];
    if (text.length > LONGEST_ENTRY) break;
    const entry = text.replace(PAGE, '').trim();
    const whole = foldText(entry);
    const bare = foldText(entry.replace(NUMBER, ''));
    // The second time a line of the table comes by, it is the text that it announced.
    if (seen.has(whole) || seen.has(bare)) break;
    const place = [bare, whole].map((key) => firstAfter(later.get(key), end)).find((at) => at !== undefined);
    if (place === undefined && !PAGE.test(text)) break;
    seen.add(whole).add(bare);
    if (place !== undefined && isBareTitle(blocks[place].text)) titles.push(place);
  }
  if (seen.size === 0) return undefined;
  return { start, end, titles: titles.filter((at) => at >= end).sort((a, b) => a - b) };
}

/** The first of descending {@link places} behind {@link index}; those before it are given up, as callers ascend. */
function firstAfter(places: number[] | undefined, index: number): number | undefined {
  if (places === undefined) return undefined;
  while (places.length > 0 && places[places.length - 1] <= index) places.pop();
  return places.at(-1);
}

function firstRun(blocks: readonly Block[], skipped: (index: number) => boolean): number {
  let run = 0;
  for (let i = 0; i < blocks.length && i < 200; i++) {
    if (skipped(i)) continue;
    run = blocks[i].text.length <= LONGEST_ENTRY && PAGE.test(blocks[i].text) ? run + 1 : 0;
    if (run === 3) return i - 2;
  }
  return -1;
}

/** Short lines after {@link start} by their folded text, the last first. */
function laterLines(
  blocks: readonly Block[],
  start: number,
  skipped: (index: number) => boolean,
): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  for (let i = blocks.length - 1; i > start; i--) {
    if (skipped(i) || blocks[i].text.length > LONGEST_ENTRY) continue;
    const key = foldText(blocks[i].text);
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
