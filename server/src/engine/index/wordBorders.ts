import { Recent } from '../recent.ts';
import type { CorpusIndex } from './corpusIndex.ts';
import { splitsCharacter } from '../text/characters.ts';

/** Units on either side of a border that are looked up in the corpus. Guess. */
const SIDES = [2, 1];
/** Places asked for their opinion. Guess. */
const VOTERS = 9;
/** Answers kept before all are forgotten. Guess. */
const MEMORY = 25_000;
/**
 * Suffixes among which voters are looked for: what so much text does not hold is cut by fewer units, as in a smaller
 * corpus. Most runs of four units are nowhere, and each further shard is searched for nothing. Guess.
 */
const ELECTORATE = 4_000_000;

/**
 * Where words begin in a text that no segmenter has seen, recognized by how the corpus cuts the same few units. Answers
 * are remembered.
 */
export class WordBorders {
  /** The first shards that together have suffixes enough, or all. */
  readonly #electorate: CorpusIndex;
  readonly #known = new Recent<string, boolean>(MEMORY);

  /** The borders of {@link index}, with all that was answered before: passages come and go beside a corpus that stays. */
  static of(index: CorpusIndex): WordBorders {
    let borders = BORDERS.get(index);
    if (!borders) BORDERS.set(index, (borders = new WordBorders(index)));
    return borders;
  }

  /** Voters are looked for in the first shards that have {@link electorate} suffixes together. */
  constructor(index: CorpusIndex, electorate = ELECTORATE) {
    this.#electorate = index.beginning(electorate);
  }

  /** Whether a word starts at {@link position} of {@link units}. Logarithmic in the corpus when first asked. */
  isWordStart(units: Uint16Array, position: number): boolean {
    if (splitsCharacter(units, position)) return false;
    const key = String.fromCharCode(
      units[position - 2] ?? 0,
      units[position - 1] ?? 0,
      units[position] ?? 0,
      units[position + 1] ?? 0,
    );
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#decide(key);
      this.#known.set(key, known);
    }
    return known;
  }

  #decide(around: string): boolean {
    for (const side of SIDES) {
      const phrase = around.slice(2 - side, 2 + side);
      if (phrase.includes('\0')) continue;
      const verdict = this.#vote(phrase, side);
      if (verdict !== undefined) return verdict;
    }
    // Two units that the corpus never puts together are two words.
    return true;
  }

  #vote(phrase: string, border: number): boolean | undefined {
    let votes = 0;
    let balance = 0;
    // The first shards mostly have voters enough: the others need not be searched.
    for (const { shard, suffixes, interval } of this.#electorate.distinctMatchesInTurn(phrase)) {
      const step = Math.max(1, Math.ceil((interval.hi - interval.lo) / VOTERS));
      for (let rank = interval.lo; rank < interval.hi && votes < VOTERS; rank += step) {
        votes++;
        balance += shard.isWordStart(suffixes.positions.at(rank) + border) ? 1 : -1;
      }
      if (votes === VOTERS) break;
    }
    return votes === 0 ? undefined : balance > 0;
  }
}

const BORDERS = new WeakMap<CorpusIndex, WordBorders>();
