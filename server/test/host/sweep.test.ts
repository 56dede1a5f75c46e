import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EMPTY_LEXICON } from '../../src/engine/phrases/lexicon.ts';
import { IndexCache } from '../../src/host/cache/indexCache.ts';
import { SWEEP_LIMITS } from '../../src/host/cache/sweep.ts';
import { temporaryFolder } from '../support/services.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CORPUS = { paths: ['/reports'], exclude: [] };
const MANIFEST = { shards: [], others: [], devices: [], mark: { epoch: 'e', noted: 0 } };
const OTHER_VERSION = `1-${'0'.repeat(12)}`;
const SHARD = 'a'.repeat(64);

async function cacheFolder() {
  const home = await temporaryFolder();
  const index = join(home, 'index');
  return {
    cache: new IndexCache(home, Buffer.from('program')),
    index,
    /** A file of the cache, last used {@link age} milliseconds ago. */
    put: async (name: string, age: number, content = 'x') => {
      const path = join(index, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      const usedAt = new Date(Date.now() - age);
      await utimes(path, usedAt, usedAt);
    },
    names: async () => {
      const entries = await readdir(index, { recursive: true, withFileTypes: true });
      return entries.map((entry) => relative(index, join(entry.parentPath, entry.name))).sort();
    },
    files: async () => {
      const entries = await readdir(index, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort();
    },
  };
}

/** Shared memory full of {@link value}: a shard, as far as the cache knows. */
function shardOf(value: number, bytes = 1000): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(bytes);
  new Uint8Array(buffer).fill(value);
  return buffer;
}

describe('the bounds of the cache', () => {
  it('take away versions of the program that nobody used for a week, with their folders', async () => {
    const { cache, put, names } = await cacheFolder();
    await put(join(OTHER_VERSION, 'shards', SHARD), 8 * DAY);
    await put(join(OTHER_VERSION, `${'b'.repeat(32)}.corpus`), 8 * DAY);
    const lately = `2-${'0'.repeat(12)}`;
    await put(join(lately, 'shards', SHARD), 6 * DAY);
    await cache.saveManifest(CORPUS, MANIFEST);
    await cache.sweep();
    const left = await names();
    expect(left.filter((name) => name.startsWith(OTHER_VERSION))).toEqual([]);
    expect(left).toContain(join(lately, 'shards', SHARD));
    expect(await cache.manifest(CORPUS)).toEqual(MANIFEST);
  });

  it('take away corpora that nobody opened for a quarter, and keep those that were', async () => {
    const { cache, index, put, files } = await cacheFolder();
    await cache.saveManifest(CORPUS, MANIFEST);
    await cache.savePhrases(CORPUS, { lexicon: EMPTY_LEXICON, mark: MANIFEST.mark });
    const [version] = await readdir(index);
    for (const name of await readdir(join(index, version))) {
      await utimes(join(index, version, name), 1, 1);
    }
    await put(join(version, `${'c'.repeat(32)}.corpus`), 91 * DAY);
    await put(join(version, `${'c'.repeat(32)}.phrases`), 91 * DAY);
    await put(join(version, `${'d'.repeat(32)}.corpus`), 89 * DAY);
    // Opened: in use again.
    await cache.manifest(CORPUS);
    await cache.sweep();
    const left = await files();
    expect(left.filter((name) => name.endsWith('.phrases'))).toEqual([]);
    expect(left.filter((name) => name.endsWith('.corpus'))).toHaveLength(2);
    expect(await cache.manifest(CORPUS)).toBeDefined();
  });

  it('take away what was used longest ago while there is too much, of whatever version', async () => {
    const { cache, index, put, files } = await cacheFolder();
    const digest = await cache.saveShard(shardOf(1));
    const [version] = await readdir(index);
    const [oldest, old, young] = ['1', '2', '3'].map((name) => name.repeat(64));
    await put(join(OTHER_VERSION, 'shards', oldest), 5 * HOUR, 'x'.repeat(1000));
    await put(join(version, 'shards', old), 4 * HOUR, 'x'.repeat(1000));
    await put(join(version, 'shards', young), 3 * HOUR, 'x'.repeat(1000));
    await cache.sweep({ ...SWEEP_LIMITS, bytes: 2500 });
    expect(await files()).toEqual([young, digest].sort());
    // Another server may use what is younger than an hour, however much that is.
    await cache.sweep({ ...SWEEP_LIMITS, bytes: 0 });
    expect(await files()).toEqual([digest]);
  });

  it('take away what was begun and never ended, and nothing that is not of the cache', async () => {
    const { cache, put, files } = await cacheFolder();
    await put(join(OTHER_VERSION, `${SHARD}.0123456789ab.part`), 2 * HOUR);
    await put(join(OTHER_VERSION, `${SHARD}.ba9876543210.part`), 0);
    await put(join(OTHER_VERSION, 'thesis.docx'), 900 * DAY);
    await put(join('letters', SHARD), 900 * DAY);
    await put('notes.txt', 900 * DAY);
    await cache.sweep({ ...SWEEP_LIMITS, bytes: 0 });
    expect(await files()).toEqual([SHARD, `${SHARD}.ba9876543210.part`, 'notes.txt', 'thesis.docx'].sort());
  });

  it('heal: what a server holds and another removed is written again', async () => {
    const { cache, index, files } = await cacheFolder();
    const digest = await cache.saveShard(shardOf(1));
    const [version] = await readdir(index);
    await utimes(join(index, version, 'shards', digest), 1, 1);
    await cache.sweep();
    expect(await files()).toEqual([]);
    expect(await cache.saveShard(shardOf(1), digest)).toBe(digest);
    expect(new Uint8Array((await cache.shard(digest)) ?? shardOf(0))).toEqual(new Uint8Array(shardOf(1)));
  });
});
