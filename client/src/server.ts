import { REBUILD_INDEX } from '../../server/src/protocol/commands.ts';
import * as vscode from 'vscode';
import type { IndexStatus } from 'yinju-language-server/protocol';
import type { Completion } from './completion/completion.ts';
import type { Connection, Listener } from './connection.ts';
import { type Request } from './requests.ts';
import { RestartPolicy } from './restartPolicy.ts';
import { detach } from './detach.ts';

/** The state of the server process, besides the status of its index. */
type ServerState = 'starting' | 'running' | 'crashed' | 'stopped';

/** The server was given up after repeated crashes, or never started: only the user can bring it back. */
class ServerDownError extends Error {
  override readonly name = 'ServerDownError';

  constructor() {
    super(vscode.l10n.t('The language server is not running'));
  }
}

/** The language server as the rest of the client sees it: its state, its status, its answers. */
export class Server implements vscode.Disposable {
  readonly #policy = new RestartPolicy();
  readonly #changed = new vscode.EventEmitter<void>();
  #connecting: Promise<Connection> | undefined;
  #connection: Connection | undefined;
  #state: ServerState = 'starting';
  #status: IndexStatus | undefined;
  #crashes = 0;

  /** Fires when {@link state} or {@link status} changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly completion: Completion,
    /** The environment of the server's process; read at each start. */
    private readonly environment: () => Promise<Record<string, string>>,
  ) {}

  get state(): ServerState {
    return this.#state;
  }

  /** The server's last status. */
  get status(): IndexStatus | undefined {
    return this.#status;
  }

  /** How often the server has crashed since the editor opened. */
  get crashes(): number {
    return this.#crashes;
  }

  /** Starts the server unless that was done before; a failure is logged, shown in the status and in a message, never thrown. */
  async wake(): Promise<void> {
    if (!this.#connecting) await this.#start();
  }

  async #start(): Promise<void> {
    try {
      await (await this.#connect()).start();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      this.#failed();
    }
  }

  /** Ends the server and restarts it, forgetting earlier crashes. */
  async restart(): Promise<void> {
    this.#policy.reset();
    this.#status = undefined;
    await this.stop();
    this.#connection?.useEnvironment(await this.environment());
    await this.#start();
  }

  /** Sends a request once the server runs. */
  async request<Params, Result>(
    { method }: Request<Params, Result>,
    params: Params,
    token?: vscode.CancellationToken,
  ): Promise<Result> {
    return (await this.#ready()).request<Result>(method, params, token);
  }

  /** Has the server read the whole corpus again. */
  async rebuild(): Promise<void> {
    await this.execute(REBUILD_INDEX);
  }

  /** Has the server execute one of its commands. */
  async execute(command: string, ...args: unknown[]): Promise<unknown> {
    return (await this.#ready()).execute(command, args);
  }

  dispose(): void {
    this.#connection?.dispose();
    this.#changed.dispose();
    detach(this.stop());
  }

  /** Ends the server for good. */
  async stop(): Promise<void> {
    await this.#connection?.stop();
  }

  async #ready(): Promise<Connection> {
    while (this.#state === 'crashed') await this.#change();
    if (this.#state === 'stopped') throw new ServerDownError();
    const connection = await this.#connect();
    await connection.start();
    return connection;
  }

  #connect(): Promise<Connection> {
    return (this.#connecting ??= this.#load());
  }

  /** Loads the language client, which takes most of the start time: the editor gets a turn first. */
  async #load(): Promise<Connection> {
    await new Promise((resolve) => setImmediate(resolve));
    detach(vscode.commands.executeCommand('setContext', 'yinju.active', true));
    const { Connection } = await import('./connection.ts');
    const environment = await this.environment();
    const listener: Listener = {
      starting: () => this.#enter('starting'),
      running: () => this.#enter('running'),
      failed: () => this.#failed(),
      indexed: (status) => {
        this.#status = status;
        this.#changed.fire();
      },
      crashed: () => this.#crashed(),
    };
    return (this.#connection = new Connection(
      this.context,
      this.log,
      this.completion,
      listener,
      environment,
    ));
  }

  async #crashed(): Promise<string | undefined> {
    this.#crashes++;
    this.#status = undefined;
    const wait = this.#policy.afterCrash(Date.now());
    if (wait === undefined) {
      this.#giveUp(vscode.l10n.t('the language server keeps stopping and will not be restarted.'));
      return undefined;
    }
    this.#enter('crashed');
    await new Promise((resolve) => setTimeout(resolve, wait));
    const said = vscode.l10n.t('Yinju: the language server stopped unexpectedly and was restarted.');
    this.log.warn(said);
    vscode.window.setStatusBarMessage(`$(debug-restart) ${said}`, 15_000);
    return said;
  }

  /** It did not start: for good, unless it crashed while starting and is to be restarted. */
  #failed(): void {
    if (this.#state === 'starting') this.#giveUp(new ServerDownError().message);
  }

  #giveUp(reason: string): void {
    this.#enter('stopped');
    detach(this.#ask(reason));
  }

  /** Only the user can bring the server back. */
  async #ask(reason: string): Promise<void> {
    const restart = vscode.l10n.t('Restart');
    const showLog = vscode.l10n.t('Show the Log');
    const said = vscode.l10n.t('Yinju: {0}', reason);
    const chosen = await vscode.window.showErrorMessage(said, restart, showLog);
    if (chosen === restart) await this.restart();
    else if (chosen === showLog) this.log.show();
  }

  /** Resolves at the next change. */
  #change(): Promise<void> {
    return new Promise((resolve) => {
      const subscription = this.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });
  }

  #enter(state: ServerState): void {
    this.#state = state;
    this.#changed.fire();
  }
}
