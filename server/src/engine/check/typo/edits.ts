import { isHan } from '../characters.ts';
import { alternativesOf, only, soundAlternativesOf } from './alternatives.ts';
import { type Edit, type EditKind, inOnePlace, maySwap, NUMERALS } from './edit.ts';
import { type CorpusGrams, FOUR } from './grams.ts';
import { CorrectedRuns } from './correctedRuns.ts';
import { PARTICLES } from './drafterChoice.ts';
import { BETWEEN, PairMarks } from './pairMarks.ts';
import { type Around, isPartBeside, isWordBeside, makesWord } from './wordBeside.ts';

/** A text with which of its units no run of the corpus explains. */
export interface Doubts {
  readonly text: string;
  /** By unit: whether it may be wrong. */
  readonly unit: Uint8Array;
  /** By unit: whether something may be missing or too much between it and the unit before. */
  readonly joint: Uint8Array;
}

/** Units around an exchange, on both sides together, that the corpus must hold with it where what stands there sounds or looks like it. Guess. */
const EXCHANGED_REACH = 4;
/** The same where it makes a word. Guess. */
const WORD_REACH = 3;
/**
 * Units on either side that the corpus must hold with what is put in or left out, as far as the text goes: such a slip stands out only
 * where all around it is known. Of 31,000 that two units on either side let through in what `npm run eval -- checks` reads, set phrases
 * apart, none was reported, and they were three fifths of all exchanges that were weighed.
 */
