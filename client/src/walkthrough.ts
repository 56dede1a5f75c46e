import * as vscode from 'vscode';
import { detach } from './detach.ts';
import { isDraft } from './drafts.ts';

/** Context keys that tick the steps of the walkthrough: set once a step was done, not where it was begun. */
const STEPS = {
  accepted: 'yinju.accepted',
  sourcesSeen: 'yinju.sourcesSeen',
  warningRead: 'yinju.warningRead',
  reported: 'yinju.reported',
  exported: 'yinju.exported',
} as const;

const done = new Set<keyof typeof STEPS>();

/** Marks {@link step} of the walkthrough as done. */
export function noteDone(step: keyof typeof STEPS): void {
  if (done.has(step)) return;
  done.add(step);
  detach(vscode.commands.executeCommand('setContext', STEPS[step], true));
}

/** Notes when the cursor moves onto a warning, which the editor then explains. */
export function followReading(): vscode.Disposable {
  const subscription = vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
    const { document } = textEditor;
    if (kind === undefined || !isDraft(document)) return;
    const isOnWarning = vscode.languages
      .getDiagnostics(document.uri)
      .some(({ source, range }) => source === 'yinju' && range.contains(textEditor.selection.active));
    if (!isOnWarning) return;
    subscription.dispose();
    noteDone('warningRead');
  });
  return subscription;
}
