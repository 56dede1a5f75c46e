import type { CorpusIndex } from '../index/corpusIndex.ts';
import { UNIT_CLASS, unitClass } from '../text/charClass.ts';
import { decodeUnits, foldText } from '../text/fold.ts';
import { findContinuationSlots } from './attachSlots.ts';
import type { Continuation } from './continuations.ts';
import type { PlaceList } from './places.ts';
import type { Slot } from './slots.ts';
import type { Source } from './source.ts';

/** A name in more articles than this is not a single report's. Guess. */
const FOREIGN_ARTICLES = 2;
/** Beyond this many places, articles are not counted. Guess. */
const FOREIGN_PLACES = 500;
/**
 * Places of two adjacent words from which on they may be a fixed group. In a folder of four short reports everything that recurs
 * occurs together; if that made a group, nothing short could be offered there, and the whole is not sure enough. Guess.
 */
const LEAST_TOGETHER = 6;
/** Share of the first word's places at which the second follows that makes them one. Guess. */
const SHARE_TOGETHER = 0.6;
/** Words that follow another without forming a group with it. */
const PARTICLES = new Set(
  Array.from('的地得了着过和与及或等是在为有中上下内外里者们', (particle) => particle.charCodeAt(0)),
);
/** Units of a word that are looked at. Guess. */
const LONGEST_WORD = 8;
/** Text that is more than marks. */
const WORDS = /[\p{L}\p{N}]/u;
/** Units outside its slots, without marks, that a row needs to save some typing. Guess. */
const LEAST_WORDS = 2;
/** Ends of clauses and of sentences before the last unit. */
const OVER_CLAUSE = /[，；：](?=.)/u;
const OVER_SENTENCE = /[。！？](?=.)/u;

/**
 * Whether a continuation may be offered past a clause's end: only where several articles, or the draft itself, continue
 * alike; never past a sentence's.
 */
export function keepsToClause({ text, voices, inDraft }: Continuation): boolean {
  return !OVER_SENTENCE.test(text) && (voices > 1 || inDraft || !OVER_CLAUSE.test(text));
}

/**
 * Decides which continuations may be offered: none that would put another report's names and figures into the
 * draft, and none that stops inside a fixed group of words. A few searches in the corpus for each continuation.
 */
export class Admission {
  readonly #index: CorpusIndex;
  readonly #sample: CorpusIndex;
  readonly #places: PlaceList;
  readonly #draft: string;
  readonly #folded: string;
  #last: { readonly continuation: Continuation; readonly slots: readonly Slot[] } | undefined;

  /**
   * {@link sample} is {@link index} or a part of it, which shows which words always occur together; {@link draft} is the
   * whole text being written, {@link folded} the same, folded.
   */
  constructor(index: CorpusIndex, sample: CorpusIndex, places: PlaceList, draft: string, folded: string) {
    this.#index = index;
    this.#sample = sample;
    this.#places = places;
    this.#draft = draft;
    this.#folded = folded;
  }

  /** For a list: facts of a single article become slots, or are not offered. {@link slots}: whether slots are on. */
  toList(continuation: Continuation, slots: boolean): boolean {
    const { source, at, end } = this.#where(continuation);
    if (continuation.voices < 2 && !continuation.inDraft) {
      const found = this.#slotsOf(continuation);
      if (found.length > 0 && !slots) return false;
      for (const { start, end: to } of source.names?.(at, end) ?? []) {
        const isSlot = found.some((slot) => slot.start <= start && to <= slot.end);
        if (!isSlot && this.#isForeign(source.original(at + start, at + to))) return false;
      }
    }
    return !this.#isInGroup(source, at, end);
  }

  /**
   * For a list that comes by itself: whether the row would spare its writer some words. Nothing but marks does not, nor
   * a figure or a date of somebody else's, which is typed over.
   */
  savesWords(continuation: Continuation): boolean {
    if (!WORDS.test(continuation.text)) return false;
    const slots = this.#slotsOf(continuation);
    if (slots.length === 0) return true;
    let words = 0;
    for (let unit = 0; unit < continuation.text.length; unit++) {
      const isAsked = slots.some(({ start, end: to }) => start <= unit && unit < to);
      if (!isAsked && WORDS.test(continuation.text.charAt(unit))) words++;
    }
    return words >= LEAST_WORDS;
  }

  /** For grey text, which has no tab stops to prompt for this report's facts: no slots at all. */
  toGrey(continuation: Continuation): boolean {
    return this.#slotsOf(continuation).length === 0 && this.toList(continuation, false);
  }

  /** Found once for the continuation that was asked about last. */
  #slotsOf(continuation: Continuation): readonly Slot[] {
    if (this.#last?.continuation !== continuation) {
      const { source, at, end } = this.#where(continuation);
      this.#last = { continuation, slots: findContinuationSlots(source, at, end) };
    }
    return this.#last.slots;
  }

  #where({ place, text }: Continuation): { source: Source; at: number; end: number } {
    const at = this.#places.at[place];
    return { source: this.#places.sources[this.#places.source[place]], at, end: at + text.length };
  }

  #isForeign(name: string): boolean {
    if (this.#draft.includes(name)) return false;
    const folded = foldText(name);
    if (this.#folded.includes(folded) || this.#index.count(folded) > FOREIGN_PLACES) return false;
    return !this.#index.isInArticles(folded, FOREIGN_ARTICLES + 1);
  }

  /** Whether the words before and after {@link end} mostly occur together. */
  #isInGroup(source: Source, at: number, end: number): boolean {
    const { units } = source;
    if (unitClass(units[end - 1]) !== UNIT_CLASS.han || unitClass(units[end]) !== UNIT_CLASS.han)
      return false;
    let start = end - 1;
    // The writer may have begun the word.
    while (
      end - start < LONGEST_WORD &&
      unitClass(units[start - 1]) === UNIT_CLASS.han &&
      !source.isWordStart(start)
    ) {
      start--;
    }
    if (start >= end || (start < at && end - start > LONGEST_WORD)) return false;
    let after = end + 1;
    while (
      after - end < LONGEST_WORD &&
      !source.isWordStart(after) &&
      unitClass(units[after]) === UNIT_CLASS.han
    ) {
      after++;
    }
    if (after === end + 1 && PARTICLES.has(units[end])) return false;
    const word = decodeUnits(units, start, end);
    const both = word + decodeUnits(units, end, after);
    const together = this.#sample.count(both);
    return together >= LEAST_TOGETHER && together >= SHARE_TOGETHER * this.#sample.count(word);
  }
}
