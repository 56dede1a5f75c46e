import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../engine/draft.ts';
import type { CorpusQueries } from '../engine/queries.ts';
import { CancelledError, type CancelSignal } from '../engine/signal.ts';
import { CheckEndedError, type CheckService } from '../host/checkService.ts';
import type { CorpusOwner } from '../host/corpusOwner.ts';
import type { KeyedMessage, Translate } from '../messages/translate.ts';
import type { Settings } from '../protocol/index.ts';
import type { ClientAbilities } from './abilities.ts';
import type { AcceptedStore } from './acceptedStore.ts';
import type { ChoiceMemory } from './choiceMemory.ts';
import type { ClientPort, ServerConnection } from './clientPort.ts';
import type { DraftStudy } from './draftStudy.ts';
import type { FirstCorpus } from './firstCorpus.ts';
import type { SourceAddresses } from './sourceAddresses.ts';
import type { OfficeDesk } from './office.ts';
import type { WorkspaceFolders } from './workspaceFolders.ts';
import type { WorkspaceTrust } from './workspaceTrust.ts';

/** Shared by all features. */
export interface ServerContext {
  /** Requests from the client. */
  readonly connection: ServerConnection;
  /** Requests and notifications to the client. */
  readonly port: ClientPort;
  readonly documents: TextDocuments<TextDocument>;
  readonly engine: CorpusQueries;
  readonly corpus: CorpusOwner;
  /** The office's corpus on its server, where one is set. */
  readonly office: OfficeDesk;
  /** Whether there is something to ask yet. */
  readonly firstCorpus: FirstCorpus;
  readonly folders: WorkspaceFolders;
  /** Findings that drafters of the workspace accepted. */
  readonly accepted: AcceptedStore;
  readonly trust: WorkspaceTrust;
  /** Checks drafts beside the thread that answers. */
  readonly checks: CheckService;
  readonly client: ClientAbilities;
  /** Where sources open at the client. */
  readonly addresses: SourceAddresses;
  /** This writer's choices, and the team's preferences. */
  readonly memory: ChoiceMemory;
  /** Learns from drafts while nobody types. */
  readonly study: DraftStudy;
  readonly translate: Translate;
  /** Puts a finding's message into the client's language. */
  readonly translateMessage: (message: KeyedMessage) => string;
  /** The settings in force now for the document of {@link uri}; those of the window without one. */
  settings(uri?: string): Settings;
}

/**
 * A document that is open at the client, as it was at one moment, and as the engine takes it. What is typed makes
 * another document and leaves this one as it is: spans found in the one are never put on the other.
 */
export interface OpenDraft {
  readonly draft: Draft;
  readonly document: TextDocument;
}

/** The open document of {@link uri} as it is now, or nothing when it is not open. */
export function draftOf(context: Pick<ServerContext, 'documents'>, uri: string): OpenDraft | undefined {
  const document = context.documents.get(uri);
  if (!document) return undefined;
  return { document, draft: { uri, text: document.getText(), languageId: document.languageId } };
}

/** Whether {@link document} is still what the client has: it has not been edited since, nor closed. */
export function isCurrent({ documents }: Pick<ServerContext, 'documents'>, document: TextDocument): boolean {
  return documents.get(document.uri) === document;
}

/** Throws LSP's `ContentModified` where {@link document} is no longer what the client has. */
export function throwIfMoved(context: Pick<ServerContext, 'documents'>, document: TextDocument): void {
  if (!isCurrent(context, document)) throw contentModified();
}

/** LSP's cancellation token as the engine's signal. */
function signalOf(token: CancellationToken): CancelSignal {
  return {
    get aborted() {
      return token.isCancellationRequested;
    },
  };
}

/**
 * Answers one request that typing itself asks: a cancelled query becomes LSP's `RequestCancelled`, any other failure
 * is logged and answered with {@link otherwise}, so that it interrupts nobody who is writing.
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
    throwIfProtocols(error, token);
    logFailure(context, error);
    return otherwise;
  }
}

/**
 * Answers one request. A query that fails is logged and answered with an error: an empty answer would say that there
 * is nothing, and take away what the editor shows.
 */
export async function answerOrFail<T>(
  context: ServerContext,
  token: CancellationToken,
  query: (signal: CancelSignal) => Promise<T>,
): Promise<T> {
  try {
    return await query(signalOf(token));
  } catch (error) {
    throwIfProtocols(error, token);
    if (error instanceof CheckEndedError)
      throw new ResponseError(LSPErrorCodes.RequestFailed, context.translate('check.wasEnded'));
    logFailure(context, error);
    const reason = error instanceof Error ? error.message : String(error);
    throw new ResponseError(LSPErrorCodes.RequestFailed, reason);
  }
}

/**
 * Answers one request about an open draft as {@link answerOrFail} does, with {@link notOpen} where it is not open. A
 * draft that is edited meanwhile ends the query, and the answer is LSP's `ContentModified`.
 */
export function answerOn<T>(
  context: ServerContext,
  uri: string,
  token: CancellationToken,
  notOpen: T,
  query: (open: OpenDraft, signal: CancelSignal) => Promise<T>,
): Promise<T> {
  return answerOrFail(context, token, async (signal) => {
    const open = draftOf(context, uri);
    if (!open) return notOpen;
    const { document } = open;
    const untilMoved = {
      get aborted() {
        return signal.aborted || !isCurrent(context, document);
      },
    };
    try {
      const found = await query(open, untilMoved);
      throwIfMoved(context, document);
      return found;
    } catch (error) {
      if (error instanceof CancelledError && !signal.aborted) throwIfMoved(context, document);
      throw error;
    }
  });
}

/** Throws what the protocol has a name for. */
function throwIfProtocols(error: unknown, token: CancellationToken): void {
  if (error instanceof CancelledError || token.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  }
  if (error instanceof ResponseError) throw error;
}

function logFailure({ connection }: ServerContext, error: unknown): void {
  connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function contentModified(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed meanwhile');
}
