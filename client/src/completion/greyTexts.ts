import * as vscode from 'vscode';
import type { Proof } from 'yinju-language-server/protocol';
import { activeDraft } from '../drafts.ts';
import { type Caret, caretAt, isSameCaret } from './caret.ts';
import type { Offer } from './offer.ts';
import { endsInLetters, holdsFigure } from './rows.ts';
import { showIn } from './show.ts';
import { detach } from '../detach.ts';

/** Asks the server for the grey texts at a caret. */
export type AskForGrey = (
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
) => Promise<vscode.InlineCompletionItem[]>;

/** A request to the server, and its pending answer. */
interface Question {
  readonly caret: Caret;
  readonly source: vscode.CancellationTokenSource;
  readonly answer: Promise<readonly vscode.InlineCompletionItem[]>;
}

/**
 * Milliseconds after a change in which an editor that asks for grey text by itself has asked. It waits for 50, and for
 * another 50 where it is made to ask meanwhile.
 */
const EDITOR_ASKS = 100;

/**
 * Grey text without any further delay. The editor asks for it 50 ms after a key; the server is asked as soon as the text
 * has changed, so that the answer is there. After text that an input method composed before anything was typed by hand, the
 * editor asks for nothing: then it is made to.
 */
export class GreyTexts implements vscode.Disposable {
  readonly #subscriptions: readonly vscode.Disposable[];
  #ask: AskForGrey | undefined;
  #question: Question | undefined;
  /** Where the editor asked last. */
  #editorAsked: Caret | undefined;
  /** Ends when the editor has asked because it was made to. */
  #showing: Promise<void> | undefined;
  /** A document that changed, and its version, for which the caret is still to come. */
  #changed: Pick<Caret, 'document' | 'version'> | undefined;

  constructor(
    private readonly offer: Offer,
    /** Whether a list is open that the editor would not show grey text beside. */
    private readonly isListOpen: () => boolean,
  ) {
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
        if (contentChanges.length === 0) return;
        this.#changed = reason === undefined ? { document, version: document.version } : undefined;
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        const changed = this.#changed;
        if (textEditor.document !== changed?.document || textEditor !== activeDraft()) return;
        this.#changed = undefined;
        if (changed.version === textEditor.document.version) detach(this.#look(textEditor));
      }),
    ];
  }

  /** Sets {@link ask} as the way to ask the server. */
  serve(ask: AskForGrey): void {
    this.#ask = ask;
    this.#question = undefined;
  }

  /** Middleware between the editor and the server's answer. */
  async provide(
    document: vscode.TextDocument,
    position: vscode.Position,
    { selectedCompletionInfo: row }: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[] | undefined> {
    const show = showIn(document);
    if (show === 'list') return undefined;
    if (row) return show === 'both' ? besideList(row) : undefined;
    const caret = caretAt(document, position);
    // The editor keeps what it is given, and shows it the moment the letters turn into its characters.
    if (endsInLetters(caret.before)) return [...this.offer.underLetters(caret)];
    this.#editorAsked = caret;
    const ways = await this.#answerAt(caret);
    if (token.isCancellationRequested || document.version !== caret.version) {
      if (this.#editorAsked === caret) this.#editorAsked = undefined;
      return undefined;
    }
    this.offer.begin(
      caret,
      ways.map(({ insertText, command }) => ({
        text: typeof insertText === 'string' ? insertText : insertText.value,
        proof: command?.arguments?.[1] as Proof,
        command,
      })),
    );
    return [...ways];
  }

  /** Has the editor ask for the grey text at the caret, and at once. */
  async show(): Promise<void> {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger', {
      providerId: 'yinju.yinju:*',
    });
  }

  /** Discards everything known about the current text. */
  forget(): void {
    this.#question?.source.cancel();
    this.#question = undefined;
    this.offer.end();
  }

  dispose(): void {
    this.#question?.source.cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Asks for the grey text at the caret, and has the editor ask for it where it does not by itself. */
  async #look({ document, selection }: vscode.TextEditor): Promise<void> {
    if (!selection.isEmpty || !isShown(document)) return;
    const caret = caretAt(document, selection.active);
    const [ways] = await Promise.all([this.#answerAt(caret), rested(EDITOR_ASKS)]);
    // One at a time: the editor would remove what it was made to show a moment before.
    await this.#showing;
    if (ways.length === 0 || !this.#isMissingAt(caret)) return;
    const showing = this.show();
    // A failure is reported here, and does not hold up later requests.
    this.#showing = showing.catch(() => undefined);
    await showing;
  }

  /** Whether the caret is still at {@link caret} and the editor has neither asked there nor shows anything. */
  #isMissingAt(caret: Caret): boolean {
    const editor = activeDraft();
    if (editor?.document !== caret.document || !editor.selection.isEmpty) return false;
    if (!isSameCaret(caretAt(editor.document, editor.selection.active), caret)) return false;
    const isAsked = this.#editorAsked !== undefined && isSameCaret(this.#editorAsked, caret);
    return !isAsked && !this.isListOpen() && !this.offer.standing;
  }

  #answerAt(caret: Caret): Promise<readonly vscode.InlineCompletionItem[]> {
    const asked = this.#question;
    if (asked && isSameCaret(asked.caret, caret)) return asked.answer;
    asked?.source.cancel();
    const source = new vscode.CancellationTokenSource();
    const answer = this.#fetch(caret, source.token);
    this.#question = { caret, source, answer };
    return answer;
  }

  async #fetch(
    { document, position, before }: Caret,
    token: vscode.CancellationToken,
  ): Promise<readonly vscode.InlineCompletionItem[]> {
    if (!this.#ask || endsInLetters(before)) return [];
    // The server is notified of the change by another listener of the same event.
    await new Promise((resolve) => setImmediate(resolve));
    if (token.isCancellationRequested) return [];
    try {
      return await this.#ask(document, position, token);
    } catch (error) {
      // The text has changed meanwhile, and is requested again.
      if (error instanceof vscode.CancellationError) return [];
      throw error;
    }
  }
}

/**
 * The text of the row that is chosen in a list, which the editor shows beside it; of a row with a figure none, since the
 * editor keeps it when a digit closes the list, and `Tab` would go on with the number being typed.
 */
function besideList({ text, range }: vscode.SelectedCompletionInfo): vscode.InlineCompletionItem[] {
  return holdsFigure(text) ? [] : [new vscode.InlineCompletionItem(text, range)];
}

function rested(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isShown(document: vscode.TextDocument): boolean {
  const editor = vscode.workspace.getConfiguration('editor', document);
  return showIn(document) !== 'list' && editor.get('inlineSuggest.enabled', true);
}
