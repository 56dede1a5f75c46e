import { Recent } from '../recent.ts';
import { isCharacter } from './characters.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { CorpusMatcher } from './corpusMatcher.ts';

/** Articles that must share a wording for it to be a set phrase, in a corpus that is not small. Guess. */
const ENOUGH_ARTICLES = 5;
const FEWEST_ARTICLES = 3;
/** A shared wording shorter than this (folded units) is vocabulary, not a set phrase. Guess. */
const SHORTEST = 6;
/** Pieces of that length whose answer is kept. Guess. */
const MOST_PIECES = 25_000;

/** Articles of {@link index} that must share a wording for it to be a set phrase: fewer where there are few. */
export function setPhraseThreshold(index: CorpusIndex): number {
  return Math.min(ENOUGH_ARTICLES, Math.max(FEWEST_ARTICLES, Math.ceil(index.articleCount / 4)));
}

/** What a corpus says of voices. */
type Voices = Pick<CorpusMatcher, 'index' | 'excludesDraft' | 'isInVoices'>;

/** Distinguishes set phrases from copied text by the number of articles that hold them. */
export class SetPhrases {
  readonly #matcher: Voices;
  readonly #pieces: Recent<string, boolean>;
  /** Articles that make a set phrase. */
  readonly threshold: number;

  constructor(matcher: Voices) {
    this.#matcher = matcher;
    this.#pieces = piecesOf(matcher);
    this.threshold = setPhraseThreshold(matcher.index);
  }

  /** True when {@link phrase} (folded) is in enough articles, those that say nearly the same counted once. Stops counting as soon as it knows. */
  isSetPhrase(phrase: string): boolean {
    return this.#matcher.isInVoices(phrase, this.threshold);
  }

  /**
   * Characters of {@link text} from {@link start} up to {@link end} that no set phrase covers and that {@link counts}; not counted
   * further than {@link enough}. At most one search a unit, of which the last ones are remembered.
   */
  ownCharacters(text: string, start: number, end: number, enough = Infinity, counts = isCharacter): number {
    // Every set phrase is made of overlapping pieces of the shortest length that are set phrases themselves.
    let own = 0;
    let at = start;
    // Pieces that begin before are known to cover nothing from `at` on.
    let next = start;
    while (at < end && own < enough) {
      // The piece that covers most of what follows is that which begins last.
      let piece = Math.min(at, end - SHORTEST);
      const earliest = Math.max(next, at - SHORTEST + 1);
      while (piece >= earliest && !this.#isSetPiece(text.slice(piece, piece + SHORTEST))) piece--;
      next = Math.max(next, Math.min(at, end - SHORTEST) + 1);
      if (piece >= earliest) {
        at = piece + SHORTEST;
      } else {
        if (counts(text.charCodeAt(at))) own++;
        at++;
      }
    }
    return own;
  }

  #isSetPiece(piece: string): boolean {
    let answer = this.#pieces.get(piece);
    if (answer === undefined) {
      answer = this.isSetPhrase(piece);
      this.#pieces.set(piece, answer);
    }
    return answer;
  }
}

const PIECES = new WeakMap<CorpusIndex, Recent<string, boolean>>();

/** What is known of pieces: the same for all drafts, but for one that is a file of the corpus itself. */
function piecesOf({ index, excludesDraft }: Voices): Recent<string, boolean> {
  if (excludesDraft) return new Recent(MOST_PIECES);
  let pieces = PIECES.get(index);
  if (pieces === undefined) PIECES.set(index, (pieces = new Recent(MOST_PIECES)));
  return pieces;
}
