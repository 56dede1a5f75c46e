import * as vscode from 'vscode';

/** Shows the settings of Yinju, and no others. */
export async function openSettings(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', '@ext:yinju.yinju');
}
