import * as vscode from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
  type LanguageClientOptions,
  type RequestParam,
  type RequestType,
  type RequestType0,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import type { IndexStatus } from 'yinju-language-server/protocol';
import { provideCompletionItem } from './completionFollowUp.ts';
import { DRAFT_SELECTOR } from './drafts.ts';
import { indexStatus, INSERT_SOURCE, REBUILD_INDEX } from './requests.ts';
import { RestartPolicy } from './restartPolicy.ts';

/** How the server stands, beside what it says itself of its index. */
export type ServerState = 'starting' | 'running' | 'crashed' | 'stopped';

/** The server was given up after repeated crashes, or never started: only the user can bring it back. */
export class ServerDownError extends Error {
  override readonly name = 'ServerDownError';

  constructor() {
    super(vscode.l10n.t('The language server does not run'));
  }
}

/** The language server as the rest of the client sees it: its state, its status, its answers. */
export class Server implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #policy = new RestartPolicy();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  #state: ServerState = 'starting';
  #status: IndexStatus | undefined;
  #crashes = 0;

  /** Fires when {@link state} or {@link status} changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const module = context.asAbsolutePath('server/dist/main.js');
    const run = { module, transport: TransportKind.ipc };
    this.#client = new LanguageClient(
      'yinju',
      vscode.l10n.t('Yinju'),
      { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6012'] } } },
      this.#options(context),
    );
    this.#disposables.push(
      this.#client.onNotification(indexStatus, (status) => {
        this.#status = status;
        this.#changed.fire();
      }),
      this.#client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#enter('running');
        else if (newState === State.Starting) this.#enter('starting');
      }),
    );
  }

  get state(): ServerState {
    return this.#state;
  }

  /** What the server last said of its index. */
  get status(): IndexStatus | undefined {
    return this.#status;
  }

  /** How often the server fell since the editor opened. */
  get crashes(): number {
    return this.#crashes;
  }

  /** Starts the server; a failure is logged and shown in the status, never thrown. */
  async start(): Promise<void> {
    try {
      await this.#client.start();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      this.#enter('stopped');
    }
  }

  /** Ends the server and starts it anew, forgetting earlier crashes. */
  async restart(): Promise<void> {
    this.#policy.reset();
    this.#status = undefined;
    if (this.#client.isRunning()) await this.#client.stop();
    await this.start();
  }

  /** Sends a request once the server runs. */
  async request<P, R>(
    type: RequestType<P, R, void>,
    params: RequestParam<P>,
    token?: vscode.CancellationToken,
  ): Promise<R> {
    await this.#ready();
    return this.#client.sendRequest(type, params, token);
  }

  /** Sends a request that takes no parameters once the server runs. */
  async ask<R>(type: RequestType0<R, void>, token?: vscode.CancellationToken): Promise<R> {
    await this.#ready();
    return this.#client.sendRequest(type, token);
  }

  /** Has the server read the whole corpus anew. */
  async rebuild(): Promise<void> {
    await this.#ready();
    await this.#client.sendRequest(ExecuteCommandRequest.type, { command: REBUILD_INDEX });
  }

  /** Has the server execute one of its commands. */
  async execute(command: string, ...args: unknown[]): Promise<unknown> {
    await this.#ready();
    return this.#client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  }

  /** {@link uri} as the server writes it. */
  protocolUri(uri: vscode.Uri): string {
    return this.#client.code2ProtocolConverter.asUri(uri);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    void this.stop();
  }

  /** Ends the server for good. */
  async stop(): Promise<void> {
    if (this.#client.isRunning()) await this.#client.stop();
  }

  async #ready(): Promise<void> {
    if (this.#state === 'stopped') throw new ServerDownError();
    await this.#client.start();
  }

  #options(context: vscode.ExtensionContext): LanguageClientOptions {
    return {
      documentSelector: DRAFT_SELECTOR,
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: { cacheDir: context.globalStorageUri.fsPath, commandLinks: true },
      // Corpus text is untrusted: a hover runs no command but these two and shows no HTML.
      markdown: { isTrusted: { enabledCommands: ['yinju.showSources', INSERT_SOURCE] }, supportHtml: false },
      middleware: { provideCompletionItem },
      diagnosticPullOptions: { onChange: true, onTabs: true },
      initializationFailedHandler: (error) => {
        this.log.error(error instanceof Error ? error : String(error));
        return false;
      },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => this.#crashed(),
      },
    };
  }

  async #crashed(): Promise<CloseHandlerResult> {
    this.#crashes++;
    this.#status = undefined;
    const wait = this.#policy.afterCrash(Date.now());
    if (wait === undefined) {
      this.#enter('stopped');
      void this.#sayGivenUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    this.#enter('crashed');
    await new Promise((resolve) => setTimeout(resolve, wait));
    const said = vscode.l10n.t('Yinju: the language server stopped unexpectedly and was started again.');
    this.log.warn(said);
    vscode.window.setStatusBarMessage(`$(debug-restart) ${said}`, 15_000);
    return { action: CloseAction.Restart, handled: true, message: said };
  }

  async #sayGivenUp(): Promise<void> {
    const restart = vscode.l10n.t('Restart');
    const showLog = vscode.l10n.t('Show the Log');
    const said = vscode.l10n.t('Yinju: the language server keeps stopping and will not be started again.');
    const chosen = await vscode.window.showErrorMessage(said, restart, showLog);
    if (chosen === restart) await this.restart();
    else if (chosen === showLog) this.log.show();
  }

  #enter(state: ServerState): void {
    this.#state = state;
    this.#changed.fire();
  }
}
