import { isDeepStrictEqual } from 'node:util';
import { type ListedFile, listFiles, type SkippedPath } from '../../corpus/listFiles.ts';
import { CancelledError, throwIfCancelled } from '../../engine/signal.ts';
import { SharedSignal } from '../link.ts';
import type {
  CorpusReport,
  CorpusSettings,
  DroppedText,
  FileToRead,
  KeeperOptions,
  ReaderHostMethods,
  Snapshot,
} from '../messages.ts';
import type { IndexStatus } from '../../protocol/index.ts';
import { SegmenterProcess } from '../segmenterProcess.ts';
import { planBatches } from './batches.ts';
import { Progress } from './progress.ts';
import { ReaderPool } from './readerPool.ts';
import { type FileRecord, FileRecords } from './records.ts';
import { type FilePlace, ShardStore } from './shardStore.ts';
import { StatusReporter } from './statusReporter.ts';
import { isInside, missingPaths, problemOf } from './folders.ts';

/** What the keeper tells. */
export interface KeeperListener {
  onStatus(status: IndexStatus): void;
  onSnapshot(snapshot: Snapshot): void;
  log(message: string): void;
}

/** The corpus behind the answers: which files, read when, in which shards. */
interface Holdings {
  readonly records: FileRecords;
  readonly store: ShardStore;
}

/** A batch being read: where it goes, and what it has claimed there. */
interface BatchUnderWay {
  readonly store: ShardStore;
  claim?: { readonly hashes: Uint32Array; readonly isCopy: Uint8Array };
}

