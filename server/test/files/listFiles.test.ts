import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/files/diskFiles.ts';
import { type ListOptions, listFiles, type SkippedPath } from '../../src/files/listFiles.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yinju-list-'));
  for (const name of [
    '甲/乙/丙.txt',
    '甲/a b#c%.md',
    '.git/x.txt',
    'node_modules/y.txt',
    '~$甲.txt',
    'z.exe',
    '旧/1.txt',
  ]) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), '字');
  }
  await symlink(folder, join(folder, '甲', '环'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Names of the files that are listed as sources; or, for {@link unknown}, of those whose names say nothing. */
async function names(paths: string[], options?: ListOptions, unknown = false): Promise<string[]> {
  const found: string[] = [];
  for await (const { path, isUnknown = false } of listFiles(diskFiles, paths, options)) {
    if (isUnknown === unknown) found.push(basename(path));
  }
  return found.sort();
}

describe('listFiles', () => {
  it('finds source files at any depth, once, past loops and hidden folders', async () => {
    expect(await names([folder])).toEqual(['1.txt', 'a b#c%.md', '丙.txt']);
    expect(await names([folder, join(folder, '甲')])).toEqual(['1.txt', 'a b#c%.md', '丙.txt']);
  });

  it('lists a file once that a path names before or after its folder', async () => {
    const file = join(folder, '甲', '乙', '丙.txt');
    const all = ['1.txt', 'a b#c%.md', '丙.txt'];
    expect(await names([file, folder])).toEqual(all);
    expect(await names([folder, file])).toEqual(all);
    expect(await names([join(folder, '甲', '环', '甲', '乙', '丙.txt'), folder])).toEqual(all);
  });

  it('lists drafts in the format of this product', async () => {
    const drafts = join(folder, '.drafts');
    await mkdir(drafts);
    for (const name of ['稿.gw', '稿.gongwen']) await writeFile(join(drafts, name), '字');
    expect(await names([drafts])).toEqual(['稿.gongwen', '稿.gw']);
    await rm(drafts, { recursive: true });
  });

  it('lists a file that a path names itself as a source', async () => {
    expect(await names([join(folder, 'z.exe')])).toEqual(['z.exe']);
  });

  it('lists every other file too, for what it may hold; not what systems put there for themselves', async () => {
    const mixed = join(folder, '.mixed');
    await mkdir(mixed);
    const files = [
      '稿',
      '稿.OFDX',
      '表.et',
      '模板.wpt',
      '模板.DOTX',
      'Thumbs.db',
      'desktop.ini',
      '.DS_Store',
    ];
    for (const name of files) await writeFile(join(mixed, name), '字');
    expect(await names([mixed])).toEqual(['模板.DOTX', '模板.wpt']);
    expect(await names([mixed], {}, true)).toEqual(['稿', '稿.OFDX', '表.et']);
    expect(await names([mixed], { exclude: ['*.et'] }, true)).toEqual(['稿', '稿.OFDX']);
    await rm(mixed, { recursive: true });
  });

  it.each([
    [['旧'], ['a b#c%.md', '丙.txt']],
    [['甲/乙/'], ['1.txt', 'a b#c%.md']],
    [['**/*.md'], ['1.txt', '丙.txt']],
    [['*.txt'], ['a b#c%.md']],
  ])('leaves out %s', async (exclude, left) => {
    expect(await names([folder], { exclude })).toEqual(left);
  });

  it('gives the URI, size and time of a file', async () => {
    for await (const { uri, size, mtimeMs } of listFiles(diskFiles, [join(folder, '甲', 'a b#c%.md')])) {
      expect(uri.endsWith('/%E7%94%B2/a%20b%23c%25.md')).toBe(true);
      expect(size).toBe(3);
      expect(mtimeMs).toBeGreaterThan(0);
    }
  });

  it('reports what is not there and goes on', async () => {
    const skipped: SkippedPath[] = [];
    const found = await names([join(folder, '无'), join(folder, '旧')], {
      onSkipped: (path) => skipped.push(path),
    });
    expect(found).toEqual(['1.txt']);
    expect(skipped.map(({ reason }) => reason)).toEqual(['vanished']);
  });

  it('stops when aborted', async () => {
    const abort = new AbortController();
    const listing = listFiles(diskFiles, [folder], { signal: abort.signal });
    await listing.next();
    abort.abort();
    await expect(listing.next()).rejects.toThrow('aborted');
  });
});
