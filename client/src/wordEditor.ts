import * as vscode from 'vscode';
import type { WordDrafts } from './commands/wordDrafts.ts';
import { detach } from './detach.ts';

/** The custom editor under which a Word file that is dragged into the editor opens as a draft. */
const WORD_EDITOR = 'yinju.wordDraft';

/** Opens the draft in place of an editor for the file itself. */
class WordEditor implements vscode.CustomReadonlyEditorProvider {
  readonly #drafts: WordDrafts;

  constructor(drafts: WordDrafts) {
    this.#drafts = drafts;
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    try {
      await this.#drafts.open(uri);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      detach(vscode.window.showErrorMessage(vscode.l10n.t('Yinju: {0}', reason)));
    }
    panel.dispose();
  }
}

export function registerWordEditor(drafts: WordDrafts): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider(WORD_EDITOR, new WordEditor(drafts));
}
