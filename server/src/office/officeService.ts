import { noticeOf } from '../engine/text/notice.ts';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Corpus, EMPTY_CORPUS } from '../engine/corpus.ts';
import { detach } from '../engine/detach.ts';
import type { Shard } from '../engine/index/shard.ts';
import { Lexicon } from '../engine/phrases/lexicon.ts';
import { threadChannel } from '../host/channels.ts';
import { YOUNG_HEAP } from '../host/heap.ts';
import { Link } from '../host/link.ts';
import { ShardViews } from '../host/shardViews.ts';
import { SharedShards } from '../host/sharedShards.ts';
import { hostOf, type OfficeAddress } from './address.ts';
import type {
  Answered,
  DraftText,
  FetchedCorpus,
  OfficeMainMethods,
  OfficeMethods,
  OfficeOptions,
  OfficeState,
} from './threadProtocol.ts';
import type { OfficeCount } from './questions.ts';
import { fileOfUri } from './sourceUri.ts';

interface OfficeServiceOptions {
  /** The bundled `officeWorker.js`. */
  readonly workerFile: URL;
  /** Receives the state of the office's corpus; nothing where none is set. */
  readonly onState: (state: OfficeState | undefined) => void;
  /**
   * This machine's corpus with what was fetched; hand it to the engine. Drafts are checked on it only where
   * {@link isForChecks}: what is fetched at each word of a sentence would have whole drafts checked again.
   */
  readonly onCorpus: (corpus: Corpus, isForChecks: boolean) => void;
  readonly log: (message: string) => void;
}

/** Milliseconds between two carets that are reported. Guess. */
const WRITING_INTERVAL = 100;
/** Milliseconds that an answer may come after its budget: the thread may be building a shard. Guess. */
const GRACE = 100;
const OFF: Answered<never> = { fault: 'The office’s server is not set.' };
const LATE: Answered<never> = { fault: 'The office’s server did not answer in time.' };

/**
 * The office's corpus beside this machine's: a thread asks the server and keeps at hand, in memory alone, passages that
 * may matter to the drafts being written. Nothing is started, and nothing sent, where no server is set; nothing here
 * waits longer than it says.
 */
