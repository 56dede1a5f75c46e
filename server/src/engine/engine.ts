import { compareUnits } from './text/units.ts';
import type { CheckOptions, Finding, Review } from './check/finding.ts';
import { Checker } from './check/checker.ts';
import { nameOfArticle } from './cite/articleNames.ts';
import { cardAt, type HoverCard } from './cite/card.ts';
import { type Citation, cite, citeAt, type DraftCitation } from './cite/citer.ts';
import { type Concordance, concordance, type ConcordanceOptions } from './cite/concordance.ts';
import { locate, type Location } from './cite/locations.ts';
import { phraseAt } from './cite/phraseAt.ts';
import { RelatedPassages } from './cite/related.ts';
import { type TitleLink, titleLinks } from './cite/titleLinks.ts';
import type { Completion, CompletionList, CompletionRequest } from './complete/completion.ts';
import type { Preferences } from './complete/preferences.ts';
import { Offers } from './complete/offers.ts';
import { Predictor } from './complete/predictor.ts';
import { detach } from './detach.ts';
import { prepareCiting } from './cite/prepare.ts';
import { prepareCompletion } from './complete/prepare.ts';
import { type Corpus, EMPTY_CORPUS } from './corpus.ts';
import { TUNING } from './complete/tuning.ts';
import type { Draft } from './draft.ts';
import { CorpusIndex } from './index/corpusIndex.ts';
import type { ArticleFacts, SourceRange } from './index/shard.ts';
import { PhraseFinder } from './find/finder.ts';
import { describeFound, type FoundPhrase } from './find/foundPhrase.ts';
import type { SetPhrase } from './phrases/lexicon.ts';
import { type CancelSignal, throwIfCancelled } from './signal.ts';
import type { WordSource } from './text/knownWords.ts';
import { TypedCompleter } from './typing/completer.ts';
import { greyAt } from './typing/grey.ts';
import { typedAt } from './typing/typed.ts';

/** An article as a list of the corpus shows it. */
export interface NamedArticle extends ArticleFacts {
  readonly name: string;
  /** Where it begins. */
  readonly range: SourceRange;
}

/** What an engine is given from outside. */
export interface EngineOptions {
  /** Is told of what fails that nobody waits for: an answer is then found in a slower way. */
  readonly onProblem?: (problem: unknown) => void;
  /** The words of a dictionary, asked for when the first slip is looked for. */
  readonly words?: WordSource;
}

/**
 * The one door to the engine: requests go in, plain values come out, and no index structure crosses it. Every method
 * may be cancelled through its signal, then rejects with `CancelledError`. {@link use} swaps the corpus; queries
 * under way finish on the one they began with.
 */
export class Engine {
  #corpus: Corpus = EMPTY_CORPUS;
  #predictor = new Predictor(EMPTY_CORPUS);
  #typedCompleter = new TypedCompleter(EMPTY_CORPUS, this.#predictor);
  readonly #words: WordSource;
  #checker: Checker;
  #finder = new PhraseFinder(EMPTY_CORPUS);
  #related = new RelatedPassages(EMPTY_CORPUS.index);
  /** The same among what was fetched: no index is made of passages that change while one types. */
  #fetched: RelatedPassages | undefined;
  #memory: Preferences | undefined;
  /** What was offered and waved off in each draft; it outlives a corpus. */
  readonly #offers = new Offers();

  readonly #onProblem: (problem: unknown) => void;

  /** Both may be left out: see {@link EngineOptions}. */
  constructor({ onProblem = () => undefined, words = () => undefined }: EngineOptions = {}) {
    this.#onProblem = onProblem;
    this.#words = words;
    this.#checker = new Checker(EMPTY_CORPUS, words);
  }

  use(corpus: Corpus): void {
    const { index, lexicon } = this.#corpus;
    const { own } = corpus.index;
    this.#corpus = corpus;
    this.#predictor = new Predictor(corpus, TUNING, this.#offers);
    this.#typedCompleter = new TypedCompleter(corpus, this.#predictor);
    this.#checker = new Checker(corpus, this.#words);
    // What is fetched while someone types must not cost what was built over everything else.
    const isSame = haveSameShards(index.own, own);
    if (!isSame || lexicon !== corpus.lexicon) this.#finder = new PhraseFinder({ ...corpus, index: own });
    this.#fetched =
      corpus.index === own ? undefined : new RelatedPassages(new CorpusIndex(corpus.index.fetched));
    if (isSame) return;
    this.#related.dispose();
    this.#related = new RelatedPassages(own);
  }

  /** Has completion go by what the writer took before and what the team wants offered. */
  remember(memory: Preferences): void {
    this.#memory = memory;
  }

