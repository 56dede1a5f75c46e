import { readFileSync } from 'node:fs';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  FoldingRange,
  SymbolInformation,
} from 'vscode-languageserver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticlesResult } from '../../src/protocol/index.ts';
import { EDITOR_CAPABILITIES, TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const PASSAGE =
  '去年以来，全市共排查整治各类隐患三千余处，建成城市生命线监测平台一座，处置突发险情二十三起。';

const CORPUS = {
  'a.txt': `甲市安全生产工作报告\n一、总体情况\n坚持统筹发展和安全，压实安全生产责任。${PASSAGE}\n二、下一步打算\n坚持统筹发展和安全，守住安全底线。\n`,
  'b.txt': '乙市安全生产工作报告\n坚持统筹发展和安全，压实安全生产责任。\n',
  'c.txt': '丙市安全生产工作报告\n坚持统筹发展和安全，压实安全生产责任。\n',
};

const DRAFT = `丁市安全生产工作总结
一、主要工作
成绩来之不易。${PASSAGE}
（一）组织领导
成立专班，安全生产工作只有起点没有终点，必须常抓不懈。
（二）队伍建设
安全生产工作只有起点没有终点，必须常抓不懈。XX市也作了部署。
三、打算
继续努力。
`;

describe('language features over stdio', () => {
  let client: TestClient;
  let corpus: TemporaryFolder;
  const cache = temporaryFolder();
  const uri = 'untitled:features';

  beforeAll(async () => {
    corpus = temporaryFolder(CORPUS);
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      settings: { completion: { threshold: 0 } },
    });
    await client.status(({ state }) => state === 'ready');
    await client.open(uri, DRAFT);
  });
  afterAll(async () => {
    expect(await client.stop()).toBe(0);
    corpus.remove();
    cache.remove();
  });

  async function findings(): Promise<Diagnostic[]> {
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items : [];
  }

  it('list the articles with what is known of their files', async () => {
    const { articles, files } = await client.connection.sendRequest<ArticlesResult>('yinju/articles');
    expect(files.map((file) => file.uri).sort()).toEqual([...new Set(articles.map((a) => a.uri))].sort());
    for (const { about } of files) expect(about[0]).toMatch(/^txt utf-8 {2}\d+ articles?, \d+ characters/iu);
  });

  it('complete with explicit ranges and what editors need to keep the items', async () => {
    const list = await client.at<CompletionList>('textDocument/completion', '坚持统筹发展|');
    expect(list.isIncomplete).toBe(true);
    const [first] = list.items;
    expect(first.textEdit).toMatchObject({
      newText: expect.stringMatching(/^和安全/),
      range: { start: { line: 0, character: 6 }, end: { line: 0, character: 6 } },
    });
    expect(first.filterText).toBeTruthy();
    expect(first.preselect).toBeUndefined();
    expect(first.commitCharacters).toBeUndefined();
    expect(first.detail).toMatch(/^\d+ places? · \d+ articles?$/);
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', first);
    expect(JSON.stringify(resolved.documentation)).toContain('安全生产工作报告');
  });

  it('find copied, repeated, placeholder and structure, each with its place', async () => {
    const found = await findings();
    const codes = new Set(found.map(({ code }) => code));
    expect(codes).toContain('copied');
    expect(codes).toContain('repeated');
    expect(codes).toContain('placeholder');
    expect(codes).toContain('structure');
    const copied = found.find(({ code }) => code === 'copied');
    expect(copied?.source).toBe('yinju');
    expect(copied?.relatedInformation?.[0].location.uri).toContain('a.txt');
    expect(copied?.relatedInformation?.[0].location.range.start.line).toBe(2);
    const repeated = found.find(({ code }) => code === 'repeated');
    expect(repeated?.relatedInformation?.[0].location).toMatchObject({ uri, range: { start: { line: 4 } } });
  });

  it('lead from each finding to what its check looks for', async () => {
    for (const finding of await findings()) expect(explanationOf(finding)).toContain('characters');
  });

  it('answer an unchanged document by its result id', async () => {
    const first = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    const second = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: first.resultId,
    });
    expect(second.kind).toBe('unchanged');
    expect(second.resultId).toBe(first.resultId);
    expect(second).not.toHaveProperty('items');
    await client.change(uri, `${DRAFT}又及。\n`);
    const third = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: first.resultId,
    });
    expect(third.kind).toBe('full');
    expect(third.resultId).not.toBe(first.resultId);
    await client.change(uri, DRAFT);
  });

  it('offer quick fixes where there is something to fix', async () => {
    const numbering = (await findings()).find(({ code }) => code === 'structure')!;
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: numbering.range,
      context: { diagnostics: [numbering] },
    });
    const edits = actions.flatMap(({ edit }) => edit?.changes?.[uri] ?? []);
    expect(edits.map(({ newText }) => newText).join()).toContain('二');
  });

  it('outline and fold by headings', async () => {
    const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    expect(symbols.map(({ name }) => name)).toEqual(['一、主要工作', '三、打算']);
    expect(symbols[0].children?.map(({ name }) => name)).toEqual(['（一）组织领导', '（二）队伍建设']);
    const folds = await client.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', {
      textDocument: { uri },
    });
    expect(folds).toContainEqual({ startLine: 1, endLine: 6 });
    expect(folds).toContainEqual({ startLine: 3, endLine: 4 });
  });

  it('find titles and phrases as workspace symbols', async () => {
    const symbols = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {
      query: '安全生产工作报告',
    });
    expect(symbols.map(({ name }) => name)).toContain('甲市安全生产工作报告');
  });

  it('speak Chinese to a Chinese client', async () => {
    const chinese = await TestClient.start({
      locale: 'zh-cn',
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
    });
    await chinese.status(({ state }) => state === 'ready');
    await chinese.open(uri, DRAFT);
    const report = await chinese.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    expect(report.items.length).toBeGreaterThan(0);
    for (const finding of report.items) expect(explanationOf(finding)).toContain('快速修复');
    for (const { message } of report.items) expect(message).toMatch(/^[^a-z]*(?:XX[^a-z]*)?$/);
    await chinese.stop();
  });
});

/** The page that a finding leads to, which must have a section for its check. */
function explanationOf({ code, codeDescription }: Diagnostic): string {
  const page = new URL(codeDescription?.href ?? '');
  expect(page.hash).toBe(`#${code}`);
  page.hash = '';
  const text = readFileSync(page, 'utf8');
  expect(text).toContain(`\n## ${code}\n`);
  return text;
}

describe('a client that cannot pull', () => {
  it('is sent the findings, and the end of them', async () => {
    const corpus = temporaryFolder(CORPUS);
    const { diagnostic: _, ...textDocument } = EDITOR_CAPABILITIES.textDocument!;
    const client = await TestClient.start({
      capabilities: { ...EDITOR_CAPABILITIES, textDocument },
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: corpus.path },
    });
    await client.status(({ state }) => state === 'ready');
    await client.open('untitled:pushed', DRAFT);
    await client.until(() => (client.diagnostics.get('untitled:pushed')?.length ?? 0) > 0);
    await client.change('untitled:pushed', '没有问题。\n');
    await client.until(() => client.diagnostics.get('untitled:pushed')?.length === 0);
    await client.stop();
    corpus.remove();
  });
});
