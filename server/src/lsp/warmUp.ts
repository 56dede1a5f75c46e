import { detach } from '../engine/detach.ts';
import type { Engine } from '../engine/engine.ts';
import { CancelledError, type CancelSignal } from '../engine/signal.ts';
import type { CheckService } from '../host/checkService.ts';
import { GarbageCollection } from '../host/heap.ts';
import type { IndexStatus } from '../protocol/index.ts';

/** Milliseconds that a corpus must rest, ready, before anything is built ahead: files arrive in bursts. Guess. */
const REST = 3000;

type PreparedEngine = Pick<Engine, 'prepareCompletion' | 'prepareCiting' | 'prepareFinding'>;

/**
 * Has ready what the user would wait for: completion as soon as there is a corpus, and once it rests, all of it being
 * there, completion and hovers against the whole of it, and what the first check and the first search need.
 */
export class WarmUp {
  readonly #engine: PreparedEngine;
  readonly #checks: Pick<CheckService, 'prepare'>;
  readonly #onProblem: (problem: unknown) => void;
  #isReady = false;
  /** Whether all has been prepared for the corpus in use. */
  #isPrepared = false;
  #isCompletionReady = false;
  #timer: NodeJS.Timeout | undefined;
  #signal = { aborted: false };
  readonly #untilDisposed = { aborted: false };
  readonly #garbage: Pick<GarbageCollection, 'run'>;

  constructor(
    engine: PreparedEngine,
    checks: Pick<CheckService, 'prepare'>,
    onProblem: (problem: unknown) => void,
    garbage: Pick<GarbageCollection, 'run'> = new GarbageCollection(),
  ) {
    this.#engine = engine;
    this.#checks = checks;
    this.#onProblem = onProblem;
    this.#garbage = garbage;
  }

  /** Takes in the state of indexing; much else is reported while it stays the same, as how many scanned pages have been read. */
  onStatus({ state }: Pick<IndexStatus, 'state'>): void {
    const isReady = state === 'ready';
    if (isReady === this.#isReady) return;
    this.#isReady = isReady;
    this.#begin();
  }

  /** Another corpus is in use, of this many shards: whatever was being built for the previous one is useless. */
  came(shards: number): void {
    this.#isPrepared = false;
    this.#begin();
    if (shards === 0 || this.#isCompletionReady) return;
    this.#isCompletionReady = true;
    detach(
      this.#run(() => this.#engine.prepareCompletion(this.#untilDisposed)),
      this.#onProblem,
    );
  }

  dispose(): void {
    this.#isReady = false;
    this.#untilDisposed.aborted = true;
    this.#begin();
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#signal.aborted = true;
    if (this.#isReady && !this.#isPrepared)
      this.#timer = setTimeout(() => detach(this.#prepare(), this.#onProblem), REST);
  }

  async #prepare(): Promise<void> {
    const signal = (this.#signal = { aborted: false });
    await Promise.all([
      this.#run(() => this.#checks.prepare(signal)),
      this.#run(async () => {
        await this.#prepareTyping(signal);
        await this.#engine.prepareFinding(signal);
      }),
    ]);
    if (signal.aborted) return;
    this.#isPrepared = true;
    // V8 lets go of what it has learnt of the code, too.
    if (this.#garbage.run()) await this.#run(() => this.#prepareTyping(signal));
  }

  /** What is asked for at each key, and at each move of the pointer. */
  async #prepareTyping(signal: CancelSignal): Promise<void> {
    await this.#engine.prepareCompletion(signal);
    await this.#engine.prepareCiting(signal);
  }

  async #run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CancelledError)) this.#onProblem(error);
    }
  }
}
