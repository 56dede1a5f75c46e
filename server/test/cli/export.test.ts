import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/services.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

function exportIn(folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'server/bin/yinju.js'), 'export', '--cache-dir', join(folder, 'cache'), ...args],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  );
  return { status, stdout, stderr };
}

describe('yinju export', () => {
  it('writes a clean draft, and one with work left only when it is told to', async () => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'clean.txt'), '关于平安建设的报告\n\n全市形势平稳。\n');
    writeFileSync(join(folder, 'open.txt'), '关于平安建设的报告\n\n全市共有xx起。\n');
    expect(exportIn(folder, 'clean.txt', '--to', 'clean.docx')).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(folder, 'clean.docx')).subarray(0, 2).toString()).toBe('PK');
    const refused = exportIn(folder, 'open.txt', '--to', 'open.docx');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('1 placeholders and 0 warnings remain');
    expect(existsSync(join(folder, 'open.docx'))).toBe(false);
    expect(exportIn(folder, 'open.txt', '--to', 'open.docx', '--anyway').status).toBe(0);
    expect(existsSync(join(folder, 'open.docx'))).toBe(true);
  });

  it('says in a line what is wrong, and loses nothing', async () => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'draft.txt'), '报告\n\n正文。\n');
    writeFileSync(join(folder, 'there.docx'), 'old');
    chmodSync(join(folder, 'there.docx'), 0o444);
    const cases: [string[], RegExp][] = [
      [['draft.txt', '--to', 'draft.odt'], /ends in \.docx or \.pdf/u],
      [['none.txt', '--to', 'x.docx'], /no such file/u],
      [['draft.txt', '--to', 'none/x.docx'], /folder does not exist/u],
      [['draft.txt', '--to', 'there.docx'], /no permission/u],
      [['--to', 'x.docx'], /name a draft/u],
      [['draft.txt', '--phrases', '--to', 'x.txt'], /takes no draft/u],
      [['--phrases', '--format', 'csv', '--to', 'x.txt'], /text, rime, gboard/u],
    ];
    for (const [args, message] of cases) {
      const { status, stderr } = exportIn(folder, ...args);
      expect(status, args.join(' ')).toBe(2);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toMatch(message);
    }
    expect(readFileSync(join(folder, 'there.docx'), 'utf8')).toBe('old');
  });

  it('keeps rejected and confidential phrases out of phrase books', async () => {
    const folder = await temporaryFolder();
    const book = () => readFileSync(join(folder, 'book.txt'), 'utf8');
    expect(exportIn(folder, '--phrases', '--to', 'book.txt').status).toBe(0);
    expect(book()).toContain('统筹发展和安全\n');
    mkdirSync(join(folder, '.yinju'));
    const rules = {
      version: 1,
      rejected: [{ text: '以人民为中心' }],
      confidential: [{ text: '发展和安全' }],
    };
    writeFileSync(join(folder, '.yinju/phrases.json'), JSON.stringify(rules));
    expect(exportIn(folder, '--phrases', '--to', 'book.txt').status).toBe(0);
    expect(book()).not.toMatch(/发展和安全|以人民为中心/u);
    writeFileSync(join(folder, '.yinju/phrases.json'), '{');
    const broken = exportIn(folder, '--phrases', '--to', 'other.txt');
    expect([broken.status, existsSync(join(folder, 'other.txt'))]).toEqual([2, false]);
  });
});
