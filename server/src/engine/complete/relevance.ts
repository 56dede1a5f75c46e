import type { CorpusIndex } from '../index/corpusIndex.ts';
import { ArticleAges } from './articleAges.ts';
import type { DraftSource } from './draftSource.ts';
import { itemOpenings, OPENING, REACH } from './enumeration.ts';
import { DRAFT_VOICE, NO_LIMIT, type PlaceList } from './places.ts';
import { HeadingLikeness } from './headingLikeness.ts';
import type { LeftContext } from './leftContext.ts';
import { Topic } from './topic.ts';

/** Evidence of a place about this caret, in the order of {@link Relevance.features}. */
export const FEATURES = ['topic', 'section', 'age', 'parallel', 'border', 'word'] as const;
export type Feature = (typeof FEATURES)[number];

/**
 * Logarithms by which a place's weight grows for one unit of a feature. Fitted by maximum likelihood to party
 * reports and government reports together, each left out of the corpus; the starter corpus, which had no part in it,
 * gains as well.
 */
export const WEIGHTS: Readonly<Record<Feature, number>> = {
  topic: 0.772,
  section: 1.527,
  age: -0.296,
  parallel: 1.65,
  border: 0.564,
  word: 1.128,
};

/**
 * How much each place of a list says about the caret, beside the context that it shares: whether the same is
 * spoken of before it (topic), under which headings it stands (section), how old its article is and what its folder
 * counts for (age), whether it goes on as the items of the draft's enumeration do (parallel), whether the shared
 * context begins a clause at both (border), and whether it begins a word (word).
 */
export class Relevance {
  /** The features of each place, one row a place. */
  features = new Float32Array(0);
  /** What each place's weight is multiplied by. */
  factors = new Float64Array(0);
  readonly #index: CorpusIndex;
  readonly #topic: Topic;
  readonly #headingLikeness: HeadingLikeness;
  readonly #articleAges: ArticleAges;
  readonly #weights: Float64Array;

  constructor(index: CorpusIndex, weights: Readonly<Record<Feature, number>>) {
    this.#index = index;
    this.#topic = new Topic(index);
    this.#headingLikeness = new HeadingLikeness(index);
    this.#articleAges = new ArticleAges(index);
    this.#weights = Float64Array.from(FEATURES, (feature) => weights[feature]);
  }

  /** Reads the places of {@link tail}; {@link draft} has been read. Linear in the places, 64 units each. */
  read(places: PlaceList, draft: DraftSource, tail: LeftContext): void {
    const width = FEATURES.length;
    if (this.factors.length < places.length) {
      this.features = new Float32Array(places.length * 2 * width);
      this.factors = new Float64Array(places.length * 2);
    }
    this.#topic.read(draft.units, draft.caret);
    this.#headingLikeness.read(draft.headings());
    const openings = itemOpenings(draft.text.slice(Math.max(0, draft.caret - REACH), draft.caret));
    const draftNumber = places.sources.length - 1;
    for (let i = 0; i < places.length; i++) {
      const number = places.source[i];
      const source = places.sources[number];
      const at = places.at[i];
      // After a paragraph's start what is shared is in the paragraph before.
      const start = source.units[at - 1] === 0 ? at : at - places.shared[i];
      const row = i * width;
      const { features } = this;
      features[row] = this.#topic.likeness(source.units, start);
      features[row + 3] = openings.size > 0 && openings.has(opening(source.units, at)) ? 1 : 0;
      features[row + 4] =
        beginsClause(source.units, start) && tailBeginsClause(tail, places.shared[i]) ? 1 : 0;
      features[row + 5] = source.isWordStart(start) ? 1 : 0;
      let weight = 1;
      if (number === draftNumber) {
        features[row + 1] = 0;
        features[row + 2] = 0;
        places.voice[i] = DRAFT_VOICE;
        places.limit[i] = NO_LIMIT;
      } else {
        const shard = this.#index.shards[number];
        const passage = shard.passageAt(at);
        const article = shard.columns.passageArticle[passage];
        features[row + 1] = this.#headingLikeness.likeness(number, passage);
        features[row + 2] = this.#articleAges.of(number, article);
        places.voice[i] = shard.voice(article) * this.#index.shards.length + number + 1;
        places.limit[i] = shard.kind(passage) === 'table' ? shard.cellEnd(at) : NO_LIMIT;
        weight = shard.columns.fileWeight[shard.columns.articleFile[article]];
      }
      let logarithm = 0;
      for (let feature = 0; feature < width; feature++) {
        logarithm += this.#weights[feature] * features[row + feature];
      }
      this.factors[i] = weight * Math.exp(logarithm);
    }
  }
}

function opening(units: Uint16Array, at: number): string {
  return String.fromCharCode(...units.subarray(at, at + OPENING));
}

const MARKS = new Set(Array.from('\0，。；：！？、“《》（）', (mark) => mark.charCodeAt(0)));

function beginsClause(units: Uint16Array, start: number): boolean {
  return start === 0 || MARKS.has(units[start - 1]);
}

function tailBeginsClause({ text, whole }: LeftContext, shared: number): boolean {
  if (shared >= text.length) return whole;
  return MARKS.has(text.charCodeAt(text.length - shared - 1));
}
