import { fileNameOf } from '../fileName.ts';
import * as vscode from 'vscode';

/** The name of a file without its folders and its extension. */
export function nameWithout({ path }: vscode.Uri): string {
  return fileNameOf(path).replace(/\.[^.]*$/u, '');
}

/** A file called {@link name} beside {@link uri}, for a dialog; nothing for a document that is nowhere yet. */
export function siblingOf(uri: vscode.Uri, name: string): { defaultUri?: vscode.Uri } {
  if (uri.scheme !== 'untitled') return { defaultUri: vscode.Uri.joinPath(uri, '..', name) };
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {};
}

/** Writes a file. Throws an error for people where another program has it open, or it may not be written. */
export async function writeFile(target: vscode.Uri, content: Uint8Array): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(target, content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      vscode.l10n.t(
        'The file could not be written. Close it in other programs, or choose another name. ({0})',
        reason,
      ),
      { cause: error },
    );
  }
}
