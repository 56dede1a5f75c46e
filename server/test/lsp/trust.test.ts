import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CompletionList, DocumentDiagnosticReport } from 'vscode-languageserver';
import { afterEach, expect, it } from 'vitest';
import { WORKSPACE_TRUST } from '../../src/protocol/index.ts';
import { TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const PASSAGE = '去年以来，全市共排查整治各类隐患三千余处，建成城市生命线监测平台一座';
const DRAFT = `丁市工作总结\n成绩来之不易。${PASSAGE}。\n`;

/** A project from elsewhere, reports and all, whose own files silence a check, rule a list and leave reports out. */
const FOREIGN = {
  'reports/a.txt': `甲市安全生产工作报告\n成绩明显。${PASSAGE}。\n坚持统筹发展和安全。\n`,
  'reports/b.txt': '乙市安全生产工作报告\n坚持统筹发展和安全，压实责任。\n',
  'reports/.yinju/corpus.json': '{ "exclude": ["b.txt"], "title": { "a.txt": "假标题" } }',
  '.yinju/phrases.json':
    '{ "version": 1, "preferred": [], "rejected": [{ "text": "发展和安全", "reason": "" }] }',
  '.yinju/accepted.json': JSON.stringify({
    version: 1,
    accepted: [{ check: 'copied', text: PASSAGE, before: '绩来之不易。', after: '。' }],
  }),
};

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

class Opened {
  readonly uri = 'untitled:trust';
  private constructor(
    readonly client: TestClient,
    readonly root: TemporaryFolder,
  ) {}

  static async start(trusted: boolean | undefined, files: Record<string, string> = FOREIGN): Promise<Opened> {
    const root = temporaryFolder(files);
    const cache = temporaryFolder();
    const client = await TestClient.start({
      rootUri: pathToFileURL(root.path).href,
      initializationOptions: {
        corpus: { paths: [join(root.path, 'reports')] },
        cacheDir: cache.path,
        ...(trusted !== undefined && { trusted }),
      },
    });
    opened.push(async () => {
      await client.stop();
      root.remove();
      cache.remove();
    });
    await client.status(({ state }) => state === 'ready');
    const self = new Opened(client, root);
    await client.open(self.uri, DRAFT);
    return self;
  }

  /** What rules what: the lists, the warnings, the corpus, and what may be written. */
  async seen() {
    const { client, uri } = this;
    const { items } = await client.at<CompletionList>('textDocument/completion', '坚持统筹|');
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    const warnings = report.kind === 'full' ? report.items : [];
    const range = { start: { line: 1, character: 8 }, end: { line: 1, character: 8 } };
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    return {
      offers: items.some(({ textEdit }) => textEdit?.newText.includes('发展和安全')),
      warns: warnings.some(({ code }) => code === 'copied'),
      titles: warnings.flatMap(({ message }) => /“(.+?)”/u.exec(JSON.stringify(message))?.[1] ?? []),
      files: client.statuses.at(-1)?.sourceFiles,
      writes: actions
        .flatMap(({ command }) => command?.command ?? [])
        .filter((name) => name !== 'yinju.openSource'),
    };
  }
}

const UNTRUSTED = { offers: true, warns: true, titles: ['甲市安全生产工作报告'], files: 2, writes: [] };
const TRUSTED = {
  offers: false,
  warns: false,
  titles: [],
  files: 1,
  writes: ['yinju.neverOffer', 'yinju.offer'],
};

it.each([
  [false, UNTRUSTED],
  [true, TRUSTED],
  // An editor that knows no trust has asked its user nothing: its folders are the user's own.
  [undefined, TRUSTED],
])('a workspace that is trusted (%s) rules what is offered, silenced and read', async (trusted, expected) => {
  expect(await (await Opened.start(trusted)).seen()).toEqual(expected);
});

it('is heard from the moment on that it is trusted', async () => {
  const workspace = await Opened.start(false);
  expect(await workspace.seen()).toEqual(UNTRUSTED);
  const { client } = workspace;
  client.statuses.length = 0;
  await client.connection.sendNotification(WORKSPACE_TRUST, { trusted: true });
  await client.status(({ state, sourceFiles }) => state === 'ready' && sourceFiles === 1);
  expect(await workspace.seen()).toEqual(TRUSTED);
});

it('is not written to before it is trusted', async () => {
  const { client, root } = await Opened.start(false, { 'reports/a.txt': FOREIGN['reports/a.txt'] });
  const entry = { check: 'copied', text: PASSAGE, before: '', after: '' };
  const run = (command: string, argument: unknown): Promise<unknown> =>
    client.connection.sendRequest('workspace/executeCommand', { command, arguments: [argument] });
  expect(await run('yinju.acceptFinding', entry)).toBeNull();
  expect(await run('yinju.neverOffer', '发展和安全')).toBe(false);
  expect(await run('yinju.offer', '发展和安全')).toBe(false);
  expect(existsSync(join(root.path, '.yinju'))).toBe(false);
});
