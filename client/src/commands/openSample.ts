import * as vscode from 'vscode';

/** Opens a copy of the sample draft, so nothing can be lost. */
export async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const sample = vscode.Uri.joinPath(context.extensionUri, 'samples', 'draft.gw');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(sample));
  const document = await vscode.workspace.openTextDocument({ language: 'gongwen', content });
  await vscode.window.showTextDocument(document);
}
