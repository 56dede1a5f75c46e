import type { CorpusIndex } from '../index/corpusIndex.ts';
import { ArticleAges } from './articleAges.ts';
import type { DraftSource } from './draftSource.ts';
import { itemOpenings, OPENING, REACH } from './enumeration.ts';
import { DRAFT_VOICE, NO_LIMIT, type PlaceList } from './places.ts';
import { HeadingLikeness } from './headingLikeness.ts';
import type { LeftContext } from './leftContext.ts';
import { beginsPassage } from './passageStarts.ts';
import { Topic } from './topic.ts';

/** Features of a place with regard to this caret, in the order of {@link Relevance.features}. */
export const FEATURES = ['topic', 'section', 'age', 'parallel', 'border', 'word', 'title', 'cut'] as const;
export type Feature = (typeof FEATURES)[number];
const WIDTH = FEATURES.length;
const [TOPIC, SECTION, AGE, PARALLEL, BORDER, WORD, TITLE, CUT] = FEATURES.keys();

/** The sign bit: groups of articles that say nearly the same are hashes, and no article's number, nor the draft's, is negative. */
const TWINS = 1 << 31;

/** Places that share more than one unit from which on they show whether the last unit is inside a word. Guess. */
const LEAST_LONGER = 2;
/** Share of them at which it may begin one all the same: words are not always cut alike. Guess. */
const MOST_BEGUN = 0.1;

/**
 * Logarithms by which a place's weight grows for one unit of a feature. Fitted by maximum likelihood to party
 * reports and government reports together, each left out of the corpus; the starter corpus, which had no part in it,
 * gains too. The weight of titles was added later, from four folders: with -3 instead of 0 the loss of units with a chance of 0.02 or
 * more is 0.0001 to 0.0004 nats less on party reports, national reports and news of the first half of 2024, that of all units
 * 0.0002 to 0.0004 less on reports and 0.0012 more on news. The same for headings does harm: text repeats them.
 * The weight of cuts all but leaves such places out. Guess.
 */
export const WEIGHTS: Readonly<Record<Feature, number>> = {
  topic: 0.772,
  section: 1.527,
  age: -0.296,
  parallel: 1.65,
  border: 0.564,
  word: 1.128,
  title: -2.5,
  cut: -6,
};

/**
 * How much each place of a list bears on the caret, besides the context that it shares: whether the same subject is
 * discussed before it (topic), under which headings it is (section), how old its article is and the weight of its
 * folder (age), whether it continues as the items of the draft's enumeration do (parallel), whether the shared
 * context begins a clause at both (border), whether it begins a word (word), whether it is in an article's title while
 * something else is being written (title), and whether the one unit shared begins a word there and is inside one here (cut).
 */
export class Relevance {
  /** The features of each place, one row per place. */
  features = new Float32Array(0);
  /** The factor of each place's weight. */
  factors = new Float64Array(0);
  readonly #index: CorpusIndex;
  readonly #topic: Topic;
  readonly #headingLikeness: HeadingLikeness;
  readonly #articleAges: ArticleAges;
  readonly #weights: Float64Array;
  /** Where what each place shares begins, and the number of its passage. */
  #starts = new Uint32Array(0);
  #passages = new Uint32Array(0);
  /** The passage of the heading over each, as `Shard.headingOver` gives it. */
  #headings = new Int32Array(0);

  constructor(index: CorpusIndex, weights: Readonly<Record<Feature, number>>) {
    this.#index = index;
    this.#topic = new Topic(index);
    this.#headingLikeness = new HeadingLikeness(index);
    this.#articleAges = new ArticleAges(index);
    this.#weights = Float64Array.from(FEATURES, (feature) => weights[feature]);
  }

  /**
   * Reads the places of {@link tail}; {@link draft} has been read. Linear in the places, 64 units each. One property
   * of all places after the other: they are all over the corpus, and reads in a long loop wait for memory one by one, while
   * in a short loop the processor fetches many at once.
   */
  read(places: PlaceList, draft: DraftSource, tail: LeftContext): void {
    this.#makeRoom(places.length);
    this.#topic.read(draft.units, draft.caret);
    this.#headingLikeness.read(draft.headings());
    this.#locate(places);
    this.#readContexts(places, tail);
    this.#readOpenings(places, draft);
    this.#readTopics(places);
    this.#readArticles(places);
    this.#readPassages(places, draft.isInTitle);
    this.#weigh(places);
  }

