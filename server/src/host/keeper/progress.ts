import type { IndexProgress } from '../../protocol/index.ts';
import type { PoolProgress } from './readerPool.ts';
import type { Totals } from './records.ts';

/** Before this many milliseconds a rate says nothing. */
const SETTLING = 2000;

/** How far the reading of many files has come, and how long the rest will take. */
export class Progress {
  readonly #files: number;
  readonly #now: () => number;
  readonly #startedAt: number;
  #totals: Totals;
  #settled = 0;
  #underWay: PoolProgress = { files: 0, characters: 0 };
  readonly #charactersBefore: number;

  /** {@link files} are to be read beside those in {@link totals}; {@link now} tells milliseconds. */
  constructor(totals: Totals, files: number, now: () => number = () => performance.now()) {
    this.#totals = totals;
    this.#charactersBefore = totals.characters;
    this.#files = files;
    this.#now = now;
    this.#startedAt = now();
  }

  /** A batch is done. */
  settle(totals: Totals, files: number): void {
    this.#totals = totals;
    this.#settled += files;
  }

  /** Totals with what the batches under way have read so far. */
  at(underWay: PoolProgress): Totals {
    this.#underWay = underWay;
    return {
      ...this.#totals,
      sourceFiles: this.#totals.sourceFiles + underWay.files,
      characters: this.#totals.characters + underWay.characters,
    };
  }

  /** Rate and estimate, once there is something to go by. */
  rate(): { progress?: IndexProgress } {
    const time = this.#now() - this.#startedAt;
    const read = this.#settled + this.#underWay.files;
    if (time < SETTLING || read === 0) return {};
    const characters = this.#totals.characters + this.#underWay.characters - this.#charactersBefore;
    return {
      progress: {
        read,
        files: this.#files,
        charactersPerSecond: Math.round((characters / time) * 1000),
        secondsLeft: Math.ceil((time / 1000 / read) * Math.max(0, this.#files - read)),
      },
    };
  }
}
