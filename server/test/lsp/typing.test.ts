import type { CompletionList, InlineCompletionItem } from 'vscode-languageserver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const OPENERS = ['会议要求', '我们必须', '全市上下', '各级各部门', '工作中要', '下一步将'];
const SENTENCES = OPENERS.map((opener) => `${opener}坚持统筹发展和安全，压实安全生产责任。`).join('\n');
const AUTOMATIC = { context: { triggerKind: 1 } };

describe('typing over stdio', () => {
  let client: Awaited<ReturnType<typeof TestClient.start>>;
  let corpus: TemporaryFolder;
  const cache = temporaryFolder();
  const everyGuess = { completion: { threshold: 0 } };

  beforeAll(async () => {
    corpus = temporaryFolder(
      Object.fromEntries(
        ['甲', '乙', '丙'].map((name) => [`${name}.txt`, `${name}市工作报告\n${SENTENCES}\n`]),
      ),
    );
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      settings: everyGuess,
    });
    await client.status(({ state }) => state === 'ready');
  });
  afterAll(async () => {
    expect(await client.stop()).toBe(0);
    corpus.remove();
    cache.remove();
  });

  it('offers what letters stand for, in their place, and keeps it through the editor’s filter', async () => {
    const { items } = await client.at<CompletionList>('textDocument/completion', '坚持统筹fz|');
    expect(items[0]).toMatchObject({
      filterText: expect.stringMatching(/^fz发展/),
      textEdit: {
        newText: expect.stringMatching(/^发展/),
        range: { start: { line: 0, character: 4 }, end: { line: 0, character: 6 } },
      },
    });
  });

  it('says that it has ghost text', () => {
    expect(client.initialized.capabilities.inlineCompletionProvider).toBe(true);
  });

  it('gives grey text with its sources, and learns when it was taken', async () => {
    const ghosts = await client.at<InlineCompletionItem[]>(
      'textDocument/inlineCompletion',
      '坚持统筹|',
      AUTOMATIC,
    );
    expect(ghosts[0]).toMatchObject({
      insertText: expect.stringMatching(/^发展/),
      range: { start: { line: 0, character: 4 }, end: { line: 0, character: 4 } },
      command: {
        command: 'yinju.accepted',
        arguments: [
          expect.stringMatching(/^统筹\|发展/),
          { attested: expect.stringMatching(/坚持统筹发展/), counts: '18 places · 3 articles' },
        ],
      },
    });
  });

  it('keeps dismissed offers away until the clause ends, except for a list on request', async () => {
    const uri = 'untitled:waved';
    const textDocument = { uri };
    const position = { line: 0, character: 4 };
    await client.open(uri, '坚持统筹');
    const grey = (): Promise<InlineCompletionItem[]> =>
      client.connection.sendRequest('textDocument/inlineCompletion', {
        textDocument,
        position,
        ...AUTOMATIC,
      });
    const list = (asked: boolean): Promise<CompletionList> =>
      client.connection.sendRequest('textDocument/completion', { textDocument, position, asked });
    expect(await grey()).not.toEqual([]);
    expect((await list(false)).items).not.toEqual([]);
    await client.connection.sendNotification('yinju/wavedOff', { uri, position });
    expect(await grey()).toEqual([]);
    expect((await list(false)).items).toEqual([]);
    expect((await list(true)).items).not.toEqual([]);
  });

  it('lists all there is when it is asked to, whatever the threshold', async () => {
    const calm = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      settings: { completion: { threshold: 100, maxItems: 1 } },
    });
    await calm.status(({ state }) => state === 'ready');
    const at = (params: Record<string, unknown>): Promise<CompletionList> =>
      calm.at('textDocument/completion', '各级各部|', params);
    expect((await at({})).items).toEqual([]);
    expect((await at({ context: { triggerKind: 1 } })).items).toEqual([]);
    expect((await at({ asked: true })).items.length).toBeGreaterThan(1);
    expect(await calm.stop()).toBe(0);
  });

  it('marks continuations that come from the draft alone as its own', async () => {
    const own = '某县坚持开展饕餮整治行动，成效明显。';
    const { items } = await client.at<CompletionList>('textDocument/completion', `${own}\n某县坚持开展饕|`);
    expect(items[0]).toMatchObject({
      labelDetails: { description: '1 place in this draft' },
      textEdit: { newText: expect.stringMatching(/^餮/) },
    });
  });

  it.each([
    ['while letters are composed', '坚持统筹fa|', AUTOMATIC],
    ['in the middle of a line', '坚持统筹|以及', AUTOMATIC],
    [
      'while the list stands open',
      '坚持统筹|',
      {
        context: {
          triggerKind: 1,
          selectedCompletionInfo: {
            text: '发展',
            range: { start: { line: 0, character: 4 }, end: { line: 0, character: 4 } },
          },
        },
      },
    ],
  ])('gives none %s', async (_when, marked, params) => {
    expect(await client.at('textDocument/inlineCompletion', marked, params)).toEqual([]);
  });

  it('gives none where lists are wanted', async () => {
    const plain = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      settings: { completion: { show: 'list' } },
    });
    await plain.status(({ state }) => state === 'ready');
    expect(await plain.at('textDocument/inlineCompletion', '坚持统筹|', AUTOMATIC)).toEqual([]);
    expect(await plain.stop()).toBe(0);
  });
});
