import type { ListedFile } from '../../files/listFiles.ts';
import type { IndexProgress } from '../../protocol/index.ts';
import { bytesOf } from './batches.ts';
import type { PoolProgress } from './readerPool.ts';
import type { Totals } from './records.ts';

/**
 * Before this many milliseconds, and before this share is done, a rate says nothing: threads start, code is compiled.
 * Guesses.
 */
const SETTLING = 2000;
const LEAST_SHARE = 0.02;

/**
 * How far the reading of many files has come, and how long the rest will take: by their bytes and by the work that is
 * done on them, as files are of any size and reading them is less than half of it.
 */
export class Progress {
  readonly #files: number;
  readonly #bytes: number;
  readonly #now: () => number;
  readonly #startedAt: number;
  #totals: Totals;
  #settled = { files: 0, bytes: 0 };
  #underWay: PoolProgress = { files: 0, characters: 0, bytes: 0 };
  readonly #charactersBefore: number;

  /** {@link files} are to be read beside those in {@link totals}; {@link now} gives milliseconds. */
  constructor(totals: Totals, files: readonly ListedFile[], now: () => number = () => performance.now()) {
    this.#totals = totals;
    this.#charactersBefore = totals.characters;
    this.#files = files.length;
    this.#bytes = bytesOf(files);
    this.#now = now;
    this.#startedAt = now();
  }

  /** A batch of these files is done. */
  settle(totals: Totals, files: readonly ListedFile[]): void {
    this.#totals = totals;
    const { files: before, bytes } = this.#settled;
    this.#settled = { files: before + files.length, bytes: bytes + bytesOf(files) };
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
    const share = (this.#settled.bytes + this.#underWay.bytes) / Math.max(1, this.#bytes);
    if (time < SETTLING || share < LEAST_SHARE) return {};
    const characters = this.#totals.characters + this.#underWay.characters - this.#charactersBefore;
    return {
      progress: {
        read: this.#settled.files + this.#underWay.files,
        files: this.#files,
        charactersPerSecond: Math.round((characters / time) * 1000),
        secondsLeft: secondsLeft(time, share),
      },
    };
  }
}

/** What must have been done since the first look before a pace can be read off. Guess. */
const LEAST_ADVANCE = 0.05;

/**
 * How long the rest of some work takes that says which share of it is done, 0 to 1: by its pace since it first said so.
 * What comes before that (threads start, tables are built) says nothing about it.
 */
export class Pace {
  readonly #now: () => number;
  #first: { readonly at: number; readonly share: number } | undefined;

  /** {@link now} gives milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Whole seconds; undefined while there is no pace yet. */
  secondsLeft(share: number): number | undefined {
    if (share <= 0) return undefined;
    this.#first ??= { at: this.#now(), share };
    const advance = share - this.#first.share;
    if (advance < LEAST_ADVANCE) return undefined;
    return Math.ceil(((this.#now() - this.#first.at) / 1000) * ((1 - share) / advance));
  }
}

/** Whole seconds that the rest of some work takes of which a {@link share} (0 to 1) took so many milliseconds. */
function secondsLeft(milliseconds: number, share: number): number {
  return Math.ceil((milliseconds / 1000) * Math.max(0, 1 / share - 1));
}
