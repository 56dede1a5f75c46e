import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, CodeAction } from 'vscode-languageserver';
import { afterEach, describe, expect, it } from 'vitest';
import { SOURCES } from '../../src/protocol/index.ts';
import { EDITOR_CAPABILITIES, type Reply, type StartOptions, TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const REPORT = `关于安全生产工作的报告\n${'统筹发展和安全，压实安全生产责任，坚决守住安全底线。'.repeat(3)}\n`;

/** A client that says it can do all that the server may ask for. */
const ABLE: ClientCapabilities = {
  ...EDITOR_CAPABILITIES,
  workspace: {
    ...EDITOR_CAPABILITIES.workspace,
    applyEdit: true,
    codeLens: { refreshSupport: true },
    diagnostics: { refreshSupport: true },
    workspaceFolders: true,
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
};

const folders: TemporaryFolder[] = [];
const clients: TestClient[] = [];

function folderOf(files: Record<string, string>): TemporaryFolder {
  const folder = temporaryFolder(files);
  folders.push(folder);
  return folder;
}

async function start(options: StartOptions): Promise<TestClient> {
  const client = await TestClient.start({
    capabilities: ABLE,
    ...options,
    initializationOptions: { cacheDir: folderOf({}).path, ...options.initializationOptions },
  });
  clients.push(client);
  return client;
}

async function ready(client: TestClient): Promise<void> {
  await client.status(({ state, articles }) => state === 'ready' && articles === 1);
}

async function placesOf(client: TestClient, text: string): Promise<number> {
  return (await client.connection.sendRequest<{ total: number }>(SOURCES, { text })).total;
}

afterEach(async () => {
  const codes = await Promise.all(clients.splice(0).map((client) => client.stop()));
  for (const folder of folders.splice(0)) folder.remove();
  expect(codes.every((code) => code === 0)).toBe(true);
});

const REQUESTS = [
  'workspace/configuration',
  'client/registerCapability',
  'window/workDoneProgress/create',
  'workspace/diagnostic/refresh',
  'workspace/codeLens/refresh',
  'window/showDocument',
  'workspace/applyEdit',
];

/** Has the server ask for everything that it ever asks for. */
async function provoke(client: TestClient): Promise<void> {
  await ready(client);
  const uri = 'untitled:draft';
  await client.open(uri, '压实安全生产责任');
  const execute = (command: string, ...args: unknown[]) =>
    client.connection.sendRequest('workspace/executeCommand', { command, arguments: args });
  // Of these some wait for the client, and it may never answer.
  const commands = [
    execute('yinju.openSource', { uri: 'file:///a.txt' }),
    execute('yinju.insertSourceAt', { uri, position: { line: 0, character: 3 } }),
    execute('yinju.toggleReuseLenses'),
  ];
  for (const command of commands) command.catch(() => undefined);
  await client.until(() => REQUESTS.every((method) => client.asked.includes(method)));
}

describe('a client that does nothing of what the server asks of it', () => {
  it.each(['error', 'silence'] as const)('answers everything with %s', async (reply) => {
    const client = await start({
      initializationOptions: { corpus: { paths: [folderOf({ 'a.txt': REPORT }).path] } },
      answers: Object.fromEntries(REQUESTS.map((method): [string, Reply] => [method, reply])),
    });
    await provoke(client);
    if (reply === 'error') {
      await client.until(() => REQUESTS.every((method) => client.log.some((line) => line.includes(method))));
    }
    expect(await placesOf(client, '守住安全底线')).toBe(3);
  });
});

describe('settings that cannot be had', () => {
  const other = '另一份报告\n数字政府建设要坚持统一规划、集约共享的原则。\n';

  it.each([
    ['nothing', () => null],
    ['no list', () => ({ corpus: 5 })],
    ['an empty list', () => []],
    ['a list of nothing', () => [null]],
  ])('the initialization options serve a client that answers with %s', async (_, answer) => {
    const client = await start({
      initializationOptions: { corpus: { paths: [folderOf({ 'a.txt': REPORT }).path] } },
      answers: { 'workspace/configuration': answer },
    });
    await ready(client);
    expect(await placesOf(client, '守住安全底线')).toBe(3);
  });

  it('an answer that comes late counts all the same', async () => {
    const [late, early] = [folderOf({ 'b.txt': other }), folderOf({ 'a.txt': REPORT })];
    let give: (settings: unknown) => void = () => undefined;
    const client = await start({
      initializationOptions: { corpus: { paths: [early.path] } },
      answers: {
        'workspace/configuration': () =>
          new Promise((resolve) => {
            give = resolve;
          }),
      },
    });
    await ready(client);
    expect(await placesOf(client, '守住安全底线')).toBe(3);
    client.statuses.length = 0;
    give([{ corpus: { paths: [late.path] } }]);
    await ready(client);
    expect(await placesOf(client, '集约共享')).toBe(1);
  });

  it('settings that a client pushes are used where it cannot be asked', async () => {
    const client = await start({
      initializationOptions: { corpus: { paths: [folderOf({ 'a.txt': REPORT }).path] } },
      answers: { 'workspace/configuration': 'error' },
    });
    await ready(client);
    await client.configure({ corpus: { paths: [folderOf({ 'b.txt': other }).path] } });
    await ready(client);
    expect(await placesOf(client, '集约共享')).toBe(1);
  });

  it('a change that says nothing at all', async () => {
    const client = await start({
      capabilities: {},
      initializationOptions: { corpus: { paths: [folderOf({ 'a.txt': REPORT }).path] } },
    });
    await ready(client);
    await client.connection.sendNotification('workspace/didChangeConfiguration');
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await placesOf(client, '守住安全底线')).toBe(3);
  });
});

describe('corpus paths that are none', () => {
  it.skipIf(process.platform === 'win32')('are skipped and named, and the others serve', async () => {
    const client = await start({
      settings: {
        corpus: {
          paths: ['file://server/share', folderOf({ 'a.txt': REPORT }).path, 'https://example.org/'],
        },
      },
    });
    const status = await client.status(({ state, articles }) => state === 'ready' && articles === 1);
    expect(status.skipped.map(({ uri }) => uri)).toEqual(['file://server/share', 'https://example.org/']);
    expect(status.skipped[0].reason).toMatch(/not the path of a file/u);
    expect(await placesOf(client, '守住安全底线')).toBe(3);
  });

  it('alone are an error, not the starter corpus', async () => {
    const client = await start({
      settings: { corpus: { paths: ['https://example.org/'] } },
      locale: 'zh-cn',
    });
    const status = await client.status(({ state }) => state === 'failed');
    expect(status.message).toContain('https://example.org/');
    expect(status).toMatchObject({ starter: false, sourceFiles: 0 });
    expect(status.skipped[0].reason).toMatch(/\p{Script=Han}/u);
  });

  it.skipIf(process.platform === 'win32')(
    'among the files that have changed do not hide the others',
    async () => {
      const corpus = folderOf({ 'a.txt': REPORT });
      const client = await start({ settings: { corpus: { paths: [corpus.path] } } });
      await ready(client);
      const path = corpus.write('b.txt', '另一份报告\n数字政府建设要坚持统一规划、集约共享的原则。\n');
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: ['file://server/share', pathToFileURL(path).href].map((uri) => ({ uri, type: 1 })),
      });
      await client.status(({ articles }) => articles === 2);
    },
  );

  it('may be the folder that is open', async () => {
    const client = await start({
      rootUri: 'file://server/share',
      settings: { corpus: { paths: [folderOf({ 'a.txt': REPORT }).path] } },
    });
    await ready(client);
  });
});

describe('a client that leaves out what it may', () => {
  it.each([{}, { workspace: null }, { textDocument: {} }] as unknown as ClientCapabilities[])(
    '%j',
    async (capabilities) => {
      const client = await start({
        capabilities,
        initializationOptions: { corpus: { paths: [folderOf({ 'a.txt': REPORT }).path] } },
      });
      await ready(client);
      const uri = 'untitled:poor';
      await client.open(uri, 'XX市');
      await client.until(() => client.diagnostics.get(uri)?.length === 1);
      const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      });
      expect(actions.length).toBeGreaterThan(0);
    },
  );
});
