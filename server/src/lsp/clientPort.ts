import {
  ApplyWorkspaceEditRequest,
  CodeLensRefreshRequest,
  type ConfigurationItem,
  ConfigurationRequest,
  type Connection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  type MessageType,
  type ProtocolRequestType,
  type ProtocolRequestType0,
  RegistrationRequest,
  ShowDocumentRequest,
  type ShowDocumentParams,
  ShowMessageNotification,
  type WorkDoneProgressBegin,
  WorkDoneProgressCreateRequest,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { detach } from '../engine/detach.ts';
import { inertLine } from '../engine/text/inert.ts';

/** What of a connection the features may use: all that is asked of the client goes through {@link ClientPort}. */
export type ServerConnection = Omit<
  Connection,
  'sendRequest' | 'sendNotification' | 'sendDiagnostics' | 'client' | 'workspace' | 'window' | 'languages'
> & {
  readonly languages: Omit<Connection['languages'], 'diagnostics'> & {
    readonly diagnostics: Pick<Connection['languages']['diagnostics'], 'on'>;
  };
};

/** The client's answer to a request. */
type ClientAnswer<T> = { readonly given: true; readonly value: T } | { readonly given: false };

const NOT_GIVEN = { given: false } as const;

/**
 * The one way to the client: what is asked of it and what it is sent. Nothing here rejects. A client may refuse a
 * request, fail at it, or be gone: that is logged, once a kind of request, and costs what was requested alone.
 */
export class ClientPort {
  readonly #connection: Pick<Connection, 'sendRequest' | 'sendNotification' | 'console'>;
  readonly #refused = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The values of {@link items}, in their order; the client may give fewer, and anything. */
  async configuration(items: ConfigurationItem[]): Promise<ClientAnswer<readonly unknown[]>> {
    const answer = await this.#ask(ConfigurationRequest.type, { items });
    return answer.given && Array.isArray(answer.value) ? answer : NOT_GIVEN;
  }

  /** Asks for notifications of changed settings. Without it, a client that reports them by itself is still heard. */
  async registerConfiguration(): Promise<void> {
    const { method } = DidChangeConfigurationNotification.type;
    await this.#ask(RegistrationRequest.type, {
      registrations: [{ id: 'yinju.configuration', method, registerOptions: { section: 'yinju' } }],
    });
  }

  async refreshDiagnostics(): Promise<void> {
    await this.#ask0(DiagnosticRefreshRequest.type);
  }

  async refreshLenses(): Promise<void> {
    await this.#ask0(CodeLensRefreshRequest.type);
  }

  /** Whether the client showed it. */
  async showDocument(params: ShowDocumentParams): Promise<boolean> {
    const answer = await this.#ask(ShowDocumentRequest.type, params);
    return answer.given && answer.value?.success === true;
  }

  /** Whether the client made the edit. */
  async applyEdit(edit: WorkspaceEdit): Promise<boolean> {
    const answer = await this.#ask(ApplyWorkspaceEditRequest.type, { edit });
    return answer.given && answer.value?.applied === true;
  }

  /** Whether the client will show what {@link sendProgress} reports under {@link token}. */
  async createProgress(token: string): Promise<boolean> {
    return (await this.#ask(WorkDoneProgressCreateRequest.type, { token })).given;
  }

  sendProgress(
    token: string,
    value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd,
  ): void {
    this.send('$/progress', { token, value });
  }

  /**
   * A message that the user sees. A notification, not the request: not every client answers that. VS Code makes links,
   * also such as run commands, of `[…](…)`: a zero-width space keeps what a file or a corpus says from being one.
   */
  showMessage(type: MessageType, message: string): void {
    const text = inertLine(message).replaceAll('](', ']\u200B(');
    this.send(ShowMessageNotification.method, { type, message: text });
  }

  /** Sends a notification. It is lost where the client is gone. */
  send(method: string, params: object): void {
    detach(
      this.#settle(method, () => this.#connection.sendNotification(method, params)),
      (error) => this.#log(method, error),
    );
  }

  #ask<P, R, PR, E, RO>(type: ProtocolRequestType<P, R, PR, E, RO>, params: P): Promise<ClientAnswer<R>> {
    return this.#settle(type.method, () => this.#connection.sendRequest<R>(type.method, params));
  }

  #ask0<R, PR, E, RO>(type: ProtocolRequestType0<R, PR, E, RO>): Promise<ClientAnswer<R>> {
    return this.#settle(type.method, () => this.#connection.sendRequest<R>(type.method));
  }

  async #settle<T>(method: string, ask: () => Promise<T>): Promise<ClientAnswer<T>> {
    try {
      return { given: true, value: await ask() };
    } catch (error) {
      this.#log(method, error);
      return NOT_GIVEN;
    }
  }

  #log(method: string, error: unknown): void {
    if (this.#refused.has(method)) return;
    this.#refused.add(method);
    const problem = error instanceof Error ? error.message : String(error);
    this.#connection.console.warn(`the client did not take ${method}: ${problem}`);
  }
}
