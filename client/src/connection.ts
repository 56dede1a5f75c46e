import { INSERT_SOURCE, SHOW_SOURCES } from '../../server/src/protocol/commands.ts';
import * as vscode from 'vscode';
import {
  CloseAction,
  type CompletionParams,
  CompletionRequest,
  DocumentDiagnosticRequest,
  ErrorAction,
  ExecuteCommandRequest,
  InlineCompletionRequest,
  LanguageClient,
  type LanguageClientOptions,
  LSPErrorCodes,
  type MessageSignature,
  ResponseError,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  ACCEPTED,
  type AskedByHand,
  INDEX_STATUS,
  type IndexStatus,
  type InitializationOptions,
  OPEN_SOURCE,
  SERVER_ENVIRONMENT,
  WAVED_OFF,
  type WavedOffParams,
  WORKSPACE_TRUST,
  type WorkspaceTrustParams,
} from 'yinju-language-server/protocol';
import type { Completion } from './completion/completion.ts';
import { DRAFT_SELECTOR } from './drafts.ts';
import { detach } from './detach.ts';
import { rememberWriting } from './firstUse.ts';

/** Events of a connection about the server at its other end. */
export interface Listener {
  starting(): void;
  running(): void;
  /** It did not start; the reason is in the log. */
  failed(): void;
  indexed(status: IndexStatus): void;
  /** It ended by itself. Resolves, after the wait, with the message to show when it is restarted; `undefined` gives up. */
  crashed(): Promise<string | undefined>;
}

/**
 * The connection to one language server, over the pipe between the processes. The language client makes up most of
 * the extension's code: only this file loads it, and is itself loaded when the server is to start.
 */
