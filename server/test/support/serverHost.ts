import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { generateRandomPipeName } from 'vscode-languageserver/node';

const HOST = fileURLToPath(new URL('serverHost.mjs', import.meta.url));

/** Servers that a process has run before another takes its place: each leaves 10 MB behind, by its size after a hundred. */
const SERVERS = 25;

/**
 * Milliseconds after which a server that never comes back is ended with its process. Guess: far longer than any answer's work on
 * a busy machine, far shorter than a test may take.
 */
const HUNG_AFTER = 60_000;

/** The built server. */
const BUILT = new URL('../../dist/main.js', import.meta.url);

/** A server and the way to it. */
export interface HostedServer {
  readonly socket: Socket;
  /** The code that it would have ended its process with; rejects with why the process that it shares ended. */
  readonly exited: Promise<number>;
}

let host: ServerHost | undefined;

/**
 * A built server in the process that tests of this thread have theirs in: a process for each would mostly load its code. It is
 * ended by what a client says, not by the loss of its client: that, and how a process starts and ends, is for tests that start one.
 */
export function startHosted(): Promise<HostedServer> {
  if (host === undefined || host.isWorn) host = new ServerHost();
  return host.start(BUILT);
}

/** What a host says. */
interface Said {
  readonly pipe: string;
  readonly code: number;
  /** What nobody handled, where it ends by that. */
  readonly fault?: string;
}

/** A process of servers. */
export class ServerHost {
  readonly #process: ChildProcess;
  /** What waits for the end of each server that runs, by its pipe. */
  readonly #ends = new Map<string, { resolve(code: number): void; reject(error: Error): void }>();
  #started = 0;
  #fault: string | undefined;

  /** @param hungAfter milliseconds after which it ends where a server in it does not come back */
  constructor(hungAfter = HUNG_AFTER) {
    // No terminal and no flags, whatever the tests run in.
    this.#process = fork(HOST, [String(hungAfter)], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#process.on('message', (said) => {
      const { pipe, code, fault } = said as Said;
      this.#fault ??= fault;
      if (fault !== undefined) return;
      this.#ends.get(pipe)?.resolve(code);
      this.#ends.delete(pipe);
      if (this.isWorn && this.#ends.size === 0) this.#process.kill();
    });
    this.#process.once('exit', (code, signal) => {
      if (host === this) host = undefined;
      const why =
        signal === 'SIGKILL' ? `a server did not come back for ${hungAfter} ms` : `code ${code ?? signal}`;
      const error = new Error(`the process of the servers ended by itself: ${this.#fault ?? why}`);
      for (const end of this.#ends.values()) end.reject(error);
    });
  }

  /** Whether it takes no more servers; it ends with the last that it has. */
  get isWorn(): boolean {
    return this.#started >= SERVERS;
  }

  /** Starts the server whose program is {@link file}. */
  async start(file: URL): Promise<HostedServer> {
    this.#started += 1;
    const pipe = generateRandomPipeName();
    const exited = new Promise<number>((resolve, reject) => {
      this.#ends.set(pipe, { resolve, reject });
    });
    // Not every test waits for it.
    exited.catch(() => undefined);
    const listener = createServer();
    const connected = new Promise<Socket>((resolve) => {
      listener.once('connection', resolve);
    });
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(pipe, resolve);
    });
    this.#process.send({ pipe, file: file.href });
    const socket = await Promise.race([connected, exited]);
    listener.close();
    if (typeof socket === 'number') throw new Error(`the server ended before it was reached: ${socket}`);
    return { socket, exited };
  }
}
