/**
 * Milliseconds between two looks at all files, whatever the system tells: network drives report little, and watches
 * may be lost or too many.
 */
const INTERVAL = 5 * 60_000;
/** At most this part of the time is spent on looking. */
const MOST_TIME = 1 / 200;
/** A look waits until no one has typed for so many milliseconds. */
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
export class Rounds {
  readonly #look: () => void;
  readonly #interval: number;
  readonly #clock: Clock;
  #cancel: (() => void) | undefined;
  #typedAt = Number.NEGATIVE_INFINITY;

  constructor(look: () => void, interval = INTERVAL, clock: Clock = SYSTEM) {
    this.#look = look;
    this.#interval = interval;
    this.#clock = clock;
  }

  /** The first look is due after one interval. */
  start(): void {
    this.#wait(this.#interval);
  }

  /** A look took so many milliseconds: the next one is due so much later that they stay a small part of the time. */
  done(took: number): void {
    if (this.#cancel) this.#wait(Math.max(this.#interval, took / MOST_TIME));
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
        this.#wait(this.#interval);
        this.#look();
      }
    });
  }
}
