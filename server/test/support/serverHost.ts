import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { generateRandomPipeName } from 'vscode-languageserver/node';

const HOST = fileURLToPath(new URL('serverHost.mjs', import.meta.url));

/** Servers that a process has run before another takes its place: each leaves 10 MB behind, by its size after a hundred. */
const SERVERS = 25;

/** A server and the way to it. */
export interface HostedServer {
  readonly socket: Socket;
  /** The code that it would have ended its process with. */
  readonly exited: Promise<number>;
}

let host: ServerHost | undefined;

/**
 * A built server in the process that tests of this thread have theirs in: a process for each would mostly load its code. It is
 * ended by what a client says, not by the loss of its client: that, and how a process starts and ends, is for tests that start one.
 */
export function startHosted(): Promise<HostedServer> {
  if (host === undefined || host.isWorn) host = new ServerHost();
  return host.start();
}

class ServerHost {
  // No terminal and no flags, whatever the tests run in.
  readonly #process: ChildProcess = fork(HOST, {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  /** What waits for the end of each server that runs, by its pipe. */
  readonly #ends = new Map<string, { resolve(code: number): void; reject(error: Error): void }>();
  #started = 0;

  constructor() {
    this.#process.on('message', (said) => {
      const { pipe, code } = said as { readonly pipe: string; readonly code: number };
      this.#ends.get(pipe)?.resolve(code);
      this.#ends.delete(pipe);
      if (this.isWorn && this.#ends.size === 0) this.#process.kill();
    });
    this.#process.once('exit', () => {
      if (host === this) host = undefined;
      for (const end of this.#ends.values())
        end.reject(new Error('the process of the servers ended by itself'));
    });
  }

  /** Whether it takes no more servers; it ends with the last that it has. */
  get isWorn(): boolean {
    return this.#started >= SERVERS;
  }

  async start(): Promise<HostedServer> {
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
    this.#process.send(pipe);
    const socket = await Promise.race([connected, exited]);
    listener.close();
    if (typeof socket === 'number') throw new Error(`the server ended before it was reached: ${socket}`);
    return { socket, exited };
  }
}
