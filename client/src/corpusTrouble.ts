import * as vscode from 'vscode';
import type { IndexStatus } from 'yinju-language-server/protocol';
import { detach } from './detach.ts';
import type { Server } from './server.ts';
import { withoutLinks } from './text/plain.ts';

/** Problems that keep the configured corpus from being used: folders that are out of reach, or folders that hold no reports. */
export type Trouble = 'missing' | 'empty';

/** Context key, unset until the server has looked: a {@link Trouble}, or `failed`, `starter`, `fine`. */
const CORPUS = 'yinju.corpus';

/** The problem with the corpus, as far as the server has looked. */
export function troubleOf(status: IndexStatus | undefined): Trouble | undefined {
  if (status === undefined || status.state === 'indexing' || status.starter) return undefined;
  if (status.missing.length > 0) return 'missing';
  return status.sourceFiles === 0 ? 'empty' : undefined;
}

/** One line about it. */
export function troubleText(trouble: Trouble, { missing, sourceFiles }: IndexStatus): string {
  const { l10n } = vscode;
  if (trouble === 'empty') return l10n.t('There are no reports in the corpus folder');
  const folders = missing.join(l10n.t('; '));
  return sourceFiles > 0
    ? l10n.t('Corpus folder unreachable: {0}. What was read there before is still used.', folders)
    : l10n.t('Corpus folder not found: {0}', folders);
}

/** Reports a corpus that is not in use: once in a message, with the remedy, and to the views as a context key. */
export class CorpusTrouble implements vscode.Disposable {
  readonly #reported = new Set<string>();
  readonly #subscription: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.#subscription = server.onDidChange(() => this.#look());
    this.#look();
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #look(): void {
    const { status } = this.server;
    const trouble = troubleOf(status);
    if (!status || status.state === 'indexing') return;
    const state = trouble ?? (status.state === 'failed' ? 'failed' : status.starter ? 'starter' : 'fine');
    detach(vscode.commands.executeCommand('setContext', CORPUS, state));
    if (!trouble) return;
    const text = troubleText(trouble, status);
    if (this.#reported.has(text)) return;
    this.#reported.add(text);
    detach(this.#report(text));
  }

  async #report(text: string): Promise<void> {
    const choose = vscode.l10n.t('Choose the Corpus Folder');
    const said = withoutLinks(vscode.l10n.t('Yinju: {0}', text));
    if ((await vscode.window.showWarningMessage(said, choose)) === choose) {
      await vscode.commands.executeCommand('yinju.chooseCorpusFolder');
    }
  }
}
