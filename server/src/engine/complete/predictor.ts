import type { Corpus } from '../corpus.ts';
import type { CancelSignal } from '../signal.ts';
import { slotSnippet } from './attachSlots.ts';
import { isBalanced, openBrackets } from './balance.ts';
import { choose } from './choose.ts';
import type { Completion, CompletionList, CompletionRequest } from './completion.ts';
import { type Continuation, ContinuationSearch } from './continuations.ts';
import { gatherPlaces, PlaceList } from './places.ts';
import { shardSource, type Source } from './source.ts';
import { type Tail, tailOf } from './tail.ts';
import { type Tuning, TUNING } from './tuning.ts';

/** Continues drafts from one corpus. */
export class Predictor {
  readonly #sources: Source[];
  readonly #tuning: Tuning;
  readonly #places = new PlaceList();
  readonly #search: ContinuationSearch;

  constructor(
    readonly corpus: Corpus,
    tuning: Tuning = TUNING,
  ) {
    this.#tuning = tuning;
    this.#sources = corpus.index.shards.map(shardSource);
    this.#search = new ContinuationSearch(tuning);
  }

  /** The list at a caret; empty where it would save less than the threshold. */
  async complete(request: CompletionRequest, _signal: CancelSignal): Promise<CompletionList> {
    return this.completeNow(request);
  }

  completeNow({ draft, offset, options }: CompletionRequest): CompletionList {
    const tail = tailOf(draft, offset);
    const open = openBrackets(tail.text);
    const continuations = this.#continuations(tail).filter(({ text }) => isBalanced(text, open));
    const choices = choose(continuations, options.maxItems);
    const saving = choices.reduce((sum, choice) => sum + choice.saving, 0);
    if (choices.length === 0 || saving < options.threshold) return { items: [] };
    return {
      items: choices.map((choice) =>
        this.#completion(
          choice.continuation,
          choice.saving,
          tail,
          offset,
          options.slots ? draft.text : undefined,
        ),
      ),
    };
  }

  #continuations(tail: Tail): Continuation[] {
    const places = this.#places;
    places.clear(this.#sources);
    gatherPlaces(this.corpus.index, tail.text, this.#tuning, places);
    let longest = 0;
    for (let i = 0; i < places.length; i++) longest = Math.max(longest, places.shared[i]);
    return this.#search.search(places, longest);
  }

  /** {@link slotted} is the draft that slots are filled from; absent where none are wanted. */
  #completion(
    continuation: Continuation,
    saving: number,
    tail: Tail,
    offset: number,
    slotted?: string,
  ): Completion {
    const { place, shared, text } = continuation;
    const source = this.#places.sources[this.#places.source[place]];
    const at = this.#places.at[place];
    const attested = tail.text.slice(tail.text.length - shared) + text;
    const snippet = slotted === undefined ? undefined : slotSnippet(source, at, at + text.length, slotted);
    return {
      text: source.original(at, at + text.length),
      replace: { start: offset, end: offset },
      attested,
      ...this.corpus.index.attestation(attested),
      saving,
      ...(snippet === undefined ? {} : { snippet }),
    };
  }
}
