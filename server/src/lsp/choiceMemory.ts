import { beginningsLeft, choiceKey } from '../engine/complete/choiceHistory.ts';
import type { Completion } from '../engine/complete/completion.ts';
import { Preferences } from '../engine/complete/preferences.ts';
import type { PhraseList } from '../engine/complete/phraseRules.ts';
import { leftContextOf } from '../engine/complete/leftContext.ts';
import type { Draft } from '../engine/draft.ts';
import { foldText } from '../engine/text/fold.ts';
import type { ChoiceStore } from '../host/choiceStore.ts';
import type { WorkspacePhrases } from './workspacePhrases.ts';

/** UTF-16 units before the caret that must still be there for a list to be judged by what was typed. Guess. */
const SURROUNDINGS = 20;

/** A list as it was shown. */
interface Shown {
  readonly uri: string;
  readonly offset: number;
  readonly before: string;
  /** Folded. */
  readonly texts: readonly string[];
  /** Folded. */
  readonly tail: string;
}

/** Learns from what is taken and what is typed past, and gives the engine what it learnt. */
export class ChoiceMemory {
  #shown: Shown | undefined;
  readonly #started: Promise<void>;

  constructor(
    readonly store: ChoiceStore,
    readonly phrases: WorkspacePhrases,
    readonly use: (memory: Preferences) => void,
  ) {
    this.#started = this.#start();
  }

  /** Other files of phrases are followed than before, or none. */
  async phrasesChanged(): Promise<void> {
    await this.#started;
    if (await this.phrases.refresh()) this.#apply();
  }

  /** Writes what still waits to be written. */
  async dispose(): Promise<void> {
    await this.#started;
    await this.store.dispose();
  }

  /** Before a list is made: takes over changes of the phrases file, and judges the list before. */
  async prepare({ uri, text }: Draft, offset: number): Promise<void> {
    await this.#started;
    this.#judge(uri, text, offset);
    if (await this.phrases.refresh()) this.#apply();
  }

  /**
   * Items go out, of which the first {@link seen} will be seen (those of a list all are); returns the {@link choiceKey}
   * of each.
   */
  shown(draft: Draft, offset: number, items: readonly Completion[], seen = items.length): string[] {
    const before = draft.text.slice(Math.max(0, offset - SURROUNDINGS), offset);
    const tail = leftContextOf(draft, items[0]?.replace.start ?? offset).text;
    const texts = items.map((item) => foldText(item.text));
    this.#shown = { uri: draft.uri, offset, before, texts: texts.slice(0, seen), tail };
    return texts.map((text) => choiceKey(tail, text));
  }

  /**
   * Puts a phrase of the draft of {@link uri} into its workspace's file and goes by it. Rejects where the file cannot be
   * read or written.
   */
  async put(text: string, list: PhraseList, uri: string): Promise<void> {
    await this.#started;
    await this.phrases.put(text, list, uri);
    this.#apply();
  }

  /** The writer took the item of {@link key}. */
  async accepted(key: string): Promise<void> {
    await this.#started;
    this.#shown = undefined;
    this.store.choices.accept(key, Date.now());
    await this.store.save();
  }

  /** Counts what was shown and then typed past: each beginning once a list. */
  #judge(uri: string, text: string, offset: number): void {
    const shown = this.#shown;
    this.#shown = undefined;
    if (!shown || shown.uri !== uri || offset <= shown.offset) return;
    const start = shown.offset - shown.before.length;
    if (text.slice(Math.max(0, start), shown.offset) !== shown.before) return;
    const typed = foldText(text.slice(shown.offset, offset));
    // Latin letters may be an IME's composition.
    const left = /[a-z]/u.test(typed) ? [] : beginningsLeft(shown.texts, typed);
    if (left.length === 0) return;
    for (const item of left) this.store.choices.passOver(choiceKey(shown.tail, item), Date.now());
    this.store.changed();
  }

  async #start(): Promise<void> {
    await this.store.load();
    await this.phrases.refresh();
    this.#apply();
  }

  #apply(): void {
    this.use(new Preferences(this.store.choices, this.phrases.rules));
  }
}
