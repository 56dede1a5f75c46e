import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { documentedSettings } from '../support/documented.ts';
import { Home } from '../support/home.ts';
import { PATIENCE } from '../support/settled.ts';

const version = spawnSync('nvim', ['--version'], { encoding: 'utf8' });

/** The version of the Neovim that is installed, as `[0, 7]`; undefined where there is none. */
export const NEOVIM = version.status === 0 ? numbersOf(version.stdout) : undefined;

function numbersOf(output: string): [number, number] {
  const [, major, minor] = /v(\d+)\.(\d+)/u.exec(output) ?? [];
  return [Number(major), Number(minor)];
}

/** What the documentation asks a user of this version to write. */
function documented(): string {
  const [major, minor] = NEOVIM ?? [0, 0];
  const isNew = major > 0 || minor >= 11;
  return documentedSettings(isNew ? 'Neovim 0.11 and newer' : 'Neovim 0.7 to 0.10');
}

/** Lets the test see when the reports of this user are in the index. */
const WATCH = `
vim.lsp.handlers['yinju/indexStatus'] = function(_, status)
  if status.state == 'ready' and not status.starter then vim.g.yinju_ready = 1 end
end
`;

/** A Neovim without a screen, its settings those of the documentation, driven by keys. */
export class Neovim {
  readonly #home: Home;
  readonly #socket: string;
  readonly #process: ChildProcess;

  private constructor(home: Home, process: ChildProcess, socket: string) {
    this.#home = home;
    this.#process = process;
    this.#socket = socket;
  }

  /** Opens {@link draft}; resolves when the server has indexed the reports. */
  static async open(draft: string): Promise<Neovim> {
    const home = new Home(draft);
    const settings = home.write('init.lua', WATCH + documented());
    const socket = join(home.path, 'socket');
    const args = ['--headless', '-n', '-i', 'NONE', '-u', settings, '--listen', socket, home.draft];
    const process = spawn('nvim', args, { cwd: home.path, env: home.environment, stdio: 'ignore' });
    const neovim = new Neovim(home, process, socket);
    await neovim.until('the index', "get(g:, 'yinju_ready', 0) == 1");
    return neovim;
  }

  /** Presses keys, written as Vim writes them: `A<C-x><C-o>`. */
  press(keys: string): void {
    this.#remote('--remote-send', keys);
  }

  /** The value of an expression of Vim's. */
  ask<T>(expression: string): T {
    return JSON.parse(this.#remote('--remote-expr', `json_encode(${expression})`).output) as T;
  }

  /** The value of an expression of Lua's. */
  askLua<T>(expression: string): T {
    return this.ask<T>(`luaeval(${JSON.stringify(expression)})`);
  }

  /** Resolves when an expression of Vim's is true. */
  async until(what: string, expression: string): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      // Before it listens, there is nobody to ask.
      const { status, output } = this.#remote('--remote-expr', `json_encode(${expression})`);
      if (status === 0 && /^(?:true|[1-9])/u.test(output)) return;
      if (Date.now() > deadline) throw new Error(`waited in vain for ${what}: ${output}`);
      // Lets the test runner breathe: asking holds its thread.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => {
      this.#process.once('exit', resolve);
    });
    this.press('<Esc>:qall!<CR>');
    await ended;
    this.#home.remove();
  }

  /** What it answers: on its standard error, as a program without a screen. */
  #remote(how: string, what: string): { status: number | null; output: string } {
    const args = ['--server', this.#socket, how, what];
    const { status, stdout, stderr } = spawnSync('nvim', args, { encoding: 'utf8', timeout: PATIENCE });
    return { status, output: `${stdout}${stderr}`.trim() };
  }
}
