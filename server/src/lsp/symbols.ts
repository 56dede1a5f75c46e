import {
  type DocumentSymbol,
  type FoldingRange,
  SymbolKind,
  type SymbolInformation,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { outline, type Section } from '../engine/text/headings.ts';
import { inertLine } from '../engine/text/inert.ts';
import type { FoundPhrase } from '../engine/phrases/foundPhrase.ts';
import { answerOrFail, type ServerContext } from './context.ts';
import { openableUri, rangeOf } from './locations.ts';

const SYMBOLS_SHOWN = 50;

/** The draft's headings as an outline, its sections as folding ranges, and the corpus' phrases as symbols. */
export function registerSymbols(context: ServerContext): void {
  const { connection, documents, engine } = context;

  connection.onWorkspaceSymbol(({ query }, token) =>
    answerOrFail<SymbolInformation[]>(context, token, async (signal) => {
      if (query.trim() === '') return [];
      return (await engine.findPhrases(query, SYMBOLS_SHOWN, signal)).flatMap(toWorkspaceSymbol);
    }),
  );

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
    name: inertLine(section.title),
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

/** A phrase as a symbol that opens at its best source. */
function toWorkspaceSymbol({ kind, text, sources }: FoundPhrase): SymbolInformation[] {
  const [best] = sources;
  if (!best) return [];
  return [
    {
      name: text,
      kind: kind === 'phrase' ? SymbolKind.String : SymbolKind.File,
      containerName: best.title,
      location: { uri: openableUri(best.uri, best.format), range: best.range },
    },
  ];
}
