import type { Draft } from '../engine/draft.ts';

/**
 * Milliseconds for which a draft is left alone after its check had to be ended; twice as many after each further time.
 * Guesses.
 */
const REST = 30_000;
const LONGEST_REST = 16 * REST;
/** Drafts that are remembered. Guess. */
const MOST_DRAFTS = 64;

/**
 * Drafts whose last check had to be ended. The next one would cost a thread again, and with it what is known of all
 * other drafts: the same text is not checked again, another one of the draft after a rest.
 */
export class EndedChecks {
  readonly #ended = new Map<
    string,
    { readonly text: string; readonly times: number; readonly until: number }
  >();
  readonly #now: () => number;

  /** {@link now} gives the time in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The check of {@link draft} had to be ended. */
  add({ uri, text }: Draft): void {
    const times = (this.#ended.get(uri)?.times ?? 0) + 1;
    this.#ended.delete(uri);
    this.#ended.set(uri, {
      text,
      times,
      until: this.#now() + Math.min(LONGEST_REST, REST * 2 ** (times - 1)),
    });
    for (const oldest of this.#ended.keys()) {
      if (this.#ended.size <= MOST_DRAFTS) break;
      this.#ended.delete(oldest);
    }
  }

  /** A check of {@link draft} was answered. */
  forget({ uri }: Draft): void {
    this.#ended.delete(uri);
  }

  /** Whether {@link draft} should be left alone for now. */
  has({ uri, text }: Draft): boolean {
    const ended = this.#ended.get(uri);
    return ended !== undefined && (ended.text === text || this.#now() < ended.until);
  }
}
