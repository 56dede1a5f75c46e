import { fileNameOf } from '../fileName.ts';
import * as vscode from 'vscode';

/** The name of a file without its folders and its extension. */
export function nameWithout({ path }: vscode.Uri): string {
  return fileNameOf(path).replace(/\.[^.]*$/u, '');
}

/** A file called {@link name} beside {@link uri}, for a dialog; nothing for a document that is not saved yet. */
export function siblingOf(uri: vscode.Uri, name: string): { defaultUri?: vscode.Uri } {
  if (uri.scheme !== 'untitled') return { defaultUri: vscode.Uri.joinPath(uri, '..', name) };
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {};
}

/**
 * Writes a file. Throws an error with a message for the user where another program has it open, writing is not permitted or the disk is
 * full; its previous content is then restored, since the editor empties a file before it writes.
 */
export async function writeFile(target: vscode.Uri, content: Uint8Array): Promise<void> {
  const before = await vscode.workspace.fs.readFile(target).then(
    (held) => held,
    () => undefined,
  );
  try {
    await vscode.workspace.fs.writeFile(target, content);
  } catch (error) {
    if (before) await putBack(target, before);
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

/** Restores the content of a file, unless it is unchanged. Where that fails, too, the first error says what to do. */
async function putBack(target: vscode.Uri, before: Uint8Array): Promise<void> {
  try {
    const held = await vscode.workspace.fs.readFile(target);
    if (Buffer.compare(held, before) !== 0) await vscode.workspace.fs.writeFile(target, before);
  } catch {
    // Writing may be refused again.
  }
}
