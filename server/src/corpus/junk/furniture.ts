import { textAt } from '../structure/blocks.ts';
/**
 * What a page puts around its text, as scraped texts have it too: buttons a word a line, breadcrumbs, share bars,
 * related papers, the site's foot. A word alone says little; its place does: before the text begins, after it has
 * ended, or among others of its kind.
 */
import { isCrumbEnd, type PageKind, pageKindOf, readFoot } from './pageWords.ts';

/** Titles of other papers are no longer, in units. Guess. */
const LONGEST_LINK = 80;
/** Rule that drops furniture of pages. */
const RULE = 'page-chrome';
/** Blocks looked at on each side of the text. Guess. */
const MOST_EDGE_BLOCKS = 80;
/** This many words of buttons in a row are a bar of buttons, wherever they are. Guess. */
const SHORTEST_BAR = 4;
/** A line this long that ends a sentence is text. Guess. */
const LONG_TEXT = 30;

/** The properties of a block that are used here. */
interface Line {
  readonly text: string;
  readonly gapBefore: boolean;
  readonly hint?: { readonly kind?: string };
}

/** The blocks that are furniture of a page, with the rule that drops them. Linear. */
export function findFurniture(blocks: readonly Line[]): ReadonlyMap<number, string> {
  const first = blocks.findIndex(isText);
  const headEnd = Math.min(first < 0 ? Math.min(blocks.length, MOST_EDGE_BLOCKS) : first, MOST_EDGE_BLOCKS);
  const last = blocks.findLastIndex(isText);
  const tailStart = Math.max(first < 0 ? headEnd : last + 1, blocks.length - MOST_EDGE_BLOCKS, headEnd);
  const found = new Set<number>();
  markEdge(blocks, 0, headEnd, found);
  markEdge(blocks, tailStart, blocks.length, found);
  if (first >= 0) {
    markBars(blocks, headEnd, tailStart, found);
    markHeadRelated(blocks, headEnd, found);
    markTail(blocks, tailStart, found);
  }
  return new Map([...found].map((index) => [index, RULE]));
}

function isText({ text, hint }: Line): boolean {
  if (hint?.kind === 'table') return false;
  if (readFoot(text) !== undefined) return false;
  return (
    (text.length >= LONG_TEXT && /[。！？；”]$/u.test(text)) ||
    (text.length >= 2 * LONG_TEXT && /[。；]/u.test(text))
  );
}

/** Marks buttons, breadcrumbs and the like in [{@link start}, {@link end}), and words and signs beside them. */
function markEdge(blocks: readonly Line[], start: number, end: number, found: Set<number>): void {
  const kinds: PageKind[] = [];
  for (let i = start; i < end; i++) kinds[i] = pageKindOf(textAt(blocks, i));
  for (let i = start; i < end; i++) {
    if (kinds[i] === 'button' || kinds[i] === 'crumb' || kinds[i] === 'line') found.add(i);
    if (kinds[i] === 'crumb') markCrumbs(blocks, i, end, found);
  }
  const isBeside = (kind: PageKind | undefined) => kind === 'word' || kind === 'signs';
  for (let i = start; i < end; i++) if (isBeside(kinds[i]) && found.has(i - 1)) found.add(i);
  for (let i = end - 1; i >= start; i--) if (isBeside(kinds[i]) && found.has(i + 1)) found.add(i);
}

/** The parts of a breadcrumb that are on lines of their own after its opening, up to the last sign between two. */
function markCrumbs(blocks: readonly Line[], opening: number, end: number, found: Set<number>): void {
  if (!/[:：>＞»›→]\s*$|位置$/u.test(textAt(blocks, opening))) return;
  let last = opening;
  for (let i = opening + 1; i < end && i < opening + 24; i++) {
    const text = textAt(blocks, i);
    if (/^[>＞»›→/\\-]{1,2}$/u.test(text)) last = i + 1 < end && isColumn(textAt(blocks, i + 1)) ? i + 1 : i;
    else if (!isColumn(text)) break;
    else if (isCrumbEnd(text)) last = i;
  }
  for (let i = opening + 1; i <= last; i++) found.add(i);
}

function isColumn(text: string): boolean {
  return text.length <= 16 && !/[。！？；，]/u.test(text);
}

/** Bars of buttons in the middle of a text, where a page's two texts were put together. */
function markBars(blocks: readonly Line[], start: number, end: number, found: Set<number>): void {
  let from = start;
  let buttons = 0;
  for (let i = start; i <= end; i++) {
    const kind = i < end && textAt(blocks, i).length <= 12 ? pageKindOf(textAt(blocks, i)) : undefined;
    if (kind === 'button' || kind === 'word' || kind === 'signs') {
      if (kind === 'button') buttons++;
      continue;
    }
    if (i - from >= SHORTEST_BAR && buttons >= 2) for (let k = from; k < i; k++) found.add(k);
    from = i + 1;
    buttons = 0;
  }
}

/** `关联稿件：` before the text, with the papers named under it. */
function markHeadRelated(blocks: readonly Line[], end: number, found: Set<number>): void {
  for (let i = 0; i < end; i++) {
    if (pageKindOf(textAt(blocks, i)) !== 'related') continue;
    found.add(i);
    while (
      i + 1 < end &&
      isLink(blocks[i + 1]) &&
      /《|\d{4}-\d{1,2}-\d{1,2}$|^(?:图|解读|一图)/u.test(textAt(blocks, i + 1))
    ) {
      found.add(++i);
    }
  }
}

/** What follows the text: related papers with all lines after them, the site's foot. */
function markTail(blocks: readonly Line[], start: number, found: Set<number>): void {
  const foot: number[] = [];
  let isFoot = false;
  for (let i = start; i < blocks.length; i++) {
    const line = readFoot(textAt(blocks, i));
    if (line !== undefined) {
      foot.push(i);
      isFoot ||= line.isSure;
    }
    if (pageKindOf(textAt(blocks, i)) !== 'related') continue;
    found.add(i);
    while (i + 1 < blocks.length && isLink(blocks[i + 1])) found.add(++i);
  }
  if (isFoot) for (const i of foot) found.add(i);
}

function isLink(line: Line | undefined): boolean {
  if (line === undefined) return false;
  const { text, hint } = line;
  return (
    text.length <= LONGEST_LINK &&
    hint?.kind !== 'table' &&
    !/[。；]$/u.test(text) &&
    !/^(?:附件|附[:：]|附表|抄送)/u.test(text)
  );
}
