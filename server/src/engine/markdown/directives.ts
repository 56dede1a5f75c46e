import type { Span } from '../draft.ts';
import type { MarkdownDocument } from './document.ts';
import { htmlPieces } from './html.ts';

/** A comment that speaks to Yinju: `<!-- yinju-disable copied, repeated -->`. */
export interface Directive extends Span {
  /** What follows `yinju-`: `disable`, `enable`, `disable-next-line`, or what was written in their place. */
  readonly command: string;
  /** Where {@link command} is, `yinju-` included. */
  readonly commandSpan: Span;
  readonly names: readonly { readonly text: string; readonly span: Span }[];
}

const PREFIX = 'yinju-';
const WORD = /[^\s,，、;；]+/gu;

/** The directives of a document in order. Those in code are code, and those in a quotation count. Linear. */
export function directivesOf({ text, tree }: MarkdownDocument): Directive[] {
  const directives: Directive[] = [];
  tree.iterate({
    enter({ name, from, to }) {
      if (name === 'Comment' || name === 'CommentBlock' || name === 'HTMLBlock') {
        for (const { kind, start, end, isClosed } of htmlPieces(text, from, to)) {
          const directive =
            kind === 'comment' && isClosed ? readDirective(text.slice(start, end), start) : undefined;
          if (directive) directives.push(directive);
        }
      }
      return true;
    },
  });
  return directives;
}

/** The directive that {@link comment}, which begins at {@link start}, is; most are none. */
function readDirective(comment: string, start: number): Directive | undefined {
  const inner = comment.slice('<!--'.length, -'-->'.length);
  const words = Array.from(inner.matchAll(WORD), ({ index, 0: text }) => {
    const at = start + '<!--'.length + index;
    return { text, span: { start: at, end: at + text.length } };
  });
  const [command, ...names] = words;
  if (command === undefined || !command.text.startsWith(PREFIX)) return undefined;
  return {
    start,
    end: start + comment.length,
    command: command.text.slice(PREFIX.length),
    commandSpan: command.span,
    names,
  };
}
