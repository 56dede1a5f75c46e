import type { Draft } from '../draft.ts';
import { fold, foldText } from '../text/fold.ts';
import { type ChoiceHistory, choiceKey } from './choiceHistory.ts';
import type { CompletionList, CompletionRequest, Completion } from './completion.ts';
import type { Continuation } from './continuations.ts';
import { NO_RULES, type PhraseRules } from './phraseRules.ts';
import { leftContextOf } from './leftContext.ts';

/** Units of a preferred phrase that must be in the draft before the rest is offered. Guess. */
const LEAST_TYPED = 2;
const LEAST_OFFERED = 2;
/** Factor by which the expected saving of a continuation along a preferred phrase rises. Guess. */
const PREFERENCE = 4;

/** What this writer and this team want offered, as the predictor needs it. */
export class Preferences {
  readonly #preferred: readonly {
    readonly text: string;
    readonly folded: string;
    readonly offsets: Uint32Array;
  }[];
  readonly #rejected: readonly string[];

  /** {@link now} gives milliseconds since 1970. */
  constructor(
    readonly choices: ChoiceHistory,
    rules: PhraseRules = NO_RULES,
    readonly now: () => number = Date.now,
  ) {
    this.#preferred = rules.preferred.map(({ text }) => {
      const { text: folded, offsets } = fold(text);
      return { text, folded, offsets };
    });
    this.#rejected = rules.rejected.map(({ text }) => foldText(text)).filter((text) => text !== '');
  }

  /** {@link continuations} of {@link tail} (folded) without those that complete a rejected phrase, with adjusted chances. */
  rerank(continuations: readonly Continuation[], tail: string): Continuation[] {
    const now = this.now();
    const ways = this.#continuations(tail).map(({ rest }) => rest);
    return continuations
      .filter(({ text }) => !this.#rejects(tail, text))
      .map((continuation) => {
        const isPreferred = ways.some((way) => way.startsWith(continuation.text));
        const weight =
          this.choices.weight(choiceKey(tail, continuation.text), now) * (isPreferred ? PREFERENCE : 1);
        return weight === 1
          ? continuation
          : { ...continuation, probability: Math.min(1, continuation.probability * weight) };
      });
  }

  /** {@link list} without the items that complete a rejected phrase where they are. */
  withoutRejected({ items }: CompletionList, draft: Draft): CompletionList {
    if (this.#rejected.length === 0) return { items };
    return {
      items: items.filter(
        ({ text, replace }) => !this.#rejects(leftContextOf(draft, replace.start).text, foldText(text)),
      ),
    };
  }

  /**
   * {@link list} preceded by the rest of every preferred phrase whose first words are before the caret. It
   * needs no source: the team's file is its evidence. {@link attest} counts its places.
   */
  offerPreferred(
    list: CompletionList,
    { draft, offset, options }: CompletionRequest,
    attest: (folded: string) => { readonly places: number; readonly articles: number },
  ): CompletionList {
    const tail = leftContextOf(draft, offset).text;
    const offered = this.#continuations(tail)
      .filter(({ rest }) => rest.length >= LEAST_OFFERED && !this.#rejects(tail, rest))
      .map(({ phrase, typed, rest }): Completion => ({
        text: phrase.text.slice(phrase.offsets[typed]),
        replace: { start: offset, end: offset },
        attested: phrase.folded,
        ...attest(phrase.folded),
        saving: rest.length,
      }));
    if (offered.length === 0) return list;
    const texts = new Set(offered.map(({ text }) => foldText(text)));
    const others = list.items.filter(({ text }) => !texts.has(foldText(text)));
    return { items: [...offered, ...others].slice(0, options.maxItems) };
  }

  /** Preferred phrases that have begun at the end of {@link tail}, the furthest typed first. */
  #continuations(tail: string) {
    return this.#preferred
      .flatMap((phrase) => {
        for (let typed = Math.min(phrase.folded.length - 1, tail.length); typed >= LEAST_TYPED; typed--) {
          if (tail.endsWith(phrase.folded.slice(0, typed))) {
            return [{ phrase, typed, rest: phrase.folded.slice(typed) }];
          }
        }
        return [];
      })
      .toSorted((a, b) => b.typed - a.typed);
  }

  /** Whether {@link text} after {@link tail} would complete a rejected phrase. */
  #rejects(tail: string, text: string): boolean {
    return this.#rejected.some((phrase) =>
      (tail.slice(-(phrase.length - 1) || tail.length) + text).includes(phrase),
    );
  }
}
