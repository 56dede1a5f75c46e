import type { CorpusMatcher } from '../corpusMatcher.ts';
import { type PhraseCounts, phraseCountsOf } from './phraseCounts.ts';

/** Units of context that a unit's chance depends on at most. Guess. */
export const LONGEST_CONTEXT = 4;
/** Places that a shorter context counts for beside those of a longer one. Guess. */
const ESCAPE = 4;
/** Characters that might follow where nothing is known. Guess. */
const ALPHABET = 6000;

/**
 * How likely the corpus finds a run of text: the chance of each unit after those before it, the shares after
 * contexts of up to {@link LONGEST_CONTEXT} units blended, each trusted by how often it was seen (Witten and Bell 1991,
 * with a fixed escape). Counts come from suffix arrays, the draft's own file and copies of passages left out.
 */
export class Likelihood {
  readonly #counts: PhraseCounts;
  readonly #all: number;
  #draft = '';
  #chances = new Float64Array(0);

  constructor(matcher: CorpusMatcher) {
    this.#counts = phraseCountsOf(matcher);
    this.#all = matcher.index.shards.reduce((sum, { distinct }) => sum + distinct.positions.length, 1);
  }

  /**
   * Natural logarithm of the chance of {@link text}[from, to) after what is before it; where that is less than
   * {@link least}, something less than it: each further unit makes it less, so the rest need not be looked at.
   */
  of(text: string, from: number, to: number, least = -Infinity): number {
    let sum = 0;
    for (let at = from; at < to && sum >= least; at++) sum += this.#unit(text, at);
    return sum;
  }

  /** {@link of} a text that is asked about again and again: the chances of its units are kept until another one is. */
  ofDraft(text: string, from: number, to: number, least = -Infinity): number {
    if (this.#draft !== text) {
      this.#draft = text;
      this.#chances = new Float64Array(text.length).fill(Number.NaN);
    }
    let sum = 0;
    for (let at = from; at < to && sum >= least; at++) {
      if (Number.isNaN(this.#chances[at])) this.#chances[at] = this.#unit(text, at);
      sum += this.#chances[at];
    }
    return sum;
  }

  /** Places of distinct passages at which {@link phrase} occurs; remembered. */
  count(phrase: string): number {
    return this.#counts.of(phrase, 0, phrase.length);
  }

  /** {@link count}, as a share of the units of distinct passages. */
  share(phrase: string): number {
    return this.count(phrase) / this.#all;
  }

  #unit(text: string, at: number): number {
    const counts = this.#counts;
    let chance = (counts.of(text, at, at + 1) + ESCAPE / ALPHABET) / (this.#all + ESCAPE);
    for (let length = 1; length <= LONGEST_CONTEXT && length <= at; length++) {
      const context = counts.of(text, at - length, at);
      if (context === 0) break;
      const seen = counts.of(text, at - length, at + 1);
      chance = (seen + ESCAPE * chance) / (context + ESCAPE);
    }
    return Math.log(chance);
  }
}
