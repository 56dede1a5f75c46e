import { CorpusIndex } from '../engine/index/corpusIndex.ts';
import type { Shard } from '../engine/index/shard.ts';
import { EMPTY_LEXICON, type Lexicon } from '../engine/phrases/lexicon.ts';
import { mineLexicon } from '../engine/phrases/mine.ts';
import { breathe, NEVER } from '../engine/signal.ts';
import type { Segmenter } from '../engine/text/segmenter.ts';
import { hostOf, type OfficeAddress } from './address.ts';
import { stretchesOf } from './draftPrints.ts';
import { type Focus, focusAt } from './focus.ts';
import type { Gate } from './gate.ts';
import { mergedLexicon } from './mergedLexicon.ts';
import type { DraftText } from './threadProtocol.ts';
import type { OfficeCorpus } from './questions.ts';
import { Recent } from './recent.ts';
import type { PassageDocument } from './schema.ts';
import { Shelf } from './shelf.ts';
import { ShelfShards } from './shelfShards.ts';

/** Folded units kept at hand: some 20 MB as shards, half a second to build. Guess. */
const CAPACITY = 800_000;
/** Milliseconds after which a passage that was not fetched again goes. Guess. */
const LONGEST_KEPT = 3_600_000;
/** Passages fetched at once for a caret, for what a draft speaks of, and for each stretch that may be copied. Guesses. */
const AROUND = 60;
const ON_TITLE = 250;
const ON_SENTENCE = 40;
const SHARING = 12;
/** Stretches fetched in one request. Guess. */
const STRETCHES = 50;
/** Milliseconds that a question in the background may take. Guess. */
const BUDGET = 3000;
/** The same for one that a check waits for: a cold server takes its time over many fingerprints. Guess. */
const CHECK_BUDGET = 15_000;
/** Share of the passages that must be new before set phrases are mined again. Guess. */
const MINED_AGAIN = 0.25;
/** Questions remembered, so that none is asked twice. Guess. */
const REMEMBERED = 2000;

/** Dependencies of the fetcher. */
interface FetcherParts {
  readonly corpus: Pick<OfficeCorpus, 'passagesAround' | 'passagesOn' | 'passagesSharing' | 'passagesWith'>;
  readonly gate: Gate;
  readonly segmenter: Segmenter;
  /** Told when the passages at hand are others, or their set phrases. */
  readonly onFetched: (isForChecks: boolean) => void;
}

/**
 * Keeps at hand, as shards, the passages of the office's corpus that may matter to the drafts being written. One question
 * after another; while one is under way, only the latest caret is remembered.
 */
export class Fetcher {
  readonly #parts: FetcherParts;
  readonly #shelf = new Shelf(CAPACITY, LONGEST_KEPT);
  readonly #shards: ShelfShards;
  readonly #asked = new Recent(REMEMBERED);
  #own: CorpusIndex = CorpusIndex.empty;
  #ownLexicon: Lexicon = EMPTY_LEXICON;
  #mined: Lexicon = EMPTY_LEXICON;
  #merged: Lexicon | undefined;
  #unitsMined = 0;
  #unitsNew = 0;
  /** How often passages have come that were not at hand. */
  #arrivals = 0;
  #next: (DraftText & { readonly offset: number }) | undefined;
  #isRunning = false;

  constructor(address: OfficeAddress, parts: FetcherParts) {
    this.#parts = parts;
    const origin = { host: hostOf(address), index: address.index };
    this.#shards = new ShelfShards(this.#shelf, origin, parts.segmenter);
  }

  get shards(): readonly Shard[] {
    return this.#shards.shards;
  }

