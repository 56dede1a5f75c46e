import * as vscode from 'vscode';
import { activeDraft } from '../drafts.ts';
import { type AskForGrey, GreyTexts } from './greyTexts.ts';
import { OfferedKey } from './keys.ts';
import { type AskForList, Lists } from './lists.ts';
import { Offer } from './offer.ts';
import { OfferStatus } from './offerStatus.ts';
import { Taken } from './taken.ts';
import { noteDone } from '../walkthrough.ts';
import { firstWord } from './words.ts';

/** Messages from completion to the server, beside its requests for lists. */
interface CompletionServer {
  readonly grey: AskForGrey;
  /** The offer at a caret was dismissed. */
  readonly wavedOff: (document: vscode.TextDocument, position: vscode.Position) => void;
}

/** Continuations in the editor: grey text after the caret, lists, and the keys that accept or dismiss them. */
export class Completion implements vscode.Disposable {
  /** The current grey text. */
  readonly offer = new Offer();
  readonly #lists: Lists;
  readonly #grey: GreyTexts;
  readonly #taken = new Taken();
  readonly #key = new OfferedKey();
  readonly #disposables: readonly vscode.Disposable[];
  #server: CompletionServer | undefined;

  /** {@link isReading}: whether there is nothing yet that a list could be drawn from. */
  constructor(isReading: () => boolean) {
    this.#lists = new Lists(isReading);
    this.#grey = new GreyTexts(this.offer, () => this.#lists.isOpen);
    const tell = (): void => this.#key.tell(this.offer.standing !== undefined || this.#lists.isOpen);
    this.#disposables = [
      this.offer,
      this.#lists,
      this.#grey,
      this.#taken,
      this.#key,
      new OfferStatus(this.offer),
      this.offer.onDidChange(tell),
      this.#lists.onDidChange(tell),
    ];
  }

  /** Connects to a server through {@link server}. */
  serve(server: CompletionServer): void {
    this.#server = server;
    this.#grey.serve(server.grey);
  }

  /** Middleware for the editor's requests for lists. */
  provideList(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.CompletionContext,
    token: vscode.CancellationToken,
    ask: AskForList,
  ): Promise<vscode.CompletionList | undefined> {
    return this.#lists.provide(document, position, context, token, ask);
  }

  /** Middleware for the editor's requests for grey text. */
  provideGrey(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[] | undefined> {
    return this.#grey.provide(document, position, context, token);
  }

  /** Opens the list of everything that may follow. */
  listByHand(): Promise<void> {
    return this.#lists.listByHand();
  }

  /** A row or a grey text was accepted. */
  accepted(): void {
    this.#lists.end();
    this.#grey.forget();
    this.#taken.note();
    noteDone('accepted');
    // The next may be on its way while Tab is pressed again.
    this.#key.tell(true);
    this.#key.tell(false);
  }

  /**
   * Dismisses the offer at the caret; it does not come back in this clause. Closing a requested list leaves the
   * grey text.
   */
  async waveOff(): Promise<void> {
    const wasAskedFor = this.#lists.isAskedFor;
    this.#lists.end();
    if (wasAskedFor && this.offer.standing) return this.#grey.show();
    const editor = activeDraft();
    if (editor) this.#server?.wavedOff(editor.document, editor.selection.active);
    this.#grey.forget();
    this.#key.tell(false, true);
  }

  /** Accepts the next word of the grey text, and keeps the rest. */
  async takeWord(): Promise<void> {
    const { standing } = this.offer;
    if (!standing || standing.document !== activeDraft()?.document) return;
    // As if by typing, so that the editor keeps the rest, at every cursor.
    await vscode.commands.executeCommand('type', { text: firstWord(standing.text) });
    this.#taken.note();
  }

  /** Shows the alternative grey text {@link step} further on. */
  async turn(step: 1 | -1): Promise<void> {
    const name = step === 1 ? 'showNext' : 'showPrevious';
    await vscode.commands.executeCommand(`editor.action.inlineSuggest.${name}`);
    this.offer.turn(step);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
