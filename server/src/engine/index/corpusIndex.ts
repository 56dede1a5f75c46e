import { Recent } from '../recent.ts';
import { countArticles } from './articleCount.ts';
import { corpusNumber } from './corpusNumber.ts';
import { endGrams } from './gramFilter.ts';
import type { ArticleFacts } from './facts.ts';
import type { SourceRange } from './originals.ts';
import type { Shard } from './shard.ts';
import type { Interval, Suffixes } from './suffixes.ts';

/** One place where a phrase occurs. Positions are folded and belong to {@link shard}. */
export interface Place {
  readonly shard: Shard;
  /** Number of {@link shard} in its index. */
  readonly shardNumber: number;
  readonly start: number;
  readonly end: number;
}

/** The suffixes of one array that open with a string. */
export interface Match {
  readonly shard: Shard;
  readonly shardNumber: number;
  readonly suffixes: Suffixes;
  readonly interval: Interval;
}

/** How often a phrase is in the corpus, and in how many articles. */
export interface Attestation {
  readonly places: number;
  readonly articles: number;
}

/** An article and where it begins. */
interface ListedArticle extends ArticleFacts {
  readonly shard: Shard;
  /** Its number there. */
  readonly number: number;
  readonly range: SourceRange;
}

/** A key that is the same for all places in one article of one index. */
export type ArticleKey = number;

/** Phrases whose counts are remembered: while one is being typed, the same are requested at each key. Guess. */
const COUNTS_KEPT = 4096;

/**
 * All shards as one index: an immutable snapshot, so a query that started on it is not disturbed by files that
 * come and go meanwhile. Phrases are folded by the caller.
 */
export class CorpusIndex {
  static readonly empty = new CorpusIndex([]);

  /** By the number of their last shard. */
  readonly #beginnings = new Map<number, CorpusIndex>();
  /** Counted when first needed. */
  #articleCount: number | undefined;
  readonly #counts = new Recent<string, number>(COUNTS_KEPT);
  readonly #attestations = new Recent<string, Attestation>(COUNTS_KEPT);

  /** The part that lies on this machine whole: what counts are shown of. */
  readonly own: CorpusIndex = this;

  constructor(
    readonly shards: readonly Shard[],
    own?: CorpusIndex,
  ) {
    if (own) this.own = own;
  }

  /**
   * This index with passages that were fetched from a corpus elsewhere: they are used as all others are, but are no more than
   * a part of it, so that their counts are shown to nobody.
   */
  withFetched(shards: readonly Shard[]): CorpusIndex {
    return shards.length === 0 ? this : new CorpusIndex([...this.shards, ...shards], this);
  }

  /**
   * The part that stays while passages are fetched, from which the language at large is learnt: all of it where nothing lies
   * on this machine.
   */
  get steady(): CorpusIndex {
    return this.own.shards.length === 0 ? this : this.own;
  }

  /** Passages fetched from elsewhere. */
  get fetched(): readonly Shard[] {
    return this.shards.slice(this.own.shards.length);
  }

  /** What is shown of {@link phrase}: its counts on this machine; where there are none, whether it was fetched. */
  shownCounts(phrase: string): Attestation & { readonly isFetched?: boolean } {
    const counts = this.own.attestation(phrase);
    return counts.places === 0 && this.own !== this && this.holds(phrase)
      ? { ...counts, isFetched: true }
      : counts;
  }

  /**
   * The first shards that have {@link suffixes} suffixes together, as an index of their own; this one where it has no more.
   * The same index each time: what it remembers of its phrases stays.
   */
  beginning(suffixes: number): CorpusIndex {
    let held = 0;
    const last = this.shards.findIndex(({ distinct }) => (held += distinct.positions.length) >= suffixes);
    if (last < 0 || last === this.shards.length - 1) return this;
    let beginning = this.#beginnings.get(last);
    if (!beginning) {
      beginning = new CorpusIndex(this.shards.slice(0, last + 1));
      this.#beginnings.set(last, beginning);
    }
    return beginning;
  }

  /** Articles of files that are there. */
  get articleCount(): number {
    return (this.#articleCount ??= this.shards.reduce((sum, shard) => sum + liveArticles(shard), 0));
  }

  /** True where some shard finds phrases only where they begin a word; counts are exact but for those. */
  get wordsOnly(): boolean {
    return this.shards.some((shard) => shard.wordsOnly);
  }

  /** Exact number of places of {@link phrase}, copies included. Logarithmic in the corpus when first asked. */
  count(phrase: string): number {
    let count = this.#counts.get(phrase);
    if (count === undefined) this.#counts.set(phrase, (count = this.#count(phrase)));
    return count;
  }

  #count(phrase: string): number {
    let count = 0;
    for (const { distinct, copies } of this.#mayHold(phrase)) {
      for (const suffixes of [distinct, copies]) {
        if (suffixes.positions.length === 0) continue;
        const { lo, hi } = suffixes.find(phrase);
        count += hi - lo;
      }
    }
    return count;
  }

  /** Whether {@link phrase} occurs anywhere. */
  holds(phrase: string): boolean {
    // A copy's text is among the distinct ones too.
    return this.shards.some(
      (shard) => shard.distinct.holds(phrase) || (shard.holdsAside && shard.copies.holds(phrase)),
    );
  }

