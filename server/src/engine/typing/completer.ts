import { KEYS_PER_CHARACTER } from '../complete/choose.ts';
import type { Completion, CompletionList, CompletionRequest, Typed } from '../complete/completion.ts';
import type { Predictor } from '../complete/predictor.ts';
import type { Corpus } from '../corpus.ts';
import type { Lexicon } from '../phrases/lexicon.ts';
import { type CancelSignal, throwIfCancelled } from '../signal.ts';
import { Letters } from '../text/letters.ts';
import { loadReadings } from '../text/pinyin.ts';
import { PhraseOrder } from './phraseOrder.ts';

/** Letters from which on set phrases are offered: fewer stand for too many. Guess. */
const LEAST_LETTERS = 3;
/** The same after characters, where most letters go on with what is there. Guess. */
const LEAST_AFTER_CHARACTERS = 4;

/** Completes letters typed for characters: continuations of what is before them, then set phrases. */
export class TypedCompleter {
  readonly #corpus: Corpus;
  readonly #predictor: Predictor;
  #order: Promise<PhraseOrder> | undefined;

  constructor(corpus: Corpus, predictor: Predictor) {
    this.#corpus = corpus;
    this.#predictor = predictor;
  }

  /** Looks up, beside other work, what the first request for set phrases would wait for. */
  prepare(): Promise<PhraseOrder> {
    // Several may be waiting for it: one request's end must not end it.
    return (this.#order ??= orderOf(this.#corpus.lexicon));
  }

  /**
   * The list for {@link typed}: after characters their continuations, or set phrases where none is attested;
   * elsewhere set phrases, or how clauses go on while the letters are too few for one. Continuations obey the
   * threshold; set phrases do not, since whoever types their initials asks for them. Throws `CancelledError`.
   */
  async complete(request: CompletionRequest, typed: Typed, signal: CancelSignal): Promise<CompletionList> {
    await loadReadings();
    throwIfCancelled(signal);
    const letters = new Letters(typed.letters);
    if (typed.after === 'characters') {
      const items = this.#predictor.completeTyped(request, typed, letters);
      if (items.length > 0) return { items: worthShowing(items, request) };
      if (letters.length < LEAST_AFTER_CHARACTERS) return { items };
    }
    if (letters.length >= LEAST_LETTERS) {
      const items = await this.#phrases(request, typed, letters, signal);
      if (items.length > 0) return { items };
    }
    if (typed.after !== 'punctuation') return { items: [] };
    return { items: worthShowing(this.#predictor.completeTyped(request, typed, letters), request) };
  }

  async #phrases(
    { options: { maxItems } }: CompletionRequest,
    { span }: Typed,
    letters: Letters,
    signal: CancelSignal,
  ): Promise<Completion[]> {
    const order = await this.prepare();
    throwIfCancelled(signal);
    return order.find(letters, maxItems).map(({ text, original }) => ({
      text: original,
      replace: span,
      attested: text,
      ...this.#corpus.index.shownCounts(text),
      saving: Math.max(0, original.length - 1),
    }));
  }
}

const ORDERS = new WeakMap<Lexicon, Promise<PhraseOrder>>();

/** The order of a lexicon's phrases, looked up once: shards come and go while a lexicon stays. */
function orderOf(lexicon: Lexicon): Promise<PhraseOrder> {
  const order = ORDERS.get(lexicon) ?? PhraseOrder.of(lexicon);
  ORDERS.set(lexicon, order);
  return order;
}

/** Keys that a list for letters must save: who types them wants it, so nothing else is required of it. */
const LEAST_KEYS = 1;

/** What letters save is weighed in keys, since typing them costs some; with a threshold of 0 every guess is shown. */
function worthShowing(items: readonly Completion[], { options }: CompletionRequest): readonly Completion[] {
  const keys = items.reduce((sum, { saving }) => sum + saving * KEYS_PER_CHARACTER, 0);
  return options.threshold > 0 && keys < LEAST_KEYS ? [] : items;
}
