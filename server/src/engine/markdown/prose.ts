import type { SyntaxNode } from '@lezer/common';
import type { Draft } from '../draft.ts';
import { type MarkdownDocument, markdownOf } from './document.ts';
import { htmlPieces } from './html.ts';
import { lineStartBefore } from '../text/lineStarts.ts';

/** Units of the line before an offset in which something may have been begun that has no end yet. Guess. */
const REACH = 1000;

/**
 * Whether {@link offset} is in the text of the report: always but in Markdown's code, links, tags, comments and
 * front matter, those among them that are being written and have no end yet. Costs what {@link markdownOf} does.
 */
export function isProse(draft: Draft, offset: number): boolean {
  if (draft.languageId !== 'markdown') return true;
  const document = markdownOf(draft);
  if (document.frontMatterEnd > 0 && offset <= document.frontMatterEnd) return false;
  return !isInside(document, offset) && !isAfterUnclosed(document, offset) && !isBegun(document, offset);
}

/** Whether a construct that is not text holds {@link offset}, or ends there and goes on with what is typed. */
function isInside({ text, tree }: MarkdownDocument, offset: number): boolean {
  for (let node: SyntaxNode | null = tree.resolveInner(offset, -1); node; node = node.parent) {
    switch (node.name) {
      case 'FencedCode':
      case 'CodeBlock':
      case 'LinkReference':
      case 'ProcessingInstructionBlock':
        return true;
      case 'InlineCode':
      case 'Image':
      case 'Autolink':
      case 'Comment':
      case 'HTMLTag':
      case 'ProcessingInstruction':
      case 'FootnoteReference':
        return offset < node.to;
      case 'Link':
        // Brackets that lead nowhere may be text.
        if (node.getChild('URL') || node.getChild('LinkLabel')) return offset < node.to;
        break;
      case 'HTMLBlock':
      case 'CommentBlock':
        return isInHtml(text, node.from, node.to, offset);
      default:
        break;
    }
  }
  return false;
}

function isInHtml(text: string, from: number, to: number, offset: number): boolean {
  for (const { start, end, isClosed } of htmlPieces(text, from, to)) {
    if (start >= offset) break;
    if (offset < end || (offset === end && !isClosed)) return true;
  }
  return false;
}

/** Whether {@link offset} is on blank lines after a block that goes on to the end of the draft. */
function isAfterUnclosed({ text, tree }: MarkdownDocument, offset: number): boolean {
  let ink = offset;
  while (ink > 0 && text[ink - 1].trim() === '') ink--;
  if (ink === offset) return false;
  for (let node: SyntaxNode | null = tree.resolveInner(ink, -1); node; node = node.parent) {
    if (node.parent?.name !== 'Document') continue;
    if (node.name === 'FencedCode') return node.getChildren('CodeMark').length < 2;
    if (node.name === 'CommentBlock') return isInHtml(text, node.from, node.to, ink);
  }
  return false;
}

/** Whether something that is not text has been begun in the line and ends nowhere before {@link offset}. */
function isBegun(document: MarkdownDocument, offset: number): boolean {
  const { text, tree } = document;
  const start = Math.max(lineStartBefore(text, offset), offset - REACH);
  const before = text.slice(start, offset);
  const isOpen = (opener: string, closer: string): number => {
    const at = before.lastIndexOf(opener);
    return at >= 0 && !before.includes(closer, at + opener.length) ? at : -1;
  };
  if (isOpen('](', ')') >= 0) return true;
  const tag = isOpen('<', '>');
  if (tag >= 0 && before[tag - 1] !== '\\' && /[a-z/!?]/iu.test(before[tag + 1] ?? '')) return true;
  const tick = before.lastIndexOf('`');
  if (tick >= 0 && !isCode(tree.resolveInner(start + tick + 1, -1))) return true;
  const run = asciiLength(before);
  const address = before.slice(before.length - run).search(/https?:\/\//u);
  // One in a link or in code that has its end is theirs.
  return address >= 0 && !isInside(document, offset - run + address + 1);
}

function isCode(node: SyntaxNode | null): boolean {
  for (; node; node = node.parent) {
    if (node.name === 'InlineCode' || node.name === 'FencedCode' || node.name === 'Escape') return true;
  }
  return false;
}

/** Units of visible ASCII that {@link text} ends with. */
function asciiLength(text: string): number {
  let length = 0;
  while (length < text.length && /[\x21-\x7e]/u.test(text[text.length - 1 - length])) length++;
  return length;
}
