import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  ErrorCodes,
  Message,
  type ResponseMessage,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as protocol from '../../src/protocol/index.ts';
import { temporaryFolder } from '../support/folders.ts';

const SERVER = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

const { ARTICLES, INDEX_STATUS, WAVED_OFF, WORKSPACE_TRUST } = protocol;
/** Yinju's own requests: what has a name and is not a notification. */
const NOTIFICATIONS = new Set<string>([INDEX_STATUS, WAVED_OFF, WORKSPACE_TRUST]);
const YINJUS: readonly string[] = Object.values(protocol)
  .filter((value) => typeof value === 'string')
  .filter((name) => name.startsWith('yinju/') && !NOTIFICATIONS.has(name));

/** Requests with parameters that the server answers. */
const REQUESTS = [
  'textDocument/completion',
  'textDocument/inlineCompletion',
  'textDocument/hover',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/documentLink',
  'textDocument/codeLens',
  'textDocument/codeAction',
  'textDocument/diagnostic',
  'completionItem/resolve',
  'workspace/symbol',
  'workspace/executeCommand',
  ...YINJUS.filter((method) => method !== ARTICLES),
];

/** A client that sends what a test asks it to, as JSON has it. */
class RawClient {
  readonly #server: ChildProcess;
  readonly #writer: StreamMessageWriter;
  readonly #waiting = new Map<number, (response: ResponseMessage) => void>();
  readonly exited: Promise<number | null>;
  #id = 0;

  constructor() {
    this.#server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.exited = new Promise((resolve) => {
      this.#server.once('exit', resolve);
    });
    this.#writer = new StreamMessageWriter(this.#server.stdin!);
    new StreamMessageReader(this.#server.stdout!).listen((message) => {
      if (Message.isResponse(message)) this.#waiting.get(Number(message.id))?.(message);
    });
  }

  async request(method: string, ...params: unknown[]): Promise<ResponseMessage> {
    const id = ++this.#id;
    const answered = new Promise<ResponseMessage>((resolve) => {
      this.#waiting.set(id, resolve);
    });
    await this.#send({ id, method, params });
    return answered;
  }

  /** The code of the error that a request is answered with; undefined where it is answered well. */
  async codeOf(method: string, ...params: unknown[]): Promise<number | undefined> {
    return (await this.request(method, ...params)).error?.code;
  }

  notify(method: string, ...params: unknown[]): Promise<void> {
    return this.#send({ method, params });
  }

  async end(): Promise<void> {
    this.#server.kill();
    await this.exited;
  }

  #send({ params, ...message }: { id?: number; method: string; params: unknown[] }): Promise<void> {
    const whole = { jsonrpc: '2.0', ...message, ...(params.length > 0 && { params: params[0] }) };
    return this.#writer.write(whole);
  }
}

const cache = temporaryFolder();
let client: RawClient;
afterAll(() => cache.remove());

const initialize = () =>
  client.request('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    initializationOptions: { cacheDir: cache.path, corpus: { paths: [cache.path] } },
  });

describe('the protocol’s order', () => {
  beforeEach(() => {
    client = new RawClient();
  });
  afterEach(() => client.end());

  it('nothing comes before initialize', async () => {
    for (const method of [...REQUESTS, ARTICLES, 'shutdown', 'no/such/method']) {
      expect([method, await client.codeOf(method, {})]).toEqual([method, ErrorCodes.ServerNotInitialized]);
    }
    // Told before its time, and not heard.
    await client.notify('textDocument/didOpen', {
      textDocument: { uri: 'untitled:a', languageId: 'plaintext', version: 1, text: '一、总结' },
    });
    await initialize();
    await client.notify('initialized', {});
    const symbols = { textDocument: { uri: 'untitled:a' } };
    expect((await client.request('textDocument/documentSymbol', symbols)).result).toEqual([]);
  });

  it('exit before initialize is an end, not a good one', async () => {
    await client.notify('exit');
    expect(await client.exited).toBe(1);
  });

  it('initialize comes once', async () => {
    await initialize();
    expect(await client.codeOf('initialize', { processId: null, rootUri: null, capabilities: {} })).toBe(
      ErrorCodes.InvalidRequest,
    );
  });

  it('nothing but exit comes after shutdown', async () => {
    await initialize();
    await client.notify('initialized', {});
    expect((await client.request('shutdown')).result).toBeNull();
    for (const method of [...REQUESTS, ARTICLES, 'shutdown', 'initialize']) {
      expect([method, await client.codeOf(method, {})]).toEqual([method, ErrorCodes.InvalidRequest]);
    }
    await client.notify('exit');
    expect(await client.exited).toBe(0);
  });

  it('requests without parameters take null for none', async () => {
    await initialize();
    await client.notify('initialized', null);
    expect(await client.codeOf(ARTICLES, null)).toBeUndefined();
    expect(await client.codeOf('shutdown', null)).toBeUndefined();
  });

  it('initialize takes what is missing for empty', async () => {
    await client.request('initialize', {});
    expect(await client.codeOf('workspace/symbol', { query: '安全' })).toBeUndefined();
  });
});

describe('parameters of another shape', () => {
  // One server for all: none of this changes what it knows.
  beforeAll(async () => {
    client = new RawClient();
    await initialize();
    await client.notify('initialized', {});
  });
  afterAll(() => client.end());

  it.each([
    ['null', [null]],
    ['no parameters', []],
    ['an empty object', [{}]],
    ['a list', [[]]],
    ['a list of null', [[null]]],
    [
      'null in the places of objects',
      [{ textDocument: null, position: null, range: null, label: null, uri: null }],
    ],
    [
      'texts in the places of objects',
      [{ textDocument: 'a', position: 'a', range: 'a', query: 1, text: 1, uri: 1 }],
    ],
    [
      'a place that is none',
      [{ textDocument: { uri: 'untitled:a' }, position: { line: '0' }, range: { start: 1 } }],
    ],
  ])('%s is not an internal error', async (_, params) => {
    for (const method of REQUESTS) {
      const code = await client.codeOf(method, ...params);
      expect([method, code]).not.toEqual([method, ErrorCodes.InternalError]);
      if (params[0] === null || params.length === 0)
        expect([method, code]).toEqual([method, ErrorCodes.InvalidParams]);
    }
    expect(await client.codeOf('no/such/method', ...params)).toBe(ErrorCodes.MethodNotFound);
  });
});
