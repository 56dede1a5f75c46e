import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Draft } from '../draft.ts';
import { breathe, type CancelSignal, throwIfCancelled } from '../signal.ts';
import { foldText } from '../text/fold.ts';
import { Caret } from './caret.ts';
import { CaretPlaces } from './caretPlaces.ts';
import { type ContextShifts, newShifts, NO_SHIFTS } from './contextShifts.ts';
import { ContinuationSearch } from './continuations.ts';
import { type Tuning, TUNING } from './tuning.ts';

/** Drafts whose lessons are kept. Guess. */
const DRAFTS = 8;
/** Paragraphs of a draft to learn from: the first ones that have text. Guess. */
const MOST_PARAGRAPHS = 400;
/**
 * Units before a paragraph from which on its lessons are used: fewer teach as much noise as knowledge. With 0, 500, 1000 and
 * 2000 news of the second half of 2024 takes 2.798, 2.799, 2.800 and 2.804 nats a unit, without lessons 2.810.
 */
const LEAST = 1000;
/** Carets of a paragraph to learn from: one in this many, and at most this many. Guess. */
const STRIDE = 5;
const MOST_CARETS = 24;
/** Units after each of them. Guess. */
const COMING = 3;
/** Original units that hold them, white space between. Guess. */
const REACH = 12;

/** What was learnt from the beginning of a draft: its paragraphs, and the shifts after each of them. */
interface Learnt {
  readonly paragraphs: string[];
  readonly after: ContextShifts[];
}

/**
 * Learns from each draft how far contexts of each kind are to be trusted in it: each finished paragraph is used as a
 * test of what would have been predicted at its carets, as compressors do that adapt to what they have read (Mahoney, "Adaptive
 * weighing of context models for lossless data compression", 2005). What is learnt depends on the corpus and on the
 * paragraphs before the caret's, not on the order in which they were written, nor on earlier requests.
 */
export class DraftLessons {
  readonly #drafts = new Map<string, Learnt>();
  #index: CorpusIndex;
  readonly #tuning: Tuning;
  /** Made when the first lesson begins: corpora come and go while files are read. */
  #places: CaretPlaces | undefined;
  #search: ContinuationSearch | undefined;

  /** {@link least}: units of the draft before a paragraph from which on lessons are used there. */
  constructor(
    index: CorpusIndex,
    tuning: Tuning = TUNING,
    readonly least = LEAST,
  ) {
    this.#index = index;
    this.#tuning = tuning;
  }

  /** Goes on learning from {@link index}, which has other passages beside what stays; what was learnt by then stays too. */
  use(index: CorpusIndex): void {
    this.#index = index;
    this.#places = undefined;
    this.#search = undefined;
  }

  /**
   * The shifts for a caret at {@link offset}: those after the last paragraph before its own that is learnt from, and all before
   * that one; none where too little is before it. Compares the text before the caret.
   */
  before({ uri, text }: Draft, offset: number): ContextShifts {
    const learnt = this.#drafts.get(uri);
    if (!learnt || text.lastIndexOf('\n', offset - 1) + 1 < this.least) return NO_SHIFTS;
    let shifts = NO_SHIFTS;
    let number = 0;
    for (const { line } of paragraphsBefore(text, offset)) {
      if (learnt.paragraphs[number] !== line) break;
      shifts = learnt.after[number++];
    }
    return shifts;
  }

  /**
   * Learns from the paragraphs before the one at {@link offset} that it has not learnt from yet. Each caret costs less than a
   * completion; other work runs in between. Throws `CancelledError`, and keeps what it has learnt by then.
   */
  async learn(draft: Draft, offset: number, signal: CancelSignal): Promise<void> {
    for (const _ of this.steps(draft, offset)) {
      throwIfCancelled(signal);
      await breathe(signal);
    }
  }

  /** The same step by step, one caret each. */
  *steps(draft: Draft, offset: number): Generator<void, void, undefined> {
    const learnt = this.#learntOf(draft.uri);
    let number = 0;
    let shifts = NO_SHIFTS;
    for (const { line, start } of paragraphsBefore(draft.text, offset)) {
      if (learnt.paragraphs[number] !== line) {
        learnt.paragraphs.length = number;
        learnt.after.length = number;
        const next = newShifts();
        next.set(shifts);
        for (const at of caretsOf(line)) {
          this.#learnAt(
            { ...draft, text: draft.text.slice(0, start + at) },
            line.slice(at, at + REACH),
            next,
          );
          yield;
        }
        learnt.paragraphs.push(line);
        learnt.after.push(next);
      }
      shifts = learnt.after[number++];
    }
  }

  #learnAt({ uri, languageId, text }: Draft, coming: string, shifts: ContextShifts): void {
    // Another document than the one being written, which is read from edit to edit.
    const caret = new Caret({ uri: `${uri}#lesson`, languageId, text }, text.length);
    const at = (this.#places ??= new CaretPlaces(this.#index, this.#tuning));
    const search = (this.#search ??= new ContinuationSearch(this.#tuning));
    at.read(caret);
    search.shifts = shifts;
    search.learn({ ...at.found, tail: caret.left.text }, foldText(coming).slice(0, COMING));
  }

  #learntOf(uri: string): Learnt {
    const learnt = this.#drafts.get(uri) ?? { paragraphs: [], after: [] };
    this.#drafts.delete(uri);
    this.#drafts.set(uri, learnt);
    if (this.#drafts.size > DRAFTS) this.#drafts.delete(this.#drafts.keys().next().value ?? '');
    return learnt;
  }
}

/** The paragraphs with text before the one that {@link offset} is in, and where each begins. */
function* paragraphsBefore(text: string, offset: number): Generator<{ line: string; start: number }> {
  let start = 0;
  let given = 0;
  while (given < MOST_PARAGRAPHS) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end >= offset) return;
    const line = text.slice(start, end);
    if (line.trim() !== '') {
      given++;
      yield { line, start };
    }
    start = end + 1;
  }
}

/** Carets of a paragraph that are learnt from, evenly spread. */
function caretsOf({ length }: string): number[] {
  const count = Math.min(MOST_CARETS, Math.floor((length - 1) / STRIDE));
  return Array.from({ length: Math.max(0, count) }, (_, n) => Math.floor(((n + 1) * length) / (count + 1)));
}
