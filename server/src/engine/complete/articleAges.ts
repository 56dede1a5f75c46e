import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Shard } from '../index/shard.ts';

/**
 * How old each article is, counted from the newest of the corpus: 0 the newest's year, then a logarithm of years; and the
 * weight of its folder. They are stored side by side, since they are read together, for articles all over the corpus.
 */
export class ArticleAges {
  /** Age and weight of each article in turn, by shard. */
  readonly #facts: readonly Float32Array[];

  /** Linear in the articles; dates are read once per shard. */
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
    // An undated article is taken to be as old as the others.
    const usual = dated === 0 ? 0 : sum / dated;
    this.#facts = ages.map((ofShard, number) => {
      const { fileWeight, articleFile } = shards[number].columns;
      const facts = new Float32Array(2 * ofShard.length);
      for (const [article, age] of ofShard.entries()) {
        facts[2 * article] = age < 0 ? usual : age;
        facts[2 * article + 1] = fileWeight[articleFile[article]];
      }
      return facts;
    });
  }

  of(shardNumber: number, article: number): number {
    return this.#facts[shardNumber][2 * article];
  }

  /** The weight of an article's folder. */
  weightOf(shardNumber: number, article: number): number {
    return this.#facts[shardNumber][2 * article + 1];
  }
}

const YEARS = new WeakMap<Shard, Float32Array>();

/** The year of each article; 0 for one that has no date or was removed. */
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
