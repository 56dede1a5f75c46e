import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const HOST = fileURLToPath(new URL('cliHost.mjs', import.meta.url));

/** What a run of the command said, and its exit code. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * The built `yinju`, run one time after another in one process that stands in {@link folder}: a process for each run would mostly
 * load its code. How the process itself starts, writes and ends is for tests that start one.
 */
export class CommandLine {
  readonly #folder: string;
  #process: ChildProcess | undefined;
  /** What the process wrote that no run did: how it failed. */
  #trouble = '';
  #turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Runs the command in {@link environment}, with {@link input} to read. */
  run(
    args: readonly string[],
    environment: NodeJS.ProcessEnv,
    input: string | Uint8Array = '',
  ): Promise<Said> {
    const said = this.#turn.then(() => this.#ask({ args, environment, input: base64Of(input) }));
    this.#turn = said.catch(() => undefined);
    return said;
  }

  /** Ends the process. */
  stop(): void {
    this.#process?.kill();
  }

  #ask(run: object): Promise<Said> {
    const child = (this.#process ??= this.#start());
    return new Promise((resolve, reject) => {
      const onExit = (): void => reject(new Error(`the command ended its process: ${this.#trouble}`));
      child.once('exit', onExit);
      child.once('message', (said) => {
        child.off('exit', onExit);
        resolve(said as Said);
      });
      child.send(run);
    });
  }

  #start(): ChildProcess {
    // No terminal and no flags, whatever the tests run in.
    const child = fork(HOST, { cwd: this.#folder, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#trouble += text));
    return child;
  }
}

function base64Of(input: string | Uint8Array): string {
  return Buffer.from(input).toString('base64');
}
