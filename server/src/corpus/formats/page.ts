/** Pages of the web: their text told from what stands around it. */
import { decodeText } from '../encoding/decode.ts';
import { readHeadByLine } from '../junk/edges.ts';
import { type ExtractedText, type LineHint } from '../source.ts';
import { BLOCKS, isHidden, UNREAD, writeHtml } from './html.ts';
import { LineWriter } from './lineWriter.ts';
import { type ChildNode, type Element, findFirst, isTag, parseHtml, textOf, walk } from './markup.ts';

/** Elements that by their name hold no text of the page's own. */
const CHROME = new Set(['nav', 'footer', 'aside', 'form', 'header']);
/** A block this long that ends a sentence is text of the page, wherever it stands. */
const LONG_TEXT = 40;
const LONGEST_TITLE = 80;
const SHORTEST_TITLE = 4;
/** Where a site appends its own name to a page's title: `标题_某某政府网`, `标题-某市人民政府`. */
const PARTS_TITLE = /[_|｜]|\s[-–—]\s|——|--|-(?=[^-]*(?:网|网站|政府|门户|平台|频道|日报)$)/u;

/** Reads a page of the web. */
export function readHtml(bytes: Uint8Array): ExtractedText {
  const { text, encoding } = decodeText(bytes);
  return { format: 'html', encoding, ...readPage(text) };
}

/**
 * Text of a page: the lines of the smallest element that holds all its long paragraphs, with its heading; all other
 * lines stay in the text, marked as junk (`page-chrome`).
 */
export function readPage(html: string): Pick<ExtractedText, 'text' | 'hints' | 'title'> {
  const document = parseHtml(html);
  const title = findFirst(document, 'title');
  const pageTitle = title === undefined ? '' : squeeze(textOf(title));
  const parts = pageTitle.split(PARTS_TITLE).map((part) => part.trim());
  const main = findMain(document);
  const heading = findHeading(document, new Set(parts)) ?? findFirst(document, 'h1');
  const writer = new LineWriter();
  /** True between the heading and the text: who signs stands there, and the date. */
  let isHead = false;
  writeHtml(document, writer, {
    skip: ({ name, attribs }) => name === 'a' && /^#_(?:ftn|edn)/u.test(attribs.href ?? ''),
    hintFor(element): LineHint {
      if (element === heading) {
        isHead = true;
        return { kind: 'title' };
      }
      if (isNote(element)) return { kind: 'footnote' };
      if (main === undefined || isInside(element, main)) {
        isHead = false;
        return {};
      }
      if (isHead && !hasBlocks(element) && readHeadByLine(squeeze(textOf(element))) !== undefined) return {};
      return { junk: 'page-chrome' };
    },
  });
  return { ...writer.finish(), ...(parts[0] === '' ? {} : { title: parts[0] }) };
}

/** The first block that says a part of the page's title, and nothing else; the longest part counts. */
function findHeading(
  document: { readonly children: readonly ChildNode[] },
  titles: ReadonlySet<string>,
): Element | undefined {
  let found: { readonly element: Element; readonly length: number } | undefined;
  walk(document, {
    enter(element) {
      const { name } = element;
      if (UNREAD.has(name) || CHROME.has(name) || isHidden(element)) return false;
      if (!BLOCKS.has(name) || name === 'title' || hasBlocks(element)) return true;
      const text = squeeze(textOf(element));
      const fits = text.length >= SHORTEST_TITLE && text.length <= LONGEST_TITLE && titles.has(text);
      if (fits && text.length > (found?.length ?? 0)) found = { element, length: text.length };
      return true;
    },
  });
  return found?.element;
}

function hasBlocks(element: Element): boolean {
  return element.children.some((child) => isTag(child) && BLOCKS.has(child.name));
}

function squeeze(text: string): string {
  return text.replace(/[\s\u3000]+/gu, ' ').trim();
}

/** True inside a note of Word's own HTML. */
function isNote(element: Element): boolean {
  for (let node: Element | null = element; node !== null; node = node.parent as Element | null) {
    if (/mso-element\s*:\s*(?:foot|end)note\b/iu.test(node.attribs?.style ?? '')) return true;
  }
  return false;
}

/** The smallest element that holds all long paragraphs; undefined where there is none. */
function findMain(document: { readonly children: readonly ChildNode[] }): Element | undefined {
  let path: Element[] | undefined;
  walk(document, {
    enter(element) {
      if (UNREAD.has(element.name) || CHROME.has(element.name) || isHidden(element)) return false;
      if (ownText(element) < LONG_TEXT) return true;
      const ancestors = ancestorsOf(element);
      path = path === undefined ? ancestors : common(path, ancestors);
      return true;
    },
  });
  // The paragraph of a page that has but one is its element's, not the page's, main part.
  return path?.at(-1);
}

/** Units of text of sentences that stand directly in {@link element} or in its inline children, links left out. */
function ownText(element: Element): number {
  let text = '';
  for (const child of element.children) {
    if (child.type === 'text') text += child.data;
    else if (isTag(child) && !BLOCKS.has(child.name) && child.name !== 'a' && !UNREAD.has(child.name)) {
      text += textOf(child);
    }
  }
  const ink = text.replace(/\s+/gu, '');
  return /[。！？；]/u.test(ink) ? ink.length : 0;
}

function ancestorsOf(element: Element): Element[] {
  const path: Element[] = [];
  for (let node: Element | null = element.parent as Element | null; node !== null;) {
    if (isTag(node)) path.unshift(node);
    node = node.parent as Element | null;
  }
  return path;
}

function common(a: readonly Element[], b: readonly Element[]): Element[] {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function isInside(element: Element, ancestor: Element): boolean {
  for (let node: Element | null = element; node !== null; node = node.parent as Element | null) {
    if (node === ancestor) return true;
  }
  return false;
}
