import type { Engine } from '../engine/engine.ts';
import { CancelledError } from '../engine/signal.ts';
import type { CheckService } from '../host/checkService.ts';
import type { IndexStatus } from '../protocol/index.ts';

/** Milliseconds that a corpus must rest, ready, before anything is built ahead: files come in flocks. */
const REST = 3000;

/** Has ready, once a corpus rests, what the first check and the first search would wait for. */
export class WarmUp {
  readonly #engine: Pick<Engine, 'prepareFinding'>;
  readonly #checks: Pick<CheckService, 'prepare'>;
  readonly #onProblem: (problem: unknown) => void;
  #isReady = false;
  #timer: NodeJS.Timeout | undefined;
  #signal = { aborted: false };

  constructor(
    engine: Pick<Engine, 'prepareFinding'>,
    checks: Pick<CheckService, 'prepare'>,
    onProblem: (problem: unknown) => void,
  ) {
    this.#engine = engine;
    this.#checks = checks;
    this.#onProblem = onProblem;
  }

  /** Takes in how indexing stands. */
  told({ state }: Pick<IndexStatus, 'state'>): void {
    this.#isReady = state === 'ready';
    this.#begin();
  }

  /** Another corpus serves: what was being built for the one before is of no use. */
  came(): void {
    this.#begin();
  }

  dispose(): void {
    this.#isReady = false;
    this.#begin();
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#signal.aborted = true;
    if (this.#isReady) this.#timer = setTimeout(() => void this.#prepare(), REST);
  }

  async #prepare(): Promise<void> {
    const signal = (this.#signal = { aborted: false });
    this.#checks.prepare();
    try {
      await this.#engine.prepareFinding(signal);
    } catch (error) {
      if (!(error instanceof CancelledError)) this.#onProblem(error);
    }
  }
}
