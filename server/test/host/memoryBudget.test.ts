import type { Notice } from '../../src/engine/text/notice.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CorpusIndex } from '../../src/engine/index/corpusIndex.ts';
import { CorpusService } from '../../src/host/corpusService.ts';
import { KeeperThread } from '../../src/host/keeperThread.ts';
import { isMemoryShort } from '../../src/host/memoryBudget.ts';
import type { IndexStatus } from '../../src/protocol/index.ts';

describe('memory', () => {
  it('is short where the index would take more than half of what is free', () => {
    const ninetyMillion = 270e6;
    expect(isMemoryShort(ninetyMillion, 4e9)).toBe(false);
    expect(isMemoryShort(ninetyMillion, 1e9)).toBe(true);
  });
});

describe('a corpus for which memory is short', () => {
  let folder = '';
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    { memory: 100, short: true },
    { memory: 1e9, short: false },
  ])('answers from the suffixes that begin a word, and the status says so ($memory bytes)', async (each) => {
    folder = await mkdtemp(join(tmpdir(), 'yinju-memory-'));
    await writeFile(join(folder, 'a.txt'), '基层治理\n\n　　坚持和发展新时代“枫桥经验”。\n');
    let index = CorpusIndex.empty;
    let status: IndexStatus<Notice> | undefined;
    const service = new CorpusService({
      cacheDir: folder,
      seedsDir: folder,
      keeper: new KeeperThread(new URL('../../dist/worker.js', import.meta.url)),
      persist: false,
      watch: false,
      plainWords: true,
      memory: each.memory,
      onStatus: (told) => (status = told),
      onCorpus: (corpus) => (index = corpus.index),
      log: () => undefined,
    });
    await service.configure({ paths: [folder], exclude: [] });
    expect(status?.memoryShort).toBe(each.short);
    expect(index.wordsOnly).toBe(each.short);
    expect(index.count('坚持和发展')).toBe(1);
    await service.dispose();
  });
});
