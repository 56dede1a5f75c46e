import { chmodSync, closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletionList } from 'vscode-languageserver';
import { afterEach, describe, expect, it } from 'vitest';
import { TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const REPORT = `关于安全生产工作的报告\n${'统筹发展和安全，压实安全生产责任，坚决守住安全底线。'.repeat(3)}\n`;

const open: TemporaryFolder[] = [];
const clients: TestClient[] = [];

function folderOf(files: Record<string, string | Uint8Array>): TemporaryFolder {
  const folder = temporaryFolder(files);
  open.push(folder);
  return folder;
}

async function startOn(path: string): Promise<TestClient> {
  const client = await TestClient.start({
    initializationOptions: { corpus: { paths: [path] }, cacheDir: folderOf({}).path },
  });
  clients.push(client);
  return client;
}

afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
  for (const folder of open.splice(0)) folder.remove();
});

describe('bad corpora', () => {
  it('says which folder is missing, and keeps answering', async () => {
    const client = await startOn(join(folderOf({}).path, 'nowhere'));
    const status = await client.status(({ state }) => state === 'failed');
    expect(status.message).toContain('nowhere');
    const list = await client.at<CompletionList>('textDocument/completion', '统筹|');
    expect(list.items).toEqual([]);
  });

  it('is ready, and says so, on an empty folder', async () => {
    const client = await startOn(folderOf({}).path);
    const status = await client.status(({ state }) => state === 'ready');
    expect(status).toMatchObject({ sourceFiles: 0, articles: 0 });
    expect(status.message).toBeTruthy();
  });

  it('skips and names what it cannot read, and indexes the rest', async () => {
    const folder = folderOf({
      'good.txt': REPORT,
      'binary.txt': Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256),
      'empty.txt': '',
      'broken.txt': Buffer.concat([
        Buffer.from(REPORT),
        Buffer.from([0xff, 0xfe, 0x80]),
        Buffer.from(REPORT),
      ]),
    });
    chmodSync(folder.write('locked.txt', REPORT), 0o000);
    const client = await startOn(folder.path);
    const status = await client.status(({ state }) => state !== 'indexing');
    expect(status.state).toBe('ready');
    const skipped = status.skipped.map(({ uri }) => uri.split('/').at(-1));
    expect(skipped).toContain('binary.txt');
    expect(skipped).not.toContain('good.txt');
    for (const { reason } of status.skipped) expect(reason).not.toBe('');
    // Root reads locked files all the same.
    if (process.getuid?.() !== 0) expect(skipped).toContain('locked.txt');
    const result = await client.connection.sendRequest<{ total: number }>('yinju/sources', {
      text: '压实安全生产责任',
    });
    expect(result.total).toBeGreaterThanOrEqual(3);
  });

  it('gets over 200 MB in one line', async () => {
    const folder = folderOf({ 'good.txt': REPORT });
    const file = openSync(join(folder.path, 'huge.txt'), 'w');
    const block = Buffer.from('统筹发展和安全'.repeat(50_000));
    for (let written = 0; written < 200_000_000; written += block.length) writeSync(file, block);
    ftruncateSync(file, 200_000_000);
    closeSync(file);
    const client = await startOn(folder.path);
    const status = await client.status(({ state }) => state !== 'indexing');
    expect(status).toMatchObject({ state: 'ready', sourceFiles: 1 });
    expect(status.skipped[0].uri).toContain('huge.txt');
  });
});

describe('bad clients', () => {
  it('answers a cancelled request, and the next one', async () => {
    const client = await startOn(folderOf({ 'good.txt': REPORT }).path);
    await client.status(({ state }) => state === 'ready');
    const { CancellationTokenSource } = await import('vscode-languageserver');
    await client.open('untitled:a', `甲\n${'统筹发展和安全，'.repeat(2000)}`);
    const source = new CancellationTokenSource();
    const check = client.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri: 'untitled:a' } },
      source.token,
    );
    source.cancel();
    await check.catch((error: { code: number }) => expect(error.code).toBe(-32800));
    const result = await client.connection.sendRequest<{ total: number }>('yinju/sources', {
      text: '安全底线',
    });
    expect(result.total).toBe(3);
  });

  it('ends when its client dies', async () => {
    const client = await TestClient.start({
      initializationOptions: {
        corpus: { paths: [folderOf({ 'good.txt': REPORT }).path] },
        cacheDir: folderOf({}).path,
      },
      ownProcess: true,
    });
    await client.status(({ state }) => state === 'ready');
    client.disconnect();
    await client.transport.exited;
  });

  it('takes settings of any shape', async () => {
    const client = await startOn(folderOf({ 'good.txt': REPORT }).path);
    await client.status(({ state }) => state === 'ready');
    await client.configure({
      corpus: 'nonsense',
      completion: { maxItems: 'many', threshold: -3 },
      check: null,
    });
    const result = await client.connection.sendRequest<{ total: number }>('yinju/sources', {
      text: '安全底线',
    });
    expect(result.total).toBe(3);
  });
});

describe('settings at run time', () => {
  it('index a new corpus path without a restart', async () => {
    const first = folderOf({ 'a.txt': REPORT });
    const second = folderOf({ 'b.txt': '另一份报告\n数字政府建设要坚持统一规划、集约共享的原则。\n' });
    const client = await startOn(first.path);
    await client.status(({ state }) => state === 'ready');
    await client.configure({ corpus: { paths: [second.path] } });
    const status = await client.status(({ state, articles }) => state === 'ready' && articles === 1);
    expect(status.sourceFiles).toBe(1);
    const result = await client.connection.sendRequest<{ total: number }>('yinju/sources', {
      text: '集约共享',
    });
    expect(result.total).toBe(1);
  });
});
