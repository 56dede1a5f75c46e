/**
 * The element of a page that holds its text, after the manner of Mozilla's Readability: each line speaks for the
 * elements around it, the nearer the more, links and the site's furniture against them. Chinese pages differ from what
 * that knows: notices of two sentences, lists of names, text in bare `<div>`s and `<td>`s, one `<form>` around it all.
 */
import { pageKindOf, readFoot } from '../junk/pageWords.ts';
import { BLOCKS, isHidden, UNREAD } from './html.ts';
import { type ChildNode, type Element, isTag, walk } from './markup.ts';

/** Elements that by their name hold no text of the page's own. */
const CHROME: ReadonlySet<string> = new Set(['nav', 'footer', 'aside']);
/** Names by which pages call what is not their text, and what is. */
const UNLIKELY =
  /(?:^|[-_\s])(?:foot(?:er)?|bottom|copyright|copy|nav(?:bar|igation)?|menu|side(?:bar)?|share|bread(?:crumb)?(?:nav)?|crumbs?|comments?|related|relate|recommend|hot|pop(?:up)?|layer|dialog|modal|mask|login|search|links?|friend(?:link)?s?|qr(?:code)?|ewm|banner|tool(?:s|bar)?|pagenav|pager|paging|prev|next|pn|tj|xgxx|xgyd|topbar|toolbar|ad|ads|advert)(?:$|[-_\s\d])/iu;
const LIKELY =
  /(?:^|[-_\s\d])(?:content|article|art|text|txt|zoom|editor|detail|main|body|con|cont|zw|zhengwen|nr|neirong|news|post|entry|read|view|wz|wenzhang)(?:$|[-_\s\d])|TRS|UCAP|pages_content|js_content|xl_con|article|content|zoom|zhengwen/iu;

/** What a line of a sentence counts at most, and one without, in units. Guesses. */
const MOST_SENTENCE = 400;
const MOST_WORDS = 30;
/** What a line without a sentence is worth, of its units. Guess. */
const WORDS = 0.3;
/** The rest of a line's worth where a name of an element around it speaks against it. Guess. */
const DOUBTED = 0.1;
/** What furniture counts, in units. Guess. */
const FURNITURE = -20;
/** What a line counts for the elements around it, from the nearest on. Guess. */
const SHARES = [1, 0.8, 0.45, 0.25, 0.12, 0.06] as const;
/** What an element that is called text is worth more, and one that follows the page's heading closely. Guesses. */
const CALLED_TEXT = 1.25;
const AFTER_HEADING = 1.8;
const BEFORE_HEADING = 0.3;
/** Elements between a heading and the text under it. Guess. */
const NEAR = 4;
/** An element around the text holds text too, where it holds so much more of it, in parts that are alike. Guess. */
const SPREAD = 0.25;
/** Share of a text's characters that are links. Guess. */
const MOST_LINKS = 0.3;
/** Share of a page's sentences that its text holds. Guess. */
const LEAST_SHARE = 0.5;
/** Furniture in a text holds no more than this share of its characters. Guess. */
const FURNITURE_SHARE = 0.3;
/** Least worth of a page's text, in units. Guess. */
const LEAST = 12;

interface Tally {
  /** Worth of the lines in the element. */
  worth: number;
  /** Units of links, and of all text. */
  links: number;
  ink: number;
  /** Worth of its lines by nearness. */
  near: number;
}

/** Where a page's text is. */
export interface PageText {
  /** The element that holds it. */
  readonly main: Element;
  /** Elements in it that hold furniture: share bars, related papers. */
  readonly furniture: ReadonlySet<Element>;
}

