import * as vscode from 'vscode';
import type { Proof } from 'yinju-language-server/protocol';
import { type Caret, typedSince } from './caret.ts';
import { withoutLetters } from './rows.ts';

/** A grey text that the editor was given. */
interface GreyText {
  /** Text that accepting it inserts at the caret. */
  readonly text: string;
  readonly proof: Proof;
  /** Command that accepting it runs. */
  readonly command: vscode.Command | undefined;
}

/** The rest of a grey text that is after the caret. */
interface StandingText extends GreyText {
  readonly document: vscode.TextDocument;
}

/**
 * The grey text that is after the caret, as far as can be known: the editor does not say what it shows. It is
 * the last text given, minus what was typed of it, until something else is typed or the caret moves away.
 */
export class Offer implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #caret: Caret | undefined;
  #ways: readonly GreyText[] = [];
  #index = 0;

  /** Fires when the current text changes or disappears. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.#caret?.document && contentChanges.length > 0) this.#update();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === this.#caret?.document && !this.#isAt(textEditor.selection)) this.end();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document !== this.#caret?.document) this.end();
      }),
    ];
  }

  /** The current text; during a composition, whose letters may turn into it, the text before them. */
  get standing(): StandingText | undefined {
    const caret = this.#caret;
    const [way] = this.#restOf(this.#ways.slice(this.#index, this.#index + 1));
    return caret && way && { ...way, document: caret.document };
  }

  /** The rest of each text given to the editor, at a caret after which the letters of {@link caret} follow. */
  underLetters(caret: Caret): readonly vscode.InlineCompletionItem[] {
    const given = this.#caret;
    if (given?.document !== caret.document || given.position.line !== caret.position.line) return [];
    const letters = new vscode.Range(
      caret.position.translate(0, withoutLetters(caret.before).length - caret.before.length),
      caret.position,
    );
    return this.#restOf(this.#ways).map(
      ({ text, command }) => new vscode.InlineCompletionItem(text, letters, command),
    );
  }

  /** The editor was given {@link ways} at {@link caret}, the one it shows first. */
  begin(caret: Caret, ways: readonly GreyText[]): void {
    this.#caret = ways.length > 0 ? caret : undefined;
    this.#ways = ways;
    this.#index = 0;
    this.#changed.fire();
  }

  /** The editor shows the alternative {@link step} further on, going round. */
  turn(step: number): void {
    if (this.#ways.length === 0) return;
    this.#index = (this.#index + step + this.#ways.length) % this.#ways.length;
    this.#changed.fire();
  }

  /** Nothing is shown any more. */
  end(): void {
    if (this.#caret) this.begin(this.#caret, []);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The rest of those {@link ways} that continue the text typed since. */
  #restOf(ways: readonly GreyText[]): GreyText[] {
    const typed = this.#caret && typedSince(this.#caret);
    if (typed === undefined) return [];
    return ways.flatMap((way) => {
      const along = way.text.startsWith(typed) ? typed : withoutLetters(typed);
      const isLeft = way.text.startsWith(along) && way.text.length > along.length;
      return isLeft ? [{ ...way, text: way.text.slice(along.length) }] : [];
    });
  }

  #update(): void {
    if (!this.standing) this.end();
  }

  /** Whether {@link selection} is the caret after the text that was typed. */
  #isAt(selection: vscode.Selection): boolean {
    const caret = this.#caret;
    const typed = caret && typedSince(caret);
    if (!caret || typed === undefined || !selection.isEmpty) return false;
    const { line, character } = caret.position;
    return selection.active.line === line && selection.active.character === character + typed.length;
  }
}
