/** How long one kind of question took, in milliseconds. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** By the clock, and what it cost the processor: the same on a busy machine and on a quiet one. */
export interface Timed extends Latency {
  /** Processor time of all threads of the process, in milliseconds. */
  readonly processor: Latency;
}

export function latencyOf(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

/** Gathers the times of questions of one kind. */
export class Stopwatch {
  readonly #clock: number[] = [];
  readonly #processor: number[] = [];

  async time(work: () => Promise<unknown>): Promise<void> {
    const before = processorTime();
    const start = performance.now();
    await work();
    this.#clock.push(performance.now() - start);
    this.#processor.push(processorTime() - before);
  }

  get timed(): Timed {
    return { ...latencyOf(this.#clock), processor: latencyOf(this.#processor) };
  }
}

/** Times {@link work} on each item, with a turn of the event loop between. */
export async function timeEach<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<Timed> {
  const watch = new Stopwatch();
  for (const item of items) {
    await watch.time(() => work(item));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  return watch.timed;
}

/** Milliseconds of processor time that all threads of this process have taken. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
