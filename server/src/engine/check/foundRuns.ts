import type { Run } from './runs.ts';

/** What of a text is known to be in the corpus, by runs found in it: nothing there need be searched for again. */
export class FoundRuns {
  /** By unit: how many units from there on, and how many up to there. */
  readonly #from: Uint32Array;
  readonly #upTo: Uint32Array;

  /** {@link runs} are maximal, ascending; {@link length} is that of the text. Linear. */
  constructor(runs: readonly Run[], length: number) {
    this.#from = new Uint32Array(length + 1);
    this.#upTo = new Uint32Array(length + 1);
    for (const [number, { start, end }] of runs.entries()) {
      const next = Math.min(end, runs[number + 1]?.start ?? length);
      for (let at = start; at < next; at++) this.#from[at] = end - at;
      const previous = Math.max(start, runs[number - 1]?.end ?? 0);
      for (let at = previous + 1; at <= end; at++) this.#upTo[at] = at - start;
    }
  }

  /** Units from {@link at} on that are known to be in the corpus as they are here. */
  from(at: number): number {
    return this.#from[at];
  }

  /** The same up to {@link end}, exclusive. */
  upTo(end: number): number {
    return this.#upTo[end];
  }

  /** Whether the run [{@link start}, {@link end}) is known to be in the corpus. */
  holds(start: number, end: number): boolean {
    return end - start <= this.#from[start];
  }
}
