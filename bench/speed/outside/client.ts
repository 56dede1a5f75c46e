import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { INDEX_STATUS, type IndexStatus, SERVER_ENVIRONMENT } from '../../../server/src/protocol/index.ts';
import {
  answeringTimeOf,
  memoryOf,
  processorTimeOf,
  type ProcessMemory,
  threadTimeOf,
} from './serverProcess.ts';

const SERVER = fileURLToPath(new URL('./main.js', import.meta.url));

/** What an editor says of itself that pulls findings. */
const CAPABILITIES = {
  workspace: { diagnostics: { refreshSupport: true } },
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    diagnostic: {},
    hover: { contentFormat: ['markdown'] },
  },
};

/** How a line of the log about the stages begins. */
const STAGES = 'seconds by stage: ';

function stagesIn(list: string): [stage: string, seconds: number][] {
  return list.split(', ').map((each) => {
    const [stage, seconds] = each.split(' ');
    return [stage, Number(seconds)];
  });
}

export interface ServedCorpus {
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  readonly cacheDir: string;
  /** Address and index of an office's corpus. */
  readonly server?: string;
}

/** Milliseconds since the process was started. */
export interface Milestone {
  readonly at: number;
  readonly status: IndexStatus;
}

/** The built server in a process of its own, driven over stdio as an editor drives it. */
export class OutsideClient {
  readonly #started = performance.now();
  readonly #child: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly statuses: Milestone[] = [];
  /** Seconds of each stage of indexing so far, as the server notes them in its log. */
  stages: readonly (readonly [stage: string, seconds: number])[] = [];
  #waiting: { matches(status: IndexStatus): boolean; resolve(milestone: Milestone): void }[] = [];
  #version = 0;

  constructor() {
    this.#child = spawn(process.execPath, [SERVER, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // As the editor starts the server.
      env: { ...process.env, ...SERVER_ENVIRONMENT },
    });
    this.#connection = createProtocolConnection(
      new StreamMessageReader(this.#child.stdout!),
      new StreamMessageWriter(this.#child.stdin!),
    );
    this.#connection.onNotification(INDEX_STATUS, (status: IndexStatus) => this.#received(status));
    this.#connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      if (message.startsWith(STAGES)) this.stages = stagesIn(message.slice(STAGES.length));
    });
    this.#connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.#connection.onRequest('workspace/codeLens/refresh', () => null);
    this.#connection.listen();
  }

  async serve({ cacheDir, ...corpus }: ServedCorpus): Promise<void> {
    await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      locale: 'en',
      capabilities: CAPABILITIES,
      initializationOptions: { corpus, completion: { threshold: 0 }, cacheDir },
    });
    await this.#connection.sendNotification('initialized', {});
  }

  /** Milliseconds since the process was started. */
  get age(): number {
    return performance.now() - this.#started;
  }

  get memory(): ProcessMemory | undefined {
    return memoryOf(this.#child.pid!);
  }

  /** Milliseconds, ended threads included, in steps of ten. */
  get processorTime(): number | undefined {
    return processorTimeOf(this.#child.pid!);
  }

  /** Milliseconds that the thread which answers has run. */
  get answeringTime(): number | undefined {
    return answeringTimeOf(this.#child.pid!);
  }

  /** Milliseconds of the threads that live. */
  get threadTime(): number | undefined {
    return threadTimeOf(this.#child.pid!);
  }

  /** The first status, received already or still to come, that {@link matches}. */
  async until(matches: (status: IndexStatus) => boolean): Promise<Milestone> {
    const received = this.statuses.find(({ status }) => matches(status));
    return received ?? new Promise((resolve) => this.#waiting.push({ matches, resolve }));
  }

  request<Answer>(method: string, params: unknown): Promise<Answer> {
    return this.#connection.sendRequest(method, params);
  }

  async open(uri: string, text: string): Promise<void> {
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'plaintext', version: ++this.#version, text },
    });
  }

  async close(uri: string): Promise<void> {
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Types {@link text} at a place of the document, as one edit. */
  async type(uri: string, position: Position, text: string): Promise<void> {
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++this.#version },
      contentChanges: [{ range: { start: position, end: position }, text }],
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    await this.request('shutdown', null);
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }

  #received(status: IndexStatus): void {
    const milestone = { at: this.age, status };
    this.statuses.push(milestone);
    this.#waiting = this.#waiting.filter(({ matches, resolve }) => {
      if (!matches(status)) return true;
      resolve(milestone);
      return false;
    });
  }
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where {@link offset} UTF-16 units of {@link text} end. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - (before.lastIndexOf('\n') + 1) };
}
