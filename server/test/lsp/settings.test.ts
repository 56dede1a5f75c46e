import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionList, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, readInitializationOptions, readSettings } from '../../src/settings/settings.ts';
import { EDITOR_CAPABILITIES, type StartOptions, TestClient } from '../support/client.ts';
import { temporaryFolder } from '../support/folders.ts';

/** Those of an editor with folders, which is asked again when settings change. */
const FOLDER_CAPABILITIES = {
  ...EDITOR_CAPABILITIES,
  workspace: {
    ...EDITOR_CAPABILITIES.workspace,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
  },
};

describe('settings', () => {
  it.each([undefined, null, 5, 'x', [], {}, { corpus: null, completion: 'a', check: [] }])(
    'of any shape are whole: %j',
    (received) => {
      expect(readSettings(received)).toEqual(DEFAULT_SETTINGS);
    },
  );

  it('come before the initialization options, and these before the defaults', () => {
    const { settings } = readInitializationOptions({
      corpus: { paths: ['/a'], exclude: ['*.bak'] },
      completion: { maxItems: 9, threshold: 0 },
      check: { copied: 'off', wording: 'hint', minCopiedLength: 20 },
    });
    expect(settings).toMatchObject({
      corpus: { paths: ['/a'], exclude: ['*.bak'] },
      completion: { ...DEFAULT_SETTINGS.completion, maxItems: 9, threshold: 0 },
      check: { ...DEFAULT_SETTINGS.check, copied: 'off', wording: 'hint', minCopiedLength: 20 },
    });
    const received = {
      corpus: { paths: [], exclude: [] },
      completion: { maxItems: 2 },
      check: { copied: 'warning' },
    };
    expect(readSettings(received, settings)).toMatchObject({
      corpus: { paths: ['/a'], exclude: ['*.bak'] },
      completion: { maxItems: 2, threshold: 0 },
      check: { copied: 'warning', wording: 'hint' },
    });
  });

  it('keep to their bounds', () => {
    const { completion, check, corpus } = readSettings({
      corpus: { paths: ['a'.repeat(4096), 'b'.repeat(4097), '', ' ', 5, null], exclude: 'x' },
      completion: { maxItems: 51, threshold: Number.NaN },
      check: { minCopiedLength: 4, copied: 'error' },
    });
    expect(corpus).toEqual({ paths: ['a'.repeat(4096)], exclude: [], ocr: false, server: '' });
    expect(completion).toMatchObject({ maxItems: 50, threshold: 26 });
    expect(check).toMatchObject({ minCopiedLength: 5, copied: 'information' });
    expect(readSettings({ completion: { maxItems: 2.4 } }).completion.maxItems).toBe(2);
  });
});

describe('settings over stdio', () => {
  const PASSAGE = '去年以来，全市共排查整治各类隐患三千余处，建成城市生命线监测平台一座';
  const CORPUS = Object.fromEntries(
    ['甲', '乙', '丙', '丁', '戊', '己'].map((name, number) => [
      `${name}.txt`,
      `${name}市工作报告\n要坚持${'统筹强化突出深化压实推进'.slice(2 * number, 2 * number + 2)}各项工作。${number === 0 ? `${PASSAGE}。` : ''}\n`,
    ]),
  );
  const [corpus, cache] = [temporaryFolder(CORPUS), temporaryFolder()];
  const roots = [temporaryFolder(), temporaryFolder()];
  const clients: TestClient[] = [];

  afterEach(async () => {
    for (const client of clients.splice(0)) await client.stop();
  });
  afterAll(() => {
    for (const folder of [corpus, cache, ...roots]) folder.remove();
  });

  async function start(options: StartOptions) {
    const client = await TestClient.start({
      ...options,
      initializationOptions: {
        corpus: { paths: [corpus.path] },
        cacheDir: cache.path,
        ...options.initializationOptions,
      },
    });
    clients.push(client);
    await client.status(({ state }) => state === 'ready');
    return client;
  }

  const inRoot = (number: number): string => pathToFileURL(join(roots[number].path, '稿.txt')).href;

  async function found(client: TestClient, uri: string): Promise<Diagnostic[]> {
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items : [];
  }

  it('of completion and checks may be initialization options', async () => {
    const client = await start({
      capabilities: { textDocument: { diagnostic: {} } },
      initializationOptions: {
        completion: { maxItems: 2, threshold: 0 },
        check: { copied: 'warning', placeholder: 'off' },
      },
    });
    const list = await client.at<CompletionList>('textDocument/completion', '要坚持|');
    expect(list.items).toHaveLength(2);
    await client.open('untitled:a', `XX市总结\n成绩来之不易。${PASSAGE}。\n`);
    expect((await found(client, 'untitled:a')).map(({ code, severity }) => [code, severity])).toEqual([
      ['copied', 2],
    ]);
  });

  it('of checks are each folder’s own, whichever root it is', async () => {
    let second = 'off';
    const client = await start({
      capabilities: FOLDER_CAPABILITIES,
      workspaceFolders: roots.map(({ path }, number) => ({
        uri: pathToFileURL(path).href,
        name: `第${number}处`,
      })),
      answers: {
        'workspace/configuration': (params) =>
          (params as { items: { scopeUri?: string }[] }).items.map(({ scopeUri }) => ({
            check: { placeholder: scopeUri === pathToFileURL(roots[1].path).href ? second : 'warning' },
          })),
      },
    });
    for (const uri of [inRoot(0), inRoot(1), 'untitled:a']) await client.open(uri, '总结\nXX市作了部署。\n');
    const severities = async () =>
      Promise.all(
        [inRoot(0), inRoot(1), 'untitled:a'].map(async (uri) =>
          (await found(client, uri)).map(({ severity }) => severity),
        ),
      );
    expect(await severities()).toEqual([[2], [], [2]]);
    second = 'hint';
    const before = client.refreshes;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.refreshes > before);
    expect(await severities()).toEqual([[2], [4], [2]]);
  });

  it('follow the folders that come and go', async () => {
    const folderOf = (number: number) => ({ uri: pathToFileURL(roots[number].path).href, name: `${number}` });
    const client = await start({
      capabilities: FOLDER_CAPABILITIES,
      workspaceFolders: [folderOf(0)],
      answers: {
        'workspace/configuration': (params) =>
          (params as { items: { scopeUri?: string }[] }).items.map(({ scopeUri }) => ({
            check: { placeholder: scopeUri === folderOf(1).uri ? 'hint' : 'warning' },
          })),
      },
    });
    expect(client.initialized.capabilities.workspace?.workspaceFolders).toEqual({
      supported: true,
      changeNotifications: true,
    });
    await client.open(inRoot(1), '总结\nXX市作了部署。\n');
    expect((await found(client, inRoot(1)))[0].severity).toBe(2);
    const change = async (added: object[], removed: object[]) => {
      const before = client.refreshes;
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added, removed },
      });
      await client.until(() => client.refreshes > before);
    };
    await change([folderOf(1)], []);
    expect((await found(client, inRoot(1)))[0].severity).toBe(4);
    await change([], [folderOf(1)]);
    expect((await found(client, inRoot(1)))[0].severity).toBe(2);
  });
});
