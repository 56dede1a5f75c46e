import { Worker } from 'node:worker_threads';
import { threadChannel } from '../channels.ts';
import { Link } from '../link.ts';
import type { OcrHostMethods, OcrMethods, OcrOptions } from '../threadProtocol.ts';
import type { OcrPackages } from '../ocr/ocrPackages.ts';
import { writeRecognition } from '../ocr/ocrStore.ts';
import { limitWork, type WorkLimit } from '../workLimit.ts';

/** A page that takes longer than this is given up with its file. Guess. */
const PAGE_LIMIT: WorkLimit = { time: 180_000 };
/** Files after which what was recognised is read; the last ones when nothing is left. Guess. */
const READ_EVERY = 10;
/** Heap of the thread; the models lie beside it. Guess. */
const HEAP_MB = 512;

/** A file whose pages are pictures. */
export interface Scan {
  readonly path: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

interface ScansListener {
  /** So many of so many files are done, {@link page} of the next one, if it has several. */
  onProgress(done: number, files: number, page: string): void;
  /** The models cannot be loaded: nothing more is recognised until it is wanted again. */
  onUnfit(reason: string): void;
  /** What was recognised in these files can be read. */
  onRecognized(paths: readonly string[]): void;
  log(message: string): void;
}

/** Has scanned papers recognised, one after the other, in a thread that lives while there are some. */
export class Scans {
  readonly #workerFile: string | URL;
  readonly #folder: string;
  readonly #listener: ScansListener;
  readonly #queue: Scan[] = [];
  /** Hashes that were requested. */
  readonly #asked = new Set<string>();
  #done = 0;
  #ready: string[] = [];
  #running: Promise<void> | undefined;
  #thread: { worker: Worker; link: Link<OcrHostMethods, OcrMethods> } | undefined;
  #disposed = false;

  /** {@link folder} is where what was recognised is kept. */
  constructor(
    workerFile: string | URL,
    folder: string,
    listener: ScansListener,
    private readonly pageLimit = PAGE_LIMIT,
  ) {
    this.#workerFile = workerFile;
    this.#folder = folder;
    this.#listener = listener;
  }

  /** Resolves when all files requested are through; undefined where none is under way. */
  get running(): Promise<void> | undefined {
    return this.#running;
  }

  /** Has those {@link scans} recognised that were not requested yet. */
  want(scans: readonly Scan[], packages: OcrPackages): void {
    const fresh = scans.filter(({ hash }) => !this.#asked.has(hash));
    for (const scan of fresh) this.#asked.add(scan.hash);
    this.#queue.push(...fresh);
    if (this.#queue.length > 0) this.#running ??= this.#run(packages);
  }

  /** Forgets what has not been begun. */
  stop(): void {
    for (const { hash } of this.#queue.splice(0)) this.#asked.delete(hash);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.stop();
    await this.#end();
  }

  async #run(packages: OcrPackages): Promise<void> {
    for (let scan = this.#queue.shift(); scan && !this.#disposed; scan = this.#queue.shift()) {
      this.#tell('');
      if (!(await this.#one(scan, packages))) break;
      this.#done++;
      this.#ready.push(scan.path);
      if (this.#ready.length >= READ_EVERY) this.#hand();
    }
    await this.#end();
    this.#running = undefined;
    this.#done = 0;
    if (!this.#disposed) this.#hand();
  }

  /**
   * A file that hangs or ends the thread is noted as one that cannot be recognised. Where the models cannot be loaded no file is at
   * fault: it is left for another time, and the answer is false.
   */
  async #one({ path, hash }: Scan, packages: OcrPackages): Promise<boolean> {
    const { worker, link } = (this.#thread ??= this.#start(packages));
    let messages = 0;
    const hear = (): void => {
      messages++;
    };
    let stopWatching = (): void => undefined;
    const lost = new Promise<never>((_, reject) => {
      const giveUp = (): void => reject(new Error('a page took too long'));
      // A message comes with each page.
      stopWatching = limitWork(this.pageLimit, () => messages, giveUp);
      worker.on('message', hear);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the recogniser stopped')));
    });
    let isLoaded = false;
    try {
      await Promise.race([link.call('load', null), lost]);
      isLoaded = true;
      await Promise.race([link.call('recognize', { path, hash }), lost]);
      return true;
    } catch (error) {
      if (this.#disposed) return false;
      const failure = error instanceof Error ? error.message : String(error);
      this.#listener.log(`no text was recognised in ${path}: ${failure}`);
      await this.#end();
      if (isLoaded) await writeRecognition(this.#folder, hash, { failure }).catch(() => undefined);
      else this.#leave(hash, failure);
      return isLoaded;
    } finally {
      stopWatching();
      worker
        .off('message', hear)
        .removeAllListeners('error')
        .removeAllListeners('exit')
        .on('error', () => undefined);
      lost.catch(() => undefined);
    }
  }

  #leave(hash: string, reason: string): void {
    this.#asked.delete(hash);
    this.stop();
    this.#listener.onUnfit(reason);
  }

  #start(packages: OcrPackages) {
    const workerData: OcrOptions = { role: 'ocr', packages, folder: this.#folder };
    const worker = new Worker(this.#workerFile, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const link = new Link<OcrHostMethods, OcrMethods>(threadChannel(worker), {
      page: ({ page, pages }) => this.#tell(pages > 1 ? `${page}/${pages}` : ''),
    });
    return { worker, link };
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    thread?.link.close('the recogniser ends');
    await thread?.worker.terminate();
  }

  #tell(page: string): void {
    this.#listener.onProgress(this.#done, this.#done + this.#queue.length + 1, page);
  }

  #hand(): void {
    const ready = this.#ready;
    this.#ready = [];
    if (ready.length > 0) this.#listener.onRecognized(ready);
  }
}
