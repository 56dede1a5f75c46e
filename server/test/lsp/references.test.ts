import type { CodeLens, DocumentLink, Hover, MarkupContent, WorkspaceEdit } from 'vscode-languageserver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  EXPORT_SOURCES,
  SOURCES,
  type ExportSourcesResult,
  type SourcesResult,
} from '../../src/protocol/index.ts';
import { TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const PASSAGE =
  '去年以来，全市共排查整治各类隐患三千余处，建成城市生命线监测平台一座，处置突发险情二十三起。';

describe('references in a draft, over stdio', () => {
  const uri = 'untitled:references';
  const cache = temporaryFolder();
  let client: TestClient;
  let corpus: TemporaryFolder;

  beforeAll(async () => {
    corpus = temporaryFolder({
      'a.txt': `甲市安全生产工作报告\n（2023年1月5日）\n一、总体情况\n坚持统筹发展和安全。${PASSAGE}\n`,
      'b.txt': '乙市安全生产工作报告\n坚持统筹发展和安全，压实责任。\n',
    });
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path, commandLinks: true },
    });
    await client.status(({ state }) => state === 'ready');
    await client.open(uri, `总结\n一、情况\n${PASSAGE}按照《甲市安全生产工作报告》，统筹发展和安全。\n`);
  });
  afterAll(async () => {
    await client.stop();
    corpus.remove();
    cache.remove();
  });

  it('links titles to their articles', async () => {
    const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri },
    });
    expect(links.map(({ target }) => target)).toEqual([expect.stringMatching(/a\.txt#L1,1$/)]);
  });

  it('counts copied passages over headings once asked for', async () => {
    const lenses = (): Promise<CodeLens[]> =>
      client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
    expect(await lenses()).toEqual([]);
    await client.connection.sendRequest('workspace/executeCommand', { command: 'yinju.toggleReuseLenses' });
    const [lens] = await lenses();
    expect(lens.range.start.line).toBe(1);
    expect(lens.command?.title).toMatch(/^1 passage from the corpus \(\d+ characters\)$/);
  });

  it('inserts the best source after a phrase', async () => {
    let edit: WorkspaceEdit | undefined;
    client.connection.onRequest('workspace/applyEdit', (params: { edit: WorkspaceEdit }) => {
      edit = params.edit;
      return { applied: true };
    });
    const insert = (line: number, character: number): Promise<boolean> =>
      client.connection.sendRequest('workspace/executeCommand', {
        command: 'yinju.insertSourceAt',
        arguments: [{ uri, position: { line, character } }],
      });
    const character = PASSAGE.length + '按照《甲市安全生产工作报告》，统筹'.length;
    expect(await insert(2, character)).toBe(true);
    expect(edit?.changes?.[uri]?.map(({ newText }) => newText)).toEqual([
      '（《甲市安全生产工作报告》，2023年1月5日）',
    ]);
    expect(await insert(9, 9)).toBe(false);
  });

  it('offers in the hover to quote the phrase, for clients that run the commands of links', async () => {
    let edit: WorkspaceEdit | undefined;
    client.connection.onRequest('workspace/applyEdit', (params: { edit: WorkspaceEdit }) => {
      edit = params.edit;
      return { applied: true };
    });
    const character = PASSAGE.length + '按照《甲市安全生产工作报告》，统筹'.length;
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 2, character },
    });
    const { value } = hover.contents as MarkupContent;
    expect(value).toContain('](command:yinju.showSources?');
    const [, command, parameters] = /\]\(command:(yinju\.insertSourceAt)\?([^)]*)\)/.exec(value) ?? [];
    await client.connection.sendRequest('workspace/executeCommand', {
      command,
      arguments: JSON.parse(decodeURIComponent(parameters)) as unknown[],
    });
    expect(edit?.changes?.[uri]?.map(({ newText }) => newText)).toEqual([
      '“',
      '”（《甲市安全生产工作报告》，2023年1月5日）',
    ]);
  });

  it('sorts, filters and exports sources', async () => {
    const params = { text: '统筹发展和安全', order: 'right', title: '乙市' };
    const found = await client.connection.sendRequest<SourcesResult>(SOURCES, params);
    expect(found).toMatchObject({ total: 2, articles: 2, matching: 1, considered: 2 });
    const csv = await client.connection.sendRequest<ExportSourcesResult>(EXPORT_SOURCES, {
      ...params,
      format: 'csv',
    });
    expect(csv.text.split('\r\n')[1]).toMatch(/^乙市安全生产工作报告,.*【统筹发展和安全】/);
    const markdown = await client.connection.sendRequest<ExportSourcesResult>(EXPORT_SOURCES, {
      ...params,
      format: 'markdown',
    });
    expect(markdown.text).toContain('## 乙市安全生产工作报告');
  });
});
