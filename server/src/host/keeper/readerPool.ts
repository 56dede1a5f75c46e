import { detach } from '../../engine/detach.ts';
import { findTwins } from '../../engine/index/twins.ts';
import { throwIfCancelled } from '../../engine/signal.ts';
import { reportFailure } from '../failures.ts';
import { type Handlers, LinkError, SharedSignal } from '../link.ts';
import { ShardViews } from '../shardViews.ts';
import type {
  Batch,
  BatchResult,
  FileOutcome,
  ReaderHostMethods,
  ReaderMethods,
  SharedShard,
} from '../threadProtocol.ts';
import type { WorkLimit } from '../workLimit.ts';
import { ReaderLostError, ReaderThread, skipped } from './readerThread.ts';

/** A file that takes longer than this to read is given up. Guess. */
const FILE_LIMIT: WorkLimit = { time: 30_000 };
/**
 * Characters, and files, after which a reader that falls idle is replaced: the memory that large batches took is given
 * back by the thread's end only. Guesses.
 */
const READER_CHARACTERS = 1_000_000;
const READER_FILES = 5_000;

/** Below this many units the work on all shards is over before another thread has started. Guess. */
const WORTH_SHARING = 1_000_000;
/** Below this many units twins are found sooner than a reader has started: all of a start from the cache needs none. Guess. */
const TWINS_HERE = 200_000;
/** Of a shard's buffer, about: three for a suffix, two for the text, and filter and tables. */
const BYTES_PER_UNIT = 6;

interface ReaderPoolOptions {
  readonly workerFile: URL | string;
  readonly size: number;
  /** What readers ask for while they make a batch. */
  readonly host: Handlers<ReaderHostMethods>;
  /** A batch is read again without a file that ended its reader: what it claimed is void. */
  readonly onRetry: (batch: number) => void;
  readonly fileLimit?: WorkLimit;
}

/** Progress of the batches under way. */
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
  readonly #idle: ReaderThread[] = [];
  readonly #busy = new Set<ReaderThread>();
  readonly #atWork = new Set<ReaderThread>();
  readonly #mining = new Set<ReaderThread>();
  readonly #queue: ((reader: ReaderThread) => void)[] = [];
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
          reader.read({ ...batch, files }, this.#fileLimit, signal),
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
    return this.#with(signal, (reader) => reader.call('inspect', ask, signal, this.#fileLimit));
  }

  /** The articles of a file; one that takes too long, or ends its reader, is skipped. */
  async source(
    ask: ReaderMethods['source']['ask'],
    signal: SharedSignal,
  ): Promise<ReaderMethods['source']['answer']> {
    try {
      return await this.#with(signal, (reader) => reader.call('source', ask, signal, this.#fileLimit));
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
    if (unitsOf(shards) < TWINS_HERE) return findTwins(new ShardViews().update(shards), signal);
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
    if (unitsOf(shards) < WORTH_SHARING)
      return this.#with(signal, (reader) => this.#minedBy([reader], shards, signal));
    return this.#alone(this.#options.size, (readers) => this.#minedBy(readers, shards, signal));
  }

  /** The set phrases as {@link readers} mine them, a part each. */
  async #minedBy(
    readers: readonly ReaderThread[],
    shards: readonly SharedShard[],
    signal: SharedSignal,
  ): Promise<SharedArrayBuffer> {
    for (const reader of readers) this.#mining.add(reader);
    const of = readers.length;
    try {
      const parts = await Promise.all(
        readers.map((reader, part) => reader.call('mine', { shards, part: { part, of } }, signal)),
      );
      return of === 1 ? parts[0] : await readers[0].call('join', parts, signal);
    } finally {
      for (const reader of readers) {
        this.#mining.delete(reader);
        // The next batch of the reader is not that far.
        reader.progress[3] = 0;
      }
    }
  }

  /** Work on {@link count} readers of its own, which end with it and give their memory back. */
  async #alone<T>(count: number, work: (readers: readonly ReaderThread[]) => Promise<T>): Promise<T> {
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

  get #fileLimit(): WorkLimit {
    return this.#options.fileLimit ?? FILE_LIMIT;
  }

  async #with<T>(signal: SharedSignal, work: (reader: ReaderThread) => Promise<T>): Promise<T> {
    const reader = await this.#take();
    try {
      throwIfCancelled(signal);
      return await work(reader);
    } finally {
      this.#busy.delete(reader);
      this.#give(reader);
    }
  }

  #take(): Promise<ReaderThread> {
    const reader = this.#idle.pop() ?? (this.#busy.size < this.#options.size ? this.#start() : undefined);
    if (reader) {
      this.#busy.add(reader);
      return Promise.resolve(reader);
    }
    return new Promise((resolve) => {
      this.#queue.push(resolve);
    });
  }

  #give(reader: ReaderThread): void {
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

  #start(): ReaderThread {
    return new ReaderThread(this.#options.workerFile, this.#options.host);
  }
}

function unitsOf(shards: readonly SharedShard[]): number {
  return shards.reduce((sum, { buffer }) => sum + buffer.byteLength / BYTES_PER_UNIT, 0);
}
