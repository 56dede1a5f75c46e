import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { ListedFile } from '../../corpus/listFiles.ts';
import { CancelledError } from '../../engine/signal.ts';
import { IndexCache } from '../cache/indexCache.ts';
import { heapBytes } from '../heap.ts';
import { SharedSignal } from '../link.ts';
import type {
  CorpusReport,
  CorpusSettings,
  DroppedText,
  ReaderMethods,
  KeeperOptions,
  Snapshot,
  StageTimes,
} from '../messages.ts';
import type { IndexStatus } from '../../protocol/index.ts';
import { loadWordTables, segmenterName, segmenterOf, type WordTables } from '../segmenter.ts';
import { FolderWatcher } from './folderWatcher.ts';
import { isInside } from '../paths.ts';
import { missingPaths, problemOf } from './folders.ts';
import { type Holdings, Intake } from './intake.ts';
import { type Look, lookAtAll, lookAtSome } from './look.ts';
import { Miner, type MiningResult } from './miner.ts';
import { Persistence } from './persistence.ts';
import { Progress } from './progress.ts';
import { type FileRecord, FileRecords } from './records.ts';
import { ShardStore } from './shardStore.ts';
import { Stages } from './stages.ts';
import { StatusReporter } from './statusReporter.ts';

/** What the keeper tells. */
export interface KeeperListener {
  onStatus(status: IndexStatus): void;
  onSnapshot(snapshot: Snapshot): void;
  /** What the stages have taken so far; after each pass and each mining. */
  onStages(times: StageTimes): void;
  log(message: string): void;
}

/** Changes this near to each other are looked at together, in milliseconds. */
const GATHER_TIME = 50;
/** A file changed less than this ago may still be being written, in milliseconds. */
const SETTLE_TIME = 200;
const STATUS_INTERVAL = 250;
/** Corpus paths out of reach, as on a network drive, are tried again this often, in milliseconds. */
const RETURN_INTERVAL = 2_000;

