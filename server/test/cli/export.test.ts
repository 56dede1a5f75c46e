import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CommandLine, type Said } from '../support/commandLine.ts';
import { temporaryFolder } from '../support/services.ts';

/** Runs `yinju export` in {@link folder}, until the test ends. */
function exporterIn(folder: string): (...args: string[]) => Promise<Said> {
  const commandLine = new CommandLine(folder);
  onTestFinished(() => commandLine.stop());
  return (...args) =>
    commandLine.run(['export', '--cache-dir', join(folder, 'cache'), ...args], {
      ...process.env,
      LC_ALL: 'C.UTF-8',
    });
}

describe('yinju export', () => {
  it('writes a clean draft, and one with work left only when it is told to', async () => {
    const folder = await temporaryFolder();
    const exported = exporterIn(folder);
    writeFileSync(join(folder, 'clean.txt'), '关于平安建设的报告\n\n全市形势平稳。\n');
    writeFileSync(join(folder, 'open.txt'), '关于平安建设的报告\n\n全市共有xx起。\n');
    expect(await exported('clean.txt', '--to', 'clean.docx')).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(folder, 'clean.docx')).subarray(0, 2).toString()).toBe('PK');
    const refused = await exported('open.txt', '--to', 'open.docx');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('1 placeholders and 0 warnings remain');
    expect(existsSync(join(folder, 'open.docx'))).toBe(false);
    expect((await exported('open.txt', '--to', 'open.docx', '--anyway')).code).toBe(0);
    expect(existsSync(join(folder, 'open.docx'))).toBe(true);
  });

  it('says in a line what is wrong, and loses nothing', async () => {
    const folder = await temporaryFolder();
    const exported = exporterIn(folder);
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
      const { code, err } = await exported(...args);
      expect(code, args.join(' ')).toBe(2);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
      expect(err).toMatch(message);
    }
    expect(readFileSync(join(folder, 'there.docx'), 'utf8')).toBe('old');
  });

  it('keeps rejected and confidential phrases out of phrase books', async () => {
    const folder = await temporaryFolder();
    const exported = exporterIn(folder);
    const book = () => readFileSync(join(folder, 'book.txt'), 'utf8');
    expect((await exported('--phrases', '--to', 'book.txt')).code).toBe(0);
    expect(book()).toContain('统筹发展和安全\n');
    mkdirSync(join(folder, '.yinju'));
    const rules = {
      version: 1,
      rejected: [{ text: '以人民为中心' }],
      confidential: [{ text: '发展和安全' }],
    };
    writeFileSync(join(folder, '.yinju/phrases.json'), JSON.stringify(rules));
    expect((await exported('--phrases', '--to', 'book.txt')).code).toBe(0);
    expect(book()).not.toMatch(/发展和安全|以人民为中心/u);
    writeFileSync(join(folder, '.yinju/phrases.json'), '{');
    const broken = await exported('--phrases', '--to', 'other.txt');
    expect([broken.code, existsSync(join(folder, 'other.txt'))]).toEqual([2, false]);
  });
});
