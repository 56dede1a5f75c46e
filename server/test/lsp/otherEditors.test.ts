import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  CompletionList,
  Hover,
  InitializeResult,
  Location,
  LocationLink,
  SymbolInformation,
} from 'vscode-languageserver';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EDITOR_CAPABILITIES, type StartOptions, TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';
import { rtfOf } from '../support/writers.ts';

const PASSAGE = '去年以来，全市共排查整治各类隐患三千余处，建成城市生命线监测平台一座';
const OTHER = '推动移风易俗蔚然成风，让文明新风吹进千家万户';

describe('editors that know less', () => {
  let corpus: TemporaryFolder;
  const cache = temporaryFolder();
  const open: TestClient[] = [];

  beforeAll(() => {
    corpus = temporaryFolder({
      'a.txt': `甲市安全生产工作报告\n成绩明显。${PASSAGE}。\n`,
      '乙市工作总结.rtf': rtfOf(['乙市工作总结', '别的话。', `一年来，${OTHER}。`]),
    });
  });
  afterEach(async () => {
    for (const client of open.splice(0)) await client.stop();
  });
  afterAll(() => {
    corpus.remove();
    cache.remove();
  });

  async function start(options: StartOptions): Promise<TestClient & { initialized: InitializeResult }> {
    const client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      settings: { completion: { threshold: 0 } },
      ...options,
    });
    open.push(client);
    await client.status(({ state }) => state === 'ready');
    return client;
  }

  const NEOVIM = { name: 'Neovim', version: '0.11.4' };

  it('are sent findings where they can request them, but not be asked to request them again', async () => {
    const { diagnostics: _, ...workspace } = EDITOR_CAPABILITIES.workspace!;
    const client = await start({ capabilities: { ...EDITOR_CAPABILITIES, workspace } });
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    const uri = 'untitled:pushed';
    await client.open(uri, '丁市总结\n别的话。\n');
    await client.until(() => client.diagnostics.has(uri));
    expect(client.diagnostics.get(uri)).toEqual([]);
    client.diagnostics.clear();
    await client.change(uri, `丁市总结\n别的话。${PASSAGE}。\n`);
    await client.until(() => client.diagnostics.has(uri));
    expect(client.diagnostics.get(uri)).toMatchObject([{ code: 'copied' }]);
    const pulling = await start({});
    expect(pulling.initialized.capabilities.diagnosticProvider).toBeDefined();
  });

  it.each([
    [['plaintext'], 'plaintext'],
    [['plaintext', 'markdown'], 'plaintext'],
    [['markdown', 'plaintext'], 'markdown'],
    [['html'], 'plaintext'],
    [undefined, 'markdown'],
  ])('get hovers and documentation in the format they like best: %j', async (formats, kind) => {
    const client = await start({
      capabilities: {
        ...EDITOR_CAPABILITIES,
        textDocument: {
          ...EDITOR_CAPABILITIES.textDocument,
          hover: formats ? { contentFormat: formats as never } : {},
          completion: { completionItem: formats ? { documentationFormat: formats as never } : {} },
        },
      },
    });
    const hover = await client.at<Hover>('textDocument/hover', '去年以来，全市共排|查整治各类隐患');
    expect(hover.contents).toMatchObject({ kind });
    const { items } = await client.at<CompletionList>('textDocument/completion', '去年以来，|');
    const resolved = await client.connection.sendRequest<{ documentation: { value: string } }>(
      'completionItem/resolve',
      items[0],
    );
    expect(resolved.documentation).toMatchObject({ kind });
    const marks = /\*\*|\]\(|\\/u;
    for (const { value } of [hover.contents as { value: string }, resolved.documentation]) {
      expect(value).toContain('甲市安全生产工作报告');
      expect(marks.test(value)).toBe(kind === 'markdown');
    }
  });

  it.each([
    [{ name: 'Neovim', version: '0.7.2' }, undefined, true],
    [NEOVIM, { triggerKind: 1 }, true],
    [NEOVIM, { triggerKind: 2, triggerCharacter: '，' }, false],
    [{ name: 'Visual Studio Code', version: '1.101.0' }, { triggerKind: 1 }, false],
  ])('are listed all there is where a key asks for it: %j, %j', async (clientInfo, context, isListed) => {
    const client = await start({ clientInfo, settings: { completion: { threshold: 100 } } });
    const { items } = await client.at<CompletionList>('textDocument/completion', '去年以来，|', {
      ...(context && { context }),
    });
    expect(items.length > 0).toBe(isListed);
  });

  it.each([undefined, {}, { hierarchicalDocumentSymbolSupport: false }])(
    'get a flat outline where they know no other: %j',
    async (documentSymbol) => {
      const { documentSymbol: _, ...textDocument } = EDITOR_CAPABILITIES.textDocument!;
      const client = await start({
        capabilities: {
          ...EDITOR_CAPABILITIES,
          textDocument: { ...textDocument, ...(documentSymbol && { documentSymbol }) },
        },
      });
      const uri = 'untitled:outline';
      await client.open(uri, '一、总体\n（一）组织\n内容。\n（二）队伍\n内容。\n二、打算\n');
      const symbols = await client.connection.sendRequest<SymbolInformation[]>(
        'textDocument/documentSymbol',
        {
          textDocument: { uri },
        },
      );
      expect(symbols.map(({ name, containerName }) => [name, containerName])).toEqual([
        ['一、总体', undefined],
        ['（一）组织', '一、总体'],
        ['（二）队伍', '一、总体'],
        ['二、打算', undefined],
      ]);
      for (const { location } of symbols) expect(location.uri).toBe(uri);
    },
  );

  async function definition(client: TestClient): Promise<{ uri: string; range: Location['range'] }[]> {
    const found = await client.at<(Location & LocationLink)[]>(
      'textDocument/definition',
      '推动移风|易俗蔚然成风',
    );
    return found.map((one) => ({ uri: one.targetUri ?? one.uri, range: one.targetRange ?? one.range }));
  }

  it.each([
    ['definition', definition],
    [
      'references',
      async (client: TestClient) =>
        await client.at<Location[]>('textDocument/references', '推动移风|易俗蔚然成风', {
          context: { includeDeclaration: true },
        }),
    ],
  ])('open a source that is no text file as a read-only text: %s', async (_, ask) => {
    const client = await start({ clientInfo: NEOVIM });
    const [{ uri, range }] = await ask(client);
    expect(uri).toMatch(/^file:.*\.rtf\.txt$/u);
    const path = fileURLToPath(uri);
    const line = readFileSync(path, 'utf8').split('\n')[range.start.line];
    expect(line.slice(range.start.character, range.end.character)).toContain('移风易俗');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o400);
    // Once more, over the file that is there.
    expect((await ask(client))[0].uri).toBe(uri);
  });

  // Its folder is watched: on a busy machine the loss may be noticed before the question is answered.
  it('open it as it was indexed where its file is gone', { retry: 4 }, async () => {
    const own = temporaryFolder({ '丙市总结.rtf': rtfOf(['丙市总结', `今年，${OTHER}。`]) });
    const client = await start({
      clientInfo: NEOVIM,
      initializationOptions: { corpus: { paths: [own.path] }, cacheDir: cache.path },
    });
    own.remove();
    const [{ uri }] = await definition(client);
    expect(readFileSync(fileURLToPath(uri), 'utf8')).toContain(OTHER);
  });

  it('are informed where its text cannot be written, and get nothing', async () => {
    const blocked = temporaryFolder({ sources: 'a file where the folder would be' });
    const client = await start({
      clientInfo: NEOVIM,
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: blocked.path },
    });
    const messages: string[] = [];
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      messages.push(message);
    });
    expect(await client.at('textDocument/definition', '推动移风|易俗蔚然成风')).toBeNull();
    expect(messages).toEqual([expect.stringContaining('乙市工作总结.rtf')]);
    blocked.remove();
  });

  it.each([
    ['who say so', NEOVIM, true, /^yinju-source:/u],
    ['who say nothing, not even who they are', undefined, undefined, /^yinju-source:/u],
    ['who say that they do not', undefined, false, /^file:/u],
  ] as const)('get addresses of Yinju’s own, %s', async (_, clientInfo, sourceDocuments, address) => {
    const client = await start({
      ...(clientInfo && { clientInfo }),
      initializationOptions: {
        corpus: { paths: [corpus.path] },
        cacheDir: cache.path,
        ...(sourceDocuments !== undefined && { sourceDocuments }),
      },
    });
    expect((await definition(client))[0].uri).toMatch(address);
  });
});
