import { fileNameOf } from './fileName.ts';
import * as vscode from 'vscode';
import { sourceText } from './requests.ts';
import type { Server } from './server.ts';
import { withoutIcons } from './text/plain.ts';
import { filePathOf } from './views/folders.ts';

/** The scheme under which a source file that is not text opens read-only. */
export const SOURCE_SCHEME = 'yinju-source';

/**
 * Provides the text that the index read from a Word, PDF or other file, so that its places can be opened. Above it
 * are the file's name and a link to the file itself, as code lenses, which do not change its line numbers.
 */
export class SourceDocuments implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider {
  constructor(private readonly server: Server) {}

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const { text } = await this.server.request(sourceText, { uri: uri.toString() }, token);
    return text;
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const path = filePathOf(uri.toString());
    const start = new vscode.Range(0, 0, 0, 0);
    const open = { command: 'yinju.openOriginal', arguments: [uri] };
    const name = withoutIcons(fileNameOf(path));
    return [
      new vscode.CodeLens(start, { ...open, title: name, tooltip: path }),
      new vscode.CodeLens(start, { ...open, title: vscode.l10n.t('Open the original file') }),
    ];
  }
}

/**
 * Opens the file behind a read-only text (by default the one that the user is in) with the system's
 * program for it, or shows it in its folder.
 */
export async function openOriginal(
  source: vscode.Uri | undefined = vscode.window.activeTextEditor?.document.uri,
): Promise<void> {
  if (source?.scheme !== SOURCE_SCHEME) return;
  const file = vscode.Uri.parse(source.query, true);
  if (file.scheme !== 'file') return;
  // Opening would look for a remote machine's file on this machine.
  const opened = vscode.env.remoteName === undefined && (await vscode.env.openExternal(file));
  if (!opened) await vscode.commands.executeCommand('revealFileInOS', file);
}
