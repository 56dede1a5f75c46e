import * as vscode from 'vscode';
import { requireDraft } from '../drafts.ts';
import { toLocation } from '../places.ts';
import { sources, sourcesAt } from '../requests.ts';
import { noteDone } from '../walkthrough.ts';
import type { Server } from '../server.ts';

/** Sources requested. Guess. */
const LIMIT = 200;

/** A position in the draft, as given by the link of a hover; menus pass other values. */
export interface PlaceInDraft {
  readonly position?: { readonly line: number; readonly character: number };
}

/**
 * Peeks at the sources of the phrase at {@link place}; without one at those of the selection, or of the phrase under
 * the cursor where nothing is selected.
 */
export async function showSources(server: Server, place?: PlaceInDraft): Promise<void> {
  const editor = requireDraft();
  if (!editor) return;
  const { document } = editor;
  const at = place?.position && new vscode.Position(place.position.line, place.position.character);
  const selection = at ? new vscode.Selection(at, at) : editor.selection;
  const found = selection.isEmpty
    ? await server.request(sourcesAt, {
        uri: document.uri.toString(),
        position: { line: selection.active.line, character: selection.active.character },
        limit: LIMIT,
      })
    : await server.request(sources, { text: document.getText(selection), limit: LIMIT });
  if (!found || found.sources.length === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Yinju: no source in the corpus says this'), 5_000);
    return;
  }
  noteDone('sourcesSeen');
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    document.uri,
    selection.start,
    found.sources.map(toLocation),
  );
}
