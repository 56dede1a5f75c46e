import type { Notice } from '../../server/src/engine/text/notice.ts';
import { knownWords } from '../../server/src/host/knownWords.ts';
import { type Corpus, EMPTY_CORPUS } from '../../server/src/engine/corpus.ts';
import { Engine } from '../../server/src/engine/engine.ts';
import { CheckService } from '../../server/src/host/checkService.ts';
import { CorpusService, type StageTimes } from '../../server/src/host/corpusService.ts';
import { KeeperThread } from '../../server/src/host/keeperThread.ts';
import type { IndexStatus } from '../../server/src/protocol/index.ts';

/** What completion is asked with: as shipped. */
export const OPTIONS = { maxItems: 5, threshold: 0, slots: true, pinyin: true };

export interface ServiceFiles {
  readonly cache: string;
  readonly workerFile: URL;
  readonly seedsDir: string;
}

/** A service with an engine and checks over it, and what it reported. */
export class Running {
  readonly startedAt = performance.now();
  readonly engine = new Engine({ words: knownWords });
  readonly checks: CheckService;
  readonly service: CorpusService;
  corpus: Corpus = EMPTY_CORPUS;
  status: IndexStatus<Notice> | undefined;
  stages: StageTimes | undefined;
  /** Milliseconds from the start to the first shards, and to the last change of the shards. */
  firstCorpusAt = 0;
  indexedAt = 0;

  constructor({ cache, workerFile, seedsDir }: ServiceFiles) {
    this.checks = new CheckService(workerFile);
    this.service = new CorpusService({
      cacheDir: cache,
      seedsDir,
      keeper: new KeeperThread(workerFile),
      onStatus: (status) => {
        this.status = status;
      },
      onCorpus: (corpus) => this.#use(corpus),
      onStages: (stages) => {
        this.stages = stages;
      },
      log: (message) => process.stderr.write(`${message}\n`),
    });
  }

  /** Milliseconds since the start. */
  get age(): number {
    return performance.now() - this.startedAt;
  }

  async stop(): Promise<void> {
    await Promise.all([this.service.dispose(), this.checks.dispose()]);
  }

  #use(corpus: Corpus): void {
    if (this.firstCorpusAt === 0) this.firstCorpusAt = this.age;
    if (corpus.lexicon === this.corpus.lexicon) this.indexedAt = this.age;
    this.corpus = corpus;
    this.engine.use(corpus);
    this.checks.use(corpus);
  }
}
