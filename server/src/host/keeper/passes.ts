import { CancelledError } from '../../engine/signal.ts';
import { SharedSignal } from '../link.ts';

/** One pass over the corpus at a time, in the order in which they were asked for. */
export class Passes {
  readonly #onFailure: (error: unknown) => void;
  #signal = new SharedSignal();
  #last: Promise<void> = Promise.resolve();

  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  /** Raised when the pass under way is to end. */
  get signal(): SharedSignal {
    return this.#signal;
  }

  /** Resolves when all that were asked for up to now are through. */
  get done(): Promise<void> {
    return this.#last;
  }

  /** Begins another pass when those before are through; a pass that is superseded meanwhile just ends. */
  queue(pass: () => Promise<void> | void): void {
    const signal = this.#signal;
    this.#last = this.#last.then(async () => {
      if (signal.aborted) return;
      try {
        await pass();
      } catch (error) {
        if (!(error instanceof CancelledError) && !signal.aborted) this.#onFailure(error);
      }
    });
  }

  /** Ends the pass under way and those queued, then begins another. */
  supersede(pass: () => Promise<void>): void {
    this.end();
    this.#signal = new SharedSignal();
    this.queue(pass);
  }

  /** Ends the pass under way and those queued. */
  end(): void {
    this.#signal.raise();
  }
}
