import * as vscode from 'vscode';
import type { Server } from '../server.ts';
import { withoutIcons } from '../text/plain.ts';
import { detach } from '../detach.ts';

interface SkippedItem extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
}

/** Lists the source files that were not read, each with its reason; choosing one shows it in its folder. */
export async function showSkipped(server: Server): Promise<void> {
  const skipped = server.status?.skipped ?? [];
  if (skipped.length === 0) {
    detach(vscode.window.showInformationMessage(vscode.l10n.t('Yinju: nothing was skipped.')));
    return;
  }
  const items = skipped.map(({ uri, part, reason }): SkippedItem => {
    const parsed = vscode.Uri.parse(uri);
    const slash = parsed.path.lastIndexOf('/');
    const name = parsed.path.slice(slash + 1);
    return {
      uri: parsed,
      label: `$(warning) ${withoutIcons(part === undefined ? name : `${name}/${part}`)}`,
      description: withoutIcons(
        vscode.workspace.asRelativePath(parsed.with({ path: parsed.path.slice(0, slash) })),
      ),
      detail: withoutIcons(reason),
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Skipped: {0}', server.status?.skippedFiles ?? items.length),
    placeHolder: vscode.l10n.t('Choose a file to show it in its folder'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen) await vscode.commands.executeCommand('revealFileInOS', chosen.uri);
}
