import { detach } from '../engine/detach.ts';
import type { Draft } from '../engine/draft.ts';
import type { Engine } from '../engine/engine.ts';
import { CancelledError } from '../engine/signal.ts';

/** Milliseconds without a message from the client before the draft is learnt from: nobody waits for it. Guess. */
const REST = 1000;

/** What is to be learnt from. */
interface Lesson {
  readonly draft: Draft;
  readonly offset: number;
}

/**
 * Has the engine learn from a draft while its writer rests. It takes the thread that answers for the time of one caret, so
 * any message of the client puts it off, not keys alone.
 */
export class DraftStudy {
  readonly #engine: Pick<Engine, 'learn'>;
  readonly #onProblem: (problem: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #signal = { aborted: false };
  #lesson: Lesson | undefined;

  constructor(engine: Pick<Engine, 'learn'>, onProblem: (problem: unknown) => void) {
    this.#engine = engine;
    this.#onProblem = onProblem;
  }

  /** Someone writes in {@link draft} at {@link offset}. */
  writing(draft: Draft, offset: number): void {
    this.#lesson = { draft, offset };
    this.#wait();
  }

  /** The client asks or says something: what is not learnt yet waits for a rest. */
  interrupt(): void {
    if (this.#lesson) this.#wait();
  }

  /** Ends what is being learnt. */
  dispose(): void {
    this.#lesson = undefined;
    this.#stop();
  }

  #wait(): void {
    this.#stop();
    this.#timer = setTimeout(() => detach(this.#learn(), this.#onProblem), REST);
    // A server that is asked to exit does not wait for it.
    this.#timer.unref();
  }

  async #learn(): Promise<void> {
    const lesson = this.#lesson;
    if (!lesson) return;
    const signal = (this.#signal = { aborted: false });
    try {
      await this.#engine.learn(lesson.draft, lesson.offset, signal);
    } catch (problem) {
      if (problem instanceof CancelledError) return;
      throw problem;
    } finally {
      // Ended by an interruption it is learnt from again.
      if (this.#lesson === lesson && !signal.aborted) this.#lesson = undefined;
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#signal.aborted = true;
  }
}
