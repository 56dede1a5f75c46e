import type { Span } from '../draft.ts';
import { writeNumeral } from '../text/numerals.ts';
import { ARTICLE_STYLE, type Marker, markersOf, markerText } from './markers.ts';
import type { PlacedParagraph } from './paragraph.ts';

/** A number out of line. */
export interface NumberingFault {
  readonly kind: 'skips' | 'repeats' | 'starts' | 'level' | 'orphan';
  /** The marker at fault. */
  readonly span: Span;
  /** The marker as it stands and as it should be; the same for an `orphan`. */
  readonly found: string;
  readonly expected: string;
  /** Where the item before it is. */
  readonly previous: Span | undefined;
  /** What puts this number and those after it in line; empty where only the drafter can know. */
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

interface Item {
  readonly marker: Marker;
  readonly span: Span;
  readonly numeral: Span;
  readonly paragraph: number;
}

interface OpenList {
  readonly style: string;
  readonly rank: number;
  next: number;
  readonly items: Item[];
  /** Articles of a regulation before it. */
  readonly articles: number;
}

interface PendingFault {
  readonly fault: Omit<NumberingFault, 'edits'>;
  readonly list: OpenList;
  /** Index in the list of the item at fault. */
  readonly at: number;
}

/** A jump wider than this is not wrong numbering but another use of a number. Guess. */
const WIDEST_JUMP = 4;
/** Rank from which on markers are items of a running text. */
const ITEM_RANK = 6;

/** Numbers that skip, repeat, change level or begin late. Linear in the number of markers. */
export function findNumberingFaults(paragraphs: readonly PlacedParagraph[]): NumberingFault[] {
  const items = collect(paragraphs);
  const pending: PendingFault[] = [];
  const open: OpenList[] = [];
  const articles = new Articles();
  const last = new Map<string, number>();
  for (const [number, item] of items.entries()) {
    const runsOn = last.get(item.marker.style) === item.marker.value - 1;
    const fault =
      item.marker.style === ARTICLE_STYLE
        ? articles.place(item, open)
        : place(item, open, articles.count, runsOn, itemsFrom(items, number + 1));
    if (fault) pending.push(fault);
    last.set(item.marker.style, item.marker.value);
  }
  const faults = orphans(items);
  for (const { fault, list, at } of pending) faults.push({ ...fault, edits: renumbering(fault, list, at) });
  return faults.sort((a, b) => a.span.start - b.span.start);
}

function* itemsFrom(items: readonly Item[], from: number): Generator<Item> {
  for (let i = from; i < items.length; i++) yield items[i];
}

function collect(paragraphs: readonly PlacedParagraph[]): Item[] {
  const items: Item[] = [];
  for (const [number, { start, paragraph }] of paragraphs.entries()) {
    for (const marker of markersOf(paragraph)) {
      const from = start + marker.start - marker.lead;
      items.push({
        marker,
        span: { start: from, end: from + marker.text.length },
        numeral: { start: start + marker.start, end: start + marker.end },
        paragraph: number,
      });
    }
  }
  return items;
}

/**
 * Puts {@link item} into the list it belongs to. Which style is above which is not fixed: a list closes when
 * one that was open before it goes on. {@link runsOn} says that the number follows on the last one of its style,
 * as in drafts that count through all sections.
 */
function place(
  item: Item,
  open: OpenList[],
  articles: number,
  runsOn: boolean,
  rest: Iterable<Item>,
): PendingFault | undefined {
  const { marker } = item;
  closeItemsOfOtherParagraphs(open, item);

  const expecting = open.findLast((list) => list.style === marker.style && list.next === marker.value);
  if (expecting !== undefined) {
    open.length = open.indexOf(expecting) + 1;
    append(expecting, item);
    return undefined;
  }
  const current = open.findLast((list) => list.style === marker.style);
  if (marker.value === 1 && !(current !== undefined && repeatsFirst(current, item))) {
    open.push({ style: marker.style, rank: marker.rank, next: 2, items: [item], articles });
    return undefined;
  }
  if (current === undefined) return runsOn ? undefined : startLate(item, open, articles, rest);
  if (Math.abs(marker.value - current.next) > WIDEST_JUMP) return undefined;
  open.length = open.indexOf(current) + 1;
  const kind = marker.value < current.next ? 'repeats' : 'skips';
  return faultIn(current, item, kind, current.next);
}

function repeatsFirst(list: OpenList, item: Item): boolean {
  // A second `一、` straight after the first is a slip; later it begins another list.
  return list.items.length === 1 && list.rank < ITEM_RANK && item.marker.rank < 4;
}

function startLate(
  item: Item,
  open: OpenList[],
  articles: number,
  rest: Iterable<Item>,
): PendingFault | undefined {
  const { marker } = item;
  // The first item of a running text may open with any words: `首先`, `一方面`.
  if (marker.value > WIDEST_JUMP || marker.rank >= ITEM_RANK) return undefined;
  const list: OpenList = { style: marker.style, rank: marker.rank, next: marker.value, items: [], articles };
  const outer = open.findLast((other) => other.next === marker.value && other.rank < ITEM_RANK);
  if (outer !== undefined && hasSlipped(item, outer, rest)) {
    // `一、` `（二）` `三、`: the second has slipped a level down.
    outer.next++;
    const previous = outer.items[outer.items.length - 1];
    append(list, item);
    open.push(list);
    return {
      fault: {
        kind: 'level',
        span: item.span,
        found: marker.text,
        expected: markerText(previous.marker, marker.value) ?? marker.text,
        previous: previous.span,
      },
      list,
      at: 0,
    };
  }
  open.push(list);
  return faultIn(list, item, 'starts', 1);
}

/**
 * Articles of a regulation (`第三条`): they count on through its chapters, whatever lists are around them, and what
 * one of them lists is none of the next one's.
 */
class Articles {
  #count = 0;
  #list: OpenList | undefined;

