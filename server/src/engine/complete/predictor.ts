import type { Corpus } from '../corpus.ts';
import type { Draft, Span } from '../draft.ts';
import type { CancelSignal } from '../signal.ts';
import { UNIT_CLASS, unitClass } from '../text/charClass.ts';
import type { Letters } from '../text/letters.ts';
import { Admission, keepsToClause } from './admission.ts';
import { slotSnippet } from './attachSlots.ts';
import { isBalanced } from '../text/balance.ts';
import { choose, type Choice, LEAST_ALIKE, chooseTyped, isWorthShowing, withStanding } from './choose.ts';
import type {
  Completion,
  CompletionList,
  CompletionOptions,
  CompletionRequest,
  Typed,
} from './completion.ts';

import { type Continuation, ContinuationSearch } from './continuations.ts';
import { CaretPlaces } from './caretPlaces.ts';
import { NO_SHIFTS } from './contextShifts.ts';
import type { DraftLessons } from './draftLessons.ts';
import type { DraftSource } from './draftSource.ts';
import { chooseGrey, keepGrey, leastGrey, otherWays } from './grey.ts';
import { goesOnWithNumber } from './numbers.ts';
import { Caret } from './caret.ts';
import { Offers } from './offers.ts';
import type { PlaceList } from './places.ts';
import { EVERY_LIST, SURE_LISTS } from './prospects.ts';
import { provingPhrase } from './provingPhrase.ts';
import { render, withHeadingBlank } from './render.ts';
import { goesOnWithMarks, saysAgain } from './repeats.ts';
import { overlap } from './rightOfCaret.ts';
import type { Source } from './source.ts';
import type { LeftContext } from './leftContext.ts';
import { type Tuning, TUNING } from './tuning.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';

/** Units of context that bear on how a clause begins after punctuation. Guess. */
const SHARED_WITH_CLAUSE = 3;

/** Least maximum of rows in a requested list: everything that a reader may want. Guess. */
const ROWS_ASKED_FOR = 20;
/** Units of context required of rows that save nothing: a single unit may be the end of any word. Guess. */
const LEAST_ASKED = 2;
/**
 * Suffixes in which to count words that occur together: words that go together in this much text go together in more of
 * it. Guess.
 */
const SAMPLE = 4_000_000;
/** Units of context tried to find a displayed grey text in the corpus. Guess. */
const LONGEST_PROOF = 8;

/** What the predictor needs of the lessons learnt from drafts. */
type Lessons = Pick<DraftLessons, 'before'>;

/** Continues drafts from one corpus and from themselves. */
export class Predictor {
  readonly #caretPlaces: CaretPlaces;
  readonly #search: ContinuationSearch;
  readonly #offers: Offers;
  readonly #lessons: Lessons;
  /** The part of the corpus that shows which words occur together. */
  readonly #sample: CorpusIndex;

  /** {@link lessons}: what was learnt from each draft; absent for nothing. */
  constructor(
    readonly corpus: Corpus,
    tuning: Tuning = TUNING,
    offers = new Offers(),
    lessons: Lessons = { before: () => NO_SHIFTS },
  ) {
    this.#offers = offers;
    this.#lessons = lessons;
    this.#sample = corpus.index.steady.beginning(SAMPLE);
    this.#caretPlaces = new CaretPlaces(corpus.index, tuning);
    this.#search = new ContinuationSearch(tuning);
  }

