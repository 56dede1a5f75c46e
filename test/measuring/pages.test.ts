import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = resolve(fileURLToPath(new URL('../../', import.meta.url)));
const run = promisify(execFile);
/** For a machine on which much else runs. */
const PATIENCE = 240_000;

/** How the commands of the pages are run small, by their beginnings; each with what it must print. */
const MEASURING: readonly {
  readonly begins: string;
  readonly program: readonly string[];
  readonly small: readonly string[];
  readonly prints: RegExp;
}[] = [
  {
    begins: 'npm run eval',
    program: ['server/dist/eval.js'],
    small: ['--tiny'],
    prints: /seeds|set phrase, all initials|real texts beside the project|Every figure reached|counts: 0 of/,
  },
  {
    begins: 'npm run bench',
    program: ['--expose-gc', 'server/dist/bench.js'],
    small: ['--tiny'],
    prints: /one changed file in answers, ms|300 files\nlisted in|pushed, thousand characters/,
  },
  {
    begins: 'node scripts/fault-kill.mjs',
    program: ['scripts/fault-kill.mjs'],
    // The last of two options of one name holds.
    small: ['--rounds', '2'],
    prints: /^2 runs, .*; 0 different$/m,
  },
];

/** Commands in the pages' text. */
const commands = [
  ...new Set(
    ['README.md', 'README.zh-cn.md', 'CONTRIBUTING.md', ...pagesIn('docs')].flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/`((?:npm|node) [^`\n]+)`/g)].map(
        ([, command]) => command,
      ),
    ),
  ),
];

describe.each(MEASURING)('$begins …', ({ begins, program, small, prints }) => {
  const named = commands.filter((command) => command.startsWith(begins));

  it('is named by the pages', () => {
    expect(named).not.toEqual([]);
  });

  it.each(named)(
    'runs, made small: %s',
    async (command) => {
      const words = command
        .slice(begins.length)
        .split(/\s+/)
        .filter((word) => word !== '' && word !== '--');
      const { stdout } = await run(process.execPath, [...program, ...words, ...small], { cwd: root });
      expect(stdout).toMatch(prints);
    },
    PATIENCE,
  );
});

function pagesIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}
