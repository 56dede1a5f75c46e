import { randomUUID } from 'node:crypto';
import { SharedSignal } from '../link.ts';
import type { SharedShard } from '../threadProtocol.ts';
import { Lexicon } from '../../engine/phrases/lexicon.ts';
import { Pace } from './progress.ts';
import type { ReaderPool } from './readerPool.ts';
import type { StageTimer } from './stageTimer.ts';

/** Below this many characters phrases are mined after every change. Guess. */
const SMALL_CORPUS = 4_000_000;
/** Milliseconds between two reports of how far mining has come, and before the first. Guess. */
const REPORT_EVERY = 1000;
/** Above it, after this part of the corpus has changed. Guess. */
const CHANGED_PART = 0.05;

/**
 * How much of a corpus has come and gone, of which phrases were mined or which a manifest holds: two of one epoch
 * can be compared.
 */
export interface MiningMark {
  readonly epoch: string;
  /** Characters that have come or gone since the epoch began. */
  readonly noted: number;
}

/** Phrases and the state of the corpus that they were mined from. */
export interface MinedPhrases {
  readonly lexicon: Lexicon;
  readonly mark: MiningMark;
}

/** Phrases, or why there are none. */
export type MiningResult = MinedPhrases | { readonly lexicon?: undefined; readonly failure: unknown };

/** Mines the set phrases beside everything else, when enough has changed to be worth it. */
export class Miner {
  readonly #pool: ReaderPool;
  readonly #stages: StageTimer;
  readonly #onEnd: (result: MiningResult) => void;
  readonly #onShare: (share: number, secondsLeft: number) => void;
  #running: { signal: SharedSignal; done: Promise<void> } | undefined;
  #epoch: string = randomUUID();
  #noted = 0;
  /** What was noted when mining last began; nothing before that. */
  #mined: number | undefined;

  /** {@link onShare} is called every second with the share that is done, 0 to 1, and the seconds that the rest will take. */
  constructor(
    pool: ReaderPool,
    stages: StageTimer,
    onEnd: (result: MiningResult) => void,
    onShare: (share: number, secondsLeft: number) => void,
  ) {
    this.#pool = pool;
    this.#stages = stages;
    this.#onEnd = onEnd;
    this.#onShare = onShare;
  }

  /** True while the corpus is mined for the first time. */
  get isFirst(): boolean {
    return this.#running !== undefined && this.#mined === undefined;
  }

  /** Resolves when nothing is under way any more. */
  get done(): Promise<void> {
    return this.#running?.done ?? Promise.resolve();
  }

  /** The changes to the corpus so far. */
  get mark(): MiningMark {
    return { epoch: this.#epoch, noted: this.#noted };
  }

  /** Notes that a file of so many {@link characters} has come or gone. */
  note(characters: number): void {
    this.#noted += Math.max(1, characters);
  }

  /** The corpus is as it was at {@link mark}; its phrases are known from before, as {@link mined}. */
  assume(mark: MiningMark, mined: MiningMark): void {
    // A process that ended between writing the corpus and its phrases left phrases of another corpus.
    if (mark.epoch !== mined.epoch || mark.noted < mined.noted) return;
    this.#epoch = mark.epoch;
    this.#noted = mark.noted;
    this.#mined = mined.noted;
  }

  /** Forgets what was mined: the corpus is another one. */
  reset(): void {
    this.#running?.signal.raise();
    this.#running = undefined;
    this.#epoch = randomUUID();
    this.#noted = 0;
    this.#mined = undefined;
  }

  /** Mines {@link shards} of {@link characters} in all, if that is due and not under way. */
  mine(shards: readonly SharedShard[], characters: number): void {
    const changed = this.#mined === undefined ? Number.POSITIVE_INFINITY : this.#noted - this.#mined;
    const isDue = changed > (characters <= SMALL_CORPUS ? 0 : characters * CHANGED_PART);
    if (this.#running || !isDue) return;
    const signal = new SharedSignal();
    this.#running = { signal, done: this.#mine(shards, signal) };
  }

  async #mine(shards: readonly SharedShard[], signal: SharedSignal): Promise<void> {
    const { mark } = this;
    let lexicon: Lexicon | undefined;
    let failure: unknown;
    const pace = new Pace();
    const reporting = setInterval(() => {
      const { mined } = this.#pool;
      const left = pace.secondsLeft(mined);
      if (left !== undefined && !signal.aborted) this.#onShare(mined, left);
    }, REPORT_EVERY);
    try {
      lexicon = new Lexicon(await this.#stages.time('mine', this.#pool.mine(shards, signal)));
    } catch (error) {
      failure = error;
    } finally {
      clearInterval(reporting);
    }
    if (signal.aborted) return;
    this.#mined = mark.noted;
    this.#running = undefined;
    this.#onEnd(lexicon ? { lexicon, mark } : { failure });
  }
}
