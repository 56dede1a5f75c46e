import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { Lists } from '../../../client/src/completion/lists.ts';
import { accepted, completions, diagnostics, draft, extension, set, whenReady } from './editor.ts';

const ARTICLES = 5;
/** The folders that the runner made: five reports as text, and one as a Word file beside one that cannot be read. */
const { corpus, words } = JSON.parse(process.env['YINJU_TEST_CORPORA'] ?? '{}') as {
  corpus: string;
  words: string;
};

/** Every language feature, asked through the editor's own commands over a corpus of {@link ARTICLES} reports. */
export function featureSuite(): void {
  suite('features', () => {
    suiteSetup(async () => {
      await extension().activate();
      await set('corpus.paths', [corpus]);
      await whenReady((articles, starter) => !starter && articles === ARTICLES);
    });

    suiteTeardown(() => set('corpus.paths', undefined));

    for (const languageId of ['gongwen', 'markdown', 'plaintext']) {
      test(`completes a set phrase in ${languageId}`, async () => {
        const editor = await draft(languageId, '坚持和发展新时代|');
        const texts = (await completions(editor)).map((item) => accepted(editor, item));
        ok(
          texts.some((text) => text.startsWith('坚持和发展新时代“枫桥经验”')),
          texts.join('\n'),
        );
      });
    }

    test('keeps the context while letters of an input method follow it', async () => {
      const editor = await draft('gongwen', '坚持和发展新时代f|');
      const texts = (await completions(editor)).map((item) => accepted(editor, item));
      ok(
        texts.some((text) => text.startsWith('坚持和发展新时代“枫桥经验”')),
        texts.join('\n'),
      );
    });

    test('a list that the editor requests after a key does not come, one requested there again does', async () => {
      const editor = await draft('gongwen', '统筹。\n我们要坚持和发展新|');
      const place = editor.selection.active;
      await editor.edit((edit) => edit.insert(place, '时代'));
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 2), '发展'));
      await editor.edit((edit) => edit.insert(place.translate(0, 2), '“枫桥'));
      const end = place.translate(0, 5);
      editor.selection = new vscode.Selection(end, end);
      // However late: all that distinguishes it from typing is that it is the first in a line just written.
      equal((await completions(editor)).length, 0);
      ok((await completions(editor)).length > 0);
      const other = new vscode.Position(0, 4);
      editor.selection = new vscode.Selection(other, other);
      ok((await completions(editor)).length > 0);
    });

    test('a list asked for by hand comes although an Escape pressed earlier gets there after it', async () => {
      const editor = await draft('gongwen', '我们要坚持和发展新|');
      const place = editor.selection.active;
      await editor.edit((edit) => edit.insert(place, '时代'));
      await vscode.commands.executeCommand('yinju.listContinuations');
      await vscode.commands.executeCommand('yinju.waveOff');
      ok((await completions(editor)).length > 0);
    });

    for (const [isReading, items] of [
      [true, 1],
      [false, 0],
    ] as const) {
      test(`a list asked for by hand where nothing is known ${isReading ? 'yet says so' : 'stays away'}`, async () => {
        const { document, selection } = await draft('gongwen', '我们要|');
        const lists = new Lists(() => isReading);
        const context = { triggerKind: vscode.CompletionTriggerKind.Invoke, triggerCharacter: undefined };
        const { token } = new vscode.CancellationTokenSource();
        const list = await lists.provide(document, selection.active, context, token, () => []);
        lists.dispose();
        deepEqual(
          list?.items.map(({ label }) => label),
          [vscode.l10n.t('Yinju: the corpus is still being read…')].slice(0, items),
        );
      });
    }

    test('hovers with the sources', async () => {
      const editor = await draft('gongwen', '全县坚持和发展新时代“枫桥|经验”。');
      const hovers = await at<vscode.Hover[]>('vscode.executeHoverProvider', editor);
      const text = hovers.flatMap(({ contents }) =>
        contents.map((part) => (part as vscode.MarkdownString).value),
      );
      match(text.join('\n'), /江城县2023年基层治理工作总结|临川县2024年基层治理工作报告/);
    });

    test('goes to the definition, and lists every reference', async () => {
      const editor = await draft('gongwen', '坚持和发展新时代“枫桥|经验”');
      const definitions = await at<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        editor,
      );
      const [first] = definitions;
      const target = 'targetUri' in first ? first.targetUri : first.uri;
      const range = 'targetUri' in first ? first.targetRange : first.range;
      const source = await vscode.workspace.openTextDocument(target);
      equal(source.getText(range), '坚持和发展新时代“枫桥经验”');
      const references = await at<vscode.Location[]>('vscode.executeReferenceProvider', editor);
      equal(references.length, 7);
    });

    test('points out a wrong character and mends it', async () => {
      const { document } = await draft('gongwen', '我们要统筹发展河安全，确保社会大局稳定。');
      const [found] = await diagnostics(document.uri, (all) =>
        all.some((finding) => codeOf(finding) === 'typo'),
      );
      equal(document.getText(found.range).includes('河'), true);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        found.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const fix = actions.find(({ edit }) => edit !== undefined);
      ok(fix?.edit, 'there is a quick fix');
      await vscode.workspace.applyEdit(fix.edit);
      match(document.getText(), /^我们要统筹发展和安全，/);
    });

    test('points out a placeholder, and stays silent when asked to', async () => {
      const { document } = await draft('gongwen', '今年以来，xx县扎实推进各项工作。');
      await diagnostics(document.uri, (all) => all.some((finding) => codeOf(finding) === 'placeholder'));
      await set('check.placeholder', 'off');
      await diagnostics(document.uri, (all) => all.every((finding) => codeOf(finding) !== 'placeholder'));
      await set('check.placeholder', undefined);
    });

    test('opens a source that is a Word file as read-only text, at its place', async () => {
      await set('corpus.paths', [corpus, words]);
      await whenReady((articles) => articles === ARTICLES + 1);
      const phrase = '下访接访制度更加健全';
      const editor = await draft('gongwen', `${phrase.slice(0, 4)}|${phrase.slice(4)}`);
      const [first] = await at<vscode.LocationLink[]>('vscode.executeDefinitionProvider', editor);
      equal(first.targetUri.scheme, 'yinju-source');
      const source = await vscode.workspace.openTextDocument(first.targetUri);
      match(source.getText(first.targetRange), new RegExp(phrase));
      const before = source.getText();
      await vscode.window.showTextDocument(source);
      await vscode.commands.executeCommand('type', { text: 'x' });
      equal(source.getText(), before);
      await set('corpus.paths', [corpus]);
      await whenReady((articles) => articles === ARTICLES);
    });

    test('outlines and folds a report', async () => {
      const { document } = await draft(
        'gongwen',
        '一、成效\n（一）经济\n平稳。\n（二）民生\n改善。\n二、问题\n不少。\n',
      );
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      equal(symbols.length, 2);
      equal(symbols[0].children.length, 2);
      const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      ok(folds.some(({ start, end }) => start === 0 && end === 4));
    });
  });
}

function at<T>(command: string, { document, selection }: vscode.TextEditor): Thenable<T> {
  return vscode.commands.executeCommand<T>(command, document.uri, selection.active);
}

/** The code of a finding, which may lead to its explanation. */
function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