  /** The non-empty intervals of {@link phrase}: of distinct passages first, then of copies. */
  matches(phrase: string): Match[] {
    return [...this.distinctMatches(phrase), ...this.#find(phrase, copiesOf)];
  }

  /** Like {@link matches}, but of passages with the same text only one counts: what ranking looks at. */
  distinctMatches(phrase: string): Match[] {
    return this.#find(phrase, distinctOf);
  }

  /** The same, one at a time: a shard is searched when the one before is used up. */
  *distinctMatchesInTurn(phrase: string): Generator<Match> {
    for (const [shardNumber, shard] of this.shards.entries()) {
      const interval = shard.distinct.find(phrase);
      if (interval.lo < interval.hi) yield { shard, shardNumber, suffixes: shard.distinct, interval };
    }
  }

  /**
   * {@link distinctMatches} of a phrase that holds another whose matches are known, {@link within}: no shard without
   * the one has the other.
   */
  distinctMatchesWithin(phrase: string, within: readonly Match[]): Match[] {
    const hashes = endGrams(phrase);
    const found: Match[] = [];
    for (const { shard, shardNumber, suffixes } of within) {
      if (!hashes.every((hash) => shard.grams.mayHold(hash))) continue;
      const interval = suffixes.find(phrase);
      if (interval.lo < interval.hi) found.push({ shard, shardNumber, suffixes, interval });
    }
    return found;
  }

  /**
   * Every place of {@link phrase}, in no promised order. Linear in their number; take only what is needed: a shard
   * is searched when those before it are used up.
   */
  *places(phrase: string): Generator<Place> {
    for (const suffixesOf of [distinctOf, copiesOf]) {
      for (const [shardNumber, shard] of this.shards.entries()) {
        const suffixes = suffixesOf(shard);
        const { lo, hi } = suffixes.find(phrase);
        for (let rank = lo; rank < hi; rank++) {
          const start = suffixes.positions.at(rank);
          yield { shard, shardNumber, start, end: start + phrase.length };
        }
      }
    }
  }

  /**
   * Exact number of places and of articles of {@link phrase}. Linear in the number of places when first asked, about 3 ns
   * each, but for those that their shard lists as frequent.
   */
  attestation(phrase: string): Attestation {
    let known = this.#attestations.get(phrase);
    if (known === undefined) this.#attestations.set(phrase, (known = this.#attest(phrase)));
    return known;
  }

  /** The shards but those that for certain do not hold {@link phrase}. */
  #mayHold(phrase: string): readonly Shard[] {
    const hashes = endGrams(phrase);
    if (hashes.length === 0) return this.shards;
    return this.shards.filter(({ grams }) => hashes.every((hash) => grams.mayHold(hash)));
  }

  #attest(phrase: string): Attestation {
    let places = 0;
    let articles = 0;
    for (const shard of this.#mayHold(phrase)) {
      const found = [shard.distinct, shard.copies].map((suffixes) => ({
        suffixes,
        interval: suffixes.find(phrase),
      }));
      const inShard = found.reduce((sum, { interval }) => sum + interval.hi - interval.lo, 0);
      if (inShard === 0) continue;
      places += inShard;
      articles += shard.articlesOfFrequent(phrase, inShard) ?? countArticles(shard, found);
    }
    return { places, articles };
  }

  /**
   * Whether at least {@link least} articles hold {@link phrase}, copies included. Stops at the last place that it takes,
   * mostly one of the first few.
   */
  isInArticles(phrase: string, least: number): boolean {
    let known = 0;
    for (const shard of this.shards) {
      const articles = new Set<number>();
      for (const suffixes of [shard.distinct, shard.copies]) {
        const { lo, hi } = suffixes.find(phrase);
        for (let rank = lo; rank < hi; rank++) {
          articles.add(shard.articleAt(suffixes.positions.at(rank)));
          if (known + articles.size >= least) return true;
        }
      }
      known += articles.size;
    }
    return known >= least;
  }

  articleKey(place: Place): ArticleKey {
    const article = place.shard.articleAt(place.start);
    return corpusNumber(place.shardNumber, article);
  }

  /** Like {@link articleKey}, but one key for all articles that say nearly the same. */
  voiceKey(place: Place): ArticleKey {
    const { shard, start } = place;
    const group = shard.twins && shard.twinGroup(shard.articleAt(start));
    return group ? -group : this.articleKey(place);
  }

  article(place: Place): ArticleFacts {
    return place.shard.article(place.shard.articleAt(place.start));
  }

  range(place: Place): SourceRange {
    return place.shard.range(place.start, place.end);
  }

  /** Articles that are not removed. */
  *articles(): Generator<ListedArticle> {
    for (const shard of this.shards) {
      for (let article = 0; article < shard.articleCount; article++) {
        if (shard.isRemoved(article)) continue;
        const start = shard.passageStart(shard.columns.articlePassage[article]);
        yield { ...shard.article(article), range: shard.range(start, start), shard, number: article };
      }
    }
  }

  #find(phrase: string, suffixesOf: (shard: Shard) => Suffixes): Match[] {
    const found: Match[] = [];
    for (const [shardNumber, shard] of this.shards.entries()) {
      const suffixes = suffixesOf(shard);
      const interval = suffixes.find(phrase);
      if (interval.lo < interval.hi) found.push({ shard, shardNumber, suffixes, interval });
    }
    return found;
  }
}

function liveArticles(shard: Shard): number {
  let articles = 0;
  for (let article = 0; article < shard.articleCount; article++) if (!shard.isRemoved(article)) articles++;
  return articles;
}

const distinctOf = ({ distinct }: Shard): Suffixes => distinct;
const copiesOf = ({ copies }: Shard): Suffixes => copies;
