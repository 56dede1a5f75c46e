import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { CommandLine } from './support/commandLine.ts';

const root = resolve(fileURLToPath(new URL('../../', import.meta.url)));
const run = promisify(execFile);
const cache = mkdtempSync(join(tmpdir(), 'yinju-docs-'));
const commandLine = new CommandLine(root);
afterAll(() => {
  commandLine.stop();
  rmSync(cache, { recursive: true, force: true });
});

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly default: unknown }>>;
    }[];
  };
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const pages = ['README.md', 'README.zh-cn.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'samples/README.md'].concat(
  readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
);

describe.each(pages)('%s', (page) => {
  const text = read(page);
  const commands = commandsOf(text);

  it.runIf(commands.some(isNpm))('names npm scripts that there are', () => {
    for (const command of commands.filter(isNpm)) {
      const script = /^npm (?:run (?:--\S+ )*)?(\S+)/.exec(command)?.[1] ?? '';
      const known = ['ci', 'install', 'ls'].includes(script) || Object.hasOwn(manifest.scripts, script);
      expect(known, command).toBe(true);
    }
  });

  it('links to files that there are', () => {
    for (const link of linksOf(text)) {
      const file = relative(root, resolve(root, dirname(page), decodeURIComponent(link)));
      expect(fileExists(file), `${page} → ${link}`).toBe(true);
    }
  });
});

describe('the command line in the documentation', () => {
  const commands = pages.flatMap((page) => commandsOf(read(page)));
  const cli = commands.filter((command) => command.startsWith('node server/bin/yinju.js'));

  it.each([...new Set(cli)])('runs %s', async (command) => {
    const [, , ...args] = command.split(/\s+/);
    const { code, out, err } = await commandLine.run([...args, '--cache-dir', cache], process.env);
    // 1 says that there are findings: the sample draft has them.
    expect([0, 1], err).toContain(code);
    expect(out.trim()).not.toBe('');
  });
});

describe('npm commands in the documentation', () => {
  const commands = new Set(pages.flatMap((page) => commandsOf(read(page))).filter(isNpm));
  /** `npm start` without its build, which the tests' own run began with. */
  const starts = [...commands].filter((command) => command.startsWith('npm start'));
  const draft = join(cache, 'draft.txt');
  // The reader's own files stand for these.
  const own = (word: string): string => {
    if (word.endsWith('.txt')) return draft;
    return word.startsWith('~/') ? 'seeds' : word;
  };
  /** What is started, which is the same in each language of the pages. */
  const started = starts.map((command) =>
    command
      .split(/\s+/)
      .slice(2)
      .filter((word) => word !== '--')
      .map(own)
      .join(' '),
  );

  it.each([...new Set(started)])('starts with “%s”', async (words) => {
    writeFileSync(draft, '安全工作总结\n增强“四个意识”，做到“四个维护”，压实安全生产责任。');
    const env = { ...process.env, LC_ALL: 'C', XDG_CACHE_HOME: cache };
    const args = words.split(' ').filter((word) => word !== '');
    const { stdout } = await run(process.execPath, ['scripts/start.mjs', ...args], { cwd: root, env });
    expect(stdout).toContain('25 articles');
    expect(stdout).toContain('7 articles have “两个维护” [wording]');
  });

  it('measures by names that there are', () => {
    const known = read('bench/eval/main.ts');
    const asked = [...commands].flatMap((command) => /^npm run eval -- ([a-z]+)/.exec(command)?.[1] ?? []);
    expect(asked.length).toBeGreaterThan(2);
    for (const name of asked) expect(known).toMatch(new RegExp(`\\b${name}: (?:evaluate|fit)\\w`));
  });

  it('lists what runs on a machine', async () => {
    expect(commands).toContain('npm ls --omit=dev');
    const { stdout } = await run('npm', ['ls', '--omit=dev'], {
      cwd: root,
      shell: process.platform === 'win32',
    });
    expect(stdout).toContain('minisearch@');
  });
});

describe.each(['README.md', 'README.zh-cn.md'])('%s', (page) => {
  it('lists every setting with its default', () => {
    const properties = manifest.contributes.configuration.flatMap((group) =>
      Object.entries(group.properties),
    );
    const settings = properties
      .filter(([name]) => !name.startsWith('yinju.trace.'))
      .map(([name, { default: value }]) => [
        name,
        typeof value === 'string' && value !== '' ? value : JSON.stringify(value),
      ]);
    const rows = [...read(page).matchAll(/^\| `(yinju\.[\w.]+)` \| `([^`]*)` \|/gm)];
    expect(rows.map(([, name, value]) => [name, value])).toEqual(settings);
  });

  it('calls commands by the names that the editor shows', () => {
    const titles = JSON.parse(
      read(page === 'README.md' ? 'package.nls.json' : 'package.nls.zh-cn.json'),
    ) as object;
    const known = new Set(Object.values(titles));
    const [opening, closing] = page === 'README.md' ? ['*Yinju: ', '*'] : ['“引据：', '”'];
    const named = read(page)
      .split(opening)
      .slice(1)
      .map((rest) => rest.slice(0, rest.indexOf(closing)));
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Lines of the page's `sh` blocks, and commands in its tables. */
function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) => block.split('\n'));
  const inline = [...text.matchAll(/`((?:npm|node) [^`\n]+)`/g)].map(([, command]) => command);
  return [...new Set([...blocks, ...inline].map((line) => line.trim()).filter((line) => line !== ''))];
}

function isNpm(command: string): boolean {
  return command.startsWith('npm ');
}

/** Targets of links and pictures inside the repository, without their fragments. */
function linksOf(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z-]+:/i.test(target));
}

function fileExists(path: string): boolean {
  try {
    return readdirSync(join(root, dirname(path))).includes(path.slice(path.lastIndexOf('/') + 1));
  } catch {
    return false;
  }
}