/** The text of {@link root}; undefined where there is none. {@link heading} is the text's. Linear but for the depth. */
export function findText(
  root: { readonly children: readonly ChildNode[] },
  heading: Element | undefined,
): PageText | undefined {
  const tallies = tally(root);
  const order = orderOf(root);
  const at = heading === undefined ? undefined : order.get(heading);
  const aroundHeading = ancestorsOf(heading);
  let best: Element | undefined;
  let most = LEAST;
  for (const [element, { near, links, ink }] of tallies) {
    const density = ink === 0 ? 0 : links / ink;
    let score = near * (1 - density);
    if (LIKELY.test(namesOf(element))) score *= CALLED_TEXT;
    if (at !== undefined) score *= placeWorth(element, aroundHeading, (order.get(element) ?? 0) < at);
    if (score > most) {
      most = score;
      best = element;
    }
  }
  if (best === undefined) return undefined;
  let main = widened(best, tallies);
  // Without a heading to go by, the text is where half of the page's sentences are.
  if (heading === undefined) main = widest(main, tallies);
  return { main, furniture: furnitureIn(main, heading, tallies) };
}

function furnitureIn(
  main: Element,
  heading: Element | undefined,
  tallies: ReadonlyMap<Element, Tally>,
): ReadonlySet<Element> {
  const furniture = new Set<Element>();
  const aroundHeading = ancestorsOf(heading);
  const most = (tallies.get(main)?.ink ?? 0) * FURNITURE_SHARE;
  walk(main, {
    enter(element) {
      const isSmall = (tallies.get(element)?.ink ?? 0) <= most;
      if (!isUnlikely(element) || !isSmall || aroundHeading.has(element)) return true;
      furniture.add(element);
      return false;
    },
  });
  return furniture;
}

/** True where the names of {@link element} say that it is furniture. */
export function isUnlikely(element: Element): boolean {
  return CHROME.has(element.name) || (UNLIKELY.test(namesOf(element)) && !LIKELY.test(namesOf(element)));
}

/** Units of a block's own text: outside links, and in them. */
export function ownInk(element: Element): { text: string; links: number } {
  let text = '';
  let links = 0;
  const read = (nodes: readonly ChildNode[], inLink: boolean) => {
    for (const child of nodes) {
      if (child.type === 'text') {
        const ink = child.data.replace(/\s+/gu, '');
        if (inLink) links += ink.length;
        else text += ink;
      } else if (isTag(child) && !BLOCKS.has(child.name) && !UNREAD.has(child.name)) {
        read(child.children, inLink || child.name === 'a');
      }
    }
  };
  read(element.children, false);
  return { text, links };
}

function namesOf({ attribs }: Element): string {
  return `${attribs.class ?? ''} ${attribs.id ?? ''}`;
}

function tally(root: { readonly children: readonly ChildNode[] }): Map<Element, Tally> {
  const tallies = new Map<Element, Tally>();
  const open: { readonly element: Element; readonly found: Tally }[] = [];
  /** Open elements that furniture is in. */
  let doubted = 0;
  walk(root, {
    enter(element) {
      if (UNREAD.has(element.name) || CHROME.has(element.name) || isHidden(element)) return false;
      const found = { worth: 0, links: 0, ink: 0, near: 0 };
      open.push({ element, found });
      if (isUnlikely(element)) doubted++;
      if (!BLOCKS.has(element.name) || element.name === 'title') return true;
      const { text, links } = ownInk(element);
      if (text.length + links === 0) return true;
      const worth = worthOf(text, links) * (doubted > 0 ? DOUBTED : 1);
      found.worth = Math.max(0, worth);
      found.links = links;
      found.ink = text.length + links;
      let nearness = 0;
      for (let i = open.length - 1; i >= 0; i--) {
        const outer = open[i];
        const share = SHARES[nearness];
        if (outer === undefined || share === undefined) break;
        const around = outer.element;
        // A paragraph speaks for what holds it, not for itself.
        if (
          !BLOCKS.has(around.name) ||
          PARTS.has(around.name) ||
          (around === element && isParagraph(element))
        )
          continue;
        outer.found.near += worth * share;
        nearness++;
      }
      return true;
    },
    leave(element) {
      if (isUnlikely(element)) doubted--;
      const found = open.pop()?.found;
      const around = open.at(-1)?.found;
      if (found === undefined || element.name === 'html' || element.name === 'body') return;
      tallies.set(element, found);
      if (around === undefined) return;
      around.worth += found.worth;
      around.links += found.links;
      around.ink += found.ink;
    },
  });
  return tallies;
}