/**
 * Keeps the index like the files: lists them, has what is new read into shards, takes out what has gone, and
 * publishes each step. One pass at a time; a newer wish ends the pass under way.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #listener: KeeperListener;
  readonly #status: StatusReporter;
  readonly #stages = new Stages();
  readonly #intake: Intake;
  readonly #persistence: Persistence | undefined;
  readonly #miner: Miner;
  #settings: CorpusSettings = { paths: [], exclude: [] };
  #held: Holdings = { records: new FileRecords(), store: new ShardStore() };
  #configured: CorpusSettings | undefined;
  readonly #watcher: FolderWatcher;
  #changed = new Set<string>();
  /** Corpus paths that were not there at the last look. */
  #missing: readonly string[] = [];
  #changeTimer: NodeJS.Timeout | undefined;
  #returnTimer: NodeJS.Timeout | undefined;
  #signal = new SharedSignal();
  #wordTables: WordTables | undefined;
  #pass: Promise<void> = Promise.resolve();

  constructor(options: KeeperOptions, listener: KeeperListener) {
    this.#options = options;
    this.#listener = listener;
    this.#status = new StatusReporter((status) => listener.onStatus(status));
    this.#watcher = new FolderWatcher(
      (path) => this.changed([path]),
      (message) => listener.log(message),
    );
    this.#persistence = options.persist
      ? new Persistence(new IndexCache(options.cacheDir, readFileSync(options.workerFile)))
      : undefined;
    this.#intake = new Intake({
      ...options,
      within: () => this.#settings.paths,
      words: () => this.#words(),
      stages: this.#stages,
    });
    this.#miner = new Miner(this.#intake.pool, this.#stages, (result) => this.#onMined(result));
  }

  /** Serves the files that {@link settings} name. Resolves when they are indexed, or cannot be. */
  configure(settings: CorpusSettings): Promise<void> {
    if (isDeepStrictEqual(settings, this.#configured)) return this.#whole();
    this.#configured = settings;
    const starter = settings.paths.length === 0;
    this.#settings = { ...settings, paths: starter ? [this.#options.seedsDir] : settings.paths };
    const segmenter = this.#options.plainWords ? 'Intl.Segmenter' : segmenterName();
    this.#status.update({ state: 'indexing', starter, segmenter });
    if (this.#options.watch) void this.#watcher.watch(this.#settings.paths);
    this.#miner.reset();
    void this.#supersede(async () => {
      if (!this.#holdsSomeOf(this.#settings)) await this.#restore();
      await this.#refresh(this.#held);
    });
    return this.#whole();
  }

  /** Reads everything anew; the old index serves until the new one is whole. */
  rebuild(): Promise<void> {
    this.#miner.reset();
    void this.#supersede(() => this.#refresh({ records: new FileRecords(), store: new ShardStore() }));
    return this.#whole();
  }

  #holdsSomeOf({ paths }: CorpusSettings): boolean {
    for (const { path } of this.#held.records.values()) {
      if (paths.some((folder) => isInside(path, folder))) return true;
    }
    return false;
  }

  /** Serves from the cache what it holds for the settings. */
  async #restore(): Promise<void> {
    const held: Holdings = { records: new FileRecords(), store: new ShardStore() };
    this.#held = held;
    if (!this.#persistence) return;
    const phrases = this.#persistence.phrases(this.#settings);
    const mark = await this.#persistence.restore(this.#settings, held, () => this.#publish(held));
    if (held.store.shards.length === 0) return;
    const known = await phrases;
    this.#listener.onSnapshot({
      shards: held.store.snapshot(),
      ...(known && { lexicon: known.lexicon.buffer }),
    });
    if (known && mark) {
      this.#miner.assume(mark, known.mark);
      this.#status.update({ phrases: known.lexicon.count });
    }
  }

  /** What words are cut by, read at the first need. */
  #words(): WordTables {
    if (this.#wordTables) return this.#wordTables;
    const tables = this.#options.plainWords ? {} : loadWordTables();
    this.#wordTables = tables;
    if (tables.reason !== undefined) {
      const { name } = segmenterOf(tables);
      this.#listener.log(`${name} cuts words, because ${tables.reason}`);
      this.#status.update({ ...keepMessage(this.#status.current), segmenter: name });
    }
    return tables;
  }

  /** Puts what is new into the cache, beside everything else. */
  #save(held: Holdings): void {
    this.#written(this.#persistence?.save(this.#settings, held, this.#miner));
  }

  #written(writing: Promise<void> | undefined): void {
    writing?.catch((error: unknown) => this.#listener.log(`the cache was not written: ${String(error)}`));
  }

  /** Looks at these paths again, after what is under way. */
  changed(paths: readonly string[]): void {
    for (const path of paths) this.#changed.add(path);
    if (this.#changed.size > 0) this.#changeTimer ??= setTimeout(() => this.#append(), GATHER_TIME);
  }

  report(): CorpusReport {
    return this.#held.records.report();
  }

  /** The lines of a file of the corpus that were dropped as junk. Rejects where it cannot be read. */
  async dropped(uri: string): Promise<readonly DroppedText[]> {
    return (await this.#inspect(uri)).dropped;
  }

  /** The text read from a file of the corpus. Rejects where it cannot be read. */
  async sourceText(uri: string): Promise<string> {
    return (await this.#inspect(uri)).text;
  }

  /** Bytes that the heaps of this thread and of its readers take. */
  async heap(): Promise<number> {
    return heapBytes() + (await this.#intake.pool.heap());
  }

  async dispose(): Promise<void> {
    this.#signal.raise();
    this.#miner.reset();
    clearTimeout(this.#changeTimer);
    clearTimeout(this.#returnTimer);
    this.#watcher.dispose();
    this.#status.dispose();
    await this.#intake.pool.dispose();
    await this.#persistence?.idle();
  }

  #inspect(uri: string): Promise<ReaderMethods['inspect']['answer']> {
    const record = this.#held.records.get(uri);
    if (!record) throw new Error('The file is not part of the corpus.');
    return this.#intake.inspect(record, this.#held.records);
  }

  /** Ends the pass under way, then begins another. A pass that is itself superseded just ends. */
  #supersede(pass: () => Promise<void>): Promise<void> {
    this.#signal.raise();
    this.#signal = new SharedSignal();
    return this.#queue(pass);
  }

  /** Resolves when the passes and the mining under way are through, and the status says so. */
  async #whole(): Promise<void> {
    await this.#pass;
    await this.#miner.done;
    await this.#status.sent();
  }

  /** Looks at what has changed once the pass under way is through. */
  #append(): void {
    this.#changeTimer = undefined;
    void this.#queue(async () => {
      const changed = this.#changed;
      this.#changed = new Set();
      await this.#refresh(this.#held, changed);
    });
  }

  #queue(pass: () => Promise<void> | void): Promise<void> {
    const signal = this.#signal;
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

  /** Makes {@link held} like the disk; where {@link changed} is given, only what lies there is looked at. */
  async #refresh(held: Holdings, changed?: ReadonlySet<string>): Promise<void> {
    const signal = this.#signal;
    const { records } = held;
    const some = changed && (await lookAtSome(this.#settings, changed));
    const look = some ?? (await this.#stages.time('list', lookAtAll(this.#settings, signal)));
    const differing = look.files.filter((file) => !records.isCurrent(file));
    const fresh = changed ? this.#settled(differing) : differing;
    const gone = this.#missingFrom(look, held);
    if (fresh.length > 0 || gone.length > 0) {
      this.#status.update({ state: 'indexing' });
      for (const { uri, read } of gone) {
        records.delete(uri);
        this.#miner.note(read?.characters ?? 0);
      }
      const places = gone.flatMap(({ place }) => place ?? []);
      if (places.length > 0) {
        held.store.apply(places);
        if (held === this.#held) this.#publish(held);
      }
    }
    for (const { uri, path, message } of look.unreadable) {
      if (!records.get(uri)?.place) records.set({ uri, path, size: -1, mtimeMs: -1, skipped: message });
    }
    await this.#readAll(held, fresh, signal);
    // What all files betray together may say something else of lines that were kept, or dropped.
    const again = records.readByOtherRules();
    await this.#readAll(held, again, signal);
    if (held !== this.#held) {
      this.#held = held;
      this.#publish(held);
    }
    this.#missing = look.missing;
    this.#awaitReturn();
    await this.#findTwins(held, signal);
    this.#mine();
    if (fresh.length + again.length + gone.length > 0) this.#save(held);
    this.#conclude();
    if (changed && held.store.worthMerging().length > 0) void this.#queue(() => this.#merge(held));
  }

  async #merge(held: Holdings): Promise<void> {
    const listener = {
      onBatch: () => this.#publish(held),
      onCharacters: () => undefined,
      onUnsettled: (path: string) => this.#lookLater([path]),
    };
    const signal = this.#signal;
    if (held !== this.#held || !(await this.#intake.merge(held, listener, signal))) return;
    await this.#findTwins(held, signal);
    this.#save(held);
  }

  /** Tells articles that say nearly the same, where some have come or gone. */
  async #findTwins({ store }: Holdings, signal: SharedSignal): Promise<void> {
    if (store.twinsKnown) return;
    const found = await this.#stages.time('twins', this.#intake.pool.twins(store.snapshot(), signal));
    if (store.setTwins(found)) this.#publish(this.#held);
  }

  /** Says how things stand at the end of a pass. */
  #conclude(): void {
    this.#listener.onStages(this.#stages.total);
    const { records, store } = this.#held;
    const totals = records.totals();
    const { starter } = this.#status.current;
    const { failed, message } = problemOf({
      paths: this.#settings.paths,
      missing: this.#missing,
      starter,
      ...totals,
    });
    this.#status.update({
      ...totals,
      state: this.#miner.isFirst ? 'indexing' : failed ? 'failed' : 'ready',
      memoryShort: store.shards.some(({ shard }) => shard.wordsOnly),
      ...(message !== undefined && { message }),
    });
  }

  /** Looks whether corpus paths that are missing have come back: no watch stands on what is not there. */
  #awaitReturn(): void {
    clearTimeout(this.#returnTimer);
    if (this.#missing.length === 0 || !this.#options.watch) return;
    this.#returnTimer = setTimeout(() => void this.#lookForReturn(this.#missing), RETURN_INTERVAL);
  }

  async #lookForReturn(missing: readonly string[]): Promise<void> {
    const still = await missingPaths(missing);
    if (missing !== this.#missing) return;
    if (still.length === missing.length) {
      this.#awaitReturn();
      return;
    }
    await this.#watcher.watch(this.#settings.paths);
    this.changed(missing.filter((path) => !still.includes(path)));
  }

  /** Puts off files that may still be being written. */
  #settled(files: readonly ListedFile[]): ListedFile[] {
    const now = Date.now();
    const isSettled = ({ mtimeMs }: ListedFile) => Math.abs(now - mtimeMs) > SETTLE_TIME;
    const unsettled = files.filter((file) => !isSettled(file));
    if (unsettled.length > 0) this.#lookLater(unsettled.map(({ path }) => path));
    return files.filter(isSettled);
  }

  #lookLater(paths: readonly string[]): void {
    setTimeout(() => this.changed(paths), SETTLE_TIME);
  }

  #missingFrom(look: Look, { records }: Holdings): FileRecord[] {
    const present = new Set(look.files.map(({ uri }) => uri));
    return [...records.values()].filter(({ uri, path }) => !present.has(uri) && look.covers(path));
  }

  async #readAll(held: Holdings, fresh: readonly ListedFile[], signal: SharedSignal): Promise<void> {
    if (fresh.length === 0) return;
    const progress = new Progress(held.records.totals(), fresh.length);
    const timer = setInterval(() => {
      this.#status.update({ ...progress.at(this.#intake.progress), ...progress.rate() });
    }, STATUS_INTERVAL);
    const listener = {
      onBatch: (files: number) => {
        progress.settle(held.records.totals(), files);
        if (held === this.#held) this.#publish(held);
        this.#written(this.#persistence?.saveSome(this.#settings, held, this.#miner, files));
      },
      onCharacters: (characters: number) => this.#miner.note(characters),
      onUnsettled: (path: string) => this.#lookLater([path]),
    };
    try {
      await this.#intake.take(held, fresh, listener, signal);
    } finally {
      clearInterval(timer);
    }
  }

  #onMined(result: MiningResult): void {
    if (result.lexicon) {
      const { buffer, count } = result.lexicon;
      this.#listener.onSnapshot({ shards: this.#held.store.snapshot(), lexicon: buffer });
      this.#status.update({ ...this.#status.current, phrases: count });
      this.#written(this.#persistence?.savePhrases(this.#settings, result));
    } else {
      this.#listener.log(`no phrases could be mined: ${String(result.failure)}`);
    }
    // Of what has come and gone meanwhile, once the pass under way has told its twins.
    void this.#queue(() => this.#mine());
    this.#conclude();
  }

  /** Mines the phrases anew where that is due. */
  #mine(): void {
    const { records, store } = this.#held;
    this.#miner.mine(store.snapshot(), records.totals().characters);
  }

  #publish(held: Holdings): void {
    this.#listener.onSnapshot({ shards: held.store.snapshot() });
  }
}

function keepMessage({ message }: IndexStatus): { message?: string } {
  return message === undefined ? {} : { message };
}