  get #places(): PlaceList {
    return this.#caretPlaces.places;
  }

  get #draft(): DraftSource {
    return this.#caretPlaces.draft;
  }

  /** The list at a caret; empty where it would save too little (see {@link isWorthShowing}). */
  async complete(request: CompletionRequest, _signal: CancelSignal): Promise<CompletionList> {
    return this.completeNow(request);
  }

  completeNow({ draft, offset, options, asked, memory }: CompletionRequest): CompletionList {
    const caret = new Caret(draft, offset);
    if (!caret.isWritable) return { items: [] };
    const { left } = caret;
    const isWavedOff = asked ? () => false : this.#offers.wavedOff(caret);
    const wanted = this.#wanted(caret, isWavedOff, memory);
    const admission = this.#admissionTo(draft);
    const choices = choose(wanted, {
      most: asked ? Math.max(options.maxItems, ROWS_ASKED_FOR) : options.maxItems,
      admits: (one) => (asked || admission.savesWords(one)) && admission.toList(one, options.slots),
      ...(!asked && { later: options.threshold === 0 ? EVERY_LIST : SURE_LISTS }),
      ...(asked && { others: (one) => isWordAhead(one, left.text) }),
      leastAlike: asked || options.threshold === 0 ? 0 : LEAST_ALIKE,
    });
    const rows = asked ? choices : this.#alongTyping(choices, caret, wanted, options);
    if (rows.length === 0) return { items: [] };
    this.#offers.offerList(
      caret,
      rows.map(({ continuation }) => continuation.text),
    );
    return {
      items: rows.map((choice) => this.#completion(choice, caret, replacedBy(choice, caret), options.slots)),
    };
  }

  /**
   * The list at a caret after {@link typed}: the continuations of the text before the letters that the letters
   * stand for, replacing them.
   */
  completeTyped(
    { draft, options }: CompletionRequest,
    { span, after }: Typed,
    letters: Letters,
  ): Completion[] {
    const caret = new Caret(draft, span.start);
    const leastShared = after === 'characters' ? 1 : SHARED_WITH_CLAUSE;
    const continuations = this.#continuations(caret, letters).filter(
      ({ text, shared }) => shared >= leastShared && letters.standFor(text),
    );
    return chooseTyped(continuations, letters.length, options.maxItems).map((choice) =>
      this.#completion(choice, caret, span, options.slots),
    );
  }

  /**
   * Grey text at a caret, then other continuations; empty where none is sure enough. A text offered at an earlier caret
   * stays while it agrees with what was typed since, whatever its chance now; see {@link keepGrey}.
   */
  greyNow({ draft, offset, options, memory }: CompletionRequest): Completion[] {
    const caret = new Caret(draft, offset);
    if (!caret.isAfterWholeWriting) return [];
    const { left } = caret;
    const continuations = this.#wanted(caret, this.#offers.wavedOff(caret), memory);
    const admission = this.#admissionTo(draft);
    const fits = (one: Continuation): boolean => admission.toGrey(one);
    const least = leastGrey(options.threshold);
    const rest = this.#standing(caret, continuations);
    const first = rest
      ? keepGrey(rest, continuations, left.text, least, fits)
      : chooseGrey(continuations, least, fits);
    const ways = first ? [first, ...otherWays(first, continuations, fits)] : [];
    this.#offers.offerGrey(
      caret,
      ways.map(({ continuation }) => continuation.text),
    );
    return ways.map((choice) => this.#completion(choice, caret, replacedBy(choice, caret), false));
  }

  /** What may follow at {@link caret} and fits the text to the right of it, in the order that {@link memory} gives it. */
  #wanted(
    caret: Caret,
    isWavedOff: (text: string) => boolean,
    memory: CompletionRequest['memory'],
  ): readonly Continuation[] {
    const { left, right, open } = caret;
    const found = this.#continuations(caret).filter(
      ({ text }) => overlap(text, right, open) !== undefined && !isWavedOff(text),
    );
    return memory?.rerank(found, left.text) ?? found;
  }

  #admissionTo({ text }: Draft): Admission {
    return new Admission(this.corpus.index, this.#sample, this.#places, text, this.#draft.text);
  }

  /**
   * The list that is shown: {@link choices}, followed by the rows of the previous list that are being typed, if
   * they are likely enough to be used.
   */
  #alongTyping(
    choices: readonly Choice[],
    caret: Caret,
    continuations: readonly Continuation[],
    { maxItems, threshold }: CompletionOptions,
  ): readonly Choice[] {
    const standing = this.#offers.standingRows(caret).flatMap((text) => {
      const known = text.length > 1 ? continuations.find((one) => one.text === text) : undefined;
      return known ? [{ continuation: known, saving: known.probability * text.length }] : [];
    });
    const rows = withStanding(choices, standing).slice(0, maxItems);
    return isWorthShowing(rows, threshold) ? rows : [];
  }

  /** The rest of the grey text that is being typed, if there is one. */
  #standing(caret: Caret, continuations: readonly Continuation[]): Continuation | undefined {
    for (const text of this.#offers.standing(caret)) {
      const known = continuations.find((one) => one.text === text) ?? this.#attested(text, caret.left);
      if (known) return known;
    }
    return undefined;
  }

  /** {@link text} as a continuation of {@link tail}, by a place after the longest context that has one. */
  #attested(text: string, tail: LeftContext): Continuation | undefined {
    for (let shared = Math.min(LONGEST_PROOF, tail.text.length); shared > 0; shared--) {
      const [match] = this.corpus.index.distinctMatches(tail.text.slice(-shared) + text);
      if (!match) continue;
      const at = match.suffixes.positions.at(match.interval.lo) + shared;
      const place = this.#places.length;
      this.#places.add(match.shardNumber, at, shared, 1);
      return { text, probability: 0, place, shared, voices: 1, inDraft: false };
    }
    return undefined;
  }

  /** The continuations at {@link caret} that are balanced in quotes and brackets and do not extend a number. */
  #continuations(caret: Caret, letters?: Letters): Continuation[] {
    const { draft, offset, left, open, written } = caret;
    this.#caretPlaces.read(caret, letters);
    this.#search.shifts = this.#lessons.before(draft, offset);
    const isSaid = saysAgain(left.text);
    return this.#search
      .search({ ...this.#caretPlaces.found, tail: left.text })
      .filter(
        (one) =>
          keepsToClause(one) &&
          isBalanced(one.text, open) &&
          !goesOnWithNumber(written, one.text, open) &&
          !goesOnWithMarks(left.text, one.text) &&
          !isSaid(one.text),
      );
  }

  #completion(
    { continuation, saving }: Choice,
    { draft, left, open, style }: Caret,
    replace: Span,
    slots: boolean,
  ): Completion {
    const { place, shared, text: folded } = continuation;
    const source = this.#places.sources[this.#places.source[place]];
    const at = this.#places.at[place];
    const end = at + folded.length;
    const attested = provingPhrase(this.corpus.index, source, at, left.text, shared, folded);
    const text = render(source.original(at, end), folded, open, style);
    const snippet = slots ? slotSnippet(rewritten(source, at, text), at, end, draft.text) : undefined;
    return {
      text: withHeadingBlank(text),
      replace,
      attested,
      ...this.corpus.index.shownCounts(attested),
      inDraft: this.#draft.count(attested),
      saving,
      ...(snippet === undefined ? {} : { snippet: withHeadingBlank(snippet) }),
    };
  }
}

/** Whether a reader would take {@link text} for a continuation of {@link written}, not for the rest of another word: `统筹` and `资`. */
function isWordAhead({ text, shared }: Continuation, written: string): boolean {
  if (text.length === 1 && !isHan(text)) return false;
  return shared >= Math.min(LEAST_ASKED, written.length) || !isHan(written.slice(-1));
}

function isHan(unit: string): boolean {
  return unitClass(unit.charCodeAt(0)) === UNIT_CLASS.han;
}

/** The span that {@link choice} replaces at {@link caret}: text to its right that the choice writes again. */
function replacedBy({ continuation }: Choice, { offset, right, open }: Caret): Span {
  return { start: offset, end: offset + (overlap(continuation.text, right, open) ?? 0) };
}

/** The source with {@link text} written at {@link at}. */
function rewritten(source: Source, at: number, text: string): Source {
  return {
    units: source.units,
    isWordStart: (position) => source.isWordStart(position),
    original: (start, end) => (start >= at ? text.slice(start - at, end - at) : source.original(start, end)),
    ...(source.names === undefined ? {} : { names: (start, end) => source.names?.(start, end) ?? [] }),
  };
}
