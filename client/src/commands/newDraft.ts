import * as vscode from 'vscode';

/** Opens an empty draft of official writing. */
export async function newDraft(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'gongwen', content: '' });
  await vscode.window.showTextDocument(document);
}
