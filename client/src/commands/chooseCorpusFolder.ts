import * as vscode from 'vscode';

/** Asks for folders and makes them the corpus, or adds them to it. */
export async function chooseCorpusFolder(): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
    title: vscode.l10n.t('Choose the folders of your past reports'),
    openLabel: vscode.l10n.t('Use as Corpus'),
  });
  if (!chosen) return;
  const folders = chosen.map(({ fsPath }) => fsPath);
  const settings = vscode.workspace.getConfiguration('yinju.corpus');
  const known = settings.inspect<string[]>('paths');
  const inWorkspace = known?.workspaceValue !== undefined;
  const before = (inWorkspace ? known.workspaceValue : known?.globalValue) ?? [];
  const paths = before.length > 0 ? await addOrReplace(before, folders) : folders;
  if (!paths) return;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update('paths', paths, target);
}

async function addOrReplace(
  before: readonly string[],
  chosen: readonly string[],
): Promise<string[] | undefined> {
  const add = { label: vscode.l10n.t('Add to the corpus'), paths: [...new Set([...before, ...chosen])] };
  const replace = { label: vscode.l10n.t('Replace the corpus'), paths: [...chosen] };
  const picked = await vscode.window.showQuickPick([add, replace], {
    title: vscode.l10n.t('The corpus now: {0}', before.join(vscode.l10n.t('; '))),
  });
  return picked?.paths;
}
