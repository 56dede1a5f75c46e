import * as vscode from 'vscode';
import { requireDraft } from '../drafts.ts';
import { exportSources as request, sourcesAt } from '../requests.ts';
import type { Server } from '../server.ts';

/** Lines exported at most; a spreadsheet of more helps nobody. */
const LIMIT = 20_000;

/** Saves every source of the selection, or of the phrase under the cursor, as Markdown or CSV. */
export async function exportSources(server: Server): Promise<void> {
  const editor = requireDraft();
  if (!editor) return;
  const text = await phraseOf(editor, server);
  if (text === undefined) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Yinju: no source in the corpus says this'), 5_000);
    return;
  }
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the Sources'),
    filters: { Markdown: ['md'], CSV: ['csv'] },
  });
  if (!target) return;
  const format = target.path.toLowerCase().endsWith('.csv') ? 'csv' : 'markdown';
  const exported = await server.request(request, { text, format, order: 'article', limit: LIMIT });
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(exported.text));
  await vscode.window.showTextDocument(target, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}

async function phraseOf(
  { document, selection }: vscode.TextEditor,
  server: Server,
): Promise<string | undefined> {
  if (!selection.isEmpty) return document.getText(selection);
  const { line, character } = selection.active;
  const uri = document.uri.toString();
  const found = await server.request(sourcesAt, { uri, position: { line, character }, limit: 1 });
  return found?.phrase;
}
