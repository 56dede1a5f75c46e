import { type Notice, notice } from '../../engine/text/notice.ts';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { IndexCache } from '../cache/indexCache.ts';
import { GarbageCollection, heapBytes } from '../heap.ts';
import type { CorpusReport } from '../corpusReport.ts';
import type {
  CorpusSettings,
  KeeperOptions,
  SharedDictionary,
  Snapshot,
  StageTimes,
} from '../threadProtocol.ts';
import { detach } from '../../engine/detach.ts';
import type { IndexStatus } from '../../protocol/index.ts';
import { Changes } from './changes.ts';
import { conclusionOf } from './conclusion.ts';
import { CorpusInUse } from './corpusInUse.ts';
import { CorpusTexts } from './corpusTexts.ts';
import type { Holdings } from './holdings.ts';
import { Ingestion } from './ingestion.ts';
import { Miner, type MiningResult } from './miner.ts';
import { UpdateQueue } from './updateQueue.ts';
import { Persistence } from './persistence.ts';
import { Recognition } from './recognition.ts';
import { StageTimer } from './stageTimer.ts';
import { wantsStarterCorpus, withStarterCorpus } from './starterCorpus.ts';
import { StatusReporter } from './statusReporter.ts';
import { IndexUpdater } from './indexUpdater.ts';
import { WordSource } from './wordSource.ts';

/** Reports of the keeper. */
interface KeeperListener {
  onStatus(status: IndexStatus<Notice>): void;
  onSnapshot(snapshot: Snapshot): void;
  /** Time spent in the stages so far; called after each pass and each mining. */
  onStages(times: StageTimes): void;
  onDictionary(dictionary: SharedDictionary): void;
  log(message: string): void;
}

