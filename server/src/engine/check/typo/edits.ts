import { isHan } from '../characters.ts';
import { type Confusable, confusablesOf, soundAlikesOf } from './confusables.ts';
import { type Edit, type EditKind, inOnePlace, maySwap, NUMERALS } from './edit.ts';
import type { CorpusGrams } from './grams.ts';
import { type Around, isPartBeside, isWordBeside, makesWord } from './wordBeside.ts';

/** A text with which of its units no run of the corpus explains. */
export interface Doubts {
  readonly text: string;
  /** By unit: whether it may be wrong. */
  readonly unit: Uint8Array;
  /** By unit: whether something may be missing or too much between it and the unit before. */
  readonly joint: Uint8Array;
}

/** Units around an exchange, on both sides together, that the corpus must hold with it: most slips that are reported have more. Guess. */
const SHORTEST_REACH = 5;
/** The same where one character or two stand for others that sound or look like them. Guess. */
const EXCHANGED_REACH = 4;
/** The same where it makes a word. Guess. */
const WORD_REACH = 3;
/** Units of the runs that the filter of the corpus knows. */
const FOUR = 4;
/** Units of context after which what is missing is sought. Guess. */
const CONTEXT = 3;

/** What the corpus says of runs of the text. */
export interface Sources {
  /** Whether it holds {@link run}. */
  holds(run: string): boolean;
  /** Units that follow {@link context}, ascending, all that `holds` says so of among them; nothing where it has many places. */
  following(context: string): readonly number[] | undefined;
  /** Whether the draft is among them: then `holds` may not say so of all that follows. */
  readonly haveDraft: boolean;
  /** Whether it may find the text likelier with something put in at {@link at}. */
  mayGain(at: number): boolean;
}

/** Exchanges around one place of a text that make runs of three, over both borders, that the corpus may hold. */
export class Edits {
  readonly #doubts: Doubts;
  readonly #grams: CorpusGrams;
  /** The corrected text around the exchange that is looked at. */
  readonly #run = new Uint16Array(2 * SHORTEST_REACH + 2);
  readonly #sources: Sources;
  /** Whether the unit at a place is known to be in no word. */
  readonly #isStray: (at: number) => boolean;
  readonly #around: Around;

  constructor(
    doubts: Doubts,
    grams: CorpusGrams,
    sources: Sources,
    isStray: (at: number) => boolean,
    isKnown: (word: string) => boolean,
  ) {
    this.#doubts = doubts;
    this.#grams = grams;
    this.#sources = sources;
    this.#isStray = isStray;
    this.#around = { unitAt: (at) => this.#unit(at), grams, isKnown };
  }

