import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of memory that the heap of the calling thread takes, whether in use or kept for later. */
export function heapBytes(): number {
  return getHeapStatistics().total_physical_size;
}

/** Room for what threads make and drop again; left to itself, each takes up to 48 MB for that and keeps them. Guess. */
export const YOUNG_HEAP = { maxYoungGenerationSizeMb: 12 } as const;

/** Bytes by which a heap must have grown before it is worth a pause to look for what was dropped. Guess. */
export const WORTH_A_PAUSE = 8_000_000;

/**
 * Gives back what a thread made and dropped while it prepared itself. V8 looks for that only once as much again is made, which
 * at rest is never: 45 of the 106 MB of the thread that answers, at 87 million characters.
 */
export class GarbageCollection {
  readonly #heap: () => number;
  readonly #collect: () => void;
  #after = 0;

  /** The bytes that the {@link heap} takes, and what {@link collect | collects} in it. */
  constructor(heap: () => number = heapBytes, collect: () => void = collectGarbage) {
    this.#heap = heap;
    this.#collect = collect;
  }

  /**
   * Collects where the heap has grown by {@link WORTH_A_PAUSE} since it did so last, and says whether it did: some ms for each 10 MB
   * that are in use.
   */
  run(): boolean {
    if (this.#heap() - this.#after < WORTH_A_PAUSE) return false;
    this.#collect();
    this.#after = this.#heap();
    return true;
  }
}

/** V8 shows its collector to contexts that are made under a flag, also when it is set after the start; to others it does not. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  if (typeof collect === 'function') collect();
}