/** Parts of tables and lists: the text is the element's that these are in. */
const PARTS: ReadonlySet<string> = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'ul', 'ol', 'dl']);
/** Elements that are one paragraph, as a rule. */
const PARAGRAPHS: ReadonlySet<string> = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'blockquote',
]);

/** True for a block that is one paragraph: nothing in it begins a line. */
function isParagraph(element: Element): boolean {
  return (
    PARAGRAPHS.has(element.name) ||
    !element.children.some((child) => isTag(child) && (child.name === 'br' || BLOCKS.has(child.name)))
  );
}

function worthOf(text: string, links: number): number {
  if (links > text.length) return -Math.min(links, MOST_WORDS);
  if (readFoot(text) !== undefined || isFurniture(text)) return FURNITURE;
  return /[。！？；]/u.test(text)
    ? Math.min(text.length, MOST_SENTENCE)
    : Math.min(text.length, MOST_WORDS) * WORDS;
}

function isFurniture(text: string): boolean {
  const kind = pageKindOf(text);
  return kind !== undefined && kind !== 'word';
}

/** The place of each element in the page. */
function orderOf(root: { readonly children: readonly ChildNode[] }): ReadonlyMap<Element, number> {
  const order = new Map<Element, number>();
  walk(root, {
    enter(element) {
      order.set(element, order.size);
      return true;
    },
  });
  return order;
}

/** What its place by the heading makes of an element: the text follows its heading, or holds it. */
function placeWorth(element: Element, aroundHeading: ReadonlySet<unknown>, isBefore: boolean): number {
  let steps = 0;
  let node: Element | null = element;
  while (node !== null && steps <= NEAR && !aroundHeading.has(node)) {
    node = node.parent as Element | null;
    steps++;
  }
  if (steps > 0 && isBefore) return BEFORE_HEADING;
  const isPage = node === null || !isTag(node) || node.name === 'body' || node.name === 'html';
  return steps > NEAR || (isPage && steps > 1) ? 1 : AFTER_HEADING;
}

/** {@link heading} and the elements around it. */
function ancestorsOf(heading: Element | undefined): ReadonlySet<unknown> {
  const around = new Set<unknown>();
  for (let node: Element | null = heading ?? null; node !== null; node = node.parent as Element | null)
    around.add(node);
  return around;
}

/** The element around {@link main} where the text is spread over parts like it. */
function widened(main: Element, tallies: ReadonlyMap<Element, Tally>): Element {
  let found = main;
  for (let around = main.parent; around !== null && isTag(around); around = around.parent) {
    const element: Element = around;
    const [inner, outer] = [tallies.get(found), tallies.get(element)];
    if (inner === undefined || outer === undefined || element.name === 'body') break;
    const alike = element.children.filter(
      (child) => isTag(child) && child !== found && isAlike(child, found) && isText(tallies.get(child)),
    );
    const more = alike.reduce((sum, child) => sum + (tallies.get(child as Element)?.worth ?? 0), 0);
    const isNamed = (found.attribs.class ?? '') !== '';
    if (more === 0 || (!isNamed && more < SPREAD * inner.worth)) {
      if (outer.worth > inner.worth * 1.001) break;
      continue;
    }
    found = element;
  }
  return found;
}

function widest(main: Element, tallies: ReadonlyMap<Element, Tally>): Element {
  let found = main;
  const all = [...tallies].reduce((most, [, { worth }]) => Math.max(most, worth), 0);
  while ((tallies.get(found)?.worth ?? all) < LEAST_SHARE * all) {
    const around = found.parent;
    if (around === null || !isTag(around) || !tallies.has(around)) break;
    found = around;
  }
  return found;
}

function isText(found: Tally | undefined): boolean {
  return found !== undefined && found.worth > 0 && found.links < found.ink * MOST_LINKS;
}

function isAlike(a: Element, b: Element): boolean {
  const plain = (element: Element) => (element.attribs.class ?? '').replace(/\d+/gu, '');
  // Cells of a row are columns of a page.
  return a.name !== 'td' && a.name === b.name && plain(a) === plain(b) && !isUnlikely(a);
}
