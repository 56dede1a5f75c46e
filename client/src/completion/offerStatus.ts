import * as vscode from 'vscode';
import type { Offer } from './offer.ts';

/** Characters of the sources' text shown in the tooltip. Guess. */
const SHOWN = 60;

/** Shows in the status bar how many places and articles have the current grey text. */
export class OfferStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('yinju.offer', vscode.StatusBarAlignment.Right, 10_000);
  readonly #subscription: vscode.Disposable;

  constructor(private readonly offer: Offer) {
    this.#item.name = vscode.l10n.t('Yinju: sources of the grey text');
    this.#subscription = offer.onDidChange(() => this.#show());
  }

  dispose(): void {
    this.#item.dispose();
    this.#subscription.dispose();
  }

  #show(): void {
    const { standing } = this.offer;
    if (!standing) {
      this.#item.hide();
      return;
    }
    const { counts, attested } = standing.proof;
    this.#item.text = `$(quote) ${counts}`;
    this.#item.tooltip = vscode.l10n.t(
      '{0} — Alt+/ lists it with its sources, and other continuations',
      attested.length > SHOWN ? `…${attested.slice(-SHOWN)}` : attested,
    );
    this.#item.show();
  }
}
