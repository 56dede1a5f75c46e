import MiniSearch from 'minisearch';
import { breathe, type CancelSignal } from '../signal.ts';
import { isHigh } from '../text/units.ts';
import { piecesOf } from './closeness.ts';
import type { Findables } from './findable.ts';
import { type Candidate, LEAST_SHARE, type Shortlister } from './candidate.ts';

/** Milliseconds of indexing after which other work may run, and entries between two looks at the clock. Guesses. */
const SLICE = 6;
const BETWEEN_LOOKS = 32;
/** A pair of neighbours says more than the two characters by themselves. Guess. */
const PAIR_BOOST = 1.5;

interface Entry {
  readonly id: number;
  readonly text: string;
}

/** BM25 over the characters and neighbouring pairs of some entries: order does not count, a slip costs little. */
export class EntrySearch implements Shortlister {
  readonly #search: MiniSearch<Entry>;

  private constructor(search: MiniSearch<Entry>) {
    this.#search = search;
  }

  /**
   * Indexes the entries in [{@link from}, {@link to}), in slices between which other work runs. About 25 µs and
   * 1 kB an entry. Throws `CancelledError`.
   */
  static async of(
    findables: Findables,
    from: number,
    to: number,
    signal: CancelSignal,
  ): Promise<EntrySearch> {
    const search = new MiniSearch<Entry>({
      fields: ['text'],
      tokenize: tokensOf,
      processTerm: (term) => term,
    });
    let rested = performance.now();
    for (let id = from; id < to; id++) {
      search.add({ id, text: findables.folded(id) });
      if (id % BETWEEN_LOOKS === 0 && performance.now() - rested > SLICE) {
        await breathe(signal);
        rested = performance.now();
      }
    }
    return new EntrySearch(search);
  }

  /** Those that match best. */
  shortlist(pieces: readonly string[], limit: number): Candidate[] {
    const asked = new Set(pieces.join('')).size;
    return this.#search
      .search(pieces.join(' '), { boostTerm: (term) => (isCharacter(term) ? 1 : PAIR_BOOST) })
      .map(({ id, terms }) => ({
        entry: Number(id),
        share: terms.filter(isCharacter).length / asked,
      }))
      .filter(({ share }) => share >= LEAST_SHARE)
      .slice(0, limit);
  }
}

/** Characters, letters and digits, and their neighbouring pairs. */
function tokensOf(text: string): string[] {
  return piecesOf(text).flatMap((piece) => {
    const characters = [...piece];
    return [...characters, ...characters.slice(1).map((character, at) => characters[at] + character)];
  });
}

/** Whether a token is one character, which may have two units; otherwise it is a pair. */
function isCharacter(token: string): boolean {
  return token.length === 1 || (token.length === 2 && isHigh(token.charCodeAt(0)));
}
