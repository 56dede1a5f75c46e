import { Worker } from 'node:worker_threads';
import { detach } from '../../engine/detach.ts';
import { throwIfCancelled } from '../../engine/signal.ts';
import { threadChannel } from '../channels.ts';
import { reportFailure } from '../failures.ts';
import { type Handlers, Link, LinkError, SharedSignal } from '../link.ts';
import type {
  Batch,
  BatchResult,
  FileOutcome,
  FileToRead,
  ReaderHostMethods,
  ReaderMethods,
  ReaderOptions,
  SharedShard,
} from '../messages.ts';

/** A file that takes longer than this to read (milliseconds) is given up. */
const FILE_TIME_LIMIT = 30_000;
const WATCH_INTERVAL = 500;
/**
 * Characters, and files, after which a reader that falls idle is replaced: the memory that large batches took is
 * given back by the thread's end only.
 */
const READER_CHARACTERS = 1_000_000;
const READER_FILES = 5_000;
/** Heap of one reader; a file that needs more ends its reader, not the server. */
const READER_HEAP_MB = 1024;

/** Below this many units the work on all shards is over before another thread has started. */
const WORTH_SHARING = 1_000_000;
/** Of a shard's buffer, about. */
const BYTES_PER_UNIT = 7;

export interface ReaderPoolOptions {
  readonly workerFile: URL | string;
  readonly size: number;
  /** What readers ask for while they make a batch. */
  readonly host: Handlers<ReaderHostMethods>;
  /** A batch is read again without a file that ended its reader: what it claimed is void. */
  readonly onRetry: (batch: number) => void;
  readonly fileTimeLimit?: number;
}

/** What the batches under way have come to. */
export interface PoolProgress {
  readonly files: number;
  readonly characters: number;
  /** The part of their bytes that corresponds to the work done: files that are read are still to be sorted and cut. */
  readonly bytes: number;
}

/**
 * Reader threads and the work that waits for one. A reader that hangs on a file or dies of it is replaced, and
 * the file is skipped.
 */
export class ReaderPool {
  readonly #options: ReaderPoolOptions;
  readonly #idle: Reader[] = [];
  readonly #busy = new Set<Reader>();
  readonly #atWork = new Set<Reader>();
  readonly #mining = new Set<Reader>();
  readonly #queue: ((reader: Reader) => void)[] = [];
  #disposed = false;

  constructor(options: ReaderPoolOptions) {
    this.#options = options;
  }

  /** Of batches that are not finished yet. */
  get progress(): PoolProgress {
    let files = 0;
    let characters = 0;
    let bytes = 0;
    for (const reader of this.#busy) {
      files += reader.progress[1];
      characters += reader.progress[2];
      bytes += (reader.bytes * reader.progress[3]) / 1000;
    }
    return { files, characters, bytes };
  }

