import type { CancellationToken } from 'vscode-languageserver';
import type { IndexStatus } from '../protocol/index.ts';

/** Milliseconds that an asked-for list waits for something to be drawn from. Guess. */
const LONGEST_WAIT = 3000;

/**
 * The moment from which there is something to ask: the first shards, or the word that there are none. Until then
 * an explicitly invoked list waits, since an editor shows "No suggestions" for an empty one and does not ask again.
 */
export class FirstCorpus {
  #isHere = false;
  readonly #waiting = new Set<() => void>();

  /** {@link longestWait}: milliseconds. */
  constructor(readonly longestWait = LONGEST_WAIT) {}

  /** Takes in the state of indexing: there is nothing to wait for once it has ended, well or badly. */
  onStatus({ state }: Pick<IndexStatus, 'state'>): void {
    if (state !== 'indexing') this.#open();
  }

  /** Takes in how many shards there are to draw from. */
  came(shards: number): void {
    if (shards > 0) this.#open();
  }

  /** Resolves when the corpus is here, {@link token} is cancelled or the longest wait is over, whichever is first. */
  async wait(token: CancellationToken): Promise<void> {
    if (this.#isHere || token.isCancellationRequested) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        cancelled.dispose();
        this.#waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, this.longestWait);
      const cancelled = token.onCancellationRequested(end);
      this.#waiting.add(end);
    });
  }

  #open(): void {
    this.#isHere = true;
    for (const end of this.#waiting) end();
  }
}
