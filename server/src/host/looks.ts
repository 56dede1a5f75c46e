import { setTimeout as sleep } from 'node:timers/promises';
import { detach } from '../engine/detach.ts';
import { reportFailure } from './failures.ts';

/** Milliseconds that an answer waits for a disk: a look takes less than one, on a network a few. Guess. */
const PATIENCE = 50;

/**
 * Looks at a disk before answers that may do without: on a drive that does not respond, an answer waits for a moment, and those
 * after it not at all until that look has ended.
 */
export class Looks {
  readonly #look: () => Promise<unknown>;
  readonly #patience: number;
  #isLate = false;

  /** {@link look} never rejects; {@link patience} in milliseconds. */
  constructor(look: () => Promise<unknown>, patience = PATIENCE) {
    this.#look = look;
    this.#patience = patience;
  }

  /** Looks, and resolves when that is done or has taken too long. */
  async once(): Promise<void> {
    if (this.#isLate) return;
    const timer = new AbortController();
    const look = this.#look().finally(() => {
      this.#isLate = false;
      timer.abort();
    });
    const late = sleep(this.#patience, undefined, { signal: timer.signal }).then(
      () => {
        this.#isLate = true;
      },
      () => undefined,
    );
    detach(look, reportFailure);
    await late;
  }
}