/**
 * Keeps the index like the files: lists them, has what is new read into shards, takes out what has gone, and
 * publishes each step. One pass at a time; a newer wish ends the pass under way.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #listener: KeeperListener;
  readonly #status: StatusReporter;
  readonly #segmenter: SegmenterProcess;
  readonly #pool: ReaderPool;
  readonly #underWay = new Map<number, BatchUnderWay>();
  #settings: CorpusSettings = { paths: [], exclude: [] };
  #held: Holdings = { records: new FileRecords(), store: new ShardStore() };
  #configured = false;
  #signal = new SharedSignal();
  #pass: Promise<void> = Promise.resolve();
  #nextBatch = 0;

  constructor(options: KeeperOptions, listener: KeeperListener) {
    this.#options = options;
    this.#listener = listener;
    this.#status = new StatusReporter((status) => listener.onStatus(status));
    this.#segmenter = new SegmenterProcess(options.workerFile, (name, reason) => {
      if (reason !== undefined) listener.log(`${name} cuts words, because ${reason}`);
      this.#status.update({ ...keepMessage(this.#status.current), segmenter: name });
    });
    this.#pool = new ReaderPool({
      workerFile: options.workerFile,
      size: options.workers,
      onPassages: (ask) => this.#onPassages(ask),
      onRetry: (batch) => this.#release(batch),
    });
  }

  /** Serves the files that {@link settings} name. Resolves when they are indexed, or cannot be. */
  configure(settings: CorpusSettings): Promise<void> {
    if (this.#configured && isDeepStrictEqual(settings, this.#settings)) return this.#pass;
    this.#configured = true;
    this.#settings = settings;
    return this.#start(() => this.#refresh());
  }

  /** Reads everything anew; the old index serves until the new one is whole. */
  rebuild(): Promise<void> {
    return this.#start(async () => {
      const fresh: Holdings = { records: new FileRecords(), store: new ShardStore() };
      await this.#refresh(fresh);
    });
  }

  /** Looks at the files again. */
  changed(): Promise<void> {
    return this.#start(() => this.#refresh());
  }

  report(): CorpusReport {
    return this.#held.records.report();
  }

  /** The lines of a file of the corpus that were dropped as junk. Rejects where it cannot be read. */
  async dropped(uri: string): Promise<readonly DroppedText[]> {
    return (await this.#pool.call('inspect', this.#fileOf(uri), new SharedSignal())).dropped;
  }

  /** The text read from a file of the corpus. Rejects where it cannot be read. */
  async sourceText(uri: string): Promise<string> {
    return (await this.#pool.call('inspect', this.#fileOf(uri), new SharedSignal())).text;
  }

  async dispose(): Promise<void> {
    this.#signal.raise();
    this.#status.dispose();
    this.#segmenter.dispose();
    await this.#pool.dispose();
  }

  #fileOf(uri: string): FileToRead {
    const record = this.#held.records.get(uri);
    if (!record) throw new Error('The file is not part of the corpus.');
    return record;
  }

  /** Ends the pass under way, then begins another. A pass that is itself superseded just ends. */
  #start(pass: () => Promise<void>): Promise<void> {
    this.#signal.raise();
    const signal = new SharedSignal();
    this.#signal = signal;
    this.#pass = this.#pass.then(async () => {
      if (signal.aborted) return;
      try {
        await pass();
      } catch (error) {
        if (error instanceof CancelledError || signal.aborted) return;
        const message = error instanceof Error ? error.message : String(error);
        this.#listener.log(error instanceof Error ? (error.stack ?? message) : message);
        this.#status.update({ state: 'failed', message: `The index could not be built: ${message}` });
      }
    });
    return this.#pass;
  }

  async #refresh(held = this.#held): Promise<void> {
    const signal = this.#signal;
    const starter = this.#settings.paths.length === 0;
    const paths = starter ? [this.#options.seedsDir] : this.#settings.paths;
    this.#status.update({ state: 'indexing', starter });
    const missing = await missingPaths(paths);
    const { listed, unreadable } = await this.#list(paths, signal);
    throwIfCancelled(signal);
    const fresh = listed.filter((file) => !held.records.isCurrent(file));
    const outOfReach = unreadable.filter(
      ({ reason, path }) => reason !== 'vanished' || missing.includes(path),
    );
    const removed = this.#removeUnlisted(
      held,
      listed,
      outOfReach.map(({ path }) => path),
    );
    if (removed && held === this.#held) this.#publish(held);
    for (const { uri, path, message } of outOfReach) {
      if (!held.records.get(uri)?.place) {
        held.records.set({ uri, path, size: -1, mtimeMs: -1, skipped: message });
      }
    }
    await this.#readAll(held, fresh, signal);
    if (held !== this.#held) {
      this.#held = held;
      this.#publish(held);
    }
    await this.#mine(held, signal);
    const totals = held.records.totals();
    const problem = problemOf({ paths, missing, starter, ...totals });
    this.#status.update({
      ...totals,
      state: problem.failed ? 'failed' : 'ready',
      ...(problem.message !== undefined && { message: problem.message }),
    });
  }

  async #list(paths: readonly string[], signal: SharedSignal) {
    const listed: ListedFile[] = [];
    const unreadable: SkippedPath[] = [];
    const onSkipped = (skipped: SkippedPath) => unreadable.push(skipped);
    for await (const file of listFiles(paths, { exclude: this.#settings.exclude, onSkipped })) {
      throwIfCancelled(signal);
      listed.push(file);
    }
    return { listed, unreadable };
  }

  /** Takes out the files that are not there any more; those out of reach for the moment stay. */
  #removeUnlisted(held: Holdings, listed: readonly ListedFile[], outOfReach: readonly string[]): boolean {
    const present = new Set(listed.map(({ uri }) => uri));
    const gone: FilePlace[] = [];
    for (const { uri, path, place } of held.records.values()) {
      if (present.has(uri) || outOfReach.some((folder) => isInside(path, folder))) continue;
      if (place) gone.push(place);
      held.records.delete(uri);
    }
    if (gone.length > 0) held.store.apply(gone);
    return gone.length > 0;
  }

  async #readAll(held: Holdings, fresh: readonly ListedFile[], signal: SharedSignal): Promise<void> {
    if (fresh.length === 0) return;
    this.#segmenter.warm();
    const progress = new Progress(held.records.totals(), fresh.length);
    const timer = setInterval(() => {
      this.#status.update({ ...progress.at(this.#pool.progress), ...progress.message() });
    }, 250);
    try {
      await Promise.all(
        planBatches(fresh, this.#options.workers).map(async (files) => {
          await this.#readBatch(held, files, signal);
          progress.settle(held.records.totals(), files.length);
        }),
      );
    } finally {
      clearInterval(timer);
    }
  }

  async #readBatch(held: Holdings, files: readonly ListedFile[], signal: SharedSignal): Promise<void> {
    const id = this.#nextBatch++;
    const underWay: BatchUnderWay = { store: held.store };
    this.#underWay.set(id, underWay);
    try {
      const { outcomes, buffer } = await this.#pool.read({ id, files }, signal);
      throwIfCancelled(signal);
      const gone = outcomes.flatMap(({ kind, uri }) =>
        kind === 'unsettled' ? [] : (held.records.get(uri)?.place ?? []),
      );
      const shard = held.store.apply(gone, buffer && { buffer, order: id });
      delete underWay.claim;
      let file = 0;
      for (const [number, outcome] of outcomes.entries()) {
        const { uri, path, size, mtimeMs } = files[number];
        if (outcome.kind === 'read') {
          const place = shard && { shard, file: file++ };
          const record: FileRecord = {
            uri,
            path,
            size: outcome.size,
            mtimeMs: outcome.mtimeMs,
            read: outcome,
          };
          held.records.set(place ? { ...record, place } : record);
        } else if (outcome.kind === 'skipped') {
          held.records.set({ uri, path, size, mtimeMs, skipped: outcome.reason });
        }
      }
      if (held === this.#held) this.#publish(held);
    } finally {
      this.#release(id);
      this.#underWay.delete(id);
    }
  }

  async #onPassages({
    batch,
    text,
    hashes,
  }: ReaderHostMethods['passages']['ask']): Promise<ReaderHostMethods['passages']['answer']> {
    const underWay = this.#underWay.get(batch);
    if (!underWay) throw new CancelledError();
    const isCopy = underWay.store.claim(hashes);
    underWay.claim = { hashes, isCopy };
    return { isCopy, words: await this.#segmenter.cut(text) };
  }

  #release(batch: number): void {
    const underWay = this.#underWay.get(batch);
    if (!underWay?.claim) return;
    underWay.store.release(underWay.claim.hashes, underWay.claim.isCopy);
    delete underWay.claim;
  }

  async #mine(held: Holdings, signal: SharedSignal): Promise<void> {
    const shards = held.store.snapshot();
    const phrases = await this.#pool.call('mine', shards, signal);
    throwIfCancelled(signal);
    this.#listener.onSnapshot({ shards, phrases });
    this.#status.update({ phrases: phrases.length });
  }

  #publish(held: Holdings): void {
    this.#listener.onSnapshot({ shards: held.store.snapshot() });
  }
}

function keepMessage({ message }: IndexStatus): { message?: string } {
  return message === undefined ? {} : { message };
}
