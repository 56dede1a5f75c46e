import type { SyntaxNodeRef } from '@lezer/common';
import type { Draft } from '../draft.ts';
import { type MarkdownDocument, markdownOf } from './document.ts';
import { htmlPieces, isLineBreak } from './html.ts';
import { joinedBreaks } from './wrapping.ts';

/**
 * Stands for what a reader sees but no check looks into: code, pictures, addresses. No character of any text, no white
 * space, and kept by folding, so that nothing is found across it and no bracket around it is empty.
 */
const OPAQUE = '\uFDD0';

/** Stands for a reference to a footnote, and goes in folding: text is found across it. No character of any text. */
export const REFERENCE = '\uFDD1';

const BARE_ADDRESS = /\bhttps?:\/\/[\x21-\x7e]+/gu;
/** Marks of emphasis that the parser takes for none, because Chinese writes no spaces around them. */
const EMPHASIS = /\*{1,3}|~~/gu;
const SPACE = /^&(?:nbsp|ensp|emsp|thinsp|#160|#12288|#x3000);$/iu;

/**
 * The text of a draft as the checks read it: of Markdown what is not text is masked, unit by unit, so that every
 * offset stays. Marks around text go as white space does, and a passage is found across them; so do the line breaks of
 * paragraphs that were wrapped by hand. Linear.
 */
export function checkedText(draft: Draft): string {
  if (draft.languageId !== 'markdown') return draft.text;
  const document = markdownOf(draft);
  const masked = maskedLines(document);
  return withoutBreaks(masked, joinedBreaks(document, masked));
}

/** What a reader of Markdown sees nothing of, or takes for no text. */
const UNSEEN: ReadonlySet<string> = new Set([
  'FencedCode',
  'CodeBlock',
  'ProcessingInstructionBlock',
  'Comment',
  'CommentBlock',
  'HTMLBlock',
  'LinkReference',
]);

/**
 * The text of a draft without what no reader takes for text: of Markdown its code, comments and front matter go, unit by
 * unit, all other marks stay. Linear.
 */
export function shownText(draft: Draft): string {
  if (draft.languageId !== 'markdown') return draft.text;
  return new Masker(markdownOf(draft), UNSEEN).masked();
}

/** {@link checkedText} of a Markdown text with its line breaks as they stand. Linear. */
export function maskedLines(document: MarkdownDocument): string {
  return new Masker(document).masked().replaceAll(EMPHASIS, blank).replaceAll(BARE_ADDRESS, opaque);
}

/** Replacement of a run. */
type Stand = (run: string) => string;

class Masker {
  readonly #document: MarkdownDocument;
  readonly #only: ReadonlySet<string> | undefined;
  readonly #masks: { readonly start: number; readonly end: number; readonly stand: Stand }[] = [];

  /** Masks all that is not text, or nodes of the names {@link only}. */
  constructor(document: MarkdownDocument, only?: ReadonlySet<string>) {
    this.#document = document;
    this.#only = only;
  }

  masked(): string {
    const { text, tree, frontMatterEnd } = this.#document;
    if (frontMatterEnd > 0) this.#mask(0, frontMatterEnd, blank);
    tree.iterate({ enter: (node) => this.#enter(node) });
    let result = '';
    let at = 0;
    for (const { start, end, stand } of this.#masks.sort((a, b) => a.start - b.start)) {
      if (end <= at) continue;
      result += text.slice(at, start) + stand(text.slice(Math.max(at, start), end));
      at = end;
    }
    return result + text.slice(at);
  }

  #mask(start: number, end: number, stand: Stand): void {
    this.#masks.push({ start, end, stand });
  }

  /** Masks what of {@link node} is not text; false where nothing inside it is left to look at. */
  #enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    if (this.#only?.has(name) === false) return true;
    const stand = WHOLE[name];
    if (stand) {
      this.#mask(from, to, stand);
      return false;
    }
    switch (name) {
      case 'HTMLBlock':
      case 'CommentBlock':
      case 'HTMLTag':
        this.#html(from, to);
        return false;
      case 'Link':
        this.#link(node);
        return true;
      case 'ListMark':
        if (node.node.parent?.parent?.name === 'BulletList') this.#mask(from, to, blank);
        return false;
      case 'TableDelimiter':
        // The row of rules; the bars between cells stay.
        if (node.node.parent?.name === 'Table') this.#mask(from, to, blank);
        return false;
      case 'HeaderMark':
        if (node.node.parent?.name.startsWith('Setext') === true) this.#mask(from, to, blank);
        return false;
      case 'Escape':
        this.#mask(from, from + 1, blank);
        return false;
      case 'Entity':
        this.#mask(from, to, SPACE.test(this.#document.text.slice(from, to)) ? blank : opaque);
        return false;
      default:
        return true;
    }
  }

  #html(from: number, to: number): void {
    const { text } = this.#document;
    for (const { kind, start, end, isClosed } of htmlPieces(text, from, to)) {
      if (kind === 'tag' && !isClosed) continue;
      this.#mask(start, end, isLineBreak(text.slice(start, Math.min(end, start + 20))) ? opaque : blank);
    }
  }

  /** What frames a link's text; brackets that lead nowhere are text. */
  #link({ node }: SyntaxNodeRef): void {
    const target = node.getChild('URL') ?? node.getChild('LinkLabel');
    if (!target) return;
    const close = node.getChildren('LinkMark')[1];
    this.#mask(node.from, node.from + 1, blank);
    this.#mask(close.from, node.to, blank);
  }
}

const WHOLE: Readonly<Record<string, Stand>> = {
  FencedCode: blank,
  CodeBlock: blank,
  ProcessingInstructionBlock: blank,
  ProcessingInstruction: blank,
  Comment: blank,
  LinkReference: blank,
  HorizontalRule: blank,
  QuoteMark: blank,
  TaskMarker: blank,
  EmphasisMark: blank,
  StrikethroughMark: blank,
  InlineCode: opaque,
  Image: opaque,
  Autolink: opaque,
  FootnoteReference: reference,
};

function reference(run: string): string {
  return run.endsWith(':') ? blank(run) : REFERENCE + blank(run.slice(1));
}

function opaque(run: string): string {
  return run.replaceAll(/[^\r\n]/g, OPAQUE);
}

function blank(run: string): string {
  return run.replaceAll(/[^\r\n]/g, ' ');
}

/** {@link text} with white space in place of the line breaks that begin at {@link breaks}, ascending. */
function withoutBreaks(text: string, breaks: readonly number[]): string {
  let result = '';
  let at = 0;
  for (const start of breaks) {
    const end = text.startsWith('\r\n', start) ? start + 2 : start + 1;
    result += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return result + text.slice(at);
}