  /** Exchanges that begin at {@link at}. */
  *at(at: number): Generator<Edit> {
    const { unit, joint } = this.#doubts;
    const isWord = this.#isWord(at);
    if (isWord && unit[at] === 1) {
      yield* this.exchanged(at);
      if (unit[at + 1] === 1 && this.#isWord(at + 1)) yield* this.wordExchanged(at);
    }
    if (isWord && (unit[at] === 1 || joint[at] === 1)) yield* this.added(at);
    if (joint[at + 1] === 1) yield* this.swapped(at);
    if (joint[at] === 1) yield* this.dropped(at);
  }

  /** Another character for one: those confused with it; where it is in no word, any that the corpus has there. */
  *exchanged(at: number): Generator<Edit> {
    const x = this.#unit(at);
    const isStray = this.#isStray(at);
    const [before, after] = [this.#unit(at - 1), this.#unit(at + 1)];
    // A hundred are tried at a place: one array for all.
    const right = [0];
    for (const { unit, sound, shape } of confusablesOf(x)) {
      if (NUMERALS.has(unit)) continue;
      right[0] = unit;
      // Nearly all end here: of what makes no pair nothing else is asked.
      const isAfter = before === 0 || this.#grams.mayHoldPair(before, unit);
      const isBefore = after === 0 || this.#grams.mayHoldPair(unit, after);
      if (!isAfter && !isBefore) continue;
      const suits =
        isAfter &&
        isBefore &&
        this.#reachesOver(at, 1, right, 0, WORD_REACH) &&
        (makesWord(this.#around, at, unit) || this.#reachesOver(at, 1, right, 0, EXCHANGED_REACH));
      if (!suits && !(isStray && isPartBeside(this.#around, at, unit))) continue;
      yield this.#edit('exchanged', at, 1, [unit], sound, shape);
    }
    if (at < 1 || !isStray) return;
    const tried = new Set(confusablesOf(x).map(({ unit }) => unit)).add(x);
    for (const unit of this.#grams.between(0, this.#unit(at - 2), before, after)) {
      if (NUMERALS.has(unit) || tried.has(unit) || !this.#reachesOver(at, 1, [unit], 2)) continue;
      yield this.#edit('exchanged', at, 1, [unit], 0, 0);
    }
  }

  /** Two characters for two that sound like them: between their neighbours, or a word that the corpus has on one side of them. */
  *wordExchanged(at: number): Generator<Edit> {
    const firsts = alikeAt(this.#unit(at));
    const seconds = alikeAt(this.#unit(at + 1));
    const before = this.#unit(at - 1);
    const after = this.#unit(at + 2);
    const isFitting = seconds.map(({ unit }) => after === 0 || this.#grams.mayHoldPair(unit, after));
    // Thousands of pairs are tried at a place: one array for all.
    const right = [0, 0];
    for (const first of firsts) {
      const fits = before === 0 || this.#grams.mayHoldPair(before, first.unit);
      for (let i = 0; i < seconds.length; i++) {
        if (!fits && !isFitting[i]) continue;
        const second = seconds[i];
        if (!this.#grams.mayHoldPair(first.unit, second.unit)) continue;
        right[0] = first.unit;
        right[1] = second.unit;
        const isBetween = fits && isFitting[i] && this.#suits(at, 2, right);
        if (!isBetween && !isWordBeside(this.#around, at, right)) continue;
        yield this.#edit('word exchanged', at, 2, right, Math.min(first.sound, second.sound), 0);
      }
    }
  }

  *swapped(at: number): Generator<Edit> {
    const a = this.#unit(at);
    const b = this.#unit(at + 1);
    if (maySwap(a, b) && this.#reachesOver(at, 2, [b, a], 1))
      yield this.#edit('swapped', at, 2, [b, a], 0, 0);
  }

  /** A character too many; of one that is there twice, or of two that are, the second go. */
  *added(at: number): Generator<Edit> {
    const { text, joint } = this.#doubts;
    const x = this.#unit(at);
    if (
      joint[at] === 1 &&
      this.#isWord(at - 2) &&
      this.#isWord(at - 1) &&
      text.startsWith(text.slice(at - 2, at), at) &&
      this.#reachesOver(at, 2, [], 2)
    )
      yield this.#edit('doubled', at, 2, [], 0, 0);
    if (x === this.#unit(at + 1)) return;
    const isTwice = at > 0 && text[at] === text[at - 1];
    if (!this.#reachesOver(at, 1, [], isTwice ? 1 : 2)) return;
    yield this.#edit(isTwice ? 'doubled' : 'added', at, 1, [], 0, 0);
  }

  *dropped(at: number): Generator<Edit> {
    const { text } = this.#doubts;
    if (at < 2 || at >= text.length || !this.#arePairs(at - 2, at - 1) || !this.#arePairs(at, at + 1)) return;
    // At most joints nothing may gain, whatever of all characters is put there.
    if (!this.#sources.mayGain(at) && !this.#sources.mayGain(this.#lastPlace(at))) return;
    const { units, areHeld } = this.#between(at, at);
    for (const unit of units) {
      if (!this.#reachesOver(at, 0, [unit], 2) || (!areHeld && !this.#follows(unit, at))) continue;
      yield this.#edit('dropped', at, 0, [unit], 0, 0);
    }
  }

  /**
   * Characters that the corpus may have after what is before {@link at}, up to {@link CONTEXT} units of it, and before the
   * unit {@link next}. Looked up where what is before is rare, as most is; else decided by the filters alone: most of the thousands
   * that follow a context somewhere go so. And whether it is known of all that they do occur there.
   */
  #between(at: number, next: number): { readonly units: readonly number[]; readonly areHeld: boolean } {
    const [second, before, after] = [this.#unit(at - 2), this.#unit(at - 1), this.#unit(next)];
    const grams = this.#grams;
    const following = this.#sources.following(this.#before(at));
    const units =
      following?.filter(
        (unit) =>
          isHan(unit) &&
          (after === 0 ||
            (grams.mayHoldPair(unit, after) && (second === 0 || grams.mayHold(second, before, unit, after)))),
      ) ?? grams.between(this.#unit(at - 3), second, before, after);
    return {
      units: units.filter((unit) => !NUMERALS.has(unit)),
      areHeld: following !== undefined && !this.#sources.haveDraft,
    };
  }

  /** Where `inOnePlace` moves what is left out before units that equal the one at {@link at}. */
  #lastPlace(at: number): number {
    let last = at;
    while (last < this.#doubts.text.length && this.#unit(last) === this.#unit(at)) last++;
    return last;
  }

  /** Up to {@link CONTEXT} units before {@link at}. */
  #before(at: number): string {
    return this.#doubts.text.slice(Math.max(0, at - CONTEXT), at);
  }

  /** Whether the corpus may have the units at {@link a} and {@link b} one after the other; true beyond the text. */
  #arePairs(a: number, b: number): boolean {
    const [first, second] = [this.#unit(a), this.#unit(b)];
    return first === 0 || second === 0 || this.#grams.mayHoldPair(first, second);
  }

  /** Whether the corpus has {@link unit} after what is before {@link at}. */
  #follows(unit: number, at: number): boolean {
    return this.#sources.holds(this.#before(at) + String.fromCharCode(unit));
  }

  /** Whether the corpus may hold what is put there with each of its neighbours, and in a longer run. */
  #suits(at: number, removed: number, right: readonly number[]): boolean {
    const before = this.#unit(at - 1);
    const after = this.#unit(at + removed);
    if (before !== 0 && !this.#grams.mayHoldPair(before, right[0])) return false;
    if (after !== 0 && !this.#grams.mayHoldPair(right[right.length - 1], after)) return false;
    return this.#reachesOver(at, removed, right, 0, EXCHANGED_REACH);
  }

  /**
   * Whether the corpus may hold a run of the corrected text with {@link reach} units beside what is put there, on
   * either side {@link least} of them as far as the text goes. The runs of four within it decide.
   */
  #reachesOver(
    at: number,
    removed: number,
    right: readonly number[],
    least: number,
    reach = SHORTEST_REACH,
  ): boolean {
    const { text } = this.#doubts;
    const first = Math.max(0, at - SHORTEST_REACH);
    const last = Math.min(text.length, at + removed + SHORTEST_REACH);
    const run = this.#run;
    let length = 0;
    for (let i = first; i < at; i++) run[length++] = text.charCodeAt(i);
    const latest = Math.max(0, length - least);
    for (const unit of right) run[length++] = unit;
    const earliest = Math.min(length + least, length + last - at - removed);
    for (let i = at + removed; i < last; i++) run[length++] = text.charCodeAt(i);
    // The runs of four that lie inside what must be held, or of which one must hold it.
    const isWide = earliest - latest >= FOUR;
    if (isWide) {
      for (let i = latest; i + FOUR <= earliest; i++) if (!this.#mayHold(run, i)) return false;
      return this.#growsFrom(run, latest, earliest, length) >= reach + right.length;
    }
    for (let i = Math.max(0, earliest - FOUR); i <= Math.min(latest, length - FOUR); i++) {
      if (this.#mayHold(run, i) && this.#growsFrom(run, i, i + FOUR, length) >= reach + right.length)
        return true;
    }
    return false;
  }

  /** How long the held run [{@link from}, {@link to}) of {@link length} units grows. */
  #growsFrom(run: Uint16Array, from: number, to: number, length: number): number {
    let start = from;
    let end = to;
    while (start > 0 && this.#mayHold(run, start - 1)) start--;
    while (end < length && this.#mayHold(run, end - FOUR + 1)) end++;
    return end - start;
  }

  #mayHold(run: Uint16Array, at: number): boolean {
    return this.#grams.mayHold(run[at], run[at + 1], run[at + 2], run[at + 3]);
  }

  #edit(
    kind: EditKind,
    at: number,
    removed: number,
    right: readonly number[],
    sound: number,
    shape: number,
  ): Edit {
    const wrong = this.#doubts.text.slice(at, at + removed);
    return inOnePlace(this.#doubts.text, {
      kind,
      at,
      wrong,
      right: String.fromCharCode(...right),
      sound,
      shape,
    });
  }

  #unit(at: number): number {
    const { text } = this.#doubts;
    return at < 0 || at >= text.length ? 0 : text.charCodeAt(at);
  }

  #isWord(at: number): boolean {
    const unit = this.#unit(at);
    return isHan(unit) && !NUMERALS.has(unit);
  }
}

/** By unit; what {@link alikeAt} says. */
const ALIKE = new Map<number, readonly Confusable[]>();

function alikeAt(unit: number): readonly Confusable[] {
  let alike = ALIKE.get(unit);
  if (alike === undefined) {
    alike = soundAlikesOf(unit).filter((other) => !NUMERALS.has(other.unit));
    ALIKE.set(unit, alike);
  }
  return alike;
}
