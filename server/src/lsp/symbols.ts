import { type DocumentSymbol, type FoldingRange, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { outline, type Section } from '../engine/text/headings.ts';
import type { ServerContext } from './context.ts';
import { rangeOf } from './locations.ts';

/** The draft's headings as an outline, and its sections as folding ranges. */
export function registerSymbols({ connection, documents }: ServerContext): void {
  connection.onDocumentSymbol(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    return document ? outline(document.getText()).map((section) => toSymbol(section, document)) : [];
  });

  connection.onFoldingRanges(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    return document ? outline(document.getText()).flatMap((section) => toFolds(section, document)) : [];
  });
}

function toSymbol(section: Section, document: TextDocument): DocumentSymbol {
  return {
    name: section.title,
    kind: SymbolKind.String,
    range: rangeOf(document, section),
    selectionRange: rangeOf(document, { start: section.start, end: section.headingEnd }),
    children: section.children.map((child) => toSymbol(child, document)),
  };
}

function toFolds(section: Section, document: TextDocument): FoldingRange[] {
  const startLine = document.positionAt(section.start).line;
  const endLine = document.positionAt(section.end).line;
  const own = endLine > startLine ? [{ startLine, endLine }] : [];
  return [...own, ...section.children.flatMap((child) => toFolds(child, document))];
}
