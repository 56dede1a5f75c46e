import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { WORKSPACE_TRUST } from '../../src/protocol/index.ts';
import { TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const REPORTS = {
  'reports/a.txt': '甲市信息化工作报告\n我们推进数字政府建设。\n',
  'reports/b.txt': '乙市信息化工作报告\n我们推进数字政府建设。\n',
  'reports/c.txt': '丙市信息化工作报告\n我们推进数字政府建设。\n',
};

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function start(
  files: Record<string, string>,
  options: { trusted?: boolean; locale?: string } = {},
): Promise<{ client: TestClient; root: TemporaryFolder }> {
  const root = temporaryFolder({ ...REPORTS, ...files });
  const cache = temporaryFolder();
  const { trusted = true, locale } = options;
  const client = await TestClient.start({
    rootUri: pathToFileURL(root.path).href,
    ...(locale !== undefined && { locale }),
    initializationOptions: { corpus: { paths: [join(root.path, 'reports')] }, cacheDir: cache.path, trusted },
  });
  opened.push(async () => {
    await client.stop();
    root.remove();
    cache.remove();
  });
  await client.status(({ state }) => state === 'ready');
  return { client, root };
}

/** Resolves when the corpus has been read once more after {@link change}. */
async function readAgain(client: TestClient, change: () => unknown): Promise<void> {
  const before = client.statuses.length;
  await change();
  await client.status((status) => client.statuses.indexOf(status) >= before && status.state === 'indexing');
  await client.status((status) => client.statuses.indexOf(status) >= before && status.state === 'ready');
}

it('are followed from the moment the file comes, and while it changes', async () => {
  const { client, root } = await start({});
  await readAgain(client, () => root.write('.yinju/words.txt', '数字政府\n'));
  await readAgain(client, () => root.write('.yinju/words.txt', '数字政府\n政府建设\n'));
});

it('wait for the workspace to be trusted', async () => {
  const { client, root } = await start({ '.yinju/words.txt': '数字政府\n' }, { trusted: false });
  root.write('.yinju/words.txt', '一 二 三\n');
  await readAgain(client, async () => {
    root.write('.yinju/words.txt', '数字政府\n');
    await client.connection.sendNotification(WORKSPACE_TRUST, { trusted: true });
  });
  expect(client.shown).toEqual([]);
});

it.each([
  ['en', 'line 2 must be a word, with its frequency and part of speech if you like'],
  ['zh-cn', '第 2 行应为一个词，其后可写词频和词性'],
])('are named where they are wrong, in %s', async (locale, said) => {
  const { client } = await start({ '.yinju/words.txt': '数字政府\n一 二 三\n' }, { locale });
  await client.until(() =>
    client.shown.some((message) => message.includes('words.txt') && message.includes(said)),
  );
});