  #makeRoom(length: number): void {
    if (this.factors.length >= length) return;
    this.features = new Float32Array(length * 2 * FEATURES.length);
    this.factors = new Float64Array(length * 2);
    this.#starts = new Uint32Array(length * 2);
    this.#passages = new Uint32Array(length * 2);
    this.#headings = new Int32Array(length * 2);
  }

  /** Finds where what each place shares begins, and the passage that holds it. */
  #locate({ length, sources, source, at, shared }: PlaceList): void {
    const draft = sources.length - 1;
    const { shards } = this.#index;
    for (let i = 0; i < length; i++) {
      const number = source[i];
      // After a paragraph's start the shared text is in the paragraph before.
      this.#starts[i] = beginsPassage(sources[number].units, at[i]) ? at[i] : at[i] - shared[i];
      if (number !== draft) this.#passages[i] = shards[number].passageAt(at[i]);
    }
  }

  #readContexts(places: PlaceList, tail: LeftContext): void {
    const { length, sources, source, shared } = places;
    const { features } = this;
    for (let i = 0, row = 0; i < length; i++, row += WIDTH) {
      const { units } = sources[source[i]];
      const start = this.#starts[i];
      features[row + BORDER] = tailBeginsClause(tail, shared[i]) && beginsClause(units, start) ? 1 : 0;
    }
    const draft = sources.length - 1;
    const { shards } = this.#index;
    for (let i = 0, row = 0; i < length; i++, row += WIDTH) {
      const start = this.#starts[i];
      // As a number, on which nothing depends before all are there.
      if (source[i] !== draft) features[row + WORD] = shards[source[i]].wordStartAt(start);
      else features[row + WORD] = sources[draft].isWordStart(start) ? 1 : 0;
    }
    this.#readCuts(places);
  }

  /**
   * Marks the places that share one unit, with which a word begins there, where those that share more say that it is
   * inside a word: after `通知` the places of `知识`.
   */
  #readCuts({ length, sources, source, at, shared }: PlaceList): void {
    const { features } = this;
    let longer = 0;
    let begun = 0;
    for (let i = 0; i < length; i++) {
      if (shared[i] === 1) continue;
      longer++;
      if (sources[source[i]].isWordStart(at[i] - 1)) begun++;
    }
    const isInside = longer >= LEAST_LONGER && begun <= MOST_BEGUN * longer;
    for (let i = 0, row = 0; i < length; i++, row += WIDTH) {
      features[row + CUT] = isInside && shared[i] === 1 && features[row + WORD] === 1 ? 1 : 0;
    }
  }

  #readOpenings({ length, sources, source, at }: PlaceList, { text, caret }: DraftSource): void {
    const openings = itemOpenings(text.slice(Math.max(0, caret - REACH), caret));
    for (let i = 0, row = 0; i < length; i++, row += WIDTH) {
      const isParallel = openings.size > 0 && openings.has(opening(sources[source[i]].units, at[i]));
      this.features[row + PARALLEL] = isParallel ? 1 : 0;
    }
  }

  #readTopics({ length, sources, source, topic }: PlaceList): void {
    const { features } = this;
    for (let i = 0, row = 0; i < length; i++, row += WIDTH) {
      topic[i] = this.#topic.likeness(sources[source[i]].units, this.#starts[i]);
      features[row + TOPIC] = topic[i];
    }
  }

  /** Features of a place that depend on its article, and its voice. */
  #readArticles({ length, sources, source, at, voice }: PlaceList): void {
    const { features, factors } = this;
    const { shards } = this.#index;
    const draft = sources.length - 1;
    for (let i = 0, row = 0; i < length; i++, row += WIDTH) {
      const number = source[i];
      features[row + AGE] = 0;
      factors[i] = 1;
      voice[i] = DRAFT_VOICE;
      if (number === draft) continue;
      const shard = shards[number];
      const article = shard.articleAt(at[i]);
      features[row + AGE] = this.#articleAges.of(number, article);
      factors[i] = this.#articleAges.weightOf(number, article);
      const group = shard.twinGroup(article);
      voice[i] = group === 0 ? article * shards.length + number + 1 : group | TWINS;
    }
  }

  /** Features of a place that depend on its passage, and how far it may be continued. */
  #readPassages({ length, sources, source, at, limit }: PlaceList, isInTitle: boolean): void {
    const { features } = this;
    const { shards } = this.#index;
    const draft = sources.length - 1;
    for (let i = 0; i < length; i++) {
      if (source[i] !== draft) this.#headings[i] = shards[source[i]].headingOver(this.#passages[i]);
    }
    for (let i = 0, row = 0; i < length; i++, row += WIDTH) {
      const number = source[i];
      features[row + TITLE] = 0;
      limit[i] = NO_LIMIT;
      if (number === draft) continue;
      const shard = shards[number];
      const kind = shard.kind(this.#passages[i]);
      if (kind === 'title' && !isInTitle) features[row + TITLE] = 1;
      if (kind === 'table') limit[i] = shard.cellEnd(at[i]);
      if (kind === 'title' || kind === 'heading') limit[i] = shard.headlineEnd(at[i]);
    }
    for (let i = 0, row = 0; i < length; i++, row += WIDTH) {
      const isDraft = source[i] === draft;
      features[row + SECTION] = isDraft ? 0 : this.#headingLikeness.likeness(source[i], this.#headings[i]);
    }
  }

  /** Multiplies {@link factors} by the weights that the features give. */
  #weigh({ length }: PlaceList): void {
    for (let i = 0, row = 0; i < length; i++, row += WIDTH) {
      let logarithm = 0;
      for (let feature = 0; feature < WIDTH; feature++) {
        logarithm += this.#weights[feature] * this.features[row + feature];
      }
      this.factors[i] *= Math.exp(logarithm);
    }
  }
}

function opening(units: Uint16Array, at: number): string {
  return String.fromCharCode(...units.subarray(at, at + OPENING));
}

const MARKS = new Set(Array.from('\0#，。；：！？、“《》（）', (mark) => mark.charCodeAt(0)));

function beginsClause(units: Uint16Array, start: number): boolean {
  return start === 0 || MARKS.has(units[start - 1]);
}

function tailBeginsClause({ text, whole }: LeftContext, shared: number): boolean {
  if (shared >= text.length) return whole;
  return MARKS.has(text.charCodeAt(text.length - shared - 1));
}
