import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  ErrorCodes,
  type InitializeResult,
  type ProtocolConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { INDEX_STATUS, type IndexStatus } from '../../src/protocol/index.ts';
import { startHosted } from './serverHost.ts';

const SERVER = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** What a test's client says of itself; editors say more. */
export const EDITOR_CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    definition: { linkSupport: true },
    diagnostic: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

export interface StartOptions {
  readonly settings?: Record<string, unknown>;
  readonly initializationOptions?: Record<string, unknown>;
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  /** Who the client says it is. */
  readonly clientInfo?: { readonly name: string; readonly version?: string };
  /** The workspace's folder. */
  readonly rootUri?: string;
  /** The workspace's folders, where there are several. */
  readonly workspaceFolders?: readonly { readonly uri: string; readonly name: string }[];
  /** What the client answers to requests of the server, by method, in place of what it usually does. */
  readonly answers?: Readonly<Record<string, Reply>>;
  /** Has the server in a process of its own, over stdio. */
  readonly ownProcess?: boolean;
}

/** How a client has its server. */
export interface Transport {
  readonly input: Readable;
  readonly output: Writable;
  /** Resolves with the code that the server ended with, when it has. */
  readonly exited: Promise<number | null>;
}

/** An answer of a client: an error, none at all, or what a function gives. */
export type Reply = 'error' | 'silence' | ((params: unknown) => unknown);

/** The server, built, talked to as an editor would. */
export class TestClient {
  readonly statuses: IndexStatus[] = [];
  readonly diagnostics = new Map<string, unknown[]>();
  readonly progress: string[] = [];
  /** What the server left in the log. */
  readonly log: string[] = [];
  /** What it showed to the user. */
  readonly shown: string[] = [];
  /** Methods that the server asked for, in their order. */
  readonly asked: string[] = [];
  /** Times that the server asked for findings to be pulled again. */
  refreshes = 0;
  #settings: Record<string, unknown>;
  #waiting: { matches(): boolean; resolve(): void; reject(error: Error): void }[] = [];
  #version = 0;
  readonly #answers: Readonly<Record<string, Reply>>;

  private constructor(
    readonly transport: Transport,
    readonly connection: ProtocolConnection,
    settings: Record<string, unknown>,
    answers: Readonly<Record<string, Reply>>,
  ) {
    this.#settings = settings;
    this.#answers = answers;
  }

  static async start(options: StartOptions = {}): Promise<TestClient & { initialized: InitializeResult }> {
    return TestClient.over(options.ownProcess ? startProcess() : await startInHost(), options);
  }

