import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, DocumentDiagnosticReport } from 'vscode-languageserver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT } from '../../src/protocol/index.ts';
import { EDITOR_CAPABILITIES, TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const PASSAGE = '去年以来，全市共排查整治各类隐患三千余处，建成城市生命线监测平台一座';

describe('what a drafter does about findings', () => {
  let client: TestClient;
  let corpus: TemporaryFolder;
  const cache = temporaryFolder();
  const workspace = temporaryFolder();
  const uri = 'untitled:accept';

  beforeAll(async () => {
    corpus = temporaryFolder({
      'a.txt': `甲市安全生产工作报告\n成绩明显。${PASSAGE}。\n`,
      'b.txt': '乙市安全生产工作报告\n另说别事。\n',
    });
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      capabilities: EDITOR_CAPABILITIES,
      rootUri: pathToFileURL(workspace.path).href,
    });
    await client.status(({ state }) => state === 'ready');
    await client.open(uri, `丁市工作总结\n成绩来之不易。${PASSAGE}。\nXX市也作了部署。\n`);
  });
  afterAll(async () => {
    expect(await client.stop()).toBe(0);
    for (const folder of [corpus, cache, workspace]) folder.remove();
  });

  async function codes(): Promise<unknown[]> {
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items.map(({ code }) => code) : [];
  }

  it('reads the reuse report', async () => {
    const html = await client.connection.sendRequest<string>(REPORT, { uri });
    expect(html).toContain('<!doctype html>');
    expect(html).toContain('丁市工作总结');
    expect(html).toContain('甲市安全生产工作报告');
  });

  it('keeps a finding: it is remembered in the workspace and not reported again', async () => {
    expect(await codes()).toEqual(['copied', 'placeholder']);
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } },
      context: { diagnostics: [] },
    });
    const keep = actions.find(({ command }) => command?.command === 'yinju.acceptFinding');
    await client.connection.sendRequest('workspace/executeCommand', {
      command: keep?.command?.command,
      arguments: keep?.command?.arguments,
    });
    expect(await codes()).toEqual(['copied']);
    expect(existsSync(join(workspace.path, '.yinju', 'accepted.json'))).toBe(true);
  });
});
