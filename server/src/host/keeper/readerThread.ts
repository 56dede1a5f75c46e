import { Worker } from 'node:worker_threads';
import { detach } from '../../engine/detach.ts';
import { threadChannel } from '../channels.ts';
import { reportFailure } from '../failures.ts';
import { type Handlers, Link, LinkError, type SharedSignal } from '../link.ts';
import type {
  Batch,
  BatchResult,
  FileOutcome,
  FileToRead,
  ReaderHostMethods,
  ReaderMethods,
  ReaderOptions,
} from '../threadProtocol.ts';
import { limitWork, type WorkLimit } from '../workLimit.ts';

/** Heap of one reader; a file that needs more ends its reader, not the server. Guess. */
const READER_HEAP_MB = 1024;

/** Thrown where a reader ended under its work; {@link culprit} is the file it was reading, if any. */
export class ReaderLostError extends Error {
  override readonly name = 'ReaderLostError';

  constructor(
    message: string,
    readonly culprit: FileOutcome | undefined,
  ) {
    super(message);
  }
}

/** A reader thread as the keeper sees it: what it is asked, how far it has come, and its end. */
export class ReaderThread {
  /** See {@link ReaderOptions}. */
  readonly progress = new Int32Array(new SharedArrayBuffer(16));
  readonly #worker: Worker;
  readonly #link: Link<ReaderHostMethods, ReaderMethods>;
  lost = false;
  /** Of the batch at hand. */
  bytes = 0;
  /** Characters and files of all batches read. */
  characters = 0;
  files = 0;

  constructor(workerFile: URL | string, host: Handlers<ReaderHostMethods>) {
    const options: ReaderOptions = { role: 'reader', progress: this.progress.buffer };
    this.#worker = new Worker(workerFile, {
      workerData: options,
      resourceLimits: { maxOldGenerationSizeMb: READER_HEAP_MB },
    });
    this.#link = new Link<ReaderHostMethods, ReaderMethods>(threadChannel(this.#worker), host);
    this.#worker.on('error', (error) => this.#gone(`the reader failed: ${error.message}`));
    this.#worker.on('exit', () => this.#gone('the reader stopped'));
  }

  /**
   * Reads {@link batch}. Throws {@link ReaderLostError} where a file takes longer than {@link limit}, which ends the
   * reader, or where the reader ends under it.
   */
  async read(batch: Batch, limit: WorkLimit, signal: SharedSignal): Promise<BatchResult> {
    let tooSlow = false;
    this.progress.fill(0);
    this.bytes = batch.bytes;
    const atHand = (): number | undefined => {
      const number = Atomics.load(this.progress, 0);
      return number < 0 ? undefined : number;
    };
    const stopWatching = this.#within(limit, atHand, () => {
      tooSlow = true;
    });
    try {
      return await this.#link.call('batch', batch, signal);
    } catch (error) {
      if (!(error instanceof LinkError) || !this.lost) throw error;
      const file: FileToRead | undefined = batch.files[Atomics.load(this.progress, 0)];
      throw new ReaderLostError(error.message, file && skipped(file, tooSlow));
    } finally {
      stopWatching();
      this.characters += this.progress[2];
      this.files += this.progress[1];
      this.progress.fill(0);
      this.bytes = 0;
    }
  }

  /** Work that is not a batch; ends the reader where it takes longer than {@link limit}. */
  async call<Name extends 'inspect' | 'source' | 'twins' | 'mine' | 'join' | 'heap'>(
    method: Name,
    ask: ReaderMethods[Name]['ask'],
    signal: SharedSignal,
    limit?: WorkLimit,
  ): Promise<ReaderMethods[Name]['answer']> {
    const stopWatching = limit && this.#within(limit, () => 0);
    try {
      return await this.#link.call(method, ask, signal);
    } finally {
      stopWatching?.();
    }
  }

  /** Ends the thread, and what it was asked. */
  async end(): Promise<void> {
    this.#gone('the reader was stopped');
    await this.#worker.terminate();
  }

  /** Ends the thread where one {@link file} takes longer than its limit; returns what ends the watch. */
  #within(limit: WorkLimit, file: () => number | undefined, onOver?: () => void): () => void {
    const end = (): void => {
      onOver?.();
      detach(this.end(), reportFailure);
    };
    return limitWork(limit, file, end);
  }

  #gone(reason: string): void {
    this.lost = true;
    this.#link.close(reason);
  }
}

/** Outcome for a file that took too long to read, or whose reader died while reading it. */
export function skipped({ uri }: FileToRead, tooSlow: boolean): FileOutcome {
  const reason = tooSlow
    ? 'The file took too long to read and was skipped.'
    : 'Reading the file needs more memory than is available, or the reader failed.';
  return { kind: 'skipped', uri, reason, passing: false };
}
