import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CheckOptions, Finding } from '../engine/check/finding.ts';
import { type Corpus, EMPTY_CORPUS } from '../engine/corpus.ts';
import type { Draft } from '../engine/draft.ts';
import type { Shard } from '../engine/index/shard.ts';
import { EMPTY_LEXICON, type Lexicon } from '../engine/phrases/lexicon.ts';
import { CancelledError, type CancelSignal, throwIfCancelled } from '../engine/signal.ts';
import { threadChannel } from './channels.ts';
import { YOUNG_HEAP } from './heap.ts';
import { Link, LinkError, SharedSignal } from './link.ts';
import type { CheckerMethods, CheckerOptions, SharedShard } from './messages.ts';

/** How often a signal is looked at while a check runs elsewhere, in milliseconds. */
const POLL_INTERVAL = 4;

/**
 * Checks drafts on a thread of its own, over the same shared memory: typing never waits for a check. A thread
 * that fails is started again at the next check.
 */
export class CheckService {
  readonly #workerFile: string;
  #corpus: Corpus = EMPTY_CORPUS;
  #running: { worker: Worker; link: CheckerLink; corpus: Corpus; lexicon: Lexicon } | undefined;
  readonly #ids = new WeakMap<Shard, number>();
  #nextId = 1;
  #disposed = false;

  /** {@link workerFile} is the bundled `worker.js`. */
  constructor(workerFile: URL | string) {
    this.#workerFile =
      workerFile instanceof URL || workerFile.startsWith('file:') ? fileURLToPath(workerFile) : workerFile;
  }

  /** Checks from now on are made against {@link corpus}. */
  use(corpus: Corpus): void {
    this.#corpus = corpus;
  }

  /** As `Engine.check`. Rejects with `CancelledError` soon after {@link signal} is raised. */
  async check(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<readonly Finding[]> {
    throwIfCancelled(signal);
    if (this.#disposed) throw new CancelledError();
    const link = this.#link();
    const flag = new SharedSignal();
    let timer: NodeJS.Timeout | undefined;
    const cancelled = new Promise<never>((_, reject) => {
      timer = setInterval(() => {
        if (!signal.aborted) return;
        flag.raise();
        reject(new CancelledError());
      }, POLL_INTERVAL);
    });
    try {
      return await Promise.race([link.call('check', { draft, options }, flag), cancelled]);
    } catch (error) {
      if (error instanceof LinkError && this.#disposed) throw new CancelledError();
      throw error;
    } finally {
      clearInterval(timer);
    }
  }

  /** Has the thread made ready for the next check on the corpus of the moment: it finds its tables built. */
  async prepare(): Promise<void> {
    if (this.#disposed) throw new CancelledError();
    try {
      await this.#link().call('prepare', null);
    } catch (error) {
      if (error instanceof LinkError && this.#disposed) throw new CancelledError();
      throw error;
    }
  }

  /** Bytes that the heap of the checking thread takes; 0 before the first check. */
  async heap(): Promise<number> {
    return (await this.#running?.link.call('heap', null)) ?? 0;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#running?.link.close('checks have ended');
    await this.#running?.worker.terminate();
    this.#running = undefined;
  }

  /** The checking thread, on the corpus of the moment. */
  #link(): CheckerLink {
    const running = (this.#running ??= this.#start());
    const { index, lexicon } = this.#corpus;
    if (running.corpus !== this.#corpus) {
      const shards = index.shards.map((shard) => this.#share(shard));
      running.link.tell('use', { shards, ...(running.lexicon !== lexicon && { lexicon: lexicon.buffer }) });
      running.corpus = this.#corpus;
      running.lexicon = lexicon;
    }
    return running.link;
  }

  #start() {
    const options: CheckerOptions = { role: 'checker' };
    const worker = new Worker(this.#workerFile, { workerData: options, resourceLimits: YOUNG_HEAP });
    const link: CheckerLink = new Link<Record<never, never>, CheckerMethods>(threadChannel(worker), {});
    const running = { worker, link, corpus: EMPTY_CORPUS, lexicon: EMPTY_LEXICON };
    const gone = (reason: string) => {
      link.close(reason);
      if (this.#running === running) this.#running = undefined;
    };
    worker.on('error', (error) => gone(`the check failed: ${error.message}`));
    worker.on('exit', () => gone('the check was ended'));
    return running;
  }

  #share(shard: Shard): SharedShard {
    let id = this.#ids.get(shard);
    if (id === undefined) this.#ids.set(shard, (id = this.#nextId++));
    const { buffer, distinct, copies, removed, twins } = shard;
    return {
      id,
      buffer,
      ...(removed && { distinct: distinct.positions, copies: copies.positions, removed }),
      ...(twins && { twins }),
    };
  }
}

type CheckerLink = Link<Record<never, never>, CheckerMethods>;