/**
 * Keeps the index like the files, pass by pass: what is new or gone ({@link IndexUpdater}), when to look
 * ({@link Changes}), the phrases ({@link Miner}) and what is in use ({@link CorpusInUse}) come together here.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #listener: KeeperListener;
  readonly #status: StatusReporter;
  readonly #stages = new StageTimer();
  readonly #ingestion: Ingestion;
  readonly #persistence: Persistence | undefined;
  readonly #miner: Miner;
  readonly #changes: Changes;
  readonly #queue: UpdateQueue;
  readonly #updater: IndexUpdater;
  readonly #words: WordSource;
  readonly texts: CorpusTexts;
  readonly #corpus: CorpusInUse;
  #configured: CorpusSettings | undefined;
  readonly #recognition: Recognition;
  readonly #garbage = new GarbageCollection();
  /** Corpus paths that were not there at the last look. */
  #missing: readonly string[] = [];

  constructor(options: KeeperOptions, listener: KeeperListener) {
    this.#options = options;
    this.#listener = listener;
    this.#status = new StatusReporter((status) => listener.onStatus(status));
    this.#queue = new UpdateQueue((error) => this.#failed(error));
    this.#changes = new Changes({
      ...options,
      onDue: () => this.#queue.add(() => this.#refresh(this.#corpus.held, this.#changes.take(), true)),
      onRound: () => detach(this.#goRound(), (error) => listener.log(String(error))),
      log: (message) => listener.log(message),
    });
    this.#persistence = options.persist
      ? new Persistence(
          new IndexCache(options.cacheDir, readFileSync(options.workerFile)),
          this.#changes.reach,
        )
      : undefined;
    this.#words = new WordSource(
      options.plainWords,
      (name, reason) => {
        listener.log(`${name} cuts words, because ${reason}`);
        this.#status.update({ ...keepMessage(this.#status.current), segmenter: name });
      },
      (dictionary) => listener.onDictionary(dictionary),
    );
    this.#ingestion = new Ingestion({
      ...options,
      within: () => this.#corpus.settings.paths,
      words: () => this.#words.tables,
      ocr: () => this.#recognition.forReaders,
      stages: this.#stages,
    });
    this.texts = new CorpusTexts(this.#ingestion, () => this.#corpus.held.records);
    this.#miner = new Miner(
      this.#ingestion.pool,
      this.#stages,
      (result) => this.#onMined(result),
      (share, secondsLeft) => this.#onMining({ share, secondsLeft }),
    );
    this.#corpus = new CorpusInUse({
      persistence: this.#persistence,
      miner: this.#miner,
      status: this.#status,
      onSnapshot: (snapshot) => listener.onSnapshot(snapshot),
      log: (message) => listener.log(message),
    });
    this.#recognition = new Recognition({
      ...options,
      status: this.#status,
      records: () => this.#corpus.held.records,
      onReadable: (paths) => this.#queue.add(() => this.#refresh(this.#corpus.held, paths, false)),
      log: (message) => listener.log(message),
    });
    this.#updater = new IndexUpdater(
      {
        ingestion: this.#ingestion,
        changes: this.#changes,
        miner: this.#miner,
        stages: this.#stages,
        status: this.#status,
      },
      { onStep: (held, files) => this.#onStep(held, files) },
    );
  }

  /** Serves the files that {@link settings} name. Resolves when they are indexed, or cannot be. */
  configure(settings: CorpusSettings): Promise<void> {
    if (isDeepStrictEqual(settings, this.#configured)) return this.#whole();
    this.#words.use(settings.words ?? []);
    this.#configured = settings;
    this.#recognition.configure(settings);
    const starter = wantsStarterCorpus(settings);
    const corpus = this.#corpus;
    corpus.configure(starter ? withStarterCorpus(settings, this.#options.seedsDir) : settings);
    const answers = corpus.held.store.shards.length === 0 ? 'none' : 'some';
    this.#status.update({ state: 'indexing', answers, starter, segmenter: this.#words.name });
    this.#changes.watch(corpus.settings.paths);
    this.#miner.reset();
    this.#queue.supersede(async () => {
      if (!corpus.held.records.holdSomeOf(corpus.settings.paths)) await corpus.restore();
      // The borders of words are in the shards.
      await this.#refresh(corpus.isCutRight ? corpus.held : corpus.fresh(), undefined, false);
    });
    return this.#whole();
  }

  /** Reads everything again; the old index is used until the new one is whole. */
  rebuild(): Promise<void> {
    this.#recognition.lookAgain();
    this.#miner.reset();
    const fresh = this.#corpus.fresh();
    this.#queue.supersede(() => this.#refresh(fresh, undefined, false));
    return this.#whole();
  }

  /** Looks at these paths again, after what is under way. */
  changed(paths: readonly string[]): void {
    this.#changes.add(paths);
  }

  /** Someone is typing: looks that can wait do. */
  noteTyping(): void {
    this.#changes.noteTyping();
  }

  report(): CorpusReport {
    return this.#corpus.held.records.report();
  }

  /** Bytes that the heaps of this thread and of its readers take. */
  async heap(): Promise<number> {
    return heapBytes() + (await this.#ingestion.pool.heap());
  }

  async dispose(): Promise<void> {
    this.#queue.end();
    this.#miner.reset();
    this.#changes.dispose();
    this.#status.dispose();
    await this.#recognition.dispose();
    await this.#ingestion.pool.dispose();
    await this.#persistence?.idle();
  }

  /** Resolves when the passes and the mining under way are through, and the status says so. */
  async #whole(): Promise<void> {
    await this.#queue.done;
    while (this.#recognition.running) {
      await this.#recognition.running;
      await this.#queue.done;
    }
    await this.#miner.done;
    // What was mined is told when the passes that came meanwhile are through.
    await this.#queue.done;
    await this.#status.sent();
  }

  #failed(error: unknown): void {
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    this.#listener.log(stack);
    this.#status.update({ state: 'failed', message: notice('The index could not be built: {0}', message) });
  }

  /** Makes {@link fresh} like the disk, and puts it into use with all that follows: see {@link IndexUpdater.refresh}. */
  async #refresh(
    fresh: Holdings,
    changed: ReadonlySet<string> | undefined,
    isUpdate: boolean,
  ): Promise<void> {
    const { signal } = this.#queue;
    const corpus = this.#corpus;
    const wanted = { settings: corpus.settings, changed, isUpdate };
    const { missing, differed } = await this.#updater.refresh(fresh, wanted, signal);
    // What is out of reach cannot be read again, and stays in use.
    const held = corpus.held.records.holdSomeOf(missing) ? corpus.held : fresh;
    corpus.use(held);
    this.#missing = missing;
    this.#changes.awaitReturn(missing);
    await this.#updater.findTwins(held, signal);
    this.#mine();
    if (differed) corpus.save(held);
    this.#conclude();
    this.#recognition.go();
    if (isUpdate && held.store.worthMerging().length > 0) this.#queue.add(() => this.#merge(held));
  }

  /** Looks at all files beside other work, so that what changes meanwhile need not wait. */
  async #goRound(): Promise<void> {
    if (this.#queue.isBusy) return;
    const { signal } = this.#queue;
    const corpus = this.#corpus;
    try {
      const found = await this.#updater.differing(corpus.held, corpus.settings, this.#missing, signal);
      if (found === 'all') this.#queue.add(() => this.#refresh(corpus.held, undefined, true));
      else this.#changes.add(found);
    } catch (error) {
      if (!signal.aborted) this.#listener.log(`not all files could be looked at: ${String(error)}`);
    }
  }

  async #merge(held: Holdings): Promise<void> {
    const { signal } = this.#queue;
    if (held !== this.#corpus.held || !(await this.#updater.merge(held, signal))) return;
    await this.#updater.findTwins(held, signal);
    this.#corpus.save(held);
  }

  #onStep(held: Holdings, filesRead: number): void {
    if (held === this.#corpus.held) this.#corpus.publish(held);
    if (filesRead > 0) this.#corpus.saveSome(held, filesRead);
  }

  /** Says how things are at the end of a pass. */
  #conclude(): void {
    this.#listener.onStages(this.#stages.total);
    this.#status.update(
      conclusionOf({
        held: this.#corpus.held,
        settings: this.#corpus.settings,
        missing: this.#missing,
        starter: this.#status.current.starter,
        isMining: this.#miner.isFirst,
        ocrProblem: this.#recognition.problem,
      }),
    );
    if (this.#status.current.state === 'ready') this.#garbage.run();
  }

  /** What is to be said of files that are read meanwhile comes first. */
  #onMining(mining: NonNullable<IndexStatus['mining']>): void {
    if (this.#status.current.answers === 'all') this.#status.update({ ...this.#status.current, mining });
  }

  #onMined(result: MiningResult): void {
    if (result.lexicon) {
      this.#corpus.usePhrases(result);
      const { mining: _, ...status } = this.#status.current;
      this.#status.update({ ...status, phrases: result.lexicon.count });
    } else {
      this.#listener.log(`no phrases could be mined: ${String(result.failure)}`);
    }
    // For what has come and gone meanwhile, once the pass under way has found its twins: until then it is not ready.
    this.#queue.add(() => {
      this.#mine();
      this.#conclude();
    });
  }

  /** Mines the phrases again where that is due. */
  #mine(): void {
    const { records, store } = this.#corpus.held;
    this.#miner.mine(store.snapshot(), records.totals().characters);
  }
}

function keepMessage({ message }: IndexStatus<Notice>): { message?: Notice } {
  return message === undefined ? {} : { message };
}
