import type { Draft, Span } from '../draft.ts';
import type { Preferences } from './preferences.ts';

/** How the writer wants the list; mirrors the settings `yinju.completion.*`. */
export interface CompletionOptions {
  readonly maxItems: number;
  /**
   * How likely grey text or a list has to be used to be shown, in percent (0 to 100): the chance that the writer continues
   * with one of the rows, or that the whole grey text is right at a caret where it is shown. 0 shows every guess.
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
   * Whether the writer asked for the list by hand. Then it has everything available, up to 20 rows or `maxItems`
   * if that is more: no threshold applies, and dismissed continuations are included again. Absent or false for a list that comes by
   * itself. Grey text does not read it.
   */
  readonly asked?: boolean;
  /** What the writer accepted before and what the team wants offered. */
  readonly memory?: Preferences;
}

/** One guess. */
export interface Completion {
  /** The text that accepting puts in place of {@link replace}, written as the sources write it. */
  readonly text: string;
  /** The same in LSP's snippet syntax, with tab stops over its slots; absent when it has none. */
  readonly snippet?: string;
  readonly replace: Span;
  /** Folded text found in the sources: context and continuation. Its places are the evidence for the guess. */
  readonly attested: string;
  readonly places: number;
  readonly articles: number;
  /** True where the only evidence is a place fetched from the office's corpus, not one on this machine. */
  readonly isFetched?: boolean;
  /**
   * How often {@link attested} occurs in the draft itself. A guess may rest on that alone: where {@link places} is 0, this is
   * its evidence, and any display of the counts must say that it comes from the draft.
   */
  readonly inDraft?: number;
  /** Expected saving in characters. */
  readonly saving: number;
}

export interface CompletionList {
  /** Best first. */
  readonly items: readonly Completion[];
}

/** Letters at the caret that may be pinyin. */
export interface Typed {
  /** Lower-case letters and the apostrophes that an input method puts between syllables. */
  readonly letters: string;
  /** Where they are. */
  readonly span: Span;
  /** What they are after: characters, punctuation, or nothing (a line's start). */
  readonly after: 'characters' | 'punctuation' | 'nothing';
}
