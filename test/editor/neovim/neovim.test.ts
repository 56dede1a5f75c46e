import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const installed = spawnSync('nvim', ['--version']).status === 0;

interface Outcome {
  readonly problem?: string;
  readonly completion: readonly string[];
  readonly hover: string;
  readonly diagnostics: readonly { message: string; source: string; line: number }[];
}

/** Runs `drive.lua` in a headless Neovim over {@link draft}. */
function drive(draft: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'yinju-neovim-'));
  try {
    const outcome = join(folder, 'outcome.json');
    const file = join(folder, 'draft.gw');
    writeFileSync(file, draft);
    execFileSync('nvim', ['--headless', '--clean', '-n', '-S', join(here, 'drive.lua')], {
      cwd: folder,
      timeout: 120_000,
      env: {
        ...process.env,
        DRAFT: file,
        OUTCOME: outcome,
        NODE: process.execPath,
        SERVER: join(root, 'server/dist/main.js'),
        CORPUS: join(root, 'test/editor/fixtures/corpus'),
        CACHE: join(folder, 'cache'),
      },
    });
    return JSON.parse(readFileSync(outcome, 'utf8')) as Outcome;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!installed)('Neovim (skipped where no nvim is installed)', () => {
  test('completes, shows sources and is told of warnings', () => {
    const outcome = drive('坚持和发展新时代\n各地坚持和发展新时代“枫桥经验”。\n今年，xx县整治隐患。\n');
    expect(outcome.problem).toBeUndefined();
    expect(outcome.completion.join('\n')).toContain('“枫桥经验”');
    expect(outcome.hover).toMatch(/县|市|区/);
    expect(outcome.diagnostics).toContainEqual(
      expect.objectContaining({ source: 'yinju', line: 2, message: expect.stringContaining('xx') as string }),
    );
  }, 150_000);
});
