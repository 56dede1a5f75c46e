/** HTML and XML as trees, walked without recursion: hostile files nest deeper than a stack. */
import { type ChildNode, type Document, DomHandler, type Element, isTag, isText } from 'domhandler';
import { Parser, type ParserOptions } from 'htmlparser2';
import { SkippedSourceError } from '../source.ts';
import { tooLarge } from './limits.ts';

export type { ChildNode, Document, Element };
export { isTag, isText };

/** Most elements on a path to the root: the parser's time grows with the square of the depth. Guess. */
export const DEEPEST = 3000;

/** Elements of one tree: some 300 bytes each. Guess. */
const MOST_ELEMENTS = 700_000;

class BoundedHandler extends DomHandler {
  #elements = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > DEEPEST) throw nestedTooDeeply();
    if (++this.#elements > MOST_ELEMENTS) throw tooLarge();
    super.onopentag(name, attributes);
  }
}

/** The error for a file whose elements nest deeper than {@link DEEPEST}. */
export function nestedTooDeeply(): SkippedSourceError {
  return new SkippedSourceError('broken', 'The elements of the file are nested too deeply.');
}

/** The text of an XML part: UTF-8, or UTF-16 with its mark. */
export function decodeXml(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = !isWide ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * Parses HTML; any text is some HTML. Entities that a DTD defines are not expanded. Throws
 * {@link SkippedSourceError} where elements nest too deeply.
 */
export function parseHtml(text: string): Document {
  return parse(text, {});
}

/** Parses XML leniently, names with their prefixes; throws as {@link parseHtml} does. */
export function parseXml(text: string): Document {
  return parse(text, { xmlMode: true });
}

function parse(text: string, options: ParserOptions): Document {
  const handler = new BoundedHandler();
  new Parser(handler, options).end(text);
  return handler.root;
}

interface Visitor {
  /** Called before an element's children; false leaves them out, and {@link leave} is not called. */
  enter?(element: Element): boolean | undefined;
  leave?(element: Element): void;
  text?(data: string, parent: Element | undefined): void;
}

/** Walks the tree under {@link root} in document order. */
export function walk(root: { readonly children: readonly ChildNode[] }, visitor: Visitor): void {
  const open: { element: Element | undefined; children: readonly ChildNode[]; at: number }[] = [
    { element: isElement(root) ? root : undefined, children: root.children, at: 0 },
  ];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const node = top.children[top.at++];
    if (node === undefined) {
      open.pop();
      if (top.element !== undefined && open.length > 0) visitor.leave?.(top.element);
      continue;
    }
    if (isText(node)) visitor.text?.(node.data, top.element);
    else if (isTag(node) && visitor.enter?.(node) !== false) {
      open.push({ element: node, children: node.children, at: 0 });
    }
  }
}

/** First element of that name under {@link root}, in document order. */
export function findFirst(
  root: { readonly children: readonly ChildNode[] },
  name: string,
): Element | undefined {
  let found: Element | undefined;
  walk(root, {
    enter(element) {
      if (found === undefined && element.name === name) found = element;
      return found === undefined;
    },
  });
  return found;
}

/** All text under {@link root}, white space as it stands. */
export function textOf(root: { readonly children: readonly ChildNode[] }): string {
  let text = '';
  walk(root, {
    text: (data) => {
      text += data;
    },
  });
  return text;
}

function isElement(root: object): root is Element {
  return isTag(root as ChildNode);
}
