import { CancelledError } from '../../engine/signal.ts';
import { SharedSignal } from '../link.ts';

/** One pass over the corpus at a time, in the order in which they were requested. */
export class UpdateQueue {
  readonly #onFailure: (error: unknown) => void;
  #signal = new SharedSignal();
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  /** Raised when the pass under way is to end. */
  get signal(): SharedSignal {
    return this.#signal;
  }

  /** True while a pass is under way or waits. */
  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  /** Resolves when all that were requested up to now are through. */
  get done(): Promise<void> {
    return this.#last;
  }

  /** Begins another pass when those before are through; a pass that is superseded meanwhile just ends. */
  add(pass: () => Promise<void> | void): void {
    const signal = this.#signal;
    this.#waiting++;
    this.#last = this.#last.then(async () => {
      try {
        if (!signal.aborted) await pass();
      } catch (error) {
        if (!(error instanceof CancelledError) && !signal.aborted) this.#onFailure(error);
      } finally {
        this.#waiting--;
      }
    });
  }

  /** Ends the pass under way and those queued, then begins another. */
  supersede(pass: () => Promise<void>): void {
    this.end();
    this.#signal = new SharedSignal();
    this.add(pass);
  }

  /** Ends the pass under way and those queued. */
  end(): void {
    this.#signal.raise();
  }
}
