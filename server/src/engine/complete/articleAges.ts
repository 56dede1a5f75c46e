import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Shard } from '../index/shard.ts';

/** How old each article is, counted from the newest of the corpus: 0 the newest's year, then a logarithm of years. */
export class ArticleAges {
  readonly #ages: readonly Float32Array[];

  /** Linear in the articles; their dates are read once a shard. */
  constructor({ shards }: CorpusIndex) {
    const years = shards.map(yearsOf);
    const newest = years.reduce((most, ofShard) => ofShard.reduce((a, b) => Math.max(a, b), most), 0);
    let sum = 0;
    let dated = 0;
    const ages = years.map((ofShard) =>
      ofShard.map((year) => {
        if (year === 0) return -1;
        const age = Math.log2(1 + newest - year);
        sum += age;
        dated++;
        return age;
      }),
    );
    // What bears no date is taken to be as old as the others.
    const usual = dated === 0 ? 0 : sum / dated;
    this.#ages = ages.map((ofShard) => ofShard.map((age) => (age < 0 ? usual : age)));
  }

  of(shardNumber: number, article: number): number {
    return this.#ages[shardNumber][article];
  }
}

const YEARS = new WeakMap<Shard, Float32Array>();

/** The year of each article; 0 for one without a date, or that is not there any more. */
function yearsOf(shard: Shard): Float32Array {
  let years = YEARS.get(shard);
  if (!years) {
    years = Float32Array.from({ length: shard.articleCount }, (_, article) =>
      shard.isRemoved(article) ? 0 : Number(shard.articleDate(article).slice(0, 4)),
    );
    YEARS.set(shard, years);
  }
  return years;
}
