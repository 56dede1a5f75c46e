import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { CorpusMatcher } from './corpusMatcher.ts';

/**
 * Words that join two things mean the same wherever they stand; that both stand between the same three characters is too
 * rare to show it. They are exchanged so often at least. Guess.
 */
const CONNECTIVES = '和与及同';
const CONNECTIVES_RATE = 0.2;
/**
 * Units of the surroundings of a word, on either side. Between one unit and another nearly any two words of a kind
 * stand: 305 alarms in 35,000 clauses of unseen text, between three and three 2.
 */
const NEIGHBOURS = 3;
/** Surroundings of a word that are looked at, spread over its places. */
const MOST_SURROUNDINGS = 48;
const MOST_PLACES_PASSED = 4096;

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
  readonly #rates = new Map<string, number>();

  constructor(matcher: CorpusMatcher) {
    this.#matcher = matcher;
  }

  /**
   * In what share of the places that might have either of two words, in surroundings that have {@link right}, the corpus
   * has {@link wrong}: 0 for words that are never exchanged, 0.5 for those that are as good as the other. Remembered;
   * else two searches for each of at most {@link MOST_SURROUNDINGS} surroundings.
   */
  rate(right: string, wrong: string): number {
    const key = `${right} ${wrong}`;
    let rate = this.#rates.get(key);
    if (rate === undefined) this.#rates.set(key, (rate = this.#measure(right, wrong)));
    return rate;
  }

  #measure(right: string, wrong: string): number {
    const areConnectives = CONNECTIVES.includes(right) && CONNECTIVES.includes(wrong);
    let surroundings = 0;
    let sum = 0;
    for (const [before, after] of this.#surroundings(right)) {
      const other = this.#matcher.count(before + wrong + after);
      surroundings++;
      if (other > 0) sum += other / (other + this.#matcher.count(before + right + after));
    }
    const measured = surroundings === 0 ? 0 : sum / surroundings;
    return areConnectives ? Math.max(measured, CONNECTIVES_RATE) : measured;
  }

  /** Surroundings of {@link word}, each once. */
  #surroundings(word: string): Map<string, string> {
    const found = new Map<string, string>();
    const matches = this.#matcher.index.distinctMatches(word);
    const all = matches.reduce((total, { interval }) => total + interval.hi - interval.lo, 0);
    const step = Math.max(1, Math.floor(Math.min(all, MOST_PLACES_PASSED) / MOST_SURROUNDINGS));
    for (const { shard, suffixes, interval } of matches) {
      for (let rank = interval.lo; rank < interval.hi && found.size < MOST_SURROUNDINGS; rank += step) {
        const at = suffixes.positions[rank];
        const passage = shard.passageAt(at);
        const from = at - NEIGHBOURS;
        const to = at + word.length + NEIGHBOURS;
        if (from < shard.passageStart(passage) || to > shard.passageEnd(passage)) continue;
        found.set(shard.folded(from, at), shard.folded(at + word.length, to));
      }
    }
    return found;
  }
}
