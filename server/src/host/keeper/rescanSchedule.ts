/** How often to look at all files. */
interface Pace {
  /** Milliseconds between two looks. */
  readonly interval: number;
  /** The part of the time, 0 to 1, that is spent on looking at most: looks that take long come seldomer. */
  readonly mostTime: number;
}

/** Changes that systems do not report, as on network drives, are found in minutes, for nearly nothing. Guess. */
export const PACE: Pace = { interval: 5 * 60_000, mostTime: 1 / 200 };
/** A look waits until no one has typed for so many milliseconds. Guess. */
const QUIET_TIME = 10_000;

/** Times that can be replaced in tests. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Calls {@link act} in {@link wait} milliseconds unless the function returned is called before. */
  after(wait: number, act: () => void): () => void;
}

const SYSTEM: Clock = {
  now: () => performance.now(),
  after: (wait, act) => {
    // No process stays for a look alone.
    const timer = setTimeout(act, wait).unref();
    return () => clearTimeout(timer);
  },
};

/** Says when all files are to be looked at again: now and then, and not while someone types. */
export class RescanSchedule {
  readonly #look: () => void;
  readonly #pace: Pace;
  readonly #clock: Clock;
  #cancel: (() => void) | undefined;
  #typedAt = Number.NEGATIVE_INFINITY;

  constructor(look: () => void, pace = PACE, clock: Clock = SYSTEM) {
    this.#look = look;
    this.#pace = pace;
    this.#clock = clock;
  }

  /** The first look is due after one interval. */
  start(): void {
    this.#wait(this.#pace.interval);
  }

  /** A look took so many milliseconds: the next one is due so much later that the pace is kept. */
  done(took: number): void {
    if (this.#cancel) this.#wait(Math.max(this.#pace.interval, took / this.#pace.mostTime));
  }

  /** Someone types. */
  putOff(): void {
    this.#typedAt = this.#clock.now();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #wait(wait: number): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(wait, () => {
      const quietIn = this.#typedAt + QUIET_TIME - this.#clock.now();
      if (quietIn > 0) {
        this.#wait(quietIn);
      } else {
        this.#wait(this.#pace.interval);
        this.#look();
      }
    });
  }
}
