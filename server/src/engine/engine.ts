import type { CorpusQueries, NamedArticle } from './queries.ts';
import { compareUnits } from './text/units.ts';
import type { CheckOptions, Finding, Review } from './check/finding.ts';
import type { Checker } from './check/checker.ts';
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
import { DraftLessons } from './complete/draftLessons.ts';
import { Offers } from './complete/offers.ts';
import { Predictor } from './complete/predictor.ts';
import { detach } from './detach.ts';
import { prepareCiting } from './cite/prepare.ts';
import { prepareCompletion } from './complete/prepare.ts';
import { type Corpus, EMPTY_CORPUS } from './corpus.ts';
import { TUNING } from './complete/tuning.ts';
import type { Draft } from './draft.ts';
import { CorpusIndex } from './index/corpusIndex.ts';
import { PhraseFinder } from './find/finder.ts';
import { describeFound, type FoundPhrase } from './find/foundPhrase.ts';
import type { SetPhrase } from './phrases/lexicon.ts';
import { type CancelSignal, throwIfCancelled } from './signal.ts';
import type { WordSource } from './text/knownWords.ts';
import { TypedCompleter } from './typing/completer.ts';
import { greyAt } from './typing/grey.ts';
import { typedAt } from './typing/typed.ts';

/** What an engine is given from outside. */
interface EngineOptions {
  /** Called with failures of what nobody waits for: an answer is then found in a slower way. */
  readonly onProblem?: (problem: unknown) => void;
  /** The words of a dictionary, requested when the first slip is looked for. */
  readonly words?: WordSource;
}

/**
 * The one door to the engine: requests go in, plain values come out, and no index structure crosses it. Every method
 * may be cancelled through its signal, then rejects with `CancelledError`. {@link use} swaps the corpus; queries
 * under way finish on the one they began with.
 */
export class Engine implements CorpusQueries {
  #corpus: Corpus = EMPTY_CORPUS;
  #predictor = new Predictor(EMPTY_CORPUS);
  #typedCompleter = new TypedCompleter(EMPTY_CORPUS, this.#predictor);
  #lessons = new DraftLessons(EMPTY_CORPUS.index);
  readonly #words: WordSource;
  /** Made when something is first checked: the thread that answers a client never checks, and starts sooner without. */
  #checker: Promise<Checker> | undefined;
  #finder = new PhraseFinder(EMPTY_CORPUS);
  #related = new RelatedPassages(EMPTY_CORPUS.index);
  /** The same among what was fetched: no index is made of passages that change while one types. */
  #fetched: RelatedPassages | undefined;
  #memory: Preferences | undefined;
  /** Offers and dismissals in each draft; it outlives a corpus. */
  readonly #offers = new Offers();

  readonly #onProblem: (problem: unknown) => void;

  /** Both may be left out: see {@link EngineOptions}. */
  constructor({ onProblem = () => undefined, words = () => undefined }: EngineOptions = {}) {
    this.#onProblem = onProblem;
    this.#words = words;
  }

  use(corpus: Corpus): void {
    const { index, lexicon } = this.#corpus;
    const { own } = corpus.index;
    this.#corpus = corpus;
    // What is fetched while someone types must not cost what was built over everything else.
    const isSame = haveSameShards(index.own, own);
    if (isSame) this.#lessons.use(corpus.index);
    else this.#lessons = new DraftLessons(corpus.index);
    this.#predictor = new Predictor(corpus, TUNING, this.#offers, this.#lessons);
    this.#typedCompleter = new TypedCompleter(corpus, this.#predictor);
    this.#checker = undefined;
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

  async inline(request: CompletionRequest, signal: CancelSignal): Promise<readonly Completion[]> {
    throwIfCancelled(signal);
    return greyAt(this.#predictor, this.#memory ? { ...request, memory: this.#memory } : request);
  }

  waveOff({ uri, text }: Draft, offset: number, texts?: readonly string[]): void {
    this.#offers.waveOff({ uri, text, offset }, texts);
  }

  async sources(text: string, limit: number, signal: CancelSignal): Promise<Citation> {
    throwIfCancelled(signal);
    return cite(this.#corpus.index, text, limit);
  }

  async concordance(text: string, options: ConcordanceOptions, signal: CancelSignal): Promise<Concordance> {
    throwIfCancelled(signal);
    return concordance(this.#corpus.index, text, options, signal);
  }

  async sourcesAt(
    draft: Draft,
    offset: number,
    limit: number,
    signal: CancelSignal,
  ): Promise<DraftCitation | undefined> {
    throwIfCancelled(signal);
    return citeAt(this.#corpus.index, draft, offset, limit);
  }

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

  async titleLinks(draft: Draft, signal: CancelSignal): Promise<readonly TitleLink[]> {
    throwIfCancelled(signal);
    return titleLinks(this.#corpus.index, draft);
  }

  async articles(signal: CancelSignal): Promise<readonly NamedArticle[]> {
    throwIfCancelled(signal);
    const index = this.#corpus.index.own;
    return Array.from(index.articles(), ({ shard, number, ...facts }) => ({
      ...facts,
      name: nameOfArticle(index, shard, number).shown,
    })).toSorted((a, b) => compareUnits(a.uri, b.uri));
  }

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

  async review(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<Review> {
    throwIfCancelled(signal);
    return (await this.#checkerOfCorpus()).review(draft, options, signal);
  }

  /**
   * Learns from what {@link draft} says before the paragraph at {@link offset} how far to trust what, for completions there;
   * see {@link DraftLessons}. Other work runs between.
   */
  async learn(draft: Draft, offset: number, signal: CancelSignal): Promise<void> {
    await this.#lessons.learn(draft, offset, signal);
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

  /** Builds the tables of checks that grow with the corpus; other work runs between. */
  async loadChecks(signal: CancelSignal): Promise<void> {
    await (await this.#checkerOfCorpus()).load(signal);
  }

  /** Builds what the first check would wait for, by checking a little of the corpus. */
  async prepareChecks(signal: CancelSignal): Promise<void> {
    await (await this.#checkerOfCorpus()).prepare(signal);
  }

  async check(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<readonly Finding[]> {
    throwIfCancelled(signal);
    return (await this.#checkerOfCorpus()).check(draft, options, signal);
  }

  #checkerOfCorpus(): Promise<Checker> {
    const corpus = this.#corpus;
    return (this.#checker ??= import('./check/checker.ts').then(
      ({ Checker: Made }) => new Made(corpus, this.#words),
    ));
  }
}

function haveSameShards(a: CorpusIndex, b: CorpusIndex): boolean {
  return (
    a === b || (a.shards.length === b.shards.length && a.shards.every((shard, at) => shard === b.shards[at]))
  );
}
