import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { type TextDocument } from 'vscode-languageserver-textdocument';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditTracker, SETTLING } from '../../src/lsp/editTracker.ts';
import { EDITOR_CAPABILITIES, TestClient } from '../support/client.ts';
import { temporaryFolder } from '../support/folders.ts';

describe('the clause being written', () => {
  it('is the one of the last edit, until two seconds have passed', () => {
    let now = 1000;
    const edits = new EditTracker(() => now);
    const text = '第一句话，第二句话。第三句话。';
    const before = edits.create('untitled:a', 'plaintext', 1, text);
    expect(edits.clauseBeingWritten(before)).toBeUndefined();
    const at = { line: 0, character: 7 };
    const document = edits.update(before, [{ range: { start: at, end: at }, text: '新' }], 2);
    // Answers are still computed over it.
    expect(before.getText()).toBe(text);
    expect(edits.clauseBeingWritten(before)).toBeUndefined();
    expect(edits.clauseBeingWritten(document)).toEqual({ start: 5, end: 10, remaining: SETTLING });
    now += SETTLING - 1;
    expect(edits.clauseBeingWritten(document)).toMatchObject({ remaining: 1 });
    now += 1;
    expect(edits.clauseBeingWritten(document)).toBeUndefined();
  });

  it('is none where the whole document was replaced', () => {
    const edits = new EditTracker(() => 0);
    const document: TextDocument = edits.create('untitled:b', 'plaintext', 1, '旧');
    const at = { line: 0, character: 1 };
    const typed = edits.update(document, [{ range: { start: at, end: at }, text: '稿' }], 2);
    expect(edits.clauseBeingWritten(typed)).toBeDefined();
    expect(edits.clauseBeingWritten(edits.update(typed, [{ text: '新的一稿' }], 3))).toBeUndefined();
  });
});

describe('findings while one writes, over stdio', () => {
  let client: TestClient;
  const cache = temporaryFolder();
  const corpus = temporaryFolder({ 'a.txt': '甲市工作报告\n成绩明显。\n' });
  const uri = 'untitled:settling';
  let text = '总结\n这是，已写完。这是另一句话，也写完了。\n';

  beforeAll(async () => {
    client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      capabilities: {
        ...EDITOR_CAPABILITIES,
        workspace: { ...EDITOR_CAPABILITIES.workspace, diagnostics: { refreshSupport: true } },
      },
    });
    await client.status(({ state }) => state === 'ready');
    await client.open(uri, text);
    await pull();
  });
  afterAll(async () => {
    expect(await client.stop()).toBe(0);
    for (const folder of [corpus, cache]) folder.remove();
  });

  let resultId: string | undefined;
  const other = 'untitled:other';

  /** What is said of another draft that is open beside it. */
  function pullOther(previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return client.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: other },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  async function pull(): Promise<string[]> {
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      ...(resultId !== undefined && { previousResultId: resultId }),
    });
    if (report.kind !== 'full') throw new Error('nothing new was said');
    resultId = report.resultId;
    const lines = text.split('\n');
    return report.items.map(({ range: { start, end } }: Diagnostic) =>
      lines[start.line].slice(start.character, end.character),
    );
  }

  it('says nothing of the clause until it is left, and of the last one when it has settled', async () => {
    text = await client.type(uri, text, text.indexOf('，'), 'XX市');
    expect(await pull()).toEqual([]);
    // Writing on in another clause leaves the first one.
    text = await client.type(uri, text, text.indexOf('，也'), '待补充');
    expect(await pull()).toEqual(['XX市']);
    await client.open(other, '另一份稿件，XX市。\n');
    const said = await pullOther();
    const before = client.refreshes;
    await client.until(() => client.refreshes > before);
    expect(await pull()).toEqual(['XX市', '待补充']);
    // The other one is not checked again for that.
    expect(await pullOther(said.resultId)).toEqual({ kind: 'unchanged', resultId: said.resultId });
  });
});
