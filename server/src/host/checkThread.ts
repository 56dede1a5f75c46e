import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Corpus, EMPTY_CORPUS } from '../engine/corpus.ts';
import { EMPTY_LEXICON, type Lexicon } from '../engine/phrases/lexicon.ts';
import { NO_WORDS, type OwnWord } from '../engine/text/ownWords.ts';
import { threadChannel } from './channels.ts';
import { YOUNG_HEAP } from './heap.ts';
import { Link, type SharedSignal } from './link.ts';
import type { CheckerMethods, CheckerOptions, SharedDictionary } from './threadProtocol.ts';
import { SharedShards } from './sharedShards.ts';

/** One thread that checks drafts, over the memory that all threads share. */
export class CheckThread {
  readonly #worker: Worker;
  readonly #link: Link<Record<never, never>, CheckerMethods>;
  readonly #shared = new SharedShards();
  #corpus: Corpus = EMPTY_CORPUS;
  #lexicon: Lexicon = EMPTY_LEXICON;
  #words: readonly OwnWord[] = NO_WORDS;
  #dictionary: SharedDictionary | undefined;
  /** The corpus whose tables are built. */
  #loaded: Corpus | undefined;
  #hasStarted = false;
  #hasEnded = false;

  /** {@link workerFile} is the bundled `worker.js`. */
  constructor(workerFile: URL | string) {
    const options: CheckerOptions = { role: 'checker' };
    const path =
      workerFile instanceof URL || workerFile.startsWith('file:') ? fileURLToPath(workerFile) : workerFile;
    this.#worker = new Worker(path, { workerData: options, resourceLimits: YOUNG_HEAP });
    this.#link = new Link<Record<never, never>, CheckerMethods>(threadChannel(this.#worker), {});
    // Answered once its code is loaded, before all that is asked from now on.
    this.#link.call('heap', null).then(
      () => (this.#hasStarted = true),
      () => undefined,
    );
    this.#worker.on('error', (error) => this.#gone(`the check failed: ${error.message}`));
    this.#worker.on('exit', () => this.#gone('the check was ended'));
  }

  /** True once the thread takes questions: on a busy machine its code takes seconds to load. */
  get hasStarted(): boolean {
    return this.#hasStarted;
  }

  /** True once the thread has ended, by itself or by {@link end}: it answers nothing any more. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** What is asked from now on is answered on {@link corpus}. */
  use(corpus: Corpus): void {
    if (corpus === this.#corpus) return;
    const { index, lexicon } = corpus;
    const shards = this.#shared.of(index.shards);
    this.#link.tell('use', { shards, ...(lexicon !== this.#lexicon && { lexicon: lexicon.buffer }) });
    this.#corpus = corpus;
    this.#lexicon = lexicon;
  }

  /** Whether the tables that the first check on the current corpus needs are built. */
  get hasLoaded(): boolean {
    return this.#loaded === this.#corpus;
  }

  /** Builds them; other calls may be answered meanwhile. Rejects as {@link call} does. */
  async load(flag: SharedSignal): Promise<void> {
    const corpus = this.#corpus;
    await this.call('load', null, flag);
    this.#loaded = corpus;
  }

  /** Words that come to the dictionary from the next corpus on. */
  useWords(words: readonly OwnWord[]): void {
    if (words === this.#words) return;
    this.#link.tell('words', words);
    this.#words = words;
  }

  /** A dictionary that has been read; it is used where its own words are those of the thread. */
  useDictionary(dictionary: SharedDictionary): void {
    if (dictionary === this.#dictionary) return;
    this.#link.tell('dictionary', dictionary);
    this.#dictionary = dictionary;
  }

  /** Rejects with `LinkError` when the thread ends first. */
  call<Name extends Exclude<keyof CheckerMethods, 'use' | 'words' | 'dictionary'>>(
    method: Name,
    ask: CheckerMethods[Name]['ask'],
    flag?: SharedSignal,
  ): Promise<CheckerMethods[Name]['answer']> {
    return this.#link.call(method, ask, flag);
  }

  /** Ends the thread, whatever it is doing; what was asked of it is rejected at once. */
  async end(): Promise<void> {
    this.#gone('the check was ended');
    await this.#worker.terminate();
  }

  #gone(reason: string): void {
    this.#hasEnded = true;
    this.#link.close(reason);
  }
}
