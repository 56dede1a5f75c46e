import { isDeepStrictEqual } from 'node:util';
import type { Notice } from '../../engine/text/notice.ts';
import type { IndexStatus } from '../../protocol/index.ts';

/** Least time between two statuses of the same state, in milliseconds: 4 a second. Guess. */
export const STATUS_INTERVAL = 250;

/** Before anything is known. */
export const INITIAL_STATUS: IndexStatus<Notice> = {
  state: 'indexing',
  answers: 'none',
  sourceFiles: 0,
  articles: 0,
  characters: 0,
  phrases: 0,
  skipped: [],
  skippedFiles: 0,
  missing: [],
  starter: false,
  segmenter: '',
};

/** Forwards the status: a change of state or of how much can be searched at once, anything else at most 4 times a second, nothing twice. */
export class StatusReporter {
  readonly #send: (status: IndexStatus<Notice>) => void;
  #status = INITIAL_STATUS;
  #sentAt = -STATUS_INTERVAL;
  #sent: IndexStatus<Notice> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #awaiting: (() => void)[] = [];

  constructor(send: (status: IndexStatus<Notice>) => void) {
    this.#send = send;
  }

  get current(): IndexStatus<Notice> {
    return this.#status;
  }

  /** Changes parts of the status; a message and how far something has come stay only where they are given again. */
  update(change: Partial<IndexStatus<Notice>>): void {
    const {
      message: _message,
      progress: _progress,
      recognizing: _recognizing,
      mining: _mining,
      ...rest
    } = this.#status;
    this.#status = { ...rest, ...change };
    const wait = this.#sentAt + STATUS_INTERVAL - performance.now();
    const isTurn = this.#status.state !== this.#sent?.state || this.#status.answers !== this.#sent?.answers;
    if (isTurn || wait <= 0) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), wait);
  }

  /** Resolves when the status as it is has been sent. */
  async sent(): Promise<void> {
    if (this.#timer) await new Promise<void>((resolve) => this.#awaiting.push(resolve));
  }

  dispose(): void {
    this.#settle();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const resolve of this.#awaiting) resolve();
    this.#awaiting = [];
  }

  #flush(): void {
    this.#settle();
    if (isDeepStrictEqual(this.#status, this.#sent)) return;
    this.#sent = this.#status;
    this.#sentAt = performance.now();
    this.#send(this.#status);
  }
}
