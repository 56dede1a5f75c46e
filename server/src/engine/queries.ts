import type { CheckOptions, Finding, Review } from './check/finding.ts';
import type { HoverCard } from './cite/card.ts';
import type { Citation, DraftCitation } from './cite/citer.ts';
import type { Concordance, ConcordanceOptions } from './cite/concordance.ts';
import type { Location } from './cite/locations.ts';
import type { TitleLink } from './cite/titleLinks.ts';
import type { Completion, CompletionList, CompletionRequest } from './complete/completion.ts';
import type { Draft } from './draft.ts';
import type { FoundPhrase } from './find/foundPhrase.ts';
import type { ArticleFacts } from './index/facts.ts';
import type { SourceRange } from './index/originals.ts';
import type { CancelSignal } from './signal.ts';

/** An article as a list of the corpus shows it. */
export interface NamedArticle extends ArticleFacts {
  readonly name: string;
  /** Where it begins. */
  readonly range: SourceRange;
}

/**
 * What features ask of a corpus, whichever it is and wherever it lies: plain values in, plain values out. What the owner
 * of its files is asked - how things are, what was skipped, the text of a source - is asked elsewhere. Every method may
 * be cancelled through its signal, then rejects with `CancelledError`; a draft is what the caller says it is.
 */
export interface CorpusQueries {
  /**
   * Continuations of the draft at a caret: what is likely enough to be used, or everything there is where the
   * request says that it was `asked` for by hand. Nothing after a number that is being typed.
   */
  complete(request: CompletionRequest, signal: CancelSignal): Promise<CompletionList>;

  /**
   * Grey text at the end of a line: the likeliest first, then up to three other continuations for the editor's keys that
   * show the next; empty where nothing is sure enough, while letters are being composed, and after a number. It does
   * not depend on the list, nor on whether slots are on.
   *
   * The engine remembers what it offered in each draft (by its address): as long as what is typed agrees with it,
   * letter by letter or several at once, the next answer is the rest of it, in the alternative that is being typed
   * along. It grows and shrinks where a clause ends. So answer every request with a fresh call; nothing need be kept
   * at the caller's.
   */
  inline(request: CompletionRequest, signal: CancelSignal): Promise<readonly Completion[]>;

  /**
   * The writer waved something off (Escape) with the caret of {@link draft} at {@link offset}: {@link texts} as they were
   * offered there, by default all that was offered last, grey or in a list. Nothing is offered at this caret any more,
   * and those texts, or what is left of them once part has been typed, not before the clause ends. A list that is
   * requested shows them all the same.
   */
  waveOff(draft: Draft, offset: number, texts?: readonly string[]): void;

  /** Sources of {@link text}, at most {@link limit} spelled out. */
  sources(text: string, limit: number, signal: CancelSignal): Promise<Citation>;

  /** Every place of {@link text}, filtered and in the requested order. */
  concordance(text: string, options: ConcordanceOptions, signal: CancelSignal): Promise<Concordance>;

  /** Sources of the phrase that the writer means at {@link offset}. */
  sourcesAt(
    draft: Draft,
    offset: number,
    limit: number,
    signal: CancelSignal,
  ): Promise<DraftCitation | undefined>;

  /**
   * Sources of the phrase that the writer means at {@link offset}, its variants, and what usually follows it; where
   * there is none, related passages. The first card has the index of these made, beside other work; until it is
   * there, they are found in the way of a large corpus.
   */
  cardAt(draft: Draft, offset: number, signal: CancelSignal): Promise<HoverCard | undefined>;

  /** Where the phrase that the writer means at {@link offset} occurs, at most {@link limit} places. */
  locationsAt(
    draft: Draft,
    offset: number,
    limit: number,
    signal: CancelSignal,
  ): Promise<readonly Location[]>;

  /** Titles in 《》 of the draft that articles of the corpus bear. */
  titleLinks(draft: Draft, signal: CancelSignal): Promise<readonly TitleLink[]>;

  /** Every article that lies on this machine, in the order of its files. */
  articles(signal: CancelSignal): Promise<readonly NamedArticle[]>;

  /**
   * Set phrases, titles and headings by characters in any order, pinyin initials, full pinyin or a mixture, best
   * first; a query that the corpus holds as it stands is among them.
   */
  findPhrases(query: string, limit: number, signal: CancelSignal): Promise<readonly FoundPhrase[]>;

  /** All findings of a draft and how much of it the corpus holds: what a reuse report is made of. */
  review(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<Review>;

  /** Everything a drafter should look at, in the order of the draft. */
  check(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<readonly Finding[]>;
}
