import { readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const INTERVAL = 5;

/** How long a thread was held up at the longest, in milliseconds. */
export interface Stall {
  readonly longest: number;
  /** The most that it ran itself between two looks: the rest it waited, for a core above all. Linux; else the same. */
  readonly busiest: number;
}

/** Looks how long the main thread is held up. */
export class Stalls {
  #longest = 0;
  #busiest = 0;
  #last = performance.now();
  #ran = ranFor();
  readonly #timer = setInterval(() => this.#look(), INTERVAL);

  /** What there was since the last time. */
  take(): Stall {
    this.#look();
    const stall = { longest: this.#longest, busiest: this.#busiest };
    this.#longest = 0;
    this.#busiest = 0;
    return stall;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    const ran = ranFor();
    const held = Math.max(0, now - this.#last - INTERVAL);
    this.#longest = Math.max(this.#longest, held);
    this.#busiest = Math.max(
      this.#busiest,
      ran === undefined || this.#ran === undefined ? held : ran - this.#ran,
    );
    this.#last = now;
    this.#ran = ran;
  }
}

/** Milliseconds that the main thread has run, as Linux counts them. */
function ranFor(): number | undefined {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return undefined;
  }
}