export class Connection {
  readonly #client: QuietClient;
  /** Read by the language client at each start of the server. */
  readonly #environment: Record<string, string> = { ...SERVER_ENVIRONMENT };
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(
    context: vscode.ExtensionContext,
    log: vscode.LogOutputChannel,
    completion: Completion,
    listener: Listener,
    environment: Readonly<Record<string, string>>,
  ) {
    this.useEnvironment(environment);
    const module = context.asAbsolutePath('server/dist/main.js');
    const options = { env: this.#environment };
    const run = { module, transport: TransportKind.ipc, options };
    this.#client = new QuietClient(
      'yinju',
      vscode.l10n.t('Yinju'),
      { run, debug: { ...run, options: { ...options, execArgv: ['--nolazy', '--inspect=6012'] } } },
      {
        ...optionsOf(context, log, listener),
        middleware: {
          provideCompletionItem: (document, position, asked, token, next) =>
            completion.provideList(document, position, asked, token, (byHand) =>
              byHand
                ? this.#listByHand(document, position, asked, token)
                : next(document, position, asked, token),
            ),
          provideInlineCompletionItems: (document, position, asked, token) =>
            completion.provideGrey(document, position, asked, token),
          executeCommand: (command, args, next) => {
            if (command === ACCEPTED) {
              completion.accepted();
              detach(rememberWriting(context));
            }
            return next(command, args);
          },
        },
      },
    );
    completion.serve({
      grey: (document, position, token) => this.#grey(document, position, token),
      wavedOff: (document, position) => this.#wavedOff(document, position),
    });
    this.#subscriptions = [
      vscode.workspace.onDidGrantWorkspaceTrust(() => detach(this.#tellTrust(log))),
      this.#client.onNotification(INDEX_STATUS, (status: IndexStatus) => listener.indexed(status)),
      this.#client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) listener.running();
        else if (newState === State.Starting) listener.starting();
        else if (newState === State.StartFailed) listener.failed();
      }),
    ];
  }

  /** The environment of the server at its next start. */
  useEnvironment(environment: Readonly<Record<string, string>>): void {
    for (const name of Object.keys(this.#environment)) delete this.#environment[name];
    Object.assign(this.#environment, SERVER_ENVIRONMENT, environment);
  }

  /** Resolves when the server runs, at once if it already does; rejects when it does not start. */
  start(): Promise<void> {
    return this.#client.start();
  }

  /** Ends the server if it runs. */
  async stop(): Promise<void> {
    if (this.#client.isRunning()) await this.#client.stop();
  }

  request<Result>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<Result> {
    // Under a name alone, an argument that is `undefined` would be sent as one more parameter.
    if (params === undefined) return this.#client.sendRequest<Result>(method);
    if (token === undefined) return this.#client.sendRequest<Result>(method, params);
    return this.#client.sendRequest<Result>(method, params, token);
  }

  execute(command: string, args: unknown[]): Promise<unknown> {
    return this.#client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The workspace's own files may be used from now on. */
  async #tellTrust(log: vscode.LogOutputChannel): Promise<void> {
    const params: WorkspaceTrustParams = { trusted: true };
    try {
      await this.#client.start();
      await this.#client.sendNotification(WORKSPACE_TRUST, params);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
    }
  }

  /** The list at a caret that the writer asked for: the client's own request has no parameter for that. */
  async #listByHand(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.CompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionItem[] | vscode.CompletionList | undefined> {
    const { code2ProtocolConverter, protocol2CodeConverter } = this.#client;
    const asked = code2ProtocolConverter.asCompletionParams(document, position, context);
    const params: CompletionParams & AskedByHand = { ...asked, asked: true };
    try {
      const answer = await this.#client.sendRequest(CompletionRequest.type, params, token);
      return await protocol2CodeConverter.asCompletionResult(answer, undefined, token);
    } catch (error) {
      return this.#client.handleFailedRequest(CompletionRequest.type, token, error, undefined);
    }
  }

  async #grey(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[]> {
    const { code2ProtocolConverter, protocol2CodeConverter } = this.#client;
    const context = {
      triggerKind: vscode.InlineCompletionTriggerKind.Automatic,
      selectedCompletionInfo: undefined,
    };
    const params = code2ProtocolConverter.asInlineCompletionParams(document, position, context);
    try {
      if (!this.#client.isRunning()) return [];
      const answer = await this.#client.sendRequest(InlineCompletionRequest.type, params, token);
      const found = await protocol2CodeConverter.asInlineCompletionResult(answer, token);
      return Array.isArray(found) ? found : (found?.items ?? []);
    } catch (error) {
      return this.#client.handleFailedRequest(InlineCompletionRequest.type, token, error, []);
    }
  }

  #wavedOff(document: vscode.TextDocument, position: vscode.Position): void {
    const { code2ProtocolConverter } = this.#client;
    const params: WavedOffParams = {
      uri: code2ProtocolConverter.asUri(document.uri),
      position: code2ProtocolConverter.asPosition(position),
    };
    if (this.#client.isRunning()) detach(this.#client.sendNotification(WAVED_OFF, params));
  }
}

/** A language client whose own notices, which are only in English, go to the log and nowhere else. */
class QuietClient extends LanguageClient {
  /**
   * Findings of a draft that has changed meanwhile are requested again, as if cancelled. The language client would
   * take an empty report for the answer, and the warnings would disappear until the next one.
   */
  override handleFailedRequest<T>(
    type: MessageSignature,
    token: vscode.CancellationToken | undefined,
    error: unknown,
    ...[instead, ...how]: [T, boolean?, boolean?]
  ): T {
    const isMoved = error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified;
    if (isMoved && type.method === DocumentDiagnosticRequest.method) throw new vscode.CancellationError();
    return super.handleFailedRequest(type, token, error, instead, ...how);
  }

  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  override warn(message: string, data?: unknown): void {
    super.warn(message, data, false);
  }

  override info(message: string, data?: unknown): void {
    super.info(message, data, false);
  }
}

function optionsOf(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  listener: Listener,
): LanguageClientOptions {
  return {
    documentSelector: DRAFT_SELECTOR,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Asked for at each start of the server: the workspace may have come to be trusted meanwhile.
    initializationOptions: (): InitializationOptions => ({
      cacheDir: context.globalStorageUri.fsPath,
      commandLinks: true,
      briefDetails: true,
      // Files of the corpus are not drafts: none of them is checked, completed or edited by accident.
      sourceDocuments: 'all',
      trusted: vscode.workspace.isTrusted,
    }),
    // Corpus text is untrusted: a hover runs no command but these and shows no HTML.
    markdown: {
      isTrusted: { enabledCommands: [SHOW_SOURCES, INSERT_SOURCE, OPEN_SOURCE] },
      supportHtml: false,
    },
    diagnosticPullOptions: { onChange: true, onTabs: true },
    initializationFailedHandler: (error) => {
      log.error(error instanceof Error ? error : String(error));
      return false;
    },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: async () => {
        const message = await listener.crashed();
        return message === undefined
          ? { action: CloseAction.DoNotRestart, handled: true }
          : { action: CloseAction.Restart, handled: true, message };
      },
    },
  };
}
