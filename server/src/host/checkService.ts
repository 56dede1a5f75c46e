import type { CheckOptions, Finding, Review } from '../engine/check/finding.ts';
import { type Corpus, EMPTY_CORPUS } from '../engine/corpus.ts';
import { detach } from '../engine/detach.ts';
import type { Draft } from '../engine/draft.ts';
import { NO_WORDS, type OwnWord } from '../engine/text/ownWords.ts';
import { CancelledError, type CancelSignal, throwIfCancelled } from '../engine/signal.ts';
import { CheckThread } from './checkThread.ts';
import { EndedChecks } from './endedChecks.ts';
import { reportFailure } from './failures.ts';
import { LinkError, SharedSignal } from './link.ts';
import { onceRaised, POLL_INTERVAL, untilRaised } from './raised.ts';
import type { CheckerMethods, SharedDictionary } from './threadProtocol.ts';
import { workClock } from './workClock.ts';

/** Most of the time between two looks that counts: the machine may have slept. Guess. */
const LONGEST_STEP = 100;

/** How long a check may take, in milliseconds of work, before it is ended with its thread. */
export interface CheckLimits {
  readonly answer: number;
  /** After its signal was raised, on a thread that takes questions. */
  readonly cancelled: number;
}

/** Of work: the first check of a thread took 2 s by the clock to see that it was cancelled, on two cores that twenty threads wanted. Guess. */
const LIMITS: CheckLimits = { answer: 20_000, cancelled: 2000 };

/**
 * Milliseconds that building the tables of a corpus may take: at 82.6 million characters it took 16 s of processor time on a
 * busy machine, and a thread that is ended would begin again. Guess.
 */
const LOADING = 120_000;

interface CheckServiceOptions {
  /** Called when the check of {@link draft} was ended with its thread, or its thread with it. */
  readonly onEnded?: (draft: Draft) => void;
  readonly limits?: CheckLimits;
  /** The URI by which the corpus knows the file of a draft: that file is not a source of it. */
  readonly spelling?: (uri: string) => Promise<string>;
  /** The time in milliseconds, in place of the clocks of the machine and of the work. */
  readonly now?: () => number;
}

/** Thrown where a check was ended because it did not, and would not, answer. */
export class CheckEndedError extends Error {
  override readonly name = 'CheckEndedError';

  constructor() {
    super('The check of this draft did not finish and was ended.');
  }
}

type Asked = 'check' | 'review';

/**
 * Checks drafts on a separate thread, over the same shared memory: typing never waits for a check. One draft is
 * looked at after another, so it is known which one the thread is busy with: a check that does not answer, or does
 * not stop when it is cancelled, is ended with its thread, and the others go on with a new one.
 */
export class CheckService {
  readonly #workerFile: URL | string;
  readonly #onEnded: (draft: Draft) => void;
  readonly #limits: CheckLimits;
  readonly #spelling: (uri: string) => Promise<string>;
  readonly #now: () => number;
  readonly #ended: EndedChecks;
  #corpus: Corpus = EMPTY_CORPUS;
  #words: readonly OwnWord[] = NO_WORDS;
  #dictionary: SharedDictionary | undefined;
  #thread: CheckThread | undefined;
  /** Resolves when all that was requested before has had its turn. */
  #turns: Promise<void> = Promise.resolve();
  #disposed = false;

  /** {@link workerFile} is the bundled `worker.js`. */
  constructor(workerFile: URL | string, options: CheckServiceOptions = {}) {
    this.#workerFile = workerFile;
    this.#onEnded = options.onEnded ?? (() => undefined);
    this.#limits = options.limits ?? LIMITS;
    this.#spelling = options.spelling ?? ((uri) => Promise.resolve(uri));
    this.#now = options.now ?? workClock();
    this.#ended = new EndedChecks(options.now ?? (() => performance.now()));
  }

  /** Checks from now on are made against {@link corpus}. */
  use(corpus: Corpus): void {
    this.#corpus = corpus;
  }

  /** What the thread that cuts words has read: then the checking thread need not. */
  useDictionary(dictionary: SharedDictionary): void {
    this.#dictionary = dictionary;
  }

  /** Words that come to the dictionary, in place of those before; they count from the next corpus on. */
  useWords(words: readonly OwnWord[]): void {
    this.#words = words;
  }

