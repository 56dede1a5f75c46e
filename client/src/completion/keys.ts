import * as vscode from 'vscode';
import { detach } from '../detach.ts';

/**
 * Holds the key binding of a `Tab` that comes an instant late: what it was to take has just gone, and it writes no
 * blanks into the sentence.
 */
const OFFERED = 'yinju.offered';
/** Milliseconds for which a `Tab` may be late: what is seen is pressed within them or not any more. */
const LATE = 600;

/** Tells the editor's key bindings whether something was on offer a moment ago. */
export class OfferedKey implements vscode.Disposable {
  #isOffered = false;
  #late: NodeJS.Timeout | undefined;

  /** Something is on offer, or nothing is any more; {@link atOnce} where the writer sent it away. */
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
