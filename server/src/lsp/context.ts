import type { CancellationToken, Connection, TextDocuments } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../engine/draft.ts';
import type { Engine } from '../engine/engine.ts';
import { CancelledError, type CancelSignal } from '../engine/signal.ts';
import type { AcceptedFindings } from '../host/acceptedFindings.ts';
import type { CheckService } from '../host/checkService.ts';
import type { CorpusService } from '../host/corpusService.ts';
import type { KeyedMessage, Translate } from '../messages/translate.ts';
import type { Settings } from '../protocol/index.ts';
import type { ChoiceMemory } from './choices.ts';
import type { FirstCorpus } from './firstCorpus.ts';

/** What the client said it can do, as far as answers differ by it. */
export interface ClientAbilities {
  readonly snippets: boolean;
  readonly definitionLinks: boolean;
  readonly pullDiagnostics: boolean;
  readonly diagnosticRefresh: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly codeLensRefresh: boolean;
  readonly versionedEdits: boolean;
  readonly progress: boolean;
  readonly watchedFiles: boolean;
  readonly showDocument: boolean;
  /** Runs the commands of links in hovers: `commandLinks` of the initialization options. */
  readonly commandLinks: boolean;
}

/** What every feature works with. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly engine: Engine;
  readonly corpus: CorpusService;
  /** Whether there is something to ask yet. */
  readonly firstCorpus: FirstCorpus;
  /** What the drafters of the workspace said may stand. */
  readonly accepted: AcceptedFindings;
  /** Checks drafts beside the thread that answers. */
  readonly checks: CheckService;
  readonly client: ClientAbilities;
  /** What this writer took, and what the team wants offered. */
  readonly memory: ChoiceMemory;
  readonly translate: Translate;
  /** Puts a finding's message into the client's language. */
  readonly translateMessage: (message: KeyedMessage) => string;
  /** The settings in force now. */
  settings(): Settings;
}

/** A document that is open at the client, and as the engine takes it. */
export interface OpenDraft {
  readonly draft: Draft;
  readonly document: TextDocument;
}

/** The open document of {@link uri}, or nothing when it is not open. */
export function draftOf(context: ServerContext, uri: string): OpenDraft | undefined {
  const document = context.documents.get(uri);
  if (!document) return undefined;
  return { document, draft: { uri, text: document.getText(), languageId: document.languageId } };
}

/** LSP's cancellation token as the engine's signal. */
export function signalOf(token: CancellationToken): CancelSignal {
  return {
    get aborted() {
      return token.isCancellationRequested;
    },
  };
}

/**
 * Answers one request: a cancelled query becomes LSP's `RequestCancelled`, any other failure is logged and
 * answered with {@link otherwise}, so that no request can take the server down.
 */
export async function answer<T>(
  context: ServerContext,
  token: CancellationToken,
  otherwise: T,
  query: (signal: CancelSignal) => Promise<T>,
): Promise<T> {
  try {
    return await query(signalOf(token));
  } catch (error) {
    if (error instanceof CancelledError || token.isCancellationRequested) {
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    }
    context.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return otherwise;
  }
}
