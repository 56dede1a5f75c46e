import * as vscode from 'vscode';
import type { Show } from 'yinju-language-server/protocol';

/** How the writer of {@link document} wants continuations: the setting `yinju.completion.show`. */
export function showIn(document: vscode.TextDocument): Show {
  return vscode.workspace.getConfiguration('yinju.completion', document).get<Show>('show', 'grey');
}
