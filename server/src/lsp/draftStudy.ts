import { detach } from '../engine/detach.ts';
import type { Draft } from '../engine/draft.ts';
import type { Engine } from '../engine/engine.ts';
import { CancelledError } from '../engine/signal.ts';

/** Milliseconds that a writer must rest before the draft is learnt from: no key waits for it. */
const REST = 1000;

/** Has the engine learn from a draft while its writer rests; the next request ends it. */
export class DraftStudy {
  readonly #engine: Pick<Engine, 'learn'>;
  readonly #onProblem: (problem: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #signal = { aborted: false };

  constructor(engine: Pick<Engine, 'learn'>, onProblem: (problem: unknown) => void) {
    this.#engine = engine;
    this.#onProblem = onProblem;
  }

  /** Someone writes in {@link draft} at {@link offset}. */
  writing(draft: Draft, offset: number): void {
    this.dispose();
    const signal = (this.#signal = { aborted: false });
    const study = (): void =>
      detach(this.#engine.learn(draft, offset, signal), (problem) => {
        if (!(problem instanceof CancelledError)) this.#onProblem(problem);
      });
    this.#timer = setTimeout(study, REST);
    // A server that is told to go does not wait for it.
    this.#timer.unref();
  }

  /** Ends what is being learnt. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#signal.aborted = true;
  }
}
