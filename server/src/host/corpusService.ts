import type { CorpusOwner } from './corpusOwner.ts';
import { type Notice, notice } from '../engine/text/notice.ts';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Corpus } from '../engine/corpus.ts';
import { detach } from '../engine/detach.ts';
import { CorpusIndex } from '../engine/index/corpusIndex.ts';
import { EMPTY_LEXICON, Lexicon } from '../engine/phrases/lexicon.ts';
import type { IndexStatus } from '../protocol/index.ts';
import { threadChannel } from './channels.ts';
import { corpusSpelling } from './corpusSpelling.ts';
import { INITIAL_STATUS } from './keeper/statusReporter.ts';
import type { KeeperThread } from './keeperThread.ts';
import { Link } from './link.ts';
import type { DroppedLine } from '../corpus/source.ts';
import type { CorpusReport } from './corpusReport.ts';
import type {
  CorpusSettings,
  KeeperMethods,
  MainMethods,
  SharedDictionary,
  Snapshot,
  StageTimes,
} from './threadProtocol.ts';
import { ShardViews } from './shardViews.ts';

export type { StageTimes } from './threadProtocol.ts';

export interface CorpusServiceOptions {
  /** Not begun yet. */
  readonly keeper: KeeperThread;
  /** Where the index is kept between runs. */
  readonly cacheDir: string;
  /** Folder of the starter corpus, which is used while no corpus path is set. */
  readonly seedsDir: string;
  readonly onStatus: (status: IndexStatus<Notice>) => void;
  /** The corpus after each step; hand it to the engine. */
  readonly onCorpus: (corpus: Corpus) => void;
  /** Time spent in the stages of indexing since the start; called after each step. */
  readonly onStages?: (times: StageTimes) => void;
  /** The words by which texts are cut, once they have been read. */
  readonly onDictionary?: (dictionary: SharedDictionary) => void;
  readonly log: (message: string) => void;
  /** Reader threads; as many as cores, 4 at most, where it is not set. */
  readonly workers?: number;
  /** False: nothing is read from or written to {@link cacheDir}. */
  readonly persist?: boolean;
  /** False: files are looked at on request only (`configure`, `changed`). */
  readonly watch?: boolean;
  /** Milliseconds between two looks at all files, which find changes that no system reports; minutes where it is not set. */
  readonly roundInterval?: number;
  /** True: `Intl.Segmenter` cuts words even where jieba would, whose dictionary takes a moment to read. */
  readonly plainWords?: boolean;
  /** Bytes that the index may take; what is free where it is not set. */
  readonly memory?: number;
}

/** Readers at most, however many processors there are. Guess. */
const MOST_WORKERS = 4;
/** The keeper hears of typing at most this often, in milliseconds. Guess. */
const TYPING_INTERVAL = 1000;

/**
 * The corpus as it lies on the disk, indexed and kept fresh. All work is done on separate threads; this side
 * only hands their results on.
 */
export class CorpusService implements CorpusOwner {
  readonly #options: CorpusServiceOptions;
  readonly #worker: Worker;
  readonly #keeper: Link<MainMethods, KeeperMethods>;
  readonly #views = new ShardViews();
  #lexicon: Lexicon = EMPTY_LEXICON;
  /** Corpus paths as they were last configured. */
  #paths: readonly string[] = [];
  #disposed = false;
  #typingTold = Number.NEGATIVE_INFINITY;

  constructor(options: CorpusServiceOptions) {
    this.#options = options;
    const { keeper } = options;
    keeper.begin({
      workerFile: keeper.workerFile,
      cacheDir: options.cacheDir,
      seedsDir: options.seedsDir,
      workers: options.workers ?? Math.min(MOST_WORKERS, availableParallelism()),
      persist: options.persist ?? true,
      watch: options.watch ?? true,
      plainWords: options.plainWords ?? false,
      ...(options.roundInterval !== undefined && { roundInterval: options.roundInterval }),
      ...(options.memory !== undefined && { memory: options.memory }),
    });
    this.#worker = keeper.worker;
    this.#keeper = new Link<MainMethods, KeeperMethods>(threadChannel(this.#worker), {
      status: (status) => {
        if (!this.#disposed) options.onStatus(status);
      },
      corpus: (snapshot) => this.#use(snapshot),
      stages: (times) => options.onStages?.(times),
      dictionary: (dictionary) => options.onDictionary?.(dictionary),
      log: (message) => options.log(message),
    });
    detach(
      keeper.ended.then((error) => (error ? this.#failed(error) : this.#keeper.close('the indexer stopped'))),
      (problem) => options.log(String(problem)),
    );
  }

  configure(settings: CorpusSettings): Promise<void> {
    this.#paths = settings.paths;
    return this.#keeper.call('configure', settings);
  }

  spelling(uri: string): Promise<string> {
    return corpusSpelling(uri, this.#paths);
  }

  rebuild(): Promise<void> {
    return this.#keeper.call('rebuild', null);
  }

  changed(uris: readonly string[]): void {
    this.#keeper.tell('changed', uris);
  }

  noteTyping(): void {
    const now = performance.now();
    if (now - this.#typingTold < TYPING_INTERVAL) return;
    this.#typingTold = now;
    this.#keeper.tell('typing', null);
  }

  report(): Promise<CorpusReport> {
    return this.#keeper.call('report', null);
  }

  dropped(uri: string): Promise<readonly DroppedLine[]> {
    return this.#keeper.call('dropped', uri);
  }

  sourceText(uri: string): Promise<string> {
    return this.#keeper.call('sourceText', uri);
  }

  /** Bytes that the heaps of this service's threads take. */
  heap(): Promise<number> {
    return this.#keeper.call('heap', null);
  }

  /** Ends all threads and processes of the service. */
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    await this.#keeper.call('dispose', null).catch(() => undefined);
    this.#keeper.close('the service was disposed');
    await this.#worker.terminate();
  }

  #use({ shards, lexicon }: Snapshot): void {
    if (this.#disposed) return;
    if (lexicon) this.#lexicon = new Lexicon(lexicon);
    this.#options.onCorpus({ index: new CorpusIndex(this.#views.update(shards)), lexicon: this.#lexicon });
  }

  #failed(error: Error): void {
    if (this.#disposed) return;
    this.#options.log(error.stack ?? error.message);
    this.#keeper.close(error.message);
    this.#options.onStatus({
      ...INITIAL_STATUS,
      state: 'failed',
      message: notice('The indexer failed: {0}. Restart the server.', error.message),
    });
  }
}
