import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentDiagnosticReport,
  DocumentLink,
  Hover,
  Location,
  SymbolInformation,
} from 'vscode-languageserver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindPhraseParams, FoundPhrase, SourcesResult } from '../../src/protocol/index.ts';
import { EDITOR_CAPABILITIES, TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';
import { HOSTILE } from '../support/hostileText.ts';
import { renderedMarkdown } from '../support/renderedMarkdown.ts';

/** One report a string: in its title, a heading, before, in and after the phrases that are asked for. */
const FILES = Object.fromEntries(
  HOSTILE.map((hostile, number) => [
    `${number}.txt`,
    [
      `第${number}市${hostile}安全生产工作报告`,
      `（20${10 + (number % 10)}年1月5日）`,
      `一、总体${hostile}情况`,
      `${hostile}坚持统筹发展和安全${hostile}，压实各级各部门安全生产责任，守住${hostile}不发生重特大事故的底线。`,
      `全面推进“${hostile}平安乡村”建设${hostile}，取得明显成效。`,
    ].join('\n'),
  ]),
);

/** The strings of an answer, wherever they stand. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

describe('what a corpus holds is text wherever it is shown, over stdio', () => {
  const cache = temporaryFolder();
  let corpus: TemporaryFolder;
  let client: TestClient;

  beforeAll(async () => {
    corpus = temporaryFolder(FILES);
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path, commandLinks: true },
      settings: { completion: { maxItems: 50, threshold: 0 } },
      capabilities: {
        ...EDITOR_CAPABILITIES,
        window: { showDocument: { support: true } },
        workspace: { ...EDITOR_CAPABILITIES.workspace, codeLens: { refreshSupport: false } },
      },
    });
    await client.status(({ state }) => state === 'ready');
  });
  afterAll(async () => {
    await client.stop();
    corpus.remove();
    cache.remove();
  });

  function expectInert(value: unknown): void {
    for (const text of strings(value)) {
      expect(text).not.toMatch(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|\p{Cs}|[\uFEFF\u{E0000}-\u{E007F}]/u);
    }
  }

  function expectSafe(contents: unknown): void {
    const { kind, value } = contents as { kind: string; value: string };
    expect(kind).toBe('markdown');
    expectInert(value);
    const { tags, links } = renderedMarkdown(value);
    expect(tags.filter((tag) => !['p', 'strong', 'ul', 'li', 'a', 'br'].includes(tag))).toEqual([]);
    for (const link of links) {
      expect(link).toMatch(/^(?:file:\/\/|command:yinju\.(?:showSources|insertSourceAt)\?)/u);
    }
  }

  it('in hovers, with the links that are ours alone', async () => {
    for (const marked of [
      '坚持统筹发|展和安全',
      '压实各级|各部门安全生产责任',
      '守住|不发生重特大事故',
      '平安|乡村',
    ]) {
      expectSafe((await client.at<Hover>('textDocument/hover', marked)).contents);
    }
  });

  it('in completions and what documents them', async () => {
    const looked: CompletionItem[] = [];
    for (const marked of [
      '坚持统筹发展和安全|',
      '压实各级|',
      '守住|',
      '全面推进“|',
      '平安乡村”建设|',
      '总体|',
    ]) {
      const { items } = await client.at<CompletionList>('textDocument/completion', marked);
      looked.push(...items);
    }
    expect(looked.length).toBeGreaterThan(5);
    for (const item of looked) {
      expectInert(item);
      const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
      expectSafe(resolved.documentation);
    }
  });

  it('in warnings, actions, lenses, links and symbols', async () => {
    const uri = 'untitled:hostile';
    const text = [
      '一、总体情况',
      '压实各级各部门安全生产责任，守住不发生重特大事故的底线。',
      `${HOSTILE[0]}坚持统筹发展和安全${HOSTILE[0]}，压实各级各部门安全生产责任，守住不发生重特大事故的底线。`,
      `见《第${HOSTILE.indexOf('\u202E倒\u202C')}市\u202E倒\u202C安全生产工作报告》，XX\u001B[8m市。`,
    ].join('\n');
    await client.open(uri, text);
    const textDocument = { uri };
    const send = <T>(method: string, params: object): Promise<T> =>
      client.connection.sendRequest<T>(method, params);
    const report = await send<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
    expect(strings(report)).toContain('near-copied');
    expectInert(report);
    const range = { start: { line: 1, character: 4 }, end: { line: 2, character: 20 } };
    const caret = { start: range.start, end: range.start };
    for (const at of [range, caret]) {
      const actions = await send<CodeAction[]>('textDocument/codeAction', {
        textDocument,
        range: at,
        context: { diagnostics: [] },
      });
      expect(actions.length).toBeGreaterThan(1);
      expectInert(actions.map(({ title, command }) => [title, command?.title]));
    }
    await send('workspace/executeCommand', { command: 'yinju.toggleReuseLenses' });
    const lenses = await send<CodeLens[]>('textDocument/codeLens', { textDocument });
    expect(lenses.length).toBeGreaterThan(0);
    expectInert(lenses);
    const links = await send<DocumentLink[]>('textDocument/documentLink', { textDocument });
    expect(links.length).toBeGreaterThan(0);
    expectInert(links);
    expectInert(await send<Location[]>('textDocument/documentSymbol', { textDocument }));
    const symbols = await send<SymbolInformation[]>('workspace/symbol', { query: '安全生产' });
    expect(symbols.length).toBeGreaterThan(0);
    expectInert(symbols);
  });

  it('in what Yinju’s own requests answer', async () => {
    const question: FindPhraseParams = { query: '安全', limit: 100 };
    const found = await client.connection.sendRequest<FoundPhrase[]>('yinju/findPhrase', question);
    expect(found.length).toBeGreaterThan(0);
    expectInert(found);
    const sources = await client.connection.sendRequest<SourcesResult>('yinju/sources', {
      text: '统筹发展和安全',
      limit: 100,
    });
    // One of the files is binary.
    expect(sources.sources.length).toBe(HOSTILE.length - 1);
    expectInert(sources);
    expectInert(await client.connection.sendRequest('yinju/articles'));
  });
});
