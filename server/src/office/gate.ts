import { asOfficeError } from './connection.ts';
import type { OfficeError } from './errors.ts';
import type { OfficeState } from './threadProtocol.ts';
import { CancelledError } from '../engine/signal.ts';

/** Pauses after a fault until the server is asked again, in milliseconds: the first, and the longest. Guesses. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
/** Answers in a row that may be late before it counts as a fault: one question may be a hard one. Guess. */
const MOST_LATE = 3;

/**
 * Lets questions through to the server, and after a fault none for a while, so that a server that is away costs nobody
 * anything. Reports its state whenever that changes.
 */
export class Gate {
  readonly #onState: (state: OfficeState) => void;
  readonly #now: () => number;
  #said: OfficeState = { state: 'connecting' };
  #fault: OfficeError | undefined;
  #pause = 0;
  #late = 0;
  #closedUntil = Number.NEGATIVE_INFINITY;

  constructor(onState: (state: OfficeState) => void, now: () => number = () => performance.now()) {
    this.#onState = onState;
    this.#now = now;
  }

  /** Milliseconds until it lets anything through. */
  get closedFor(): number {
    return Math.max(0, this.#closedUntil - this.#now());
  }

  /** Asks, or rejects with the last fault. Rejects with `OfficeError`, `CancelledError`. */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    if (this.#fault && this.closedFor > 0) throw this.#fault;
    try {
      const answer = await question();
      this.#fault = undefined;
      this.#pause = 0;
      this.#late = 0;
      this.#say({ state: 'ready' });
      return answer;
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      throw this.#failed(asOfficeError(error));
    }
  }

  #failed(fault: OfficeError): OfficeError {
    this.#late = fault.fault === 'late' ? this.#late + 1 : 0;
    const isPassing = fault.fault === 'late' && this.#late < MOST_LATE;
    // Others that were under way when it closed must not keep it closed for longer.
    if (!isPassing && this.closedFor === 0) {
      this.#pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, 2 * this.#pause));
      this.#closedUntil = this.#now() + this.#pause;
    }
    this.#fault = fault;
    this.#say({ state: 'fault', message: fault.notice });
    return fault;
  }

  #say(state: OfficeState): void {
    if (state.state === this.#said.state && state.message === this.#said.message) return;
    this.#said = state;
    this.#onState(state);
  }
}
