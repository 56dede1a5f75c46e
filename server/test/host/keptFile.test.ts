import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptFile } from '../../src/host/keptFile.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

/** A list of words, one a line. */
const WORDS = {
  empty: [] as readonly string[],
  parse(text: string): readonly string[] {
    if (text.includes('!')) throw new Error('an exclamation mark');
    return text.split(/\r?\n/u).filter((line) => line !== '');
  },
  format: (words: readonly string[]) => words.map((word) => `${word}\n`).join(''),
};

describe('a kept file', () => {
  let folder: TemporaryFolder;
  let path: string;

  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder.path, 'words.txt');
  });
  afterEach(() => folder.remove());

  const kept = (prepare: () => Promise<unknown> = () => Promise.resolve()) =>
    new KeptFile({ path, prepare, mode: 0o600 }, WORDS);

  it('is not made by looking at it', async () => {
    const file = kept();
    expect(await file.refresh()).toBe(false);
    expect(file.value).toEqual([]);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('sees what others write, and what they take away', async () => {
    const file = kept();
    writeFileSync(path, '甲\n');
    expect(await file.refresh()).toBe(true);
    expect(await file.refresh()).toBe(false);
    expect(file.value).toEqual(['甲']);
    writeFileSync(path, '乙\n');
    expect(await file.refresh()).toBe(true);
    expect(file.value).toEqual(['乙']);
    folder.remove();
    expect(await file.refresh()).toBe(true);
    expect(file.value).toEqual([]);
  });

  it('is changed on top of what another wrote at the same moment', async () => {
    const file = kept();
    let isFirst = true;
    const racing = kept(() => {
      // Between the look and the write.
      if (isFirst) writeFileSync(path, '别人\n');
      isFirst = false;
      return Promise.resolve();
    });
    await racing.change((words) => [...words, '自己']);
    await file.refresh();
    expect(file.value).toEqual(['别人', '自己']);
    expect(readdirSync(folder.path)).toEqual(['words.txt']);
  });

  it('is given up where others change it without end', async () => {
    let turn = 0;
    const racing = kept(() => {
      writeFileSync(path, `第${++turn}回\n`);
      return Promise.resolve();
    });
    await expect(racing.change((words) => [...words, '自己'])).rejects.toThrow('is being changed by others');
    expect(readFileSync(path, 'utf8')).toBe(`第${turn}回\n`);
    expect(readdirSync(folder.path)).toEqual(['words.txt']);
  });

  it('is not written where nothing changes', async () => {
    writeFileSync(path, '甲');
    const file = kept();
    await file.change((words) => words);
    expect(readFileSync(path, 'utf8')).toBe('甲');
  });

  it.skipIf(process.platform === 'win32')(
    'keeps its permissions, or has those it was made with',
    async () => {
      const file = kept();
      await file.change(() => ['甲']);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      chmodSync(path, 0o640);
      await file.change(() => ['乙']);
      expect(statSync(path).mode & 0o777).toBe(0o640);
    },
  );

  it.skipIf(process.platform === 'win32')('stays a link where it is one', async () => {
    mkdirSync(join(folder.path, 'shared'));
    const target = join(folder.path, 'shared', 'words.txt');
    writeFileSync(target, '甲\n');
    symlinkSync(target, path);
    await kept().change((words) => [...words, '乙']);
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe('甲\n乙\n');
    expect(readdirSync(join(folder.path, 'shared'))).toEqual(['words.txt']);
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    execFileSync('mkfifo', [path]);
    const file = kept();
    await file.refresh();
    expect(file.problem?.message).toBe('the file is not a file.');
  });

  it('is not written where it cannot be read, and is left as it was where it cannot be written', async () => {
    writeFileSync(path, '甲!\n');
    const file = kept();
    await expect(file.change(() => ['乙'])).rejects.toThrow('an exclamation mark');
    expect(readFileSync(path, 'utf8')).toBe('甲!\n');
    writeFileSync(path, '甲\n');
    const broken = kept(() => Promise.reject(new Error('no folder')));
    await expect(broken.change(() => ['乙'])).rejects.toThrow('no folder');
    expect(readFileSync(path, 'utf8')).toBe('甲\n');
    expect(await file.refresh()).toBe(true);
    expect(file.value).toEqual(['甲']);
  });
});
