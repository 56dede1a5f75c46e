import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARTICLES, type ArticlesResult, OVERRULE, type OverruleParams } from '../../src/protocol/index.ts';
import { TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

describe('what the user says of files of the corpus', () => {
  let client: TestClient;
  let corpus: TemporaryFolder;
  const cache = temporaryFolder();

  beforeAll(async () => {
    corpus = temporaryFolder({
      '2023_甲县(1).txt': '工作总结\n甲县一年来办成了不少实事。\n',
      'old/2001.txt': '乙县工作总结\n乙县一年来办成了不少实事。\n',
    });
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      locale: 'zh-cn',
    });
    await client.status(({ state }) => state === 'ready');
  });
  afterAll(async () => {
    expect(await client.stop()).toBe(0);
    corpus.remove();
    cache.remove();
  });

  const overrule = (path: string, said: Omit<OverruleParams, 'uri'>): Promise<unknown> =>
    client.connection.sendRequest(OVERRULE, { uri: pathToFileURL(join(corpus.path, path)).href, ...said });
  const articles = async (): Promise<ArticlesResult['articles']> =>
    (await client.connection.sendRequest<ArticlesResult>(ARTICLES)).articles;

  it('renames an article, and the index follows', async () => {
    const [{ uri }] = await articles();
    await client.connection.sendRequest(OVERRULE, { uri, title: '甲县2023年工作总结' });
    await expect
      .poll(async () => (await articles())[0].title, { timeout: 30_000 })
      .toBe('甲县2023年工作总结');
  });

  it('leaves a folder out, and takes it in again', async () => {
    await overrule('old', { exclude: true });
    await expect.poll(async () => (await articles()).length, { timeout: 30_000 }).toBe(1);
    await overrule('old', { exclude: false });
    await expect.poll(async () => (await articles()).length, { timeout: 30_000 }).toBe(2);
    expect(readFileSync(join(corpus.path, '.yinju/corpus.json'), 'utf8')).toContain('甲县2023年工作总结');
  });

  it.each([
    [{ uri: 'file:///elsewhere/a.txt', exclude: true }, '只有语料文件夹中的文件才能这样设置。'],
    [{ uri: 'untitled:a', weight: 2 }, '只有语料文件夹中的文件才能这样设置。'],
  ])('refuses %j and says why', async (params, reason) => {
    await expect(client.connection.sendRequest(OVERRULE, params)).rejects.toThrow(reason);
  });

  it('takes no weight that ranks nothing', async () => {
    await expect(overrule('old', { weight: 1000 })).rejects.toThrow('parameters');
  });
});
