import { type InitializeParams, MarkupKind } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol/index.ts';
import { type ItemShape, itemShapeFor } from './itemShape.ts';

/** The client's declared abilities, as far as answers depend on them. */
export interface ClientAbilities {
  readonly snippets: boolean;
  /** How it looks for what was typed in the items of a list. */
  readonly itemShape: ItemShape;
  /** Lists come up where the writer presses the key for them: an editor of this kind has no other way to a guess. */
  readonly listsByHand: boolean;
  readonly definitionLinks: boolean;
  /**
   * Asks for findings, and again when asked to refresh. A client that cannot be asked to would keep what no longer
   * holds: it is sent findings, as those that cannot ask.
   */
  readonly pullsDiagnostics: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly codeLensRefresh: boolean;
  readonly versionedEdits: boolean;
  readonly progress: boolean;
  readonly showDocument: boolean;
  /** Shows an outline as a tree. */
  readonly nestedSymbols: boolean;
  /** The format that it prefers among those it knows: of hovers, and of the documentation of completions. */
  readonly hoverFormat: MarkupKind;
  readonly documentationFormat: MarkupKind;
  /** Runs the commands of links in hovers: `commandLinks` of the initialization options. */
  readonly commandLinks: boolean;
  /** Wants short documentation of items: `briefDetails` of the initialization options. */
  readonly briefDetails: boolean;
  /** Opens `yinju-source:` addresses: `sourceDocuments` of the initialization options. */
  readonly sourceDocuments: boolean;
  /** Opens text files of the corpus in that way too. */
  readonly readOnlySources: boolean;
}

/** The abilities that a client names in `initialize`. */
export function abilitiesOf(params: InitializeParams, options: InitializationOptions): ClientAbilities {
  const { textDocument, workspace, window } = params.capabilities;
  const itemShape = itemShapeFor(params);
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    itemShape,
    listsByHand: itemShape !== 'range',
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    pullsDiagnostics:
      textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration ?? false,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    codeLensRefresh: workspace?.codeLens?.refreshSupport ?? false,
    progress: window?.workDoneProgress ?? false,
    showDocument: window?.showDocument?.support ?? false,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    hoverFormat: preferred(textDocument?.hover?.contentFormat),
    documentationFormat: preferred(textDocument?.completion?.completionItem?.documentationFormat),
    commandLinks: options.commandLinks === true,
    briefDetails: options.briefDetails === true,
    // Who names itself and says nothing of it is an editor that opens files alone; so is Eglot, which may not.
    readOnlySources: options.sourceDocuments === 'all',
    sourceDocuments:
      options.sourceDocuments === undefined
        ? params.clientInfo === undefined && itemShape !== 'word'
        : options.sourceDocuments !== false,
  };
}

/** The first that we write of the formats a client takes; Markdown for one that does not say. */
function preferred(formats: readonly MarkupKind[] | undefined): MarkupKind {
  if (!formats || formats.length === 0) return MarkupKind.Markdown;
  const first = formats.find((format) => format === MarkupKind.Markdown || format === MarkupKind.PlainText);
  return first ?? MarkupKind.PlainText;
}
