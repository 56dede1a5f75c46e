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
  const withInline = { completion: { threshold: 0, inline: true } };

  beforeAll(async () => {
    corpus = temporaryFolder(
      Object.fromEntries(
        ['甲', '乙', '丙'].map((name) => [`${name}.txt`, `${name}市工作报告\n${SENTENCES}\n`]),
      ),
    );
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      settings: withInline,
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

  it('gives one continuation as ghost text, not the first of the list', async () => {
    const ghosts = await client.at<InlineCompletionItem[]>(
      'textDocument/inlineCompletion',
      '坚持统筹|',
      AUTOMATIC,
    );
    const { items } = await client.at<CompletionList>('textDocument/completion', '坚持统筹|');
    expect(ghosts).toHaveLength(1);
    expect(ghosts[0]).toMatchObject({
      insertText: expect.stringMatching(/^发展/),
      range: { start: { line: 0, character: 4 }, end: { line: 0, character: 4 } },
    });
    expect(ghosts[0].insertText).not.toBe(items[0].textEdit?.newText);
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

  it('gives none when the setting is off, as it is at first', async () => {
    const plain = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
    });
    await plain.status(({ state }) => state === 'ready');
    expect(await plain.at('textDocument/inlineCompletion', '坚持统筹|', AUTOMATIC)).toEqual([]);
    expect(await plain.stop()).toBe(0);
  });
});
