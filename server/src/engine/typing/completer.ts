import type { Completion, CompletionList, CompletionRequest } from '../complete/completion.ts';
import type { Predictor } from '../complete/predictor.ts';
import type { Corpus } from '../corpus.ts';
import { type CancelSignal, NEVER, throwIfCancelled } from '../signal.ts';
import { Letters } from './letters.ts';
import { PhraseOrder } from './phraseOrder.ts';
import type { Typed } from './typed.ts';

/** Letters from which on set phrases are offered: fewer stand for too many. */
const LEAST_LETTERS = 3;

/** Completes letters typed for characters: continuations of what stands before them, then set phrases. */
export class TypedCompleter {
  readonly #corpus: Corpus;
  readonly #predictor: Predictor;
  #order: Promise<PhraseOrder> | undefined;

  constructor(corpus: Corpus, predictor: Predictor) {
    this.#corpus = corpus;
    this.#predictor = predictor;
  }

  /**
   * The list for {@link typed}: behind characters their continuations, filled up with set phrases; elsewhere set
   * phrases, or how clauses go on while the letters are too few for one. Continuations obey the threshold; set
   * phrases do not, since whoever types their initials asks for them. The phrases are put in order at the first
   * need. Throws `CancelledError`.
   */
  async complete(request: CompletionRequest, typed: Typed, signal: CancelSignal): Promise<CompletionList> {
    const letters = new Letters(typed.letters);
    if (letters.length < LEAST_LETTERS) return { items: this.#continued(request, typed, letters) };
    const continuedFirst = typed.behind === 'characters' ? this.#continued(request, typed, letters) : [];
    const items = [
      ...continuedFirst,
      ...(await this.#phrases(request, typed, letters, continuedFirst, signal)),
    ];
    return { items: items.length > 0 ? items : this.#continued(request, typed, letters) };
  }

  #continued(request: CompletionRequest, typed: Typed, letters: Letters): readonly Completion[] {
    if (typed.behind === 'nothing') return [];
    const items = this.#predictor.completeTyped(request, typed, letters);
    const saving = items.reduce((sum, item) => sum + item.saving, 0);
    return saving < request.options.threshold ? [] : items;
  }

  async #phrases(
    { options: { maxItems } }: CompletionRequest,
    { span }: Typed,
    letters: Letters,
    shown: readonly Completion[],
    signal: CancelSignal,
  ): Promise<Completion[]> {
    if (shown.length >= maxItems) return [];
    // Others may be waiting for the same order: one request's end must not end it.
    this.#order ??= PhraseOrder.of(this.#corpus.lexicon, NEVER);
    const order = await this.#order;
    throwIfCancelled(signal);
    return order
      .find(letters, maxItems)
      .filter(({ original }) => !shown.some(({ text }) => text === original))
      .slice(0, maxItems - shown.length)
      .map(({ text, original }) => ({
        text: original,
        replace: span,
        attested: text,
        ...this.#corpus.index.attestation(text),
        saving: Math.max(0, original.length - 1),
      }));
  }
}