const AROUND_MOVED = FOUR;
/** Characters that are words by themselves all the time: those of grammar, and some more. */
const ONE_CHARACTER_WORDS = `${PARTICLES}是对为中上下`;
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
  readonly #runs: CorrectedRuns;
  readonly #sources: Sources;
  /** Whether the unit at a place is in a word; nothing where no dictionary says. */
  readonly #isInWord: (at: number) => boolean | undefined;
  readonly #around: Around;
  /** Room for marks of units that are tried at a place: of those for the first unit, of those for the second, and of both together. */
  readonly #marks: PairMarks;
  readonly #secondMarks: PairMarks;
  readonly #pairMarks: PairMarks;

  constructor(
    doubts: Doubts,
    grams: CorpusGrams,
    sources: Sources,
    isInWord: (at: number) => boolean | undefined,
    isKnown: (word: string) => boolean,
  ) {
    this.#doubts = doubts;
    this.#grams = grams;
    this.#runs = new CorrectedRuns(doubts.text, grams);
    this.#sources = sources;
    this.#isInWord = isInWord;
    this.#marks = new PairMarks(grams);
    this.#secondMarks = new PairMarks(grams);
    this.#pairMarks = new PairMarks(grams);
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
    const isStray = this.#isInWord(at) === false;
    const [before, after] = [this.#unit(at - 1), this.#unit(at + 1)];
    const { all, units } = alternativesOf(x);
    const fits = this.#marks.of(before, after, units);
    // A hundred are tried at a place: one array for all.
    const right = [0];
    for (let i = 0; i < all.length; i++) {
      // Nearly all end here: of what makes no pair nothing else is asked.
      if (fits[i] === 0) continue;
      const { unit, sound, shape } = all[i];
      right[0] = unit;
      const suits =
        fits[i] === BETWEEN &&
        this.#runs.reach(at, 1, right, 0, WORD_REACH) &&
        (makesWord(this.#around, at, unit) || this.#runs.reach(at, 1, right, 0, EXCHANGED_REACH));
      if (!suits && !(isStray && isPartBeside(this.#around, at, unit))) continue;
      yield this.#edit('exchanged', at, 1, [unit], sound, shape);
    }
    if (at < 1 || !isStray) return;
    const tried = new Set(units).add(x);
    for (const unit of this.#grams.between(0, this.#unit(at - 2), before, after)) {
      if (NUMERALS.has(unit) || tried.has(unit) || !this.#runs.reach(at, 1, [unit], 2)) continue;
      yield this.#edit('exchanged', at, 1, [unit], 0, 0);
    }
  }

  /** Two characters for two that sound like them: between their neighbours, or a word that the corpus has on one side of them. */
  *wordExchanged(at: number): Generator<Edit> {
    const firsts = soundAlternativesOf(this.#unit(at));
    const seconds = soundAlternativesOf(this.#unit(at + 1));
    const fitsFirst = this.#marks.of(this.#unit(at - 1), 0, firsts.units);
    const fitsSecond = this.#secondMarks.of(0, this.#unit(at + 2), seconds.units);
    // Beside a first one that does not fit a second one must.
    const fitting = only(seconds, (second) => fitsSecond[second] === BETWEEN);
    // Thousands of pairs are tried at a place: one array for all.
    const right = [0, 0];
    for (const [f, first] of firsts.all.entries()) {
      const isFirstFit = fitsFirst[f] === BETWEEN;
      const { all, units } = isFirstFit ? seconds : fitting;
      const makesPair = this.#pairMarks.of(first.unit, 0, units);
      for (let s = 0; s < all.length; s++) {
        if (makesPair[s] !== BETWEEN) continue;
        const second = all[s];
        right[0] = first.unit;
        right[1] = second.unit;
        const isBetween = isFirstFit && fitsSecond[s] === BETWEEN && this.#suits(at, 2, right);
        if (!isBetween && !isWordBeside(this.#around, at, right)) continue;
        yield this.#edit('word exchanged', at, 2, right, Math.min(first.sound, second.sound), 0);
      }
    }
  }

  *swapped(at: number): Generator<Edit> {
    const a = this.#unit(at);
    const b = this.#unit(at + 1);
    if (maySwap(a, b) && this.#runs.reach(at, 2, [b, a], 1)) yield this.#edit('swapped', at, 2, [b, a], 0, 0);
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
      this.#runs.reach(at, 2, [], 2)
    )
      yield this.#edit('doubled', at, 2, [], 0, 0);
    if (x === this.#unit(at + 1)) return;
    const isTwice = at > 0 && text[at] === text[at - 1];
    if (!this.#runs.reach(at, 1, [], isTwice ? 1 : AROUND_MOVED)) return;
    yield this.#edit(isTwice ? 'doubled' : 'added', at, 1, [], 0, 0);
  }

  *dropped(at: number): Generator<Edit> {
    const { text } = this.#doubts;
    if (at < 2 || at >= text.length || !this.#arePairs(at - 2, at - 1) || !this.#arePairs(at, at + 1)) return;
    // At most joints that are doubted nothing need be put between.
    if (!this.#isHeldAt(at - AROUND_MOVED) || !this.#isHeldAt(at)) return;
    if (!this.#mayBeLeftOver(at - 1) && !this.#mayBeLeftOver(at)) return;
    const { units, areHeld } = this.#between(at, at);
    const fitting = units.filter((unit) => this.#runs.reach(at, 0, [unit], AROUND_MOVED));
    // What is likely as it stands gains by nothing, whatever of all characters is put there.
    if (fitting.length === 0 || !this.#mayGain(at)) return;
    for (const unit of fitting)
      if (areHeld || this.#follows(unit, at)) yield this.#edit('dropped', at, 0, [unit], 0, 0);
  }

  /**
   * Whether the unit at {@link at} may be what is left of a word: a character that is in none, and none by itself. Of joints that are held on
   * both sides one in seven has such a unit beside it, and nothing was ever reported at the others.
   */
  #mayBeLeftOver(at: number): boolean {
    return (
      this.#isWord(at) && this.#isInWord(at) !== true && !ONE_CHARACTER_WORDS.includes(this.#doubts.text[at])
    );
  }

  #mayGain(at: number): boolean {
    return this.#sources.mayGain(at) || this.#sources.mayGain(this.#lastPlace(at));
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

  /** Whether the corpus may hold the {@link FOUR} units from {@link at} on; true where the text has fewer. */
  #isHeldAt(at: number): boolean {
    if (at < 0 || at + FOUR > this.#doubts.text.length) return true;
    return this.#grams.mayHold(this.#unit(at), this.#unit(at + 1), this.#unit(at + 2), this.#unit(at + 3));
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
    return this.#runs.reach(at, removed, right, 0, EXCHANGED_REACH);
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
