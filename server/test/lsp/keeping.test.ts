import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, DocumentDiagnosticReport } from 'vscode-languageserver';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { REPORT } from '../../src/protocol/index.ts';
import { type StartOptions, TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const ACCEPTED = '.yinju/accepted.json';
const DRAFT = '丁市工作总结\nXX市作了部署。\n';

/** What drafters keep, over stdio. */
describe('keeping a finding', () => {
  const corpus = temporaryFolder({ 'a.txt': '甲市安全生产工作报告\n成绩明显，另说别事。\n' });
  const cache = temporaryFolder();
  const folders: TemporaryFolder[] = [];
  let client: TestClient;
  const messages: string[] = [];

  function folder(files: Record<string, string> = {}): TemporaryFolder {
    const made = temporaryFolder(files);
    folders.push(made);
    return made;
  }

  async function start(options: StartOptions): Promise<void> {
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      ...options,
    });
    messages.length = 0;
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      messages.push(message);
    });
    await client.status(({ state }) => state === 'ready');
  }

  const startIn = (root: TemporaryFolder) => start({ rootUri: pathToFileURL(root.path).href });

  async function codes(uri: string): Promise<unknown[]> {
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items.map(({ code }) => code) : [];
  }

  /** Keeps the finding on the draft's second line; the title of the action. */
  async function keep(uri: string): Promise<string | undefined> {
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } },
      context: { diagnostics: [] },
    });
    const action = actions.find(({ command }) => command?.command === 'yinju.acceptFinding');
    const { command, arguments: args } = action?.command ?? {};
    await client.connection.sendRequest('workspace/executeCommand', { command, arguments: args });
    return action?.title;
  }

  async function open(uri: string): Promise<string> {
    await client.open(uri, DRAFT);
    expect(await codes(uri)).toEqual(['placeholder']);
    return uri;
  }

  afterEach(async () => {
    await client.stop();
    for (const made of folders.splice(0)) made.remove();
  });
  beforeAll(() => {
    expect(existsSync(ACCEPTED)).toBe(false);
  });
  afterAll(() => {
    corpus.remove();
    cache.remove();
  });

  it.each([
    ['no folder at all', {}],
    ['a folder elsewhere', { rootUri: 'vscode-vfs://github/a/b' }],
  ])('with %s open lasts until the server ends, and writes nothing', async (_, options) => {
    await start({ ...options, locale: 'zh-cn' });
    const uri = await open('untitled:a');
    expect(await keep(uri)).toContain('本次打开期间');
    expect(await codes(uri)).toEqual([]);
    // Where the server was started.
    expect(existsSync(ACCEPTED)).toBe(false);
    expect(messages).toEqual([]);
  });

  it('goes with the folder of the draft, and one outside of all with the first', async () => {
    const roots = [folder(), folder()];
    await start({
      workspaceFolders: roots.map(({ path }, n) => ({ uri: pathToFileURL(path).href, name: `第${n}` })),
    });
    const [inFirst, inSecond] = roots.map(({ path }) => pathToFileURL(join(path, '稿.txt')).href);
    await open(inFirst);
    await open(inSecond);
    await keep(inSecond);
    expect(await codes(inSecond)).toEqual([]);
    expect(await codes(inFirst)).toEqual(['placeholder']);
    expect(roots.map(({ path }) => existsSync(join(path, ACCEPTED)))).toEqual([false, true]);
    const outside = await open('untitled:outside');
    await keep(outside);
    expect(existsSync(join(roots[0].path, ACCEPTED))).toBe(true);
    expect(await codes(inFirst)).toEqual([]);
  });

  it('is not done to a file that is broken: it is named, left alone, and neither warnings nor the report go', async () => {
    const root = folder({ [ACCEPTED]: '{ "version": 1, "accepted": [' });
    await startIn(root);
    const uri = await open('untitled:a');
    await client.until(() => messages.length > 0);
    expect(messages[0]).toContain(join(root.path, ACCEPTED));
    expect(await client.connection.sendRequest<string>(REPORT, { uri })).toContain('丁市工作总结');
    await keep(uri);
    expect(await codes(uri)).toEqual(['placeholder']);
    expect(messages).toHaveLength(2);
    expect(messages[1]).toMatch(/could not keep/u);
    expect(readFileSync(join(root.path, ACCEPTED), 'utf8')).toBe('{ "version": 1, "accepted": [');
  });

  it('adds to what a newer Yinju or a colleague wrote, byte order mark and all', async () => {
    const theirs = { version: 3, accepted: [{ check: 'tone', text: '别的', kind: 'x' }], team: '综合科' };
    const root = folder({ [ACCEPTED]: `\uFEFF${JSON.stringify(theirs)}` });
    await startIn(root);
    const uri = await open('untitled:a');
    await keep(uri);
    expect(await codes(uri)).toEqual([]);
    const written = readFileSync(join(root.path, ACCEPTED), 'utf8');
    expect(written.startsWith('\uFEFF')).toBe(true);
    const content = JSON.parse(written.slice(1)) as typeof theirs;
    expect(content).toMatchObject({ version: 3, team: '综合科' });
    expect(content.accepted[0]).toEqual(theirs.accepted[0]);
    expect(content.accepted).toHaveLength(2);
    expect(messages).toEqual([]);
  });

  it('is seen where the file changes by other hands, also by a client that has findings already', async () => {
    const root = folder();
    await startIn(root);
    const uri = await open('untitled:a');
    const first = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    root.write(
      ACCEPTED,
      JSON.stringify({
        version: 1,
        accepted: [{ check: 'placeholder', text: 'xx市', before: '', after: '作了部署。' }],
      }),
    );
    const again = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: first.resultId,
    });
    expect(again).toMatchObject({ kind: 'full', items: [] });
    expect(
      await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
        previousResultId: again.resultId,
      }),
    ).toMatchObject({ kind: 'unchanged' });
  });
});
