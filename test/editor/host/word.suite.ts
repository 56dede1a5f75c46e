import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { settled } from '../support/settled.ts';
import { closeAll, draft, extension, whenReady } from './editor.ts';

const { words } = JSON.parse(process.env['YINJU_TEST_CORPORA'] ?? '{}') as { words: string };
const WORD_FILE = '白水县2021年信访工作总结.docx';
const DRAFT = '关于平安建设的报告\n\n一、总体情况\n坚持统筹发展和安全，压实责任。\n';

const documentOf = (path: string) => strFromU8(unzipSync(readFileSync(path))['word/document.xml']);

/** From draft to paper and back, by the commands that a drafter has. */
export function wordSuite(): void {
  suite('Word files', () => {
    let folder: string;
    const at = (name: string) => vscode.Uri.file(join(folder, name));

    suiteSetup(async () => {
      folder = mkdtempSync(join(tmpdir(), 'yinju-word-'));
      await extension().activate();
      await whenReady();
    });
    suiteTeardown(closeAll);

    test('a draft is exported', async () => {
      await draft('gongwen', DRAFT);
      await written(at('报告.docx'), () =>
        vscode.commands.executeCommand('yinju.exportDraft', at('报告.docx')),
      );
      match(documentOf(at('报告.docx').fsPath), /关于平安建设的报告/u);
    });

    test('nothing is lost where the target cannot be written', async () => {
      const { document } = await draft('gongwen', DRAFT);
      // A folder of that name: no program may write a file there.
      await vscode.workspace.fs.createDirectory(at('占用.docx'));
      await vscode.commands.executeCommand('yinju.exportDraft', at('占用.docx'));
      const { type } = await vscode.workspace.fs.stat(at('占用.docx'));
      equal(type, vscode.FileType.Directory);
      equal(document.getText(), DRAFT);
    });

    test('a Word file opens as a draft, and its changes are written back as revisions', async () => {
      const source = join(folder, WORD_FILE);
      writeFileSync(source, readFileSync(join(words, WORD_FILE)));
      await vscode.commands.executeCommand('yinju.openWord', vscode.Uri.file(source));
      const editor = await shownDraft(/全县信访秩序/u);
      equal(editor.document.isUntitled, true);
      equal(editor.document.languageId, 'gongwen');
      const from = editor.document.getText().indexOf('稳步提升');
      const range = new vscode.Range(editor.document.positionAt(from), editor.document.positionAt(from + 4));
      await editor.edit((edit) => edit.replace(range, '明显提升'));
      const target = at('修订.docx');
      await written(target, () => vscode.commands.executeCommand('yinju.writeBack', target));
      const revised = documentOf(target.fsPath);
      match(revised, /<w:del .*<w:delText[^>]*>稳步<.*<w:ins .*<w:t[^>]*>明显</su);
      // Refused, it is the file that it was.
      const refused = revised
        .replaceAll(/<w:ins [^>]*>.*?<\/w:ins>/gsu, '')
        .replaceAll(/<\/?w:del(?: [^>]*)?>/gu, '')
        .replaceAll('w:delText', 'w:t');
      const text = (xml: string) =>
        [...xml.matchAll(/<w:t[ >][^<]*>?([^<]*)<\/w:t>/gu)].map(([, shown]) => shown).join('');
      equal(text(refused), text(documentOf(source)));
      deepEqual(readFileSync(source), readFileSync(join(words, WORD_FILE)));
    });

    test('a Word file that is dragged into the editor opens as a draft', async () => {
      await closeAll();
      const source = vscode.Uri.file(join(words, WORD_FILE));
      // What the editor does with a file that is dropped on it and has a choice of editors.
      await vscode.commands.executeCommand('vscode.openWith', source, 'yinju.wordDraft');
      await shownDraft(/全县信访秩序/u);
    });
  });
}

/** The editor whose text is like {@link pattern}, once it is shown. */
function shownDraft(pattern: RegExp): Promise<vscode.TextEditor> {
  return settled('the draft', vscode.window.onDidChangeActiveTextEditor, () => {
    const editor = vscode.window.activeTextEditor;
    return editor && pattern.test(editor.document.getText()) ? editor : undefined;
  });
}

/** Resolves once {@link work} has led to a file. The command goes on while its message stands. */
async function written(target: vscode.Uri, work: () => Thenable<unknown>): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.joinPath(target, '..'), '*.docx'),
  );
  try {
    work().then(undefined, () => undefined);
    await settled('the file', watcher.onDidCreate, async () => {
      try {
        return (await vscode.workspace.fs.stat(target)).size > 0;
      } catch {
        return false;
      }
    });
  } finally {
    watcher.dispose();
  }
}