  /**
   * Continuations of the draft at a caret: what is likely enough to be used, or everything there is where the
   * request says that it was `asked` for by hand. Nothing after a number that is being typed.
   */
  async complete(request: CompletionRequest, signal: CancelSignal): Promise<CompletionList> {
    throwIfCancelled(signal);
    const memory = this.#memory;
    const asked = memory ? { ...request, memory } : request;
    const typed = request.options.pinyin ? typedAt(request.draft, request.offset) : undefined;
    const list = typed
      ? await this.#typedCompleter.complete(asked, typed, signal)
      : await this.#predictor.complete(asked, signal);
    if (!memory) return list;
    const { index } = this.#corpus;
    const allowed = memory.withoutRejected(list, request.draft);
    return typed ? allowed : memory.offerPreferred(allowed, request, (folded) => index.shownCounts(folded));
  }

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
  async inline(request: CompletionRequest, signal: CancelSignal): Promise<readonly Completion[]> {
    throwIfCancelled(signal);
    return greyAt(this.#predictor, this.#memory ? { ...request, memory: this.#memory } : request);
  }

  /**
   * The writer waved something off (Escape) with the caret of {@link draft} at {@link offset}: {@link texts} as they were
   * offered there, by default all that was offered last, grey or in a list. Nothing is offered at this caret any more,
   * and those texts, or what is left of them once they are typed along, not before the clause ends. A list that is
   * asked for shows them all the same.
   */
  waveOff({ uri, text }: Draft, offset: number, texts?: readonly string[]): void {
    this.#offers.waveOff({ uri, text, offset }, texts);
  }

  /** Sources of {@link text}, at most {@link limit} spelled out. */
  async sources(text: string, limit: number, signal: CancelSignal): Promise<Citation> {
    throwIfCancelled(signal);
    return cite(this.#corpus.index, text, limit);
  }

  /** Every place of {@link text}, filtered and in the order asked for. */
  async concordance(text: string, options: ConcordanceOptions, signal: CancelSignal): Promise<Concordance> {
    throwIfCancelled(signal);
    return concordance(this.#corpus.index, text, options, signal);
  }

  /** Sources of the phrase that the writer means at {@link offset}. */
  async sourcesAt(
    draft: Draft,
    offset: number,
    limit: number,
    signal: CancelSignal,
  ): Promise<DraftCitation | undefined> {
    throwIfCancelled(signal);
    return citeAt(this.#corpus.index, draft, offset, limit);
  }

  /**
   * Sources of the phrase that the writer means at {@link offset}, its variants, and what usually follows it; where
   * there is none, related passages. The first card has the index of these made, beside other work; until it is
   * there, they are found in the way of a large corpus.
   */
  async cardAt(draft: Draft, offset: number, signal: CancelSignal): Promise<HoverCard | undefined> {
    throwIfCancelled(signal);
    detach(this.#related.prepare(), this.#onProblem);
    const related = this.#related;
    const fetched = this.#fetched;
    const passages = {
      find: (text: string, limit: number) =>
        [...related.find(text, limit), ...(fetched?.find(text, limit) ?? [])].slice(0, limit),
    };
    return cardAt(this.#corpus.index, passages, draft, offset);
  }

  /** Where the phrase that the writer means at {@link offset} stands, at most {@link limit} places. */
  async locationsAt(
    draft: Draft,
    offset: number,
    limit: number,
    signal: CancelSignal,
  ): Promise<readonly Location[]> {
    throwIfCancelled(signal);
    const found = phraseAt(this.#corpus.index, draft, offset);
    return found ? locate(this.#corpus.index, found.folded, limit) : [];
  }

  /** Titles in 《》 of the draft that articles of the corpus bear. */
  async titleLinks(draft: Draft, signal: CancelSignal): Promise<readonly TitleLink[]> {
    throwIfCancelled(signal);
    return titleLinks(this.#corpus.index, draft);
  }

  /** Every article that lies on this machine, in the order of its files. */
  async articles(signal: CancelSignal): Promise<readonly NamedArticle[]> {
    throwIfCancelled(signal);
    const index = this.#corpus.index.own;
    return Array.from(index.articles(), ({ shard, number, ...facts }) => ({
      ...facts,
      name: nameOfArticle(index, shard, number).shown,
    })).toSorted((a, b) => compareUnits(a.uri, b.uri));
  }

  /**
   * Set phrases, titles and headings by characters in any order, pinyin initials, full pinyin or a mixture, best
   * first; a query that the corpus holds as it stands is among them.
   */
  async findPhrases(query: string, limit: number, signal: CancelSignal): Promise<readonly FoundPhrase[]> {
    throwIfCancelled(signal);
    const corpus = this.#corpus;
    const found = await this.#finder.find(query, limit, signal);
    return describeFound(corpus.index, query, found, limit, signal);
  }

  /** The set phrases of the corpus, those of most articles first. */
  setPhrases(): Iterable<SetPhrase> {
    return this.#corpus.lexicon;
  }

  /** All findings of a draft and how much of it the corpus holds: what a reuse report is made of. */
  async review(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<Review> {
    throwIfCancelled(signal);
    return this.#checker.review(draft, options, signal);
  }

  /** Has the first completions be as quick as later ones; other work runs between. */
  async prepareCompletion(signal: CancelSignal): Promise<void> {
    await prepareCompletion(this.#predictor, signal);
  }

  /** The same of the first hovers and sources. */
  async prepareCiting(signal: CancelSignal): Promise<void> {
    await prepareCiting(this.#corpus.index, this.#related, signal);
  }

  /** Builds, beside other work, what the first search for phrases and the first letters would wait for. */
  async prepareFinding(signal: CancelSignal): Promise<void> {
    await this.#typedCompleter.prepare();
    throwIfCancelled(signal);
    await this.#finder.prepare();
  }

  /** Builds what the first check would wait for, by checking a little of the corpus. */
  async prepareChecks(signal: CancelSignal): Promise<void> {
    await this.#checker.prepare(signal);
  }

  /** Everything a drafter should look at, in the order of the draft. */
  async check(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<readonly Finding[]> {
    throwIfCancelled(signal);
    return this.#checker.check(draft, options, signal);
  }
}

function haveSameShards(a: CorpusIndex, b: CorpusIndex): boolean {
  return (
    a === b || (a.shards.length === b.shards.length && a.shards.every((shard, at) => shard === b.shards[at]))
  );
}