  /**
   * As `Engine.check`. Rejects with `CancelledError` soon after {@link signal} is raised, and with
   * {@link CheckEndedError} where the check had to be ended, or was ended before and would be again.
   */
  async check(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<readonly Finding[]> {
    const findings = await this.#ask('check', draft, options, signal);
    return findings.map((finding) => JSON.parse(finding) as Finding);
  }

  /** As `Engine.review`; rejects as {@link check} does. */
  review(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<Review> {
    return this.#ask('review', draft, options, signal);
  }

  /**
   * Has the thread prepared for the next check on the current corpus: it finds tables built and code compiled. Takes seconds of
   * processor time with a large corpus, between which checks have their turn. Rejects with `CancelledError` after {@link signal}
   * is raised, or where the thread ends.
   */
  async prepare(signal: CancelSignal): Promise<void> {
    throwIfCancelled(signal);
    if (this.#disposed) throw new CancelledError();
    const flag = new SharedSignal();
    const stopListening = onceRaised(signal, () => flag.raise());
    try {
      await this.#readyThread().call('prepare', null, flag);
    } catch (error) {
      // The thread was ended together with a check.
      if (error instanceof LinkError) throw new CancelledError();
      throw error;
    } finally {
      stopListening();
    }
  }

  /** Bytes that the heap of the checking thread takes; 0 where there is none. */
  async heap(): Promise<number> {
    return this.#thread === undefined || this.#thread.hasEnded ? 0 : this.#thread.call('heap', null);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#thread?.end();
  }

  async #ask<Name extends Asked>(
    method: Name,
    draft: Draft,
    options: CheckOptions,
    signal: CancelSignal,
  ): Promise<CheckerMethods[Name]['answer']> {
    this.#throwIfVain(draft, signal);
    const cancelled = untilRaised(signal);
    try {
      return await Promise.race([this.#answer(method, draft, options, signal), cancelled.promise]);
    } finally {
      cancelled.stop();
    }
  }

  /** Asks in its turn; which file of the corpus the draft is may take a disk that is far away, and nobody else waits for that. */
  async #answer<Name extends Asked>(
    method: Name,
    draft: Draft,
    options: CheckOptions,
    signal: CancelSignal,
  ): Promise<CheckerMethods[Name]['answer']> {
    const uri = await this.#spelling(draft.uri);
    return this.#inTurn(() => this.#watched(method, draft, uri, options, signal));
  }

  /** Throws where nobody waits for a check of {@link draft}, or one like it has been ended. */
  #throwIfVain(draft: Draft, signal: CancelSignal): void {
    throwIfCancelled(signal);
    if (this.#disposed) throw new CancelledError();
    if (this.#ended.has(draft)) throw new CheckEndedError();
  }

  /** Runs {@link work} when all before it is done. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turns.then(work);
    this.#turns = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  /** Asks the thread, once its tables are built, and ends it where no answer comes in time. The corpus knows the draft as {@link uri}. */
  async #watched<Name extends Asked>(
    method: Name,
    draft: Draft,
    uri: string,
    options: CheckOptions,
    signal: CancelSignal,
  ): Promise<CheckerMethods[Name]['answer']> {
    // An earlier one in the queue may have been of the same draft, and the service may have been disposed of.
    this.#throwIfVain(draft, signal);
    const thread = this.#readyThread();
    try {
      if (!thread.hasLoaded) {
        const loading = { ...this.#limits, answer: LOADING };
        await within(thread, loading, this.#now, signal, (flag) => thread.load(flag));
      }
      const asked = { draft: { ...draft, uri }, options };
      const answer = await within(thread, this.#limits, this.#now, signal, (flag) =>
        thread.call(method, asked, flag),
      );
      this.#ended.forget(draft);
      return answer;
    } catch (error) {
      if (!(error instanceof LinkError && thread.hasEnded)) throw error;
      if (this.#disposed) throw new CancelledError();
      this.#ended.add(draft);
      this.#onEnded(draft);
      throw new CheckEndedError();
    }
  }

  /** The checking thread, on the current corpus. */
  #readyThread(): CheckThread {
    if (this.#thread === undefined || this.#thread.hasEnded) this.#thread = new CheckThread(this.#workerFile);
    this.#thread.useWords(this.#words);
    if (this.#dictionary) this.#thread.useDictionary(this.#dictionary);
    this.#thread.use(this.#corpus);
    return this.#thread;
  }
}

/** Resolves with what {@link ask} of a thread answers; ends the thread where that takes longer than {@link limits}. */
async function within<Answer>(
  thread: CheckThread,
  limits: CheckLimits,
  now: () => number,
  signal: CancelSignal,
  ask: (flag: SharedSignal) => Promise<Answer>,
): Promise<Answer> {
  const flag = new SharedSignal();
  const stopWatching = watch(signal, limits, now, {
    // A thread that is still being loaded cannot hear of it.
    onCancelled: () => {
      flag.raise();
      return thread.hasStarted;
    },
    onTooLong: () => detach(thread.end(), reportFailure),
  });
  try {
    return await ask(flag);
  } finally {
    stopWatching();
  }
}

/**
 * Looks after a check that is running, until the function that it returns is called; {@link onCancelled} says whether
 * the check could have heard that it is cancelled.
 */
function watch(
  signal: CancelSignal,
  limits: CheckLimits,
  now: () => number,
  { onCancelled, onTooLong }: { onCancelled(): boolean; onTooLong(): void },
): () => void {
  let last = now();
  let running = 0;
  let cancelled = 0;
  const timer = setInterval(() => {
    const time = now();
    const step = Math.min(LONGEST_STEP, time - last);
    last = time;
    running += step;
    if (signal.aborted) {
      if (onCancelled()) cancelled += step;
    }
    if (running < limits.answer && cancelled < limits.cancelled) return;
    clearInterval(timer);
    onTooLong();
  }, POLL_INTERVAL);
  return () => clearInterval(timer);
}
