import { INSERT_SOURCE } from '../../../server/src/protocol/commands.ts';
import * as vscode from 'vscode';
import { requireDraft } from '../drafts.ts';
import type { Server } from '../server.ts';

/** Has the server insert the best source of the phrase under the cursor after it. */
export async function insertSource(server: Server): Promise<void> {
  const editor = requireDraft();
  if (!editor) return;
  const { line, character } = editor.selection.active;
  const { uri, version } = editor.document;
  const place = { uri: uri.toString(), version, position: { line, character } };
  const inserted = await server.execute(INSERT_SOURCE, place);
  if (inserted !== true) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Yinju: no source in the corpus says this'), 5_000);
  }
}
