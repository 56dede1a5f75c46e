import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EDITOR_CAPABILITIES, TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const SOURCE = '甲市安全生产工作报告';
const NOTE = `《${SOURCE}》，2023年1月5日`;

describe('quoting a phrase by a code action, over stdio', () => {
  const cache = temporaryFolder();
  let corpus: TemporaryFolder;
  /** Runs no commands of links, and takes neither versioned edits nor `showDocument`. */
  let client: TestClient;
  let drafts = 0;

  beforeAll(async () => {
    corpus = temporaryFolder({
      'a.txt': `${SOURCE}\n（2023年1月5日）\n一、总体情况\n坚持统筹发展和安全，压实责任。\n`,
    });
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
    });
    await client.status(({ state }) => state === 'ready');
  });
  afterAll(async () => {
    await client.stop();
    corpus.remove();
    cache.remove();
  });

  /** The actions at `|` of {@link marked}, or on what is between two of them. */
  async function actionsAt(marked: string, languageId = 'plaintext', to = client) {
    const [before, ...rest] = marked.split('|');
    const text = before + rest.join('');
    const uri = `untitled:quote-${++drafts}`;
    const document = TextDocument.create(uri, languageId, 1, text);
    await to.open(uri, text, languageId);
    const start = document.positionAt(before.length);
    const end = rest.length > 1 ? document.positionAt(before.length + rest[0].length) : start;
    const actions = await to.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start, end },
      context: { diagnostics: [] },
    });
    return { actions, document };
  }

  /** The draft after the action whose title begins with {@link title}; nothing where it is not offered. */
  async function after(marked: string, title: string, languageId?: string): Promise<string | undefined> {
    const { actions, document } = await actionsAt(marked, languageId);
    const edits = actions.find((action) => action.title.startsWith(title))?.edit?.changes?.[document.uri];
    return edits && TextDocument.applyEdits(document, edits);
  }

  it.each([
    ['我市统筹发|展和安全，成效明显。', `我市“统筹发展和安全”（${NOTE}），成效明显。`],
    ['我市|统筹发展|和安全，成效明显。', `我市“统筹发展”（${NOTE}）和安全，成效明显。`],
    ['我市| 统筹发展 |和安全。', `我市 “统筹发展”（${NOTE}） 和安全。`],
    ['我市“统筹发|展和安全”，成效明显。', `我市“统筹发展和安全”（${NOTE}），成效明显。`],
  ])('quotes with the source: %s', async (marked, expected) => {
    expect(await after(marked, 'Quote it with its source')).toBe(expected);
  });

  it('writes a footnote in Markdown', async () => {
    expect(await after('我市统筹发|展和安全。\n', 'Quote it with its source', 'markdown')).toBe(
      `我市“统筹发展和安全”[^1]。\n\n[^1]: ${NOTE}，“一、总体情况”部分。\n`,
    );
  });

  it('inserts the source alone', async () => {
    expect(await after('我市统筹发|展和安全，成效明显。', 'Insert its source')).toBe(
      `我市统筹发展和安全（${NOTE}），成效明显。`,
    );
  });

  it.each(['饕|餮之徒。', '|饕餮之徒|。', '我市|统筹发展和安全。\n统筹|发展和安全。'])(
    'offers nothing where no source says it: %s',
    async (marked) => {
      const { actions } = await actionsAt(marked);
      expect(actions.filter(({ edit }) => edit)).toEqual([]);
    },
  );

  it('names the version of the draft to clients that take it, and speaks their language', async () => {
    const workspace = { ...EDITOR_CAPABILITIES.workspace, workspaceEdit: { documentChanges: true } };
    const chinese = await TestClient.start({
      locale: 'zh-cn',
      capabilities: { ...EDITOR_CAPABILITIES, workspace },
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
    });
    await chinese.status(({ state }) => state === 'ready');
    const { actions, document } = await actionsAt('我市统筹发|展和安全。', 'plaintext', chinese);
    const quote = actions.find(({ title }) => title === `给这一表述加引号并注明出处“${SOURCE}”`);
    const [change] = (quote?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(change.textDocument).toMatchObject({ uri: document.uri, version: 1 });
    expect(TextDocument.applyEdits(document, change.edits as never)).toBe(
      `我市“统筹发展和安全”（${NOTE}）。`,
    );
    await chinese.stop();
  });
});
