import * as vscode from 'vscode';
import type { OfficeStatus } from 'yinju-language-server/protocol';
import { DRAFT_SELECTOR } from './drafts.ts';
import type { Server } from './server.ts';
import { withoutIcons, withoutLinks } from './text/plain.ts';

/** Shows in the language status that an office's server is used, its address and its state; nothing without one. */
export class OfficeStatusItem implements vscode.Disposable {
  #item: vscode.LanguageStatusItem | undefined;
  readonly #subscription: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.#subscription = server.onDidChange(() => this.#show());
  }

  dispose(): void {
    this.#item?.dispose();
    this.#subscription.dispose();
  }

  #show(): void {
    const office = this.server.state === 'running' ? this.server.status?.office : undefined;
    if (!office) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    const { l10n } = vscode;
    const selector = DRAFT_SELECTOR as vscode.DocumentSelector;
    this.#item ??= vscode.languages.createLanguageStatusItem('yinju.office', selector);
    this.#item.name = l10n.t('Yinju: the office’s corpus');
    const where = office.index === '' ? office.server : `${office.server}/${office.index}`;
    const isFault = office.state === 'fault';
    this.#item.text = withoutIcons(
      isFault ? l10n.t('Office’s corpus unavailable: {0}', where) : l10n.t('Office’s corpus: {0}', where),
    );
    this.#item.detail = withoutLinks(withoutIcons(detailOf(office)));
    this.#item.busy = office.state === 'connecting';
    this.#item.severity = isFault
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
    this.#item.command = isFault
      ? { command: 'yinju.setServerPassword', title: l10n.t('Set Its Password') }
      : undefined;
  }
}

function detailOf({ state, server, message }: OfficeStatus): string {
  const { l10n } = vscode;
  if (message !== undefined) return l10n.t('{0} This machine’s corpus is still used.', message);
  return state === 'connecting'
    ? l10n.t('connecting…')
    : l10n.t('Phrases and fingerprints of drafts go to {0}, and nowhere else', server);
}
