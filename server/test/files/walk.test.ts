import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListOptions, listFiles, type SkippedPath } from '../../src/files/listFiles.ts';
import { memoryFiles } from '../support/memoryFiles.ts';

type Files = Parameters<typeof memoryFiles>[0];

async function walk(files: Files, paths: readonly string[], options: ListOptions = {}) {
  const skipped: SkippedPath[] = [];
  const found: string[] = [];
  const source = memoryFiles(files);
  for await (const { path } of listFiles(source, paths, {
    ...options,
    onSkipped: (one) => skipped.push(one),
  })) {
    found.push(path);
  }
  return { found: found.sort(), skipped: skipped.map(({ path, reason }) => `${path} ${reason}`) };
}

describe('walking, without a disk,', () => {
  it('names a folder that cannot be read and goes on beside it', async () => {
    const files = { '/库/甲.txt': '字', '/库/密/乙.txt': '字', '/库/密': { code: 'EACCES' } };
    expect(await walk(files, ['/库'])).toEqual({ found: ['/库/甲.txt'], skipped: ['/库/密 unreadable'] });
  });

  it('follows a link inside the corpus only, and no circle of them', async () => {
    const files = {
      '/库/甲.txt': '字',
      '/库/内': { link: '/库' },
      '/库/外': { link: '/家' },
      '/库/圈': { link: '/库/圈' },
      '/家/密.txt': '字',
    };
    expect(await walk(files, ['/库'])).toEqual({
      found: ['/库/甲.txt'],
      skipped: ['/库/外 excluded', '/库/圈 unreadable'],
    });
  });

  it('takes no prefix of a name for the folder: a link to a sibling leads out', async () => {
    const files = { '/库/甲.txt': '字', '/库/旁': { link: '/库二' }, '/库二/乙.txt': '字' };
    expect((await walk(files, ['/库'])).skipped).toEqual(['/库/旁 excluded']);
  });

  it('says where a corpus.json is not one, and reads the folder as if it were not there', async () => {
    const large = ' '.repeat(1024 * 1024 + 1);
    const files = {
      '/库/甲.txt': '字',
      '/库/.yinju/corpus.json': '{',
      '/库/大/乙.txt': '字',
      '/库/大/.yinju/corpus.json': large,
      '/库/夹/丙.txt': '字',
      '/库/夹/.yinju/corpus.json/x': '',
    };
    expect(await walk(files, ['/库'])).toEqual({
      found: ['/库/夹/丙.txt', '/库/大/乙.txt', '/库/甲.txt'].sort(),
      skipped: [
        '/库/.yinju/corpus.json broken',
        '/库/大/.yinju/corpus.json broken',
        '/库/夹/.yinju/corpus.json broken',
      ],
    });
  });

  it('follows a corpus.json of the largest size that is read', async () => {
    const rules = '{"exclude":["乙.txt"]}';
    const files = {
      '/库/甲.txt': '字',
      '/库/乙.txt': '字',
      // 乙 is three bytes.
      '/库/.yinju/corpus.json': rules.padEnd(1024 * 1024 - 2),
    };
    expect((await walk(files, ['/库'])).found).toEqual(['/库/甲.txt']);
  });

  it('lists each file of any tree exactly once, whatever paths of it are named', async () => {
    const name = fc.constantFrom('甲', '乙', '丙');
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => `/库/${parts.join('/')}.txt`);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(path, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        async (paths, pick) => {
          const files = Object.fromEntries(paths.map((one) => [one, '字']));
          const named = paths[pick % paths.length] ?? '';
          expect((await walk(files, ['/库', named, '/库'])).found).toEqual([...paths].sort());
        },
      ),
      { numRuns: 50 },
    );
  });
});