  /** The set phrases of what is at hand and of this machine's corpus; nothing where the latter's are all. */
  get lexicon(): Lexicon | undefined {
    if (this.#mined.count === 0) return undefined;
    return (this.#merged ??= mergedLexicon(this.#ownLexicon, this.#mined));
  }

  /** The text on this machine. */
  useOwn(index: CorpusIndex, lexicon: Lexicon | undefined): void {
    this.#own = index;
    if (!lexicon) return;
    this.#ownLexicon = lexicon;
    this.#merged = undefined;
    if (this.#mined.count > 0) this.#parts.onFetched(false);
  }

  /** After a fault everything may be asked again. */
  forget(): void {
    this.#asked.clear();
  }

  /** Someone is writing. Resolves when the passages that may matter are at hand, or cannot be had. */
  async writing(draft: DraftText & { readonly offset: number }): Promise<void> {
    this.#next = draft;
    if (this.#isRunning) return;
    this.#isRunning = true;
    let failure: unknown;
    for (let next = this.#takeNext(); next; next = this.#takeNext()) {
      if (this.#parts.gate.closedFor > 0) break;
      try {
        await this.#around(focusAt(next.text, next.offset));
        failure = undefined;
      } catch (error) {
        // A later caret may have better luck.
        failure = error;
      }
    }
    this.#isRunning = false;
    if (failure !== undefined) throw failure;
  }

  /** Fetches what a check of a draft should see. Rejects with `OfficeError`. */
  async checking({ text }: DraftText, budget: number): Promise<void> {
    const end = performance.now() + budget;
    const left = () => Math.max(1, Math.min(CHECK_BUDGET, Math.round(end - performance.now())));
    const focus = focusAt(text, text.length);
    await this.#telling(true, async () => {
      await this.#topics([focus.title, ...focus.headings], ON_TITLE, left());
      await this.#sharing(text, left);
      await this.#mine();
    });
  }

  /** Fetches passages that hold {@link folded}. Rejects with `OfficeError`. */
  async phrase(folded: string, limit: number, budget: number): Promise<void> {
    const { gate, corpus } = this.#parts;
    const key = `"${limit}:${folded}`;
    if (this.#asked.has(key)) return;
    await this.#telling(false, async () => {
      const passages = await gate.ask(() => corpus.passagesWith(folded, limit, budget, NEVER));
      this.#asked.add(key);
      await this.#take(passages);
    });
  }

  /** Fetches passages on {@link folded}. Rejects with `OfficeError`. */
  async topic(folded: string, limit: number, budget: number): Promise<void> {
    await this.#telling(false, () => this.#topics([folded], limit, budget));
  }

  /**
   * Tells that passages have come in {@link fetch}, once it has ended, be it with a fault: nobody asks again for those that came before
   * it.
   */
  async #telling(isForChecks: boolean, fetch: () => Promise<void>): Promise<void> {
    const before = this.#arrivals;
    try {
      await fetch();
    } finally {
      if (this.#arrivals > before) this.#parts.onFetched(isForChecks);
    }
  }

  #takeNext(): (DraftText & { readonly offset: number }) | undefined {
    const next = this.#next;
    this.#next = undefined;
    return next;
  }

  async #around(focus: Focus): Promise<void> {
    await this.#telling(false, async () => {
      await this.#context(focus);
      await this.#topics([focus.title, ...focus.headings], ON_TITLE, BUDGET);
      if (/[，。；：]$/u.test(focus.sentence)) await this.#topics([focus.sentence], ON_SENTENCE, BUDGET);
    });
    if (this.#unitsNew > MINED_AGAIN * this.#unitsMined && this.#next === undefined) {
      await this.#mine();
      this.#parts.onFetched(true);
    }
  }

  async #context(focus: Focus): Promise<void> {
    const { gate, corpus } = this.#parts;
    const [longest = ''] = focus.contexts;
    const key = `<${longest}`;
    if (longest === '' || this.#asked.has(key)) return;
    const passages = await gate.ask(() => corpus.passagesAround(focus, AROUND, BUDGET, NEVER));
    this.#asked.add(key);
    await this.#take(passages);
  }

  /** Fetches what shares stretches with {@link text}, while some milliseconds are {@link left}. */
  async #sharing(text: string, left: () => number): Promise<void> {
    const { gate, corpus } = this.#parts;
    const stretches = stretchesOf(text).filter((stretch) => !this.#asked.has(`=${stretch.text}`));
    for (let from = 0; from < stretches.length; from += STRETCHES) {
      const some = stretches.slice(from, from + STRETCHES);
      const prints = some.map((stretch) => stretch.prints);
      const passages = await gate.ask(() => corpus.passagesSharing(prints, SHARING, left(), NEVER));
      await this.#take(passages);
      for (const stretch of some) this.#asked.add(`=${stretch.text}`);
    }
  }

  async #topics(topics: readonly string[], limit: number, budget: number): Promise<void> {
    const { gate, corpus } = this.#parts;
    for (const topic of topics) {
      const key = `~${topic}`;
      if (topic.length < 2 || this.#asked.has(key)) continue;
      const passages = await gate.ask(() => corpus.passagesOn(topic, limit, budget, NEVER));
      this.#asked.add(key);
      await this.#take(passages);
    }
  }

  async #take(passages: readonly PassageDocument[]): Promise<void> {
    // A count that has come meanwhile is answered before a shard is built.
    await breathe(NEVER);
    if (!this.#shards.add(passages, this.#own)) return;
    this.#arrivals++;
    this.#unitsNew += passages.reduce((sum, { folded }) => sum + folded.length, 0);
  }

  async #mine(): Promise<void> {
    if (this.#unitsNew <= MINED_AGAIN * this.#unitsMined) return;
    this.#unitsNew = 0;
    this.#unitsMined = this.#shelf.units;
    this.#merged = undefined;
    this.#mined = await mineLexicon(new CorpusIndex(this.shards));
  }
}
