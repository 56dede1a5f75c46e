import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction } from 'vscode-languageserver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EDITOR_CAPABILITIES, TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const COPIED =
  '青石市把隐患排查作为首要任务，逐级压实工作责任，建立问题清单和整改台账，青石各级干部包联到点、挂图督战，做到底数清楚、情况明白。';

describe('what is offered for a finding', () => {
  let client: TestClient;
  let corpus: TemporaryFolder;
  const cache = temporaryFolder();
  const workspace = temporaryFolder();
  const text = `云岭县2024年工作总结\n一年来，云岭县成绩显著。${COPIED}\n`;
  const document = TextDocument.create('untitled:fixes', 'plaintext', 1, text);

  beforeAll(async () => {
    corpus = temporaryFolder({
      '2023_青石市.txt': `工作总结\n青石市工作总结如下。${COPIED}\n青石市的经验，青石市的办法。\n`,
      '2023_东平县.txt': '工作总结\n东平县另有一套办法，说的是别的事情。\n',
    });
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      capabilities: { ...EDITOR_CAPABILITIES, window: { showDocument: { support: true } } },
      rootUri: pathToFileURL(workspace.path).href,
      locale: 'zh-cn',
    });
    await client.status(({ state }) => state === 'ready');
    await client.open(document.uri, text);
    await client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: document.uri } });
  });
  afterAll(async () => {
    expect(await client.stop()).toBe(0);
    for (const folder of [corpus, cache, workspace]) folder.remove();
  });

  async function actionsAt(offset: number, only?: string[], length = 0): Promise<CodeAction[]> {
    return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: document.uri },
      range: { start: document.positionAt(offset), end: document.positionAt(offset + length) },
      context: { diagnostics: [], ...(only && { only }) },
    });
  }

  it('is little, named for it, and never twice the same', async () => {
    const titles = (await actionsAt(text.indexOf('青石市把') + 1)).map(({ title }) => title);
    expect(titles).toEqual([
      '把“青石市”改为“云岭县”',
      '把“青石市”都改为“云岭县”（2 处）',
      '打开“工作总结（2023_青石市）”',
      '保留“青石市”，不再提示',
      expect.stringMatching(/^加引号并注明引自“2023年青石市工作总结”$/u),
      '保留“青石市把隐患排查作为首…”，不再提示',
    ]);
  });

  it('replaces the other place by the draft’s own, here or everywhere', async () => {
    const [here, everywhere] = await actionsAt(text.indexOf('青石市把') + 1);
    const after = (action: CodeAction): string =>
      TextDocument.applyEdits(document, action.edit?.changes?.[document.uri] ?? []);
    expect(after(here)).toBe(text.replace('青石市把', '云岭县把'));
    expect(after(everywhere)).toBe(text.replace('青石市把', '云岭县把').replace('青石各级', '云岭各级'));
  });

  it('offers actions on a phrase only on request', async () => {
    const at = text.indexOf('隐患排查');
    const isRefactor = ({ kind }: CodeAction): boolean => kind === 'refactor';
    expect((await actionsAt(at)).some(isRefactor)).toBe(false);
    expect((await actionsAt(at, ['refactor'])).some(isRefactor)).toBe(true);
    expect((await actionsAt(at, undefined, 4)).some(isRefactor)).toBe(true);
  });
});
