import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentedSettings } from '../support/documented.ts';
import { Home, WORD_REPORT } from '../support/home.ts';

const here = dirname(fileURLToPath(import.meta.url));
const installed = spawnSync('emacs', ['--batch', '--eval', "(require 'eglot)"]).status === 0;

interface Outcome {
  readonly problem?: string;
  readonly completions: readonly { readonly listed: readonly string[]; readonly line: string }[];
  readonly definition: { readonly file: string; readonly line: string; readonly readonly: boolean };
  readonly warnings: readonly string[];
  readonly symbols: readonly string[];
}

const DRAFT = [
  '各地坚持和发展新时代',
  '今年，xx县整治隐患。',
  '2023年，全区坚持和发展新时代“枫桥经验”',
  '我们统筹发展和',
  '一年来，我们推动移风易俗蔚然成风。',
  '一、主要工作',
  '工作很多。',
  '',
].join('\n');

/** Runs `drive.el` over {@link draft}, after what the documentation asks a user to write. */
function drive(draft: string): Outcome {
  const home = new Home(draft);
  try {
    const settings = home.write('init.el', documentedSettings('Emacs 29 and newer'));
    const outcome = join(home.path, 'outcome.json');
    // Batch mode reads no settings by itself, but the site's, which know where Debian has Eglot.
    execFileSync('emacs', ['--batch', '-l', settings, '-l', join(here, 'drive.el')], {
      cwd: home.path,
      timeout: 120_000,
      env: { ...home.environment, DRAFT: home.draft, OUTCOME: outcome },
      stdio: 'pipe',
    });
    return JSON.parse(readFileSync(outcome, 'utf8')) as Outcome;
  } finally {
    home.remove();
  }
}

describe.skipIf(!installed)('Emacs with Eglot by its keys (skipped where they are not installed)', () => {
  let outcome: Outcome;
  beforeAll(() => {
    outcome = drive(DRAFT);
  }, 150_000);

  test('completes after a run of characters, which it takes for the word', () => {
    expect(outcome.problem).toBeUndefined();
    const [afterHan, afterQuote, alone] = outcome.completions;
    expect(afterHan.line).toMatch(/^各地坚持和发展新时代“枫桥经验”/u);
    for (const listed of afterHan.listed) expect(listed).toMatch(/^各地坚持和发展新时代“枫桥经验”/u);
    expect(afterQuote.listed.length).toBeGreaterThan(1);
    expect(afterQuote.line).toBe(`2023年，全区坚持和发展新时代“枫桥经验”${afterQuote.listed[0]}`);
    expect(alone.line).toMatch(/^我们统筹发展和安全/u);
  });

  test('goes to a source that is not a text file', () => {
    expect(outcome.definition.file).toBe(`${WORD_REPORT}.rtf.txt`);
    expect(outcome.definition.line).toContain('移风易俗');
    expect(outcome.definition.readonly).toBe(true);
  });

  test('is sent warnings and an outline', () => {
    expect(outcome.warnings.join('\n')).toContain('xx');
    expect(outcome.symbols.length).toBeGreaterThan(0);
  });
});