  /** The same over a {@link transport} to a server that runs. */
  static async over(
    transport: Transport,
    options: StartOptions = {},
  ): Promise<TestClient & { initialized: InitializeResult }> {
    const connection = createProtocolConnection(
      new StreamMessageReader(transport.input),
      new StreamMessageWriter(transport.output),
    );
    const client = new TestClient(transport, connection, options.settings ?? {}, options.answers ?? {});
    client.#listen();
    client.#failWith();
    connection.listen();
    const initialized: InitializeResult = await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: options.rootUri ?? null,
      ...(options.workspaceFolders && { workspaceFolders: options.workspaceFolders }),
      locale: options.locale ?? 'en',
      ...(options.clientInfo && { clientInfo: options.clientInfo }),
      capabilities: options.capabilities ?? EDITOR_CAPABILITIES,
      initializationOptions: options.initializationOptions ?? {},
    });
    await connection.sendNotification('initialized', {});
    return Object.assign(client, { initialized });
  }

  /** The first status, seen already or still to come, that {@link matches}. */
  async status(matches: (status: IndexStatus) => boolean): Promise<IndexStatus> {
    await this.until(() => this.statuses.some(matches));
    return this.statuses.findLast(matches)!;
  }

  /** Resolves at the next message after which {@link matches} holds. */
  until(matches: () => boolean): Promise<void> {
    if (matches()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ matches, resolve, reject });
    });
  }

  /** Opens a document; resolves with its version. */
  async open(uri: string, text: string, languageId = 'plaintext'): Promise<number> {
    const version = ++this.#version;
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version, text },
    });
    return version;
  }

  async change(uri: string, text: string): Promise<void> {
    const version = ++this.#version;
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  /** Puts {@link text} where {@link offset} UTF-16 units of {@link before}, the document as it is, end. */
  async type(uri: string, before: string, offset: number, text: string): Promise<string> {
    const version = ++this.#version;
    const lines = before.slice(0, offset).split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)!.length };
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text }],
    });
    return before.slice(0, offset) + text + before.slice(offset);
  }

  async configure(settings: Record<string, unknown>): Promise<void> {
    this.#settings = settings;
    this.statuses.length = 0;
    await this.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { yinju: settings },
    });
  }

  /** Sends a position request for the place of `|` in {@link marked}, opened as a document of its own. */
  async at<T>(method: string, marked: string, params: Record<string, unknown> = {}): Promise<T> {
    const uri = `untitled:draft-${++this.#version}`;
    const offset = marked.indexOf('|');
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    await this.open(uri, text);
    const before = text.slice(0, offset).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)!.length };
    return this.connection.sendRequest(method, { textDocument: { uri }, position, ...params });
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await this.transport.exited;
    this.disconnect();
    return code;
  }

  /** Goes away without a word. */
  disconnect(): void {
    this.connection.dispose();
    this.transport.input.destroy();
    this.transport.output.destroy();
  }

  /** Whoever waits for the server when it has ended, or the process that it shares, fails with why. */
  #failWith(): void {
    const ended = this.transport.exited.then((code) => {
      throw new Error(`the server ended with code ${code}`);
    });
    ended.catch((error: Error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
    const send = this.connection.sendRequest.bind(this.connection) as (
      ...what: unknown[]
    ) => Promise<unknown>;
    Object.assign(this.connection, {
      sendRequest: (...what: unknown[]) => Promise.race([send(...what), ended]),
    });
  }

  #listen(): void {
    const { connection } = this;
    this.#reply('workspace/configuration', (params) =>
      (params as { items: unknown[] }).items.map(() => this.#settings),
    );
    this.#reply('client/registerCapability', () => null);
    this.#reply('window/workDoneProgress/create', () => null);
    this.#reply('window/showDocument', () => ({ success: true }));
    this.#reply('workspace/applyEdit', () => ({ applied: true }));
    this.#reply('workspace/codeLens/refresh', () => null);
    this.#reply('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.shown.push(message);
      this.#wake();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
      this.#wake();
    });
    connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      this.progress.push(value.kind);
      this.#wake();
    });
    connection.onNotification(INDEX_STATUS, (status: IndexStatus) => {
      this.statuses.push(status);
      this.#wake();
    });
    connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: unknown[] }) => {
        this.diagnostics.set(uri, diagnostics);
        this.#wake();
      },
    );
  }

  /** Answers a request of the server as usual, or as the test has it. */
  #reply(method: string, usually: (params: unknown) => unknown): void {
    const reply = this.#answers[method] ?? usually;
    this.connection.onRequest(method, (params: unknown) => {
      this.asked.push(method);
      const answer = typeof reply === 'function' ? reply(params) : undefined;
      this.#wake();
      if (reply === 'error') throw new ResponseError(ErrorCodes.InternalError, 'this client cannot do that');
      return reply === 'silence' ? new Promise(() => undefined) : answer;
    });
  }

  #wake(): void {
    const ready = this.#waiting.filter(({ matches }) => matches());
    this.#waiting = this.#waiting.filter((waiter) => !ready.includes(waiter));
    for (const { resolve } of ready) resolve();
  }
}

function startProcess(): Transport {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  return { input: child.stdout, output: child.stdin, exited };
}

async function startInHost(): Promise<Transport> {
  const { socket, exited } = await startHosted();
  return { input: socket, output: socket, exited };
}
