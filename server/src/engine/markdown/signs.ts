import type { SyntaxNodeRef } from '@lezer/common';
import type { MarkdownDocument } from './document.ts';
import { htmlPieces } from './html.ts';

type Range = readonly [start: number, end: number];

/** Nodes that are signs from end to end. */
const SIGNS = new Set([
  'EmphasisMark',
  'StrikethroughMark',
  'CodeMark',
  'CodeInfo',
  'TableDelimiter',
  'Image',
  'Autolink',
  'Comment',
  'ProcessingInstruction',
  'ProcessingInstructionBlock',
  'LinkReference',
  'FootnoteReference',
]);
/** The same with the white space after them. */
const OPENERS = new Set(['HeaderMark', 'ListMark', 'QuoteMark', 'TaskMarker']);

/**
 * Ranges of a document that are Markdown's own signs and no text: ascending, apart, in UTF-16 units. Numbers of items are
 * text, and so is what is in code: whole papers are found in it. Linear.
 */
export function signsOf(document: MarkdownDocument): Range[] {
  const ranges: Range[] = [];
  document.tree.iterate({
    enter(node) {
      const own = [...signsAt(node, document.text)];
      ranges.push(...own);
      return !SIGNS.has(node.name);
    },
  });
  let end = 0;
  return ranges
    .sort((a, b) => a[0] - b[0] || b[1] - a[1])
    .filter(([from, to]) => {
      if (from < end || to === from) return false;
      end = to;
      return true;
    });
}

function* signsAt({ name, from, to, node }: SyntaxNodeRef, text: string): Generator<Range> {
  if (name === 'EmphasisMark' && isProduct(node.parent ?? node, text)) return;
  if (name === 'ListMark' && node.parent?.parent?.name === 'OrderedList') return;
  if (name === 'HeaderMark' && node.parent?.name.startsWith('Setext') === true) return;
  if (SIGNS.has(name)) yield [from, to];
  else if (OPENERS.has(name)) yield [from, spaceEnd(text, to)];
  else if (name === 'Escape') yield [from, from + 1];
  else if (name === 'HTMLTag' || name === 'HTMLBlock' || name === 'CommentBlock') {
    for (const { kind, start, end, isClosed } of htmlPieces(text, from, to)) {
      if (isClosed || kind !== 'tag') yield [start, end];
    }
  } else if (name === 'Link' && (node.getChild('URL') || node.getChild('LinkLabel'))) {
    yield [from, from + 1];
    yield [node.getChildren('LinkMark')[1].from, to];
  }
}

/** `2*3*4`: stars between figures and letters multiply. */
function isProduct({ from, to }: { readonly from: number; readonly to: number }, text: string): boolean {
  return text[from] === '*' && /\w/u.test(text[from - 1] ?? '') && /\w/u.test(text[to] ?? '');
}

function spaceEnd(text: string, from: number): number {
  let end = from;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end;
}
