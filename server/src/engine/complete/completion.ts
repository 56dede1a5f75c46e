import type { Draft, Span } from '../draft.ts';
import type { Preferences } from './preferences.ts';

/** What the writer wants of the list; mirrors the settings `yinju.completion.*`. */
export interface CompletionOptions {
  readonly maxItems: number;
  /**
   * How likely grey text or a list has to be used to be shown, in percent (0 to 100): the chance that the writer goes on
   * like one of the rows, or that the whole grey text is right at a caret where it is. 0 shows every guess.
   */
  readonly threshold: number;
  readonly slots: boolean;
  readonly pinyin: boolean;
}

export interface CompletionRequest {
  readonly draft: Draft;
  /** UTF-16 offset of the caret. */
  readonly offset: number;
  readonly options: CompletionOptions;
  /**
   * Whether the writer asked for the list by hand. Then it holds everything there is, up to 20 rows or `maxItems`
   * if that is more: no threshold, and what was waved off is there again. Absent or false for a list that comes by
   * itself. Grey text does not read it.
   */
  readonly asked?: boolean;
  /** What the writer took before and what the team wants offered. */
  readonly memory?: Preferences;
}

/** One guess. */
export interface Completion {
  /** What is in the draft after accepting, in place of {@link replace}; written as the sources write it. */
  readonly text: string;
  /** The same in LSP's snippet syntax, with tab stops over its slots; absent when it has none. */
  readonly snippet?: string;
  readonly replace: Span;
  /** Folded text that the sources hold: context and continuation. Its places are the guess's proof. */
  readonly attested: string;
  readonly places: number;
  readonly articles: number;
  /** True where no place on this machine proves it, but one fetched from the office's corpus. */
  readonly isFetched?: boolean;
  /**
   * How often the draft itself holds {@link attested}. A guess may rest on that alone: where {@link places} is 0, this is
   * its proof, and what shows the counts must say that it comes from the draft.
   */
  readonly inDraft?: number;
  /** Expected saving in characters. */
  readonly saving: number;
}

export interface CompletionList {
  /** Best first. */
  readonly items: readonly Completion[];
}
