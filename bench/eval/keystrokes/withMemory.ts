import {
  beginningsLeft,
  choiceKey,
  ChoiceHistory,
} from '../../../server/src/engine/complete/choiceHistory.ts';
import { Preferences } from '../../../server/src/engine/complete/preferences.ts';
import { foldText } from '../../../server/src/engine/text/fold.ts';
import type { Completer, Offered } from './simulate.ts';

/** Milliseconds between two keystrokes. */
const KEYSTROKE = 500;

/** Gives the list at the end of a text, with what has been learnt so far. */
type MemoryCompleter = (written: string, memory: Preferences) => readonly Offered[];

/**
 * A writer's memory of choices over one folder's articles, written one after another: each list is judged by what
 * was written next, as the server does it.
 */
export class Habits {
  readonly #choices = new ChoiceHistory();
  #now = 0;

  completer(complete: MemoryCompleter): Completer {
    const memory = new Preferences(this.#choices, undefined, () => this.#now);
    let before = '';
    let shown: readonly string[] = [];
    return (written) => {
      this.#now += KEYSTROKE;
      this.#judge(before, shown, written);
      const items = complete(written, memory);
      before = written;
      shown = items.map(({ text }) => foldText(text));
      return items;
    };
  }

  #judge(before: string, shown: readonly string[], written: string): void {
    if (!written.startsWith(before)) return;
    const tail = foldText(before.slice(before.lastIndexOf('\n') + 1));
    const typed = foldText(written.slice(before.length));
    if (typed.length > 1) {
      // What was neither typed nor taken was asked elsewhere: nothing can be learnt.
      if (shown.includes(typed)) this.#choices.accept(choiceKey(tail, typed), this.#now);
      return;
    }
    for (const item of beginningsLeft(shown, typed)) {
      this.#choices.passOver(choiceKey(tail, item), this.#now);
    }
  }
}
