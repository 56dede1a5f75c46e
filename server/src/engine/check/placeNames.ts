import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { Recent } from '../recent.ts';
import { homeOf, isPlaceName } from './names.ts';

/** Names, and articles, whose answers are kept: a few hundred bytes for each draft. Guess. */
const MOST_KEPT = 10_000;

/** Which words of a corpus are names of places, and which place each of its articles is of. Remembered for all drafts. */
class PlaceNames {
  readonly #index: CorpusIndex;
  readonly #isPlaceName = new Recent<string, boolean>(MOST_KEPT);
  readonly #homes = new Recent<number, { readonly home: string | undefined }>(MOST_KEPT);

  constructor(index: CorpusIndex) {
    this.#index = index;
  }

  /** The place that the article at {@link place} is of; see `names.ts`. */
  homeOf(place: Place): string | undefined {
    const key = this.#index.articleKey(place);
    let known = this.#homes.get(key);
    if (known === undefined) {
      const { shard, start } = place;
      const article = shard.columns.passageArticle[shard.passageAt(start)];
      known = { home: homeOf(shard, article, (base) => this.isPlaceName(base)) };
      this.#homes.set(key, known);
    }
    return known.home;
  }

  /** True where {@link base} is the name of a place, its ending left off. */
  isPlaceName(base: string): boolean {
    let answer = this.#isPlaceName.get(base);
    if (answer === undefined) {
      answer = isPlaceName(base, this.#index);
      this.#isPlaceName.set(base, answer);
    }
    return answer;
  }
}

const BUILT = new WeakMap<CorpusIndex, PlaceNames>();

/** The place names of {@link index}. */
export function placeNamesOf(index: CorpusIndex): PlaceNames {
  let built = BUILT.get(index);
  if (built === undefined) BUILT.set(index, (built = new PlaceNames(index)));
  return built;
}
