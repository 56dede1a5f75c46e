import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/services.ts';

const CLI = fileURLToPath(new URL('../../bin/yinju.js', import.meta.url));
const DRAFT = '关于平安建设的报告\n\n全市形势平稳。\n';
const OLD = 'the old paper';

/** True where this machine lets a test mount file systems of its own. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;
/** True where a test may give up the rights of an administrator. */
const canGiveUp = spawnSync('unshare', ['-U', 'true']).status === 0;

/** A folder with a draft, and a folder with an old paper for the new one to take the place of. */
async function folders() {
  const folder = await temporaryFolder();
  writeFileSync(join(folder, 'draft.txt'), DRAFT);
  mkdirSync(join(folder, 'out'));
  writeFileSync(join(folder, 'out/paper.docx'), OLD);
  return folder;
}

/** Runs `yinju export` under {@link command}; `$export` is the command in a shell. */
function exportUnder(folder: string, command: string, args: readonly string[]) {
  const exporting = `"${process.execPath}" "${CLI}" export draft.txt --anyway --cache-dir cache --to out/paper.docx`;
  const { status, stdout, stderr } = spawnSync(
    command,
    args.map((arg) => arg.replace('$export', exporting)),
    { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  );
  return { status, stdout, stderr };
}

const paperIn = (folder: string) => readFileSync(join(folder, 'out/paper.docx'), 'utf8');

describe.skipIf(!canMount)('a target that cannot be written (skipped where mounting is not allowed)', () => {
  it.each<[string, string, RegExp]>([
    ['is in use by the system', 'mount --bind out/paper.docx out/paper.docx', /has it open; close it/u],
    [
      'is on a disk without room',
      'mount -t tmpfs -o size=16k none out && echo -n "the old paper" > out/paper.docx; cat /dev/zero > out/rest 2> /dev/null',
      /the disk is full; make room/u,
    ],
    [
      'is on a disk that is read-only',
      'mount --bind out out && mount -o remount,bind,ro out',
      /no permission, or another program/u,
    ],
  ])('because it %s: one line says so, and the old one stays', async (_, mount, message) => {
    const folder = await folders();
    const script = `${mount}; $export; echo "status $?"; cat out/paper.docx; ls -A out | grep -v -e rest -e '^paper.docx$'`;
    const { stdout, stderr } = exportUnder(folder, 'unshare', ['-rm', 'sh', '-c', script]);
    expect(stdout.split('\n')).toEqual(['status 2', OLD]);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(readFileSync(join(folder, 'draft.txt'), 'utf8')).toBe(DRAFT);
  });
});

describe('a target', () => {
  it.skipIf(!canGiveUp)('in a folder that may not be written stays, and one line says so', async () => {
    const folder = await folders();
    const script = 'chmod 555 out; $export; echo "status $?"; chmod 755 out';
    const { stdout, stderr } = exportUnder(folder, 'unshare', ['-U', 'sh', '-c', script]);
    expect(stdout.trim()).toBe('status 2');
    expect(stderr).toMatch(/no permission/u);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([paperIn(folder), readdirSync(join(folder, 'out'))]).toEqual([OLD, ['paper.docx']]);
  });

  it('that another program reads is replaced whole, and what that program has open stays', async () => {
    const folder = await folders();
    const held = openSync(join(folder, 'out/paper.docx'), 'r+');
    try {
      expect(exportUnder(folder, 'sh', ['-c', '$export']).status).toBe(0);
      const bytes = Buffer.alloc(100);
      expect(bytes.toString('utf8', 0, readSync(held, bytes, 0, 100, 0))).toBe(OLD);
    } finally {
      closeSync(held);
    }
    expect(paperIn(folder).slice(0, 2)).toBe('PK');
  });
});
