import * as vscode from 'vscode';
import type { ArticleEntry } from 'yinju-language-server/protocol';
import { overrule } from '../requests.ts';
import type { Server } from '../server.ts';
import { withoutLinks } from '../text/plain.ts';
import { fileUriOf, type Folder } from '../views/folders.ts';

/** The subject of a menu of the corpus' tree: an article, a file of several, or a folder. */
export type CorpusNode = ArticleEntry | Folder;

/** Asks the user for another title of an article; an empty one restores that of the text. */
export async function renameArticle(server: Server, node?: CorpusNode): Promise<void> {
  if (!node || !('title' in node)) return;
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename the Article'),
    prompt: vscode.l10n.t(
      'Kept in .yinju/corpus.json of the corpus folder; empty takes the title from the text again',
    ),
    value: node.title,
  });
  if (title === undefined || title === node.title) return;
  await server.request(overrule, { uri: node.uri, title });
}

/** Leaves a file or a folder out of the corpus, and offers to undo it. */
export async function leaveOut(server: Server, node?: CorpusNode): Promise<void> {
  if (!node) return;
  const uri = addressOf(node);
  await server.request(overrule, { uri, exclude: true });
  const undo = vscode.l10n.t('Read It Again');
  const said = vscode.l10n.t(
    '“{0}” is no longer read. .yinju/corpus.json of the corpus folder says so.',
    nameOf(node),
  );
  if ((await vscode.window.showInformationMessage(withoutLinks(said), undo)) === undo) {
    await server.request(overrule, { uri, exclude: false });
  }
}

/** Asks the user how the sources of a file or a folder should rank. */
export async function weigh(server: Server, node?: CorpusNode): Promise<void> {
  if (!node) return;
  const weights = [
    { label: vscode.l10n.t('Far ahead of others'), weight: 10 },
    { label: vscode.l10n.t('Ahead of others'), weight: 3 },
    { label: vscode.l10n.t('Same as others'), weight: 1 },
    { label: vscode.l10n.t('After others'), weight: 0.3 },
    { label: vscode.l10n.t('Last'), weight: 0 },
  ].map((item) => ({ ...item, description: String(item.weight) }));
  const title = vscode.l10n.t('How the Sources of “{0}” Rank', nameOf(node));
  const picked = await vscode.window.showQuickPick(weights, { title });
  if (picked) await server.request(overrule, { uri: addressOf(node), weight: picked.weight });
}

/** Shows a file or a folder of the corpus in the system's file manager. */
export async function revealSource(node?: CorpusNode): Promise<void> {
  if (node) await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.parse(addressOf(node), true));
}

function addressOf(node: CorpusNode): string {
  return 'title' in node ? fileUriOf(node.uri) : node.uri;
}

function nameOf(node: CorpusNode): string {
  return 'title' in node ? node.title : node.name;
}
