import { Recent } from '../recent.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { CorpusMatcher } from './corpusMatcher.ts';
import { type PhraseCounts, phraseCountsOf } from './typo/phraseCounts.ts';

/**
 * Words that join two things mean the same wherever they are; that both occur between the same three characters is too
 * rare to show it. They are exchanged so often at least. Guess.
 */
const CONNECTIVES = '和与及同';
const CONNECTIVES_RATE = 0.2;
/**
 * Units of the surroundings of a word, on either side. Between one unit and another nearly any two words of a kind
 * stand: 305 alarms in 35,000 clauses of unseen text, between three and three 2.
 */
const NEIGHBOURS = 3;
/** Surroundings of a word that are looked at, spread over its places. Guesses. */
const MOST_SURROUNDINGS = 48;
const MOST_PLACES_PASSED = 4096;
/** Surroundings that must have both: one may be a source's own slip, or another thing that is meant. Guess. */
const FEWEST_WITH_BOTH = 2;
/**
 * The same of two characters and what is between them: of what is missing or too much in unseen text by a slip, the corpus
 * has both in the same surroundings in 12 of 100 cases, of what is as it should be in 88.
 */
const NEAR_NEIGHBOURS = 2;
const MOST_NEAR_SURROUNDINGS = 128;
/** Rates of either width that are remembered at least: a corpus stays for as long as the editor is open. Guess. */
export const MOST_RATES = 25_000;

/** Whether {@link right} is a word that joins two things, and {@link wrong} another one, or nothing where it is left out. */
export function areConnectives(right: string, wrong: string): boolean {
  return right !== wrong && right.length === 1 && CONNECTIVES.includes(right) && CONNECTIVES.includes(wrong);
}

const BUILT = new WeakMap<CorpusIndex, Exchanges>();

/** The exchanges of the corpus of {@link matcher}: one for all drafts, but for one that is a file of the corpus itself. */
export function exchangesOf(matcher: CorpusMatcher): Exchanges {
  const { index } = matcher;
  if (matcher.excludesDraft) return new Exchanges(matcher);
  let built = BUILT.get(index);
  if (built === undefined) BUILT.set(index, (built = new Exchanges(matcher)));
  return built;
}

/**
 * Which words the corpus puts for one another: learnt from the surroundings in which it has both. What it exchanges
 * freely is a drafter's choice, not a slip.
 */
export class Exchanges {
  readonly #matcher: CorpusMatcher;
  readonly #counts: PhraseCounts;
  readonly #rates = new Recent<string, number>(MOST_RATES);
  readonly #nearRates = new Recent<string, number>(MOST_RATES);

  constructor(matcher: CorpusMatcher) {
    this.#matcher = matcher;
    this.#counts = phraseCountsOf(matcher);
  }

  /**
   * In what share of the places that might have either of two words, in surroundings that have {@link right}, the corpus
   * has {@link wrong}: 0 for words that are never exchanged, 0.5 for those that are as good as the other. Of what is left out
   * only connectives have one, and of what it has in fewer than {@link FEWEST_WITH_BOTH} of them none. Remembered;
   * else two searches for each of at most {@link MOST_SURROUNDINGS} surroundings.
   */
  rate(right: string, wrong: string): number {
    if (wrong === '') return areConnectives(right, wrong) ? CONNECTIVES_RATE : 0;
    const key = `${right} ${wrong}`;
    let rate = this.#rates.get(key);
    if (rate === undefined) {
      const { sum, exchanged, surroundings } = this.#measure(
        right,
        wrong,
        NEIGHBOURS,
        MOST_SURROUNDINGS,
        MOST_PLACES_PASSED,
      );
      rate = exchanged < FEWEST_WITH_BOTH ? 0 : sum / surroundings;
      if (areConnectives(right, wrong)) rate = Math.max(rate, CONNECTIVES_RATE);
      this.#rates.set(key, rate);
    }
    return rate;
  }

  /** {@link rate} where it is remembered. */
  knownRate(right: string, wrong: string): number | undefined {
    return this.#rates.get(`${right} ${wrong}`);
  }

  /**
   * {@link rate} in narrower surroundings, {@link NEAR_NEIGHBOURS} units on either side, and more of them: for runs of two or
   * three characters of which one may be missing, too much or another. Remembered; else two searches for each of
   * at most {@link MOST_NEAR_SURROUNDINGS} surroundings.
   */
  nearRate(right: string, wrong: string): number {
    const key = `${right} ${wrong}`;
    let rate = this.#nearRates.get(key);
    if (rate === undefined) {
      const { sum, surroundings } = this.#measure(
        right,
        wrong,
        NEAR_NEIGHBOURS,
        MOST_NEAR_SURROUNDINGS,
        Infinity,
      );
      rate = sum === 0 ? 0 : sum / surroundings;
      this.#nearRates.set(key, rate);
    }
    return rate;
  }

  /** Surroundings of {@link right}, those of them that have {@link wrong} too, and the sum of its shares in these. */
  #measure(right: string, wrong: string, width: number, most: number, passed: number) {
    const measured = { surroundings: 0, exchanged: 0, sum: 0 };
    // What the corpus never has it does not exchange.
    if (this.#matcher.count(wrong) === 0) return measured;
    for (const [before, after] of this.#surroundings(right, width, most, passed)) {
      measured.surroundings++;
      const exchanged = before + wrong + after;
      // Most are ruled out by one look, not by one at each shard.
      const isRuledOut = this.#counts.heldUpTo(exchanged, 0, exchanged.length) < exchanged.length;
      if (isRuledOut || !this.#matcher.holds(exchanged)) continue;
      measured.exchanged++;
      const other = this.#matcher.count(exchanged);
      measured.sum += other / (other + this.#matcher.count(before + right + after));
    }
    return measured;
  }

  /** Surroundings of {@link word}, {@link width} units on either side: at most {@link most} of them, each once. */
  *#surroundings(
    word: string,
    width: number,
    most: number,
    passed: number,
  ): Generator<readonly [before: string, after: string]> {
    const found = new Set<string>();
    const matches = this.#matcher.index.distinctMatches(word);
    const all = matches.reduce((total, { interval }) => total + interval.hi - interval.lo, 0);
    const step = Math.max(1, Math.floor(Math.min(all, passed) / most));
    for (const { shard, suffixes, interval } of matches) {
      for (let rank = interval.lo; rank < interval.hi && found.size < most; rank += step) {
        const at = suffixes.positions.at(rank);
        const from = at - width;
        const to = at + word.length + width;
        if (!isInOnePassage(shard.columns.text, from, to)) continue;
        const before = shard.folded(from, at);
        const after = shard.folded(at + word.length, to);
        if (found.has(before + after)) continue;
        found.add(before + after);
        yield [before, after];
      }
    }
  }
}

/** Whether {@link text}[from, to) reaches over no end of a passage, where a 0 is. */
function isInOnePassage(text: Uint16Array, from: number, to: number): boolean {
  if (from < 0) return false;
  for (let at = from; at < to; at++) if (text[at] === 0) return false;
  return true;
}