  get count(): number {
    return this.#count;
  }

  place(item: Item, open: OpenList[]): PendingFault | undefined {
    for (let i = open.length - 1; i >= 0; i--) {
      if (this.#count > 0 && open[i].articles === this.#count) open.splice(i, 1);
    }
    this.#count++;
    const { value, style, rank } = item.marker;
    const list = this.#list;
    // An extract may begin anywhere, and another regulation begins again.
    if (list === undefined || value === 1) {
      this.#list = { style, rank, next: value + 1, items: [item], articles: 0 };
      return undefined;
    }
    if (value === list.next) append(list, item);
    else if (Math.abs(value - list.next) <= WIDEST_JUMP)
      return faultIn(list, item, value < list.next ? 'repeats' : 'skips', list.next);
    return undefined;
  }
}

/** True when {@link outer} goes on as if {@link item} were its own: the only number missing there is this one. */
function hasSlipped({ marker }: Item, outer: OpenList, rest: Iterable<Item>): boolean {
  if (marker.rank >= ITEM_RANK || outer.items[0].marker.numerals !== marker.numerals) return false;
  for (const { marker: later } of rest) {
    if (later.rank < outer.rank) return false;
    if (later.style === outer.style) return later.value === marker.value + 1;
  }
  return false;
}

function faultIn(list: OpenList, item: Item, kind: NumberingFault['kind'], expected: number): PendingFault {
  const previous = list.items.at(-1)?.span;
  append(list, item);
  const found = item.marker.text;
  // What no sign can say is said in words: `㊿` is followed by the number alone.
  const text = markerText(item.marker, expected) ?? String(expected);
  return {
    fault: { kind, span: item.span, found, expected: text, previous },
    list,
    at: list.items.length - 1,
  };
}

function append(list: OpenList, item: Item): void {
  list.items.push(item);
  list.next = item.marker.value + 1;
}

/** Items inside a paragraph count in it alone, unless their list began at a paragraph's start. */
function closeItemsOfOtherParagraphs(open: OpenList[], item: Item): void {
  for (let i = open.length - 1; i >= 0; i--) {
    const { items, rank } = open[i];
    const last = items[items.length - 1];
    if (rank >= ITEM_RANK && last.paragraph !== item.paragraph && !last.marker.opensParagraph)
      open.splice(i, 1);
  }
}

/** Numbers the item at fault as expected, and those after it that follow on. */
function renumbering(
  fault: Omit<NumberingFault, 'edits'>,
  list: OpenList,
  at: number,
): NumberingFault['edits'] {
  const item = list.items[at];
  if (fault.kind === 'level') return [{ span: item.span, text: fault.expected }];
  const first = at === 0 ? 1 : list.items[at - 1].marker.value + 1;
  const edits: { span: Span; text: string }[] = [];
  for (let i = at; i < list.items.length; i++) {
    const { marker, numeral } = list.items[i];
    if (i > at && marker.value !== list.items[i - 1].marker.value + 1) break;
    const text = writeNumeral(first + i - at, marker.numerals);
    // Half a renumbering would be worse than none.
    if (text === undefined) return [];
    edits.push({ span: numeral, text });
  }
  return edits;
}

/** `（一）` before the first `一、` of a draft, unless `（一）` is above `一、` there. */
function orphans(items: readonly Item[]): NumberingFault[] {
  const firstOuter = items.findIndex(({ marker }) => marker.rank <= 2);
  const orphan = items.findIndex(({ marker }) => marker.rank === 3);
  if (orphan < 0 || firstOuter < 0 || orphan > firstOuter || items[firstOuter].marker.value !== 1) return [];
  const before = items.slice(0, firstOuter).findLast(({ marker }) => marker.rank === 3);
  const after = items.slice(firstOuter).find(({ marker }) => marker.rank === 3);
  if (after !== undefined && before !== undefined && after.marker.value === before.marker.value + 1)
    return [];
  const { span, marker } = items[orphan];
  return [
    { kind: 'orphan', span, found: marker.text, expected: marker.text, previous: undefined, edits: [] },
  ];
}
