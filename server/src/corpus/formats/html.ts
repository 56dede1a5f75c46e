/** HTML: pages of the web with their chrome told from their text, and the plain HTML that other readers make. */
import { decodeText } from '../encoding/decode.ts';
import { type ExtractedText, type LineHint } from '../source.ts';
import { LineWriter } from './lineWriter.ts';
import { type ChildNode, type Element, findFirst, isTag, parseHtml, textOf, walk } from './markup.ts';

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
);
const UNREAD = new Set(
  'script style noscript template iframe object embed svg math canvas audio video select option textarea button input head map'.split(
    ' ',
  ),
);
/** Elements that by their name hold no text of the page's own. */
const CHROME = new Set(['nav', 'footer', 'aside', 'form', 'header']);
/** A block this long that ends a sentence is text of the page, wherever it stands. */
const LONG_TEXT = 40;

/** Reads a page of the web. */
export function readHtml(bytes: Uint8Array): ExtractedText {
  const { text, encoding } = decodeText(bytes);
  return { format: 'html', encoding, ...readPage(text) };
}

/**
 * Text of a page: the lines of the smallest element that holds all its long paragraphs, with the first heading;
 * all other lines stay in the text, marked as junk (`page-chrome`).
 */
export function readPage(html: string): Pick<ExtractedText, 'text' | 'hints' | 'title'> {
  const document = parseHtml(html);
  const title = findFirst(document, 'title');
  const pageTitle = title === undefined ? '' : textOf(title).replace(/\s+/gu, ' ').trim();
  const main = findMain(document);
  const heading = findFirst(document, 'h1');
  const writer = new LineWriter();
  writeHtml(document, writer, {
    hintFor(element) {
      if (element === heading) return { kind: 'title' };
      if (main === undefined || isInside(element, main)) return {};
      return { junk: 'page-chrome' };
    },
  });
  // Sites append their own name: `标题_某某政府网`.
  const bare = pageTitle.split(/[_|]| [-–—] |(?:——|--)/u, 1)[0].trim();
  return { ...writer.finish(), ...(bare === '' ? {} : { title: bare }) };
}

export interface HtmlOptions {
  /** What is known of the lines of a block element. */
  readonly hintFor?: (block: Element) => LineHint;
  /** Elements to leave out with all that is in them. */
  readonly skip?: (element: Element) => boolean;
  /** True where white space in text stands as it is, not as a browser shows it. */
  readonly keepsSpace?: boolean;
}

/** Writes the blocks of {@link root} as lines; table rows are lines of their own, cells parted by tabs. */
export function writeHtml(
  root: { readonly children: readonly ChildNode[] },
  writer: LineWriter,
  options: HtmlOptions = {},
): void {
  /** Blocks open now; a row of a table is one block with all in it. */
  const blocks: Element[] = [];
  let row = 0;
  const startLine = () => {
    writer.endLine();
    const block = blocks.at(-1);
    if (block === undefined) return;
    writer.mark({ ...headingHint(block), ...options.hintFor?.(block) });
  };
  walk(root, {
    enter(element) {
      const { name } = element;
      if (UNREAD.has(name) || isHidden(element) || options.skip?.(element)) return false;
      if (name === 'br' && row === 0) startLine();
      if (!BLOCKS.has(name)) return true;
      if (row > 0) {
        if (name === 'td' || name === 'th') writer.cell();
        else writer.separate();
        if (name === 'tr') row++;
        return true;
      }
      if (name === 'tr') row = 1;
      blocks.push(element);
      startLine();
      if (name === 'tr') writer.mark({ kind: 'table' });
      return true;
    },
    leave(element) {
      if (row > 0 && element.name !== 'tr') return;
      if (element.name === 'tr' && --row > 0) return;
      if (blocks.at(-1) !== element) return;
      blocks.pop();
      startLine();
    },
    text(data, parent) {
      writer.add(options.keepsSpace === true || parent?.name === 'pre' ? data : collapse(data));
    },
  });
  writer.endLine();
}

function headingHint(block: Element): LineHint {
  const level = /^h([1-6])$/u.exec(block.name)?.[1];
  return level === undefined ? {} : { kind: 'heading', level: Number(level) };
}

/** White space as a browser shows it; a line break between two Chinese characters shows as nothing here. */
function collapse(data: string): string {
  return data
    .replace(/[ \t]*[\r\n]+[ \t\r\n]*/gu, '\n')
    .replace(/(?<=[^\x20-\x7e]|^)\n(?=[^\x20-\x7e]|$)/gu, '')
    .replace(/[ \t\r\n]+/gu, ' ');
}

function isHidden({ attribs }: Element): boolean {
  return 'hidden' in attribs || /display\s*:\s*none/iu.test(attribs.style ?? '');
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