export class OfficeService {
  readonly #options: OfficeServiceOptions;
  #address: OfficeAddress | undefined;
  #worker: Worker | undefined;
  #link: Link<OfficeMainMethods, OfficeMethods> | undefined;
  #own: Corpus = EMPTY_CORPUS;
  #views = new ShardViews();
  #shared = new SharedShards();
  #fetched: readonly Shard[] = [];
  #lexicon: Lexicon | undefined;
  #waiting: (DraftText & { readonly offset: number }) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: OfficeServiceOptions) {
    this.#options = options;
  }

  /** The server asked now. */
  get address(): OfficeAddress | undefined {
    return this.#address;
  }

  /** Asks {@link address} from now on; what another server said is forgotten. */
  configure(address: OfficeAddress | undefined): void {
    if (sameAddress(address, this.#address)) return;
    detach(this.#end(), (problem) => this.#options.log(String(problem)));
    this.#address = address;
    if (address) this.#start(address);
    else this.#options.onState(undefined);
    this.#tell(true);
  }

  /** This machine's corpus is another. */
  useOwn(corpus: Corpus): void {
    this.#own = corpus;
    this.#sendOwn();
    this.#tell(true);
  }

  /** Someone writes at {@link offset}. Cheap enough for each key; never waits. */
  writing({ uri, text }: DraftText, offset: number): void {
    if (!this.#link) return;
    this.#waiting = { uri, text, offset };
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#waiting) this.#link?.tell('writing', this.#waiting);
      this.#waiting = undefined;
    }, WRITING_INTERVAL);
  }

  /** Fetches what may matter at {@link offset}; resolves within {@link budget} milliseconds, when it is at hand. */
  around({ uri, text }: DraftText, offset: number, budget: number): Promise<Answered<null>> {
    return this.#ask('writing', { uri, text, offset }, budget);
  }

  /** Fetches what a check of a draft should see; the corpus follows when it is there. Resolves within {@link budget}. */
  checking({ uri, text }: DraftText, budget: number): Promise<Answered<null>> {
    return this.#ask('checking', { uri, text, budget }, budget);
  }

  /** How often {@link folded} is in the office's corpus, within {@link budget} milliseconds. */
  count(folded: string, budget: number): Promise<Answered<OfficeCount>> {
    return this.#ask('count', { folded, budget }, budget);
  }

  /** Fetches passages that hold {@link folded}; resolves within {@link budget}, when they are in the corpus. */
  phrase(folded: string, limit: number, budget: number): Promise<Answered<null>> {
    return this.#ask('phrase', { folded, limit, budget }, budget);
  }

  /** Fetches passages on the subject of {@link folded}; resolves as {@link phrase} does. */
  topic(folded: string, limit: number, budget: number): Promise<Answered<null>> {
    return this.#ask('topic', { folded, limit, budget }, budget);
  }

  /** The text of a source that lies on the server, in which its ranges count. */
  async text(uri: string, budget: number): Promise<Answered<string>> {
    const file = fileOfUri(uri);
    return file === undefined ? OFF : this.#ask('text', { file, budget }, budget);
  }

  async dispose(): Promise<void> {
    await this.#end();
  }

  #start(address: OfficeAddress): void {
    const options: OfficeOptions = { role: 'office', address };
    const worker = new Worker(fileURLToPath(this.#options.workerFile), {
      workerData: options,
      resourceLimits: YOUNG_HEAP,
    });
    // A command that is through does not wait for it.
    worker.unref();
    this.#worker = worker;
    this.#link = new Link<OfficeMainMethods, OfficeMethods>(threadChannel(worker), {
      state: (state) => this.#options.onState(state),
      fetched: (fetched) => this.#take(fetched),
    });
    const gone = (reason: string): void => {
      if (this.#worker !== worker) return;
      this.#options.log(reason);
      this.#link?.close(reason);
      this.#options.onState({
        state: 'fault',
        message: 'The connection to the office’s server failed; restart the language server.',
      });
    };
    worker.on('error', (error) => gone(error.stack ?? error.message));
    worker.on('exit', () => gone('what asks the office’s server ended'));
    this.#options.onState({ state: 'connecting' });
    this.#sendOwn();
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = undefined;
    this.#link?.close('another server is asked');
    this.#link = undefined;
    this.#worker = undefined;
    this.#fetched = [];
    this.#lexicon = undefined;
    this.#views = new ShardViews();
    this.#shared = new SharedShards();
    await worker?.terminate();
  }

  #sendOwn(): void {
    const { index, lexicon } = this.#own;
    this.#link?.tell('own', { shards: this.#shared.of(index.shards), lexicon: lexicon.buffer });
  }

  #take({ shards, lexicon, isForChecks }: FetchedCorpus): void {
    this.#fetched = this.#views.update(shards);
    if (lexicon) this.#lexicon = new Lexicon(lexicon);
    this.#tell(isForChecks);
  }

  #tell(isForChecks: boolean): void {
    const { index, lexicon } = this.#own;
    const all = index.withFetched(this.#fetched);
    this.#options.onCorpus({ index: all, lexicon: this.#lexicon ?? lexicon }, isForChecks);
  }

  async #ask<Name extends 'writing' | 'checking' | 'count' | 'phrase' | 'topic' | 'text'>(
    method: Name,
    asked: OfficeMethods[Name]['ask'],
    budget: number,
  ): Promise<OfficeMethods[Name]['answer']> {
    const link = this.#link;
    if (!link) return OFF;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Answered<never>>((resolve) => {
      timer = setTimeout(() => resolve(LATE), budget + GRACE);
    });
    try {
      return await Promise.race([link.call(method, asked), late]);
    } catch (error) {
      return { fault: noticeOf(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}

function sameAddress(a: OfficeAddress | undefined, b: OfficeAddress | undefined): boolean {
  if (!a || !b) return a === b;
  return hostOf(a) === hostOf(b) && a.url === b.url && a.index === b.index && a.secret === b.secret;
}
