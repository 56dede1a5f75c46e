/** Waits before the first, second … restart, in milliseconds. Guess. */
const DELAYS = [200, 1_000, 5_000, 20_000];
/** A server that ran this long, in milliseconds, counts as healthy: earlier crashes are forgotten. Guess. */
const HEALTHY_AFTER = 180_000;

/**
 * When to restart the server after a crash: soon after the first crash, later after each further one, and
 * not at all once every wait has been tried within {@link HEALTHY_AFTER} of one another.
 */
export class RestartPolicy {
  #crashes = 0;
  #lastCrash = Number.NEGATIVE_INFINITY;

  /** The wait before the next start in milliseconds, or `undefined` to give up; {@link now} in milliseconds. */
  afterCrash(now: number): number | undefined {
    if (now - this.#lastCrash > HEALTHY_AFTER) this.#crashes = 0;
    this.#lastCrash = now;
    return DELAYS[this.#crashes++];
  }

  /** Forgets the crashes, as when the user asks for a restart. */
  reset(): void {
    this.#crashes = 0;
  }
}