  /** How far the mining under way has come, 0 to 1; 0 where none is. */
  get mined(): number {
    const shares = [...this.#mining].map(({ progress }) => progress[3] / 1000);
    return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  }

  /** Starts a reader ahead of its first work. */
  warm(): void {
    if (this.#idle.length + this.#busy.size === 0) this.#idle.push(this.#start());
  }

  /** Reads {@link batch}; the outcomes are in the order of its files. */
  async read(batch: Batch, signal: SharedSignal): Promise<BatchResult> {
    const given = new Map<string, FileOutcome>();
    let failures = 0;
    for (;;) {
      const files = batch.files.filter(({ uri }) => !given.has(uri));
      try {
        const result = await this.#with(signal, (reader) =>
          reader.read({ ...batch, files }, this.#timeLimit, signal),
        );
        for (const outcome of result.outcomes) given.set(outcome.uri, outcome);
        const outcomes = batch.files.flatMap(({ uri }) => given.get(uri) ?? []);
        return { ...result, outcomes };
      } catch (error) {
        if (!(error instanceof ReaderLostError)) throw error;
        this.#options.onRetry(batch.id);
        if (error.culprit) given.set(error.culprit.uri, error.culprit);
        else if (++failures > 1) throw error;
      }
    }
  }

  /** The text of a file and the lines dropped from it. */
  async inspect(
    ask: ReaderMethods['inspect']['ask'],
    signal: SharedSignal,
  ): Promise<ReaderMethods['inspect']['answer']> {
    return this.#with(signal, (reader) => reader.call('inspect', ask, signal, this.#timeLimit));
  }

  /** The articles of a file; one that takes too long, or ends its reader, is skipped. */
  async source(
    ask: ReaderMethods['source']['ask'],
    signal: SharedSignal,
  ): Promise<ReaderMethods['source']['answer']> {
    try {
      return await this.#with(signal, (reader) => reader.call('source', ask, signal, this.#timeLimit));
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      return { outcome: skipped(ask.file, true) };
    }
  }

  /** Which articles of {@link shards} say nearly the same. */
  async twins(
    shards: ReaderMethods['twins']['ask'],
    signal: SharedSignal,
  ): Promise<ReaderMethods['twins']['answer']> {
    if (unitsOf(shards) < WORTH_SHARING)
      return this.#with(signal, (reader) => reader.call('twins', shards, signal));
    return this.#alone(1, ([reader]) => reader.call('twins', shards, signal));
  }

  /** Bytes that the heaps of the readers take, those of readers that work alone not included. */
  async heap(): Promise<number> {
    const signal = new SharedSignal();
    const readers = [...this.#idle, ...this.#busy];
    const heaps = await Promise.all(readers.map((reader) => reader.call('heap', null, signal)));
    return heaps.reduce((sum, bytes) => sum + bytes, 0);
  }

  /** Mines the set phrases and packs them: a `Lexicon`'s buffer. */
  async mine(shards: readonly SharedShard[], signal: SharedSignal): Promise<SharedArrayBuffer> {
    const of = unitsOf(shards) < WORTH_SHARING ? 1 : this.#options.size;
    return this.#alone(of, async (readers) => {
      for (const reader of readers) this.#mining.add(reader);
      try {
        const parts = await Promise.all(
          readers.map((reader, part) => reader.call('mine', { shards, part: { part, of } }, signal)),
        );
        return of === 1 ? parts[0] : await readers[0].call('join', parts, signal);
      } finally {
        for (const reader of readers) this.#mining.delete(reader);
      }
    });
  }

  /** Work on {@link count} readers of its own, which end with it and give their memory back. */
  async #alone<T>(count: number, work: (readers: readonly Reader[]) => Promise<T>): Promise<T> {
    const readers = Array.from({ length: count }, () => this.#start());
    for (const reader of readers) this.#atWork.add(reader);
    try {
      return await work(readers);
    } finally {
      for (const reader of readers) this.#atWork.delete(reader);
      await Promise.all(readers.map((reader) => reader.end()));
    }
  }

  /** Ends the readers, and the work under way with them. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#queue.length = 0;
    await Promise.all([...this.#busy, ...this.#atWork, ...this.#idle].map((reader) => reader.end()));
    this.#idle.length = 0;
  }

  get #timeLimit(): number {
    return this.#options.fileTimeLimit ?? FILE_TIME_LIMIT;
  }

  async #with<T>(signal: SharedSignal, work: (reader: Reader) => Promise<T>): Promise<T> {
    const reader = await this.#take();
    try {
      throwIfCancelled(signal);
      return await work(reader);
    } finally {
      this.#busy.delete(reader);
      this.#give(reader);
    }
  }

  #take(): Promise<Reader> {
    const reader = this.#idle.pop() ?? (this.#busy.size < this.#options.size ? this.#start() : undefined);
    if (reader) {
      this.#busy.add(reader);
      return Promise.resolve(reader);
    }
    return new Promise((resolve) => {
      this.#queue.push(resolve);
    });
  }

  #give(reader: Reader): void {
    if (this.#disposed) return;
    const next = this.#queue.shift();
    if (!next && (reader.characters > READER_CHARACTERS || reader.files > READER_FILES)) {
      detach(reader.end(), reportFailure);
      this.warm();
      return;
    }
    const usable = reader.lost ? undefined : reader;
    if (next) {
      const successor = usable ?? this.#start();
      this.#busy.add(successor);
      next(successor);
    } else if (usable) {
      this.#idle.push(usable);
    }
  }

  #start(): Reader {
    return new Reader(this.#options.workerFile, this.#options.host);
  }
}

/** Thrown where a reader ended under its work; {@link culprit} is the file it was reading, if any. */
class ReaderLostError extends Error {
  override readonly name = 'ReaderLostError';

  constructor(
    message: string,
    readonly culprit: FileOutcome | undefined,
  ) {
    super(message);
  }
}

class Reader {
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

  async read(batch: Batch, timeLimit: number, signal: SharedSignal): Promise<BatchResult> {
    let tooSlow = false;
    let current = -1;
    let since = performance.now();
    this.progress.fill(0);
    this.bytes = batch.bytes;
    const watch = setInterval(() => {
      const number = Atomics.load(this.progress, 0);
      if (number !== current) {
        current = number;
        since = performance.now();
      } else if (number >= 0 && performance.now() - since > timeLimit) {
        tooSlow = true;
        detach(this.end(), reportFailure);
      }
    }, WATCH_INTERVAL);
    try {
      return await this.#link.call('batch', batch, signal);
    } catch (error) {
      if (!(error instanceof LinkError) || !this.lost) throw error;
      const file: FileToRead | undefined = batch.files[Atomics.load(this.progress, 0)];
      throw new ReaderLostError(error.message, file && skipped(file, tooSlow));
    } finally {
      clearInterval(watch);
      this.characters += this.progress[2];
      this.files += this.progress[1];
      this.progress.fill(0);
    }
  }

  /** Work that is not a batch; ends the reader where it takes longer than {@link timeLimit}. */
  async call<Name extends 'inspect' | 'source' | 'twins' | 'mine' | 'join' | 'heap'>(
    method: Name,
    ask: ReaderMethods[Name]['ask'],
    signal: SharedSignal,
    timeLimit?: number,
  ): Promise<ReaderMethods[Name]['answer']> {
    const limit =
      timeLimit === undefined ? undefined : setTimeout(() => detach(this.end(), reportFailure), timeLimit);
    try {
      return await this.#link.call(method, ask, signal);
    } finally {
      clearTimeout(limit);
    }
  }

  async end(): Promise<void> {
    this.#gone('the reader was stopped');
    await this.#worker.terminate();
  }

  #gone(reason: string): void {
    this.lost = true;
    this.#link.close(reason);
  }
}

function unitsOf(shards: readonly SharedShard[]): number {
  return shards.reduce((sum, { buffer }) => sum + buffer.byteLength / BYTES_PER_UNIT, 0);
}

function skipped({ uri }: FileToRead, tooSlow: boolean): FileOutcome {
  const reason = tooSlow
    ? 'The file took too long to read and was skipped.'
    : 'Reading the file needs more memory than is available, or the reader failed.';
  return { kind: 'skipped', uri, reason, passing: false };
}
