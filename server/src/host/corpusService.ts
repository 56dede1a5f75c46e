import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { listFiles } from '../corpus/listFiles.ts';
import { readSource } from '../corpus/readSource.ts';
import type { Corpus } from '../engine/corpus.ts';
import { copyFlags, PassageCounts } from '../engine/index/copies.ts';
import { CorpusIndex } from '../engine/index/corpusIndex.ts';
import { Shard } from '../engine/index/shard.ts';
import { EMPTY_LEXICON } from '../engine/phrases/lexicon.ts';
import { MINING_DEFAULTS, mineLexicon } from '../engine/phrases/mine.ts';
import { CancelledError } from '../engine/signal.ts';
import type { IndexState, IndexStatus, SkippedFile } from '../protocol/index.ts';
import type { FileReport, WorkerReply, WorkerRequest } from './workerProtocol.ts';

export interface CorpusSettings {
  /** Files or folders; empty for the starter corpus. */
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
}

export interface CorpusServiceOptions {
  readonly cacheDir: string;
  /** Folder of the starter corpus. */
  readonly seedsDir: string;
  /** The bundled worker. */
  readonly workerFile: URL;
  /** False where files are read once, as on a command line. */
  readonly watch?: boolean;
  onStatus(status: IndexStatus): void;
  onCorpus(corpus: Corpus): void;
  log(message: string): void;
}

/** What was indexed, what was left out, and why. */
export interface CorpusReport {
  readonly files: readonly FileReport[];
}

/** Bytes of source files read into one shard at most. */
const SHARD_BYTES = 12_000_000;

/** Keeps the index of the corpus that the settings name. */
export class CorpusService {
  readonly #options: CorpusServiceOptions;
  #settings: CorpusSettings = { paths: [], exclude: [] };
  #run: AbortController | undefined;
  #files: FileReport[] = [];
  #skipped: SkippedFile[] = [];
  #segmenter = '';
  #phrases = 0;

  constructor(options: CorpusServiceOptions) {
    this.#options = options;
  }

  /** Indexes for these settings; resolves when that is done, has failed, or a later call has superseded it. */
  async configure(settings: CorpusSettings): Promise<void> {
    if (this.#run && JSON.stringify(settings) === JSON.stringify(this.#settings)) return;
    this.#settings = settings;
    await this.rebuild();
  }

  async rebuild(): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    try {
      await this.#index(run.signal);
    } catch (error) {
      if (run.signal.aborted || error instanceof CancelledError) return;
      this.#report('failed', error instanceof Error ? error.message : String(error));
    }
  }

  /** Files that a client saw changing. */
  changed(uris: readonly string[]): void {
    if (uris.length > 0) void this.rebuild();
  }

  report(): CorpusReport {
    return { files: this.#files };
  }

  /** Extracted text of a source file of the corpus. */
  async sourceText(uri: string): Promise<string> {
    if (!this.#files.some((file) => file.uri === uri)) throw new Error(`${uri} is not a file of the corpus`);
    const path = fileURLToPath(uri);
    return (await readSource(await readFile(path), path)).text;
  }

  async dispose(): Promise<void> {
    this.#run?.abort();
  }

  async #index(signal: AbortSignal): Promise<void> {
    const { paths, exclude } = this.#settings;
    this.#files = [];
    this.#skipped = [];
    this.#phrases = 0;
    this.#report('indexing');
    const roots = paths.length > 0 ? paths : [this.#options.seedsDir];
    for (const root of roots) {
      if (!(await stat(root).catch(() => undefined))) {
        this.#options.onCorpus({ index: CorpusIndex.empty, lexicon: EMPTY_LEXICON });
        throw new Error(`The corpus folder ${root} does not exist; choose another in yinju.corpus.paths.`);
      }
    }
    const worker = new Worker(this.#options.workerFile);
    try {
      const index = new CorpusIndex(await this.#buildShards(worker, roots, exclude, signal));
      this.#options.onCorpus({ index, lexicon: EMPTY_LEXICON });
      const lexicon = await mineLexicon(index, MINING_DEFAULTS, signal);
      this.#phrases = lexicon.phrases.length;
      this.#options.onCorpus({ index, lexicon });
    } finally {
      await worker.terminate();
    }
    if (signal.aborted) return;
    this.#report(
      'ready',
      this.#files.length === 0 ? `No report was found in ${roots.join(', ')}.` : undefined,
    );
  }

  async #buildShards(
    worker: Worker,
    roots: readonly string[],
    exclude: readonly string[],
    signal: AbortSignal,
  ) {
    const seen = new PassageCounts();
    const shards: Shard[] = [];
    let batch: { path: string; uri: string }[] = [];
    let bytes = 0;
    const flush = async (): Promise<void> => {
      const { reports, hashes, segmenter } = await ask(worker, { kind: 'read', files: batch }, 'read');
      const { buffer } = await ask(worker, { kind: 'build', copies: copyFlags(hashes, seen) }, 'built');
      this.#segmenter = segmenter;
      for (const report of reports) {
        if (report.skipped === undefined) this.#files.push(report);
        else this.#skipped.push({ uri: report.uri, reason: report.skipped });
      }
      shards.push(new Shard(buffer));
      batch = [];
      bytes = 0;
    };
    const onSkipped = ({ uri, message }: { uri: string; message: string }): void => {
      this.#skipped.push({ uri, reason: message });
    };
    for await (const file of listFiles(roots, { exclude, signal, onSkipped })) {
      if (bytes + file.size > SHARD_BYTES && batch.length > 0) await flush();
      batch.push(file);
      bytes += file.size;
    }
    if (batch.length > 0) await flush();
    return shards;
  }

  #report(state: IndexState, message?: string): void {
    const sum = (count: (file: FileReport) => number): number =>
      this.#files.reduce((total, file) => total + count(file), 0);
    this.#options.onStatus({
      state,
      sourceFiles: this.#files.length,
      articles: sum(({ articles }) => articles),
      characters: sum(({ characters }) => characters),
      phrases: this.#phrases,
      skipped: this.#skipped,
      ...(message === undefined ? {} : { message }),
      starter: this.#settings.paths.length === 0,
      segmenter: this.#segmenter,
    });
  }
}

function ask<Kind extends WorkerReply['kind']>(
  worker: Worker,
  request: WorkerRequest,
  kind: Kind,
): Promise<Extract<WorkerReply, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (reply: WorkerReply) => {
      worker.removeListener('error', reject);
      if (reply.kind === kind) resolve(reply as Extract<WorkerReply, { kind: Kind }>);
      else reject(new Error(`the worker answered ${reply.kind} instead of ${kind}`));
    });
    worker.postMessage(request);
  });
}
