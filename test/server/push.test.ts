import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { NEVER } from '../../server/src/engine/signal.ts';
import { foldText } from '../../server/src/engine/text/fold.ts';
import { SourceReader } from '../../server/src/host/sourceReader.ts';
import { connect } from '../../server/src/office/connection.ts';
import { PushTarget } from '../../server/src/office/push.ts';
import { pushFolder, type PushSummary } from '../../server/src/office/pushFolder.ts';
import { OfficeCorpus } from '../../server/src/office/questions.ts';
import { startService, temporaryFolder } from '../../server/test/support/services.ts';

const { url, reason } = inject('openSearch');
const WORKER = new URL('../../server/dist/worker.js', import.meta.url);
const SEEDS = new URL('../../seeds/', import.meta.url).pathname;
const BUDGET = 10_000;

let indexes = 0;
const newIndex = () => `yinju-test-${process.pid}-${++indexes}`;

describe.skipIf(reason !== '')('pushing a folder', () => {
  const client = connect({ url, index: '' });
  const reader = new SourceReader(WORKER, 2);
  beforeAll(() => expect(url).not.toBe(''));
  afterAll(async () => {
    await reader.dispose();
    await client.indices.delete({ index: `yinju-test-${process.pid}-*` });
    await client.close();
  });

  async function push(index: string, folder: string, name = 'reports', signal = NEVER): Promise<PushSummary> {
    const target = new PushTarget(client, index, signal);
    await target.prepare({ shards: 1, replicas: 0 });
    const parts = { target, reader, exclude: [], name, onProgress: () => undefined };
    return pushFolder(folder, parts, signal);
  }

  /** Everything in the index, for comparing. */
  async function contents(index: string): Promise<Record<string, unknown>> {
    await client.indices.refresh({ index });
    const { body } = await client.search({ index, body: { size: 10_000, query: { match_all: {} } } });
    return Object.fromEntries(body.hits.hits.map(({ _id, _source }) => [_id, _source]));
  }

  it('counts every phrase as the local index does', async () => {
    const index = newIndex();
    const summary = await push(index, SEEDS);
    expect(summary).toMatchObject({ sent: 25, unchanged: 0 });
    const { service, told } = startService(await temporaryFolder(), { plainWords: false });
    await service.configure({ paths: [SEEDS], exclude: [] });
    const local = told.corpus.index;
    const office = new OfficeCorpus({ url, index });
    const phrases = ['的', '发展', '，', '。', '统筹发展和安全', '没有这样的话'];
    for (const shard of local.shards) {
      for (let number = 0; number < 500; number++) {
        const start = Math.floor((number * 7919 * 31) % (shard.columns.text.length - 12));
        const text = shard.folded(start, start + 1 + (number % 11));
        if (!text.includes('\0')) phrases.push(text);
      }
    }
    expect(phrases.length).toBeGreaterThan(400);
    for (const phrase of phrases) {
      expect([phrase, await office.count(phrase, BUDGET, NEVER)]).toEqual([
        phrase,
        local.attestation(phrase),
      ]);
    }
    await office.close();
  });

  it('sends nothing twice, sends what changed, and removes what no longer exists', async () => {
    const index = newIndex();
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'a.txt'), '第一份报告\n\n统筹发展和安全。\n压实责任。\n狠抓落实。\n');
    await writeFile(join(folder, 'deep', 'b.txt'), '第二份报告\n\n统筹发展和安全。\n');
    expect(await push(index, folder)).toMatchObject({ files: 2, sent: 2, unchanged: 0, removed: 0 });
    const first = await contents(index);
    expect(await push(index, folder)).toMatchObject({ files: 2, sent: 0, unchanged: 2, removed: 0 });
    expect(await contents(index)).toEqual(first);
    await writeFile(join(folder, 'a.txt'), '第一份报告\n\n统筹发展和安全。\n');
    await rm(join(folder, 'deep', 'b.txt'));
    expect(await push(index, folder)).toMatchObject({ files: 1, sent: 1, unchanged: 0, removed: 1 });
    const office = new OfficeCorpus({ url, index });
    expect(await office.count(foldText('统筹发展和安全'), BUDGET, NEVER)).toEqual({ places: 1, articles: 1 });
    expect(await office.count(foldText('狠抓落实'), BUDGET, NEVER)).toEqual({ places: 0, articles: 0 });
    const [passage] = await office.passagesWith(foldText('发展和安全'), 5, BUDGET, NEVER);
    expect(passage).toMatchObject({
      title: '第一份报告',
      path: 'a.txt',
      folder: 'reports',
      line: 2,
      column: 0,
    });
    await office.close();
    // Another folder in the same index is left alone.
    expect(await push(index, SEEDS, 'seeds')).toMatchObject({ sent: 25, removed: 0 });
    expect(await push(index, folder)).toMatchObject({ sent: 0, unchanged: 1, removed: 0 });
  });

  it('leads to the same index however often it is broken off, and when two machines push at once', async () => {
    const whole = newIndex();
    await push(whole, SEEDS);
    const expected = await contents(whole);
    const broken = newIndex();
    for (const steps of [10, 25, 60]) {
      let left = steps;
      const signal = {
        get aborted() {
          return left-- <= 0;
        },
      };
      await expect(push(broken, SEEDS, 'reports', signal)).rejects.toThrow();
    }
    await push(broken, SEEDS);
    expect(await contents(broken)).toEqual(expected);
    const both = newIndex();
    await Promise.all([push(both, SEEDS), push(both, SEEDS)]);
    expect(await contents(both)).toEqual(expected);
  });

  it('refuses an index of another version', async () => {
    const index = newIndex();
    await client.indices.create({ index, body: { mappings: { _meta: { yinju: 999 } } } });
    await expect(push(index, SEEDS)).rejects.toMatchObject({ name: 'OfficeError', fault: 'other-version' });
    const office = new OfficeCorpus({ url, index });
    await expect(office.count('发', BUDGET, NEVER)).rejects.toMatchObject({ fault: 'other-version' });
    await office.close();
  });
});
