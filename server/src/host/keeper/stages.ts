import type { StageTimes } from '../messages.ts';

/** All but what the segmenter counts itself. */
type Counted = Omit<StageTimes, 'cut'>;

/** Adds up what the stages of indexing take. */
export class Stages {
  #times: Counted = { list: 0, read: 0, fold: 0, sort: 0, wait: 0, assemble: 0, twins: 0, mine: 0 };

  add(times: Partial<Counted>): void {
    const sums = { ...this.#times };
    for (const [stage, time] of Object.entries(times)) sums[stage as keyof Counted] += time;
    this.#times = sums;
  }

  /** Waits for {@link work} and adds what it took to {@link stage}. */
  async time<T>(stage: keyof Counted, work: Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work;
    } finally {
      this.add({ [stage]: performance.now() - started });
    }
  }

  /** All of it, with the time that the segmenter says it has {@link cut}. */
  total(cut: number): StageTimes {
    return { ...this.#times, cut };
  }
}
