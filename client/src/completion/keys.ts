import * as vscode from 'vscode';
import { detach } from '../detach.ts';

/**
 * Keeps the key binding for a `Tab` that comes a moment too late: the text it was to accept has just disappeared, and it
 * must not insert blanks into the sentence.
 */
const OFFERED = 'yinju.offered';
/** Milliseconds by which a `Tab` may be late: people react to what they saw within that time, or not at all. Guess. */
const LATE = 600;

/** Context key for the key bindings: whether something was offered a moment ago. */
export class OfferedKey implements vscode.Disposable {
  #isOffered = false;
  #late: NodeJS.Timeout | undefined;

  /** Something is offered, or no longer; {@link atOnce} where the writer dismissed it. */
  tell(isOffered: boolean, atOnce = false): void {
    clearTimeout(this.#late);
    this.#late = undefined;
    if (isOffered || atOnce) this.#set(isOffered);
    else if (this.#isOffered) this.#late = setTimeout(() => this.#set(false), LATE);
  }

  dispose(): void {
    clearTimeout(this.#late);
  }

  #set(isOffered: boolean): void {
    if (this.#isOffered === isOffered) return;
    this.#isOffered = isOffered;
    detach(vscode.commands.executeCommand('setContext', OFFERED, isOffered));
  }
}
