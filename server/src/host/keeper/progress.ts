import type { PoolProgress } from './readerPool.ts';
import type { Totals } from './records.ts';

/** How far the reading of many files has come, and how long the rest will take. */
export class Progress {
  readonly #files: number;
  readonly #startedAt = performance.now();
  #totals: Totals;
  #settled = 0;
  #underWay: PoolProgress = { files: 0, characters: 0 };
  readonly #charactersBefore: number;

  /** {@link files} are to be read beside those in {@link totals}. */
  constructor(totals: Totals, files: number) {
    this.#totals = totals;
    this.#charactersBefore = totals.characters;
    this.#files = files;
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
  message(): { message?: string } {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const done = this.#settled + this.#underWay.files;
    const characters = this.#totals.characters + this.#underWay.characters - this.#charactersBefore;
    if (seconds < 2 || done === 0) return {};
    const rate = (characters / seconds / 1e6).toFixed(1);
    const left = Math.ceil((seconds / done) * Math.max(0, this.#files - done));
    return {
      message: `${done} of ${this.#files} files, ${rate} million characters a second, ${left} s left`,
    };
  }
}
