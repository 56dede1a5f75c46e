import type { StageTimes } from '../threadProtocol.ts';

/** Adds up what the stages of indexing take. */
export class StageTimer {
  #times: StageTimes = { list: 0, read: 0, fold: 0, sort: 0, cut: 0, assemble: 0, twins: 0, mine: 0 };

  add(times: Partial<StageTimes>): void {
    const sums = { ...this.#times };
    for (const [stage, time] of Object.entries(times)) sums[stage as keyof StageTimes] += time;
    this.#times = sums;
  }

  /** Waits for {@link work} and adds what it took to {@link stage}. */
  async time<T>(stage: keyof StageTimes, work: Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work;
    } finally {
      this.add({ [stage]: performance.now() - started });
    }
  }

  get total(): StageTimes {
    return this.#times;
  }
}
