import * as vscode from 'vscode';
import type { YinjuApi } from '../../../client/src/extension.ts';
import { settled } from '../support/settled.ts';

/** Yinju as the editor installed it. */
export function extension(): vscode.Extension<YinjuApi> {
  const found = vscode.extensions.getExtension<YinjuApi>('yinju.yinju');
  if (!found) throw new Error('the extension is not installed');
  return found;
}

/** Resolves once the index is ready and {@link fits} holds. */
export function whenReady(fits: (articles: number, starter: boolean) => boolean = () => true): Promise<true> {
  const { exports: api } = extension();
  return settled('a ready index', api.onDidChange, () => {
    const status = api.status();
    return status?.state === 'ready' && fits(status.articles, status.starter) ? true : undefined;
  });
}

/** Opens a new untitled document with the cursor at `|`. */
export async function draft(languageId: string, marked: string): Promise<vscode.TextEditor> {
  const offset = marked.indexOf('|');
  const content = marked.replace('|', '');
  const document = await vscode.workspace.openTextDocument({ language: languageId, content });
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(offset < 0 ? content.length : offset);
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** The completion items of Yinju at the cursor, in order. */
export async function completions({
  document,
  selection,
}: vscode.TextEditor): Promise<vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
    undefined,
    5,
  );
  return items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
}

/** The document's text after {@link item} is accepted. */
export function accepted({ document }: vscode.TextEditor, item: vscode.CompletionItem): string {
  const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
  if (!range) throw new Error('the item has no range');
  const text = item.insertText instanceof vscode.SnippetString ? item.insertText.value : item.insertText;
  const before = document.getText().slice(0, document.offsetAt(range.start));
  return before + (text ?? '') + document.getText().slice(document.offsetAt(range.end));
}

/** Yinju's diagnostics of {@link uri} once {@link fits} holds of them. */
export function diagnostics(
  uri: vscode.Uri,
  fits: (found: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return settled('the diagnostics', vscode.languages.onDidChangeDiagnostics, () => {
    const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'yinju');
    return fits(found) ? found : undefined;
  });
}

/** Sets `yinju.{@link key}` for the user; `undefined` takes it back. */
export async function set(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('yinju').update(key, value, vscode.ConfigurationTarget.Global);
}

/** Leaves no editor open, saved or not, and asks nobody what to do with it. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0))
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
