import * as vscode from 'vscode';
import { requireDraft } from '../drafts.ts';
import { reviseWord, wordText } from '../requests.ts';
import type { Server } from '../server.ts';
import { nameWithout, siblingOf, writeFile } from './files.ts';
import { detach } from '../detach.ts';

/** Files that open as drafts: `package.json` lists those that do so when dragged into the editor. */
const WORD_FILES = { Word: ['docx', 'doc', 'wps', 'rtf', 'odt'] };
/** Files that revisions can be written into. */
const REVISED_FILES = { Word: ['docx'] };

/** Word files that are open as drafts, and writing back into them. */
export class WordDrafts {
  readonly #server: Server;
  /** The Word file behind a draft, by the draft's URI, as long as this window is open. */
  readonly #files = new Map<string, vscode.Uri>();

  constructor(server: Server) {
    this.#server = server;
  }

  /** Opens the text of a Word file, by default one that the user chooses, as a draft that is not saved yet. */
  async open(given?: vscode.Uri): Promise<void> {
    const file = given ?? (await chooseWordFile(vscode.l10n.t('Open as a Draft'), WORD_FILES));
    if (!file) return;
    const content = await readBase64(file);
    const { text } = await this.#server.request(wordText, { content });
    const draft = await vscode.workspace.openTextDocument({ language: 'gongwen', content: text });
    this.#files.set(draft.uri.toString(), file);
    await vscode.window.showTextDocument(draft);
  }

  /**
   * Writes the draft's changes into a copy of its Word file, as revisions: to {@link given}, or where
   * the user chooses.
   */
  async writeBack(given?: vscode.Uri): Promise<void> {
    const editor = requireDraft();
    if (!editor) return;
    const { document } = editor;
    const known = this.#files.get(document.uri.toString());
    const file = known ?? (await chooseWordFile(vscode.l10n.t('Compare with This File'), REVISED_FILES));
    if (!file) return;
    const content = await readBase64(file);
    const revised = await this.#server.request(reviseWord, { content, text: document.getText() });
    if (revised.placed === 0) {
      await tell(
        vscode.l10n.t('None of the changes can be written back to the Word file.'),
        revised.unplaced,
      );
      return;
    }
    const name = `${nameWithout(file)}-${vscode.l10n.t('revised')}.docx`;
    const target =
      (given?.path.toLowerCase().endsWith('.docx') === true ? given : undefined) ??
      (await vscode.window.showSaveDialog({
        title: vscode.l10n.t('Save the Revised Word File'),
        ...siblingOf(file, name),
        filters: REVISED_FILES,
      }));
    if (!target) return;
    await writeFile(target, Buffer.from(revised.content, 'base64'));
    await tell(vscode.l10n.t('Changes written as tracked revisions: {0}.', revised.placed), revised.unplaced);
  }
}

/** Says what was done; lines without a place are shown on demand. */
async function tell(done: string, unplaced: readonly string[]): Promise<void> {
  if (unplaced.length === 0) {
    detach(vscode.window.showInformationMessage(done));
    return;
  }
  const show = vscode.l10n.t('Show Them');
  const left = vscode.l10n.t('Changed lines that could not be written back: {0}.', unplaced.length);
  if ((await vscode.window.showWarningMessage(`${done} ${left}`, show)) !== show) return;
  const content = unplaced.join('\n');
  const list = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  await vscode.window.showTextDocument(list, { viewColumn: vscode.ViewColumn.Beside });
}

async function chooseWordFile(
  openLabel: string,
  filters: Record<string, string[]>,
): Promise<vscode.Uri | undefined> {
  const [file] = (await vscode.window.showOpenDialog({ openLabel, filters })) ?? [];
  return file;
}

async function readBase64(file: vscode.Uri): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(file)).toString('base64');
}
