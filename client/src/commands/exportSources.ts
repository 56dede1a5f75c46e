import * as vscode from 'vscode';
import { requireDraft } from '../drafts.ts';
import { exportSources as request, sourcesAt } from '../requests.ts';
import type { Server } from '../server.ts';
import type { Arrangement } from '../views/arrangement.ts';

/** Lines exported at most; a spreadsheet with more is of no use. Guess. */
const LIMIT = 20_000;
/** Characters of the phrase in the name of a file. Guess. */
const NAME_LENGTH = 20;

/**
 * Saves the sources of the selection, or of the phrase under the cursor, as Markdown or CSV: those shown in the view,
 * in its order.
 */
export async function exportSources(server: Server, arrangement: Arrangement): Promise<void> {
  const editor = requireDraft();
  if (!editor) return;
  const text = await phraseOf(editor, server);
  if (text === undefined) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Yinju: no source in the corpus says this'), 5_000);
    return;
  }
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the Sources'),
    ...placeFor(editor.document, text),
    filters: { Markdown: ['md'], CSV: ['csv'] },
  });
  if (!target) return;
  const format = target.path.toLowerCase().endsWith('.csv') ? 'csv' : 'markdown';
  // Best first is an order for reading only a few.
  const order = arrangement.order === 'best' ? 'article' : arrangement.order;
  const exported = await server.request(request, { ...arrangement, text, format, order, limit: LIMIT });
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(exported.text));
  await vscode.window.showTextDocument(target, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}

/** A file beside the draft that is named after the phrase; nothing for a draft that is not saved yet. */
function placeFor({ uri }: vscode.TextDocument, phrase: string): { defaultUri?: vscode.Uri } {
  if (uri.scheme === 'untitled') return {};
  const name = Array.from(phrase.replaceAll(/[^\p{L}\p{N}]+/gu, ''))
    .slice(0, NAME_LENGTH)
    .join('');
  return { defaultUri: vscode.Uri.joinPath(uri, '..', `${vscode.l10n.t('Sources')}-${name}.md`) };
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
