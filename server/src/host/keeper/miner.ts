import { SharedSignal } from '../link.ts';
import type { SharedShard } from '../messages.ts';
import type { SetPhrase } from '../../engine/phrases/lexicon.ts';
import type { ReaderPool } from './readerPool.ts';
import type { Stages } from './stages.ts';

/** Below this many characters phrases are mined after every change. */
const SMALL_CORPUS = 4_000_000;
/** Above it, after this part of the corpus has changed. */
const CHANGED_PART = 0.05;

/** Mines the set phrases beside everything else, when enough has changed to be worth it. */
export class Miner {
  readonly #pool: ReaderPool;
  readonly #stages: Stages;
  readonly #onEnd: (phrases: readonly SetPhrase[] | undefined, error?: unknown) => void;
  #running: { signal: SharedSignal; done: Promise<void> } | undefined;
  /** Characters that have come or gone since the shards were last mined; infinite before that. */
  #changed = Number.POSITIVE_INFINITY;

  /** {@link onEnd} is given the phrases, or the error that there are none for. */
  constructor(
    pool: ReaderPool,
    stages: Stages,
    onEnd: (phrases: readonly SetPhrase[] | undefined, error?: unknown) => void,
  ) {
    this.#pool = pool;
    this.#stages = stages;
    this.#onEnd = onEnd;
  }

  /** True while the corpus is mined for the first time. */
  get isFirst(): boolean {
    return this.#running !== undefined && this.#changed === Number.POSITIVE_INFINITY;
  }

  /** Resolves when nothing is under way any more. */
  get done(): Promise<void> {
    return this.#running?.done ?? Promise.resolve();
  }

  /** Notes that {@link characters} have come or gone. */
  note(characters: number): void {
    this.#changed += characters;
  }

  /** The phrases of the corpus are known from before. */
  assume(): void {
    this.#changed = 0;
  }

  /** Forgets what was mined: the corpus is another one. */
  reset(): void {
    this.#running?.signal.raise();
    this.#running = undefined;
    this.#changed = Number.POSITIVE_INFINITY;
  }

  /** Mines {@link shards} of {@link characters} in all, if that is due and not under way. */
  mine(shards: readonly SharedShard[], characters: number): void {
    const isDue = this.#changed > (characters <= SMALL_CORPUS ? 0 : characters * CHANGED_PART);
    if (this.#running || !isDue) return;
    const signal = new SharedSignal();
    this.#running = { signal, done: this.#mine(shards, signal) };
  }

  async #mine(shards: readonly SharedShard[], signal: SharedSignal): Promise<void> {
    const before = this.#changed;
    let phrases: readonly SetPhrase[] | undefined;
    let failure: unknown;
    try {
      phrases = await this.#stages.time('mine', this.#pool.mine(shards, signal));
    } catch (error) {
      failure = error;
    }
    if (signal.aborted) return;
    this.#changed = Number.isFinite(before) ? this.#changed - before : 0;
    this.#running = undefined;
    this.#onEnd(phrases, failure);
  }
}
