import * as vscode from 'vscode';
import { LANGUAGES } from './drafts.ts';

/** Key, in the state of a workspace, of whether a continuation was ever accepted there. */
const WRITTEN_HERE = 'yinju.writtenHere';

/** Remembers that this workspace is one for writing: the server then starts with its window from the next time on. */
export async function rememberWriting({ workspaceState }: vscode.ExtensionContext): Promise<void> {
  if (!workspaceState.get<boolean>(WRITTEN_HERE)) await workspaceState.update(WRITTEN_HERE, true);
}

/**
 * Calls {@link start} when the server is first of use. In a workspace for writing that is with its window, so that the
 * first draft finds the corpus there; in any other when a draft opens, as most windows never see one.
 */
export function onFirstUse(context: vscode.ExtensionContext, start: () => void): vscode.Disposable {
  const isOfUse = ({ languageId }: vscode.TextDocument): boolean => LANGUAGES.includes(languageId);
  if (isForWriting(context) || vscode.workspace.textDocuments.some(isOfUse)) {
    start();
    return new vscode.Disposable(() => undefined);
  }
  const subscription = vscode.workspace.onDidOpenTextDocument((document) => {
    if (!isOfUse(document)) return;
    subscription.dispose();
    start();
  });
  return subscription;
}

/** Whether a continuation was accepted here before, or the workspace's own settings, if trusted, name a corpus. */
function isForWriting({ workspaceState }: vscode.ExtensionContext): boolean {
  if (workspaceState.get<boolean>(WRITTEN_HERE)) return true;
  const paths = vscode.workspace.getConfiguration('yinju.corpus').inspect<string[]>('paths');
  return vscode.workspace.isTrusted && (paths?.workspaceValue ?? []).length > 0;
}
