import { type MarkupContent, MarkupKind } from 'vscode-languageserver';
import { inertLine } from '../engine/text/inert.ts';
import {
  boldMarkdown,
  escapeMarkdown,
  joinMarkdown,
  linkMarkdown,
  markdown,
  type SafeMarkdown,
} from '../engine/text/safeMarkdown.ts';

/** A piece of a line: text as it stands, emphasised, or over a link to a URI. Any of it may come from a corpus. */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly label: string; readonly target: string };

export type Line = readonly Inline[];

/** A paragraph, or a list whose items have one or more lines. */
type Block = Line | { readonly items: readonly (readonly Line[])[] };

/** What a hover or an item's documentation says, free of any format: text that a client shows in the format it knows. */
export type RichText = readonly Block[];

/** {@link text} in {@link format}. */
export function contentOf(text: RichText, format: MarkupKind): MarkupContent {
  return format === MarkupKind.Markdown ? markdownContent(toMarkdown(text)) : plainContent(toPlainText(text));
}

/** The one place that calls a value Markdown: it takes no other than {@link SafeMarkdown}. */
function markdownContent(value: SafeMarkdown): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}

function plainContent(value: string): MarkupContent {
  return { kind: MarkupKind.PlainText, value };
}

function toMarkdown(text: RichText): SafeMarkdown {
  const blocks = text.map((block) => {
    if (!isList(block)) return lineMarkdown(block);
    const items = block.items.map(
      // Two blanks before a break keep the lines of an item apart.
      (lines) => markdown`- ${joinMarkdown(lines.map(lineMarkdown), '  \n  ')}`,
    );
    return joinMarkdown(items, '\n');
  });
  return joinMarkdown(blocks, '\n\n');
}

function lineMarkdown(line: Line): SafeMarkdown {
  const pieces = line.map((piece) => {
    if (typeof piece === 'string') return escapeMarkdown(piece);
    return 'strong' in piece ? boldMarkdown(piece.strong) : linkMarkdown(piece.label, piece.target);
  });
  return joinMarkdown(pieces, '');
}

function toPlainText(text: RichText): string {
  return text
    .map((block) => {
      if (!isList(block)) return linePlain(block);
      return block.items.map((lines) => `- ${lines.map(linePlain).join('\n  ')}`).join('\n');
    })
    .join('\n\n');
}

function linePlain(line: Line): string {
  return line
    .map((piece) => {
      if (typeof piece === 'string') return inertLine(piece);
      return inertLine('strong' in piece ? piece.strong : piece.label);
    })
    .join('');
}

function isList(block: Block): block is { readonly items: readonly (readonly Line[])[] } {
  return 'items' in block;
}
