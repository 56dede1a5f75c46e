import {
  type DocumentSymbol,
  type FoldingRange,
  SymbolKind,
  type SymbolInformation,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { draftOutline } from '../engine/markdown/outline.ts';
import type { Section } from '../engine/text/headings.ts';
import { inertLine } from '../engine/text/inert.ts';
import type { FoundPhrase } from '../engine/find/foundPhrase.ts';
import { answerOrFail, draftOf, type ServerContext } from './context.ts';
import { rangeOf } from './locations.ts';
import type { SourceAddresses } from './sourceAddresses.ts';

/** Phrases given as symbols. Guess. */
const SYMBOLS_SHOWN = 50;

/** The draft's headings as an outline, its sections as folding ranges, and the corpus' phrases as symbols. */
export function registerSymbols(context: ServerContext): void {
  const { client, connection, engine } = context;

  connection.onWorkspaceSymbol(({ query }, token) =>
    answerOrFail<SymbolInformation[]>(context, token, async (signal) => {
      if (query.trim() === '') return [];
      const found = await engine.findPhrases(query, SYMBOLS_SHOWN, signal);
      return found.flatMap((phrase) => toWorkspaceSymbol(phrase, context.addresses));
    }),
  );

  connection.onDocumentSymbol(({ textDocument }) => {
    const open = draftOf(context, textDocument.uri);
    if (!open) return [];
    const { document } = open;
    const sections = draftOutline(open.draft);
    if (client.nestedSymbols) return sections.map((section) => toSymbol(section, document));
    return sections.flatMap((section) => toFlatSymbols(section, document));
  });

  connection.onFoldingRanges(({ textDocument }) => {
    const open = draftOf(context, textDocument.uri);
    return open ? draftOutline(open.draft).flatMap((section) => toFolds(section, open.document)) : [];
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

/** A section and those below it, each by itself with the name of the one around it. */
function toFlatSymbols(
  section: Section,
  document: TextDocument,
  containerName?: string,
): SymbolInformation[] {
  const name = inertLine(section.title);
  return [
    {
      name,
      kind: SymbolKind.String,
      location: { uri: document.uri, range: rangeOf(document, section) },
      ...(containerName !== undefined && { containerName }),
    },
    ...section.children.flatMap((child) => toFlatSymbols(child, document, name)),
  ];
}

function toFolds(section: Section, document: TextDocument): FoldingRange[] {
  const startLine = document.positionAt(section.start).line;
  const endLine = document.positionAt(section.end).line;
  const own = endLine > startLine ? [{ startLine, endLine }] : [];
  return [...own, ...section.children.flatMap((child) => toFolds(child, document))];
}

/** A phrase as a symbol that opens at its best source. */
function toWorkspaceSymbol(
  { kind, text, sources }: FoundPhrase,
  addresses: SourceAddresses,
): SymbolInformation[] {
  const [best] = sources;
  if (!best) return [];
  return [
    {
      name: text,
      kind: kind === 'phrase' ? SymbolKind.String : SymbolKind.File,
      containerName: best.title,
      location: { uri: addresses.uriOf(best.uri, best.format), range: best.range },
    },
  ];
}
