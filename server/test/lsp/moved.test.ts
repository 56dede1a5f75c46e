import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EDITOR_CAPABILITIES, TestClient } from '../support/client.ts';
import { temporaryFolder } from '../support/folders.ts';

const PHRASE = '坚持以人民为中心的发展思想';
const CORPUS = Object.fromEntries(
  ['甲', '乙', '丙', '丁'].map((name) => [
    `${name}.txt`,
    `${name}市工作报告\n要${PHRASE}，${name}市各项工作扎实推进。\n`,
  ]),
);

describe('a draft that moves', () => {
  let client: TestClient;
  const [cache, workspace, corpus] = [temporaryFolder(), temporaryFolder(), temporaryFolder(CORPUS)];
  let number = 0;
  let uri = '';
  let text = '';
  /** The version of the last draft opened. */
  let opened = 0;

  const capabilities: ClientCapabilities = {
    ...EDITOR_CAPABILITIES,
    workspace: {
      ...EDITOR_CAPABILITIES.workspace,
      workspaceEdit: { documentChanges: true },
      applyEdit: true,
    },
  };
  const edits: WorkspaceEdit[] = [];

  beforeAll(async () => {
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path, commandLinks: true },
      capabilities,
      rootUri: pathToFileURL(workspace.path).href,
      answers: {
        'workspace/applyEdit': (params) => {
          edits.push((params as { edit: WorkspaceEdit }).edit);
          return { applied: true };
        },
      },
    });
    await client.status(({ state }) => state === 'ready');
  });
  afterAll(async () => {
    expect(await client.stop()).toBe(0);
    for (const folder of [cache, workspace, corpus]) folder.remove();
  });

  async function open(content: string): Promise<void> {
    uri = `untitled:moved-${++number}`;
    text = content;
    opened = await client.open(uri, content);
  }

  const pull = () =>
    client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });

  const rangeOf = (part: string): Range => {
    const document = TextDocument.create(uri, 'plaintext', 0, text);
    const start = text.indexOf(part);
    return { start: document.positionAt(start), end: document.positionAt(start + part.length) };
  };

  const actionsAt = (part: string, only?: string[]) =>
    client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: rangeOf(part),
      context: { diagnostics: [], ...(only && { only }) },
    });

  const isFix = ({ kind }: CodeAction) => kind === CodeActionKind.QuickFix;

  /** {@link text} as it is after an edit that names the version it was made for. */
  function applied(edit: WorkspaceEdit | undefined, version: number): string {
    const [change] = edit?.documentChanges ?? [];
    if (!change || !('textDocument' in change)) throw new Error('an edit without a version');
    expect(change.textDocument).toEqual({ uri, version });
    return TextDocument.applyEdits(TextDocument.create(uri, 'plaintext', version, text), [
      ...(change.edits as { range: Range; newText: string }[]),
    ]);
  }

  it('has its fixes, with the version that they were made for', async () => {
    await open('总结\n一是这样，。\nXX市也作了部署。\n');
    await pull();
    const fix = (await actionsAt('，。')).find(({ edit }) => edit);
    expect(applied(fix?.edit, opened)).toBe('总结\n一是这样。\nXX市也作了部署。\n');
  });

  it('has no fix and nothing to keep until it is checked as it is now', async () => {
    await open('总结\n一是这样，。\nXX市也作了部署。\n');
    await pull();
    expect((await actionsAt('，。')).some(isFix)).toBe(true);
    text = await client.type(uri, text, 0, '今年工作\n');
    for (const part of ['，。', '总结', 'XX市', text.trimEnd()]) {
      expect((await actionsAt(part)).filter(isFix)).toEqual([]);
    }
    await pull();
    const fixes = (await actionsAt('，。')).filter(({ edit }) => edit);
    expect(fixes).toHaveLength(1);
    const keep = (await actionsAt('XX市')).find(({ command }) => command?.command === 'yinju.acceptFinding');
    expect(keep?.command?.arguments).toMatchObject([{ text: 'xx市' }]);
    await client.connection.sendRequest('workspace/executeCommand', {
      command: keep?.command?.command,
      arguments: keep?.command?.arguments,
    });
    const kept = readFileSync(join(workspace.path, '.yinju', 'accepted.json'), 'utf8');
    expect(
      (JSON.parse(kept) as { accepted: { text: string }[] }).accepted.map((entry) => entry.text),
    ).toEqual(['xx市']);
  });

  it('has no fixes of the draft that was under its name before', async () => {
    await open('总结\n一是这样，。\n');
    await pull();
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    text = '总结\n一是这样，二是那样。\n';
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'plaintext', version: 1, text },
    });
    expect((await actionsAt(text.trimEnd())).filter(isFix)).toEqual([]);
  });

  it('answers a pull that is overtaken by an edit with ContentModified', async () => {
    const paragraph = `${PHRASE}，统筹发展和安全，压实安全生产责任，XX市作了部署。`;
    await open(Array.from({ length: 400 }, (_, i) => `第${i}段${paragraph}`).join('\n'));
    const asked = pull();
    await client.type(uri, text, 0, '一');
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
    expect((await pull()).kind).toBe('full');
  });

  describe('asked for some kinds of actions', () => {
    beforeAll(async () => {
      await open(`总结，。要${PHRASE}。\n`);
      await pull();
    });

    const kindsFor = async (only?: string[]) => {
      const kinds = (await actionsAt(text.trimEnd(), only)).map(({ kind }) => kind);
      return [...new Set(kinds)].sort();
    };

    it.each([
      [undefined, ['quickfix', 'refactor']],
      [[], ['quickfix', 'refactor']],
      [[''], ['quickfix', 'refactor']],
      [['quickfix'], ['quickfix']],
      [['refactor'], ['refactor']],
      [
        ['source', 'refactor', 'quickfix'],
        ['quickfix', 'refactor'],
      ],
      [['quick'], []],
      [['quickfix.yinju'], []],
      [['refactor.rewrite'], []],
      [['source.fixAll'], []],
      [['source'], []],
    ])('%j', async (only, kinds) => {
      expect(await kindsFor(only)).toEqual(kinds);
    });
  });

  it('has its source inserted after the phrase where it was, or nowhere', async () => {
    await open(`要${PHRASE}。\n`);
    const hover = await client.connection.sendRequest<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 4 },
    });
    const link = /command:yinju\.insertSourceAt\?([^)\s]+)\)/u.exec(hover.contents.value);
    const [argument] = JSON.parse(decodeURIComponent(link?.[1] ?? '')) as [object];
    const insert = (given: object) =>
      client.connection.sendRequest('workspace/executeCommand', {
        command: 'yinju.insertSourceAt',
        arguments: [given],
      });
    expect(await insert(argument)).toBe(true);
    expect(applied(edits.pop(), opened)).toContain(`“要${PHRASE}”（`);
    // Another phrase of the corpus is there now.
    text = await client.type(uri, text, 0, '各项工作扎实推进。\n');
    expect(await insert(argument)).toBe(false);
    expect(edits).toEqual([]);
  });
});
