import { fileNameOf } from '../fileName.ts';
import * as vscode from 'vscode';
import { requireDraft } from '../drafts.ts';
import { exportDraft as request } from '../requests.ts';
import type { Server } from '../server.ts';
import { noteDone } from '../walkthrough.ts';
import { nameWithout, siblingOf, writeFile } from './files.ts';

/**
 * Saves the draft as a Word file in the official layout, or as a PDF, once the user has seen what is left to do in it:
 * to {@link given}, or where the user chooses.
 */
export async function exportDraft(server: Server, given?: vscode.Uri): Promise<void> {
  const editor = requireDraft();
  if (!editor) return;
  const { uri } = editor.document;
  const target =
    (isWordOrPdf(given) ? given : undefined) ??
    (await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Export the Draft'),
      ...siblingOf(uri, `${nameWithout(uri)}.docx`),
      filters: { Word: ['docx'], PDF: ['pdf'] },
    }));
  if (!target) return;
  const format = target.path.toLowerCase().endsWith('.pdf') ? 'pdf' : 'docx';
  const exported = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Yinju: exporting the draft…') },
    () => server.request(request, { uri: uri.toString(), format }),
  );
  if (!exported || !(await mayBeWritten(exported))) return;
  await writeFile(target, Buffer.from(exported.content, 'base64'));
  noteDone('exported');
  const open = vscode.l10n.t('Open');
  const name = fileNameOf(target.path);
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Exported to {0}.', name), open);
  if (answer === open && !(await vscode.env.openExternal(target))) {
    await vscode.commands.executeCommand('revealFileInOS', target);
  }
}

/** A menu may pass the draft itself, which must not be overwritten. */
function isWordOrPdf(uri: vscode.Uri | undefined): boolean {
  return uri !== undefined && /\.(?:docx|pdf)$/iu.test(uri.path);
}

async function mayBeWritten(left: { placeholders: number; warnings: number }): Promise<boolean> {
  if (left.placeholders + left.warnings === 0) return true;
  const anyway = vscode.l10n.t('Export Anyway');
  const question = vscode.l10n.t(
    'The draft is not finished: unfilled places {0}, warnings {1}.',
    left.placeholders,
    left.warnings,
  );
  return (await vscode.window.showWarningMessage(question, { modal: true }, anyway)) === anyway;
}
