import type { Shard } from '../index/shard.ts';

/** An article of which at least this share stands in others, paragraph for paragraph, is a copy of one. */
const COPY_SHARE = 0.5;

/**
 * Numbers the articles of a corpus so that copies of one report, word for word or nearly so, share a number: what
 * set phrases are counted by.
 * Linear in the number of passages.
 */
export class ArticleColors {
  /** One entry an article of the corpus: its color, a number below {@link count}. */
  readonly #colors: Int32Array;
  readonly #isCopy: Uint8Array;
  readonly #isTwin = new Set<number>();
  readonly #shards: readonly ShardArticles[];

  constructor(shards: readonly Shard[]) {
    let base = 0;
    this.#shards = shards.map((shard) => {
      const articles = new ShardArticles(shard, base);
      base += shard.articleCount;
      return articles;
    });
    this.#colors = Int32Array.from({ length: base }, (_, article) => article);
    this.#isCopy = new Uint8Array(base);
    this.#joinTwins();
    this.#joinCopies();
  }

  get count(): number {
    return this.#colors.length;
  }

  /** Color of the article that holds a position of a shard. Constant time. */
  colorAt(shardNumber: number, position: number): number {
    return this.#colors[this.#shards[shardNumber].at(position)];
  }

  /** True where the article that holds the position is a copy of another. */
  isCopyAt(shardNumber: number, position: number): boolean {
    return this.#isCopy[this.#shards[shardNumber].at(position)] === 1;
  }

  #joinTwins(): void {
    const first = new Map<number, number>();
    for (const articles of this.#shards) {
      for (const { article, group } of articles.twins()) {
        this.#colors[article] = first.get(group) ?? article;
        if (!first.has(group)) first.set(group, article);
        this.#isTwin.add(article);
      }
    }
  }

  #joinCopies(): void {
    const wanted = new Map<string, number>();
    const copies: { article: number; hashes: string[] }[] = [];
    for (const articles of this.#shards) {
      for (const { article, passages } of articles.mostlyCopied()) {
        const hashes = passages.map((passage) => articles.hash(passage));
        for (const hash of hashes) wanted.set(hash, -1);
        copies.push({ article, hashes });
        this.#isCopy[article] = 1;
      }
    }
    if (copies.length === 0) return;
    for (const articles of this.#shards) articles.findOwners(wanted);
    for (const { article, hashes } of copies) {
      const owner = mostFrequent(hashes.map((hash) => wanted.get(hash) ?? -1));
      if (owner >= 0 && !this.#isTwin.has(article)) this.#colors[article] = owner;
    }
    // An owner may be a copy itself, of an article that changed since.
    for (const { article } of copies) {
      for (let steps = 0; steps < 8; steps++) this.#colors[article] = this.#colors[this.#colors[article]];
    }
  }
}

/** The articles of one shard, by position. */
class ShardArticles {
  readonly #shard: Shard;
  /** Number of the shard's first article in the corpus. */
  readonly #base: number;

  constructor(shard: Shard, base: number) {
    this.#shard = shard;
    this.#base = base;
  }

  at(position: number): number {
    return this.#base + this.#shard.columns.passageArticle[this.#shard.passageAt(position)];
  }

  /** Articles that say nearly the same as others, with the number that they share. */
  *twins(): Generator<{ article: number; group: number }> {
    const groups = this.#shard.twins?.groups ?? [];
    for (let article = 0; article < groups.length; article++) {
      if (groups[article] !== 0) yield { article: this.#base + article, group: groups[article] };
    }
  }

  hash(passage: number): string {
    const { passageHash } = this.#shard.columns;
    return `${passageHash[2 * passage].toString(36)}.${passageHash[2 * passage + 1].toString(36)}`;
  }

  /** Articles most of whose text is in {@link Shard.copies}, with the passages that are. */
  mostlyCopied(): { article: number; passages: number[] }[] {
    const shard = this.#shard;
    const copied = this.#copiedPassages();
    const found = [];
    for (const [article, passages] of copied) {
      let units = 0;
      for (const passage of passages) units += shard.passageEnd(passage) - shard.passageStart(passage);
      if (units >= COPY_SHARE * shard.columns.articleCharacters[article])
        found.push({ article: this.#base + article, passages });
    }
    return found;
  }

  /** Sets the owner of each hash in {@link wanted} whose first passage stands in this shard. */
  findOwners(wanted: Map<string, number>): void {
    const shard = this.#shard;
    const copied = new Set<number>();
    for (const passages of this.#copiedPassages().values()) {
      for (const passage of passages) copied.add(passage);
    }
    for (let passage = 0; passage < shard.passageCount; passage++) {
      if (copied.has(passage)) continue;
      const hash = this.hash(passage);
      if (wanted.has(hash)) wanted.set(hash, this.#base + shard.columns.passageArticle[passage]);
    }
  }

  /** Article of this shard → its passages that are copies. */
  #copiedPassages(): Map<number, number[]> {
    const { passageArticle, passageStart } = this.#shard.columns;
    const byArticle = new Map<number, number[]>();
    for (const position of this.#shard.copies.positions) {
      const passage = this.#shard.passageAt(position);
      if (passageStart[passage] !== position) continue;
      const article = passageArticle[passage];
      const passages = byArticle.get(article);
      if (passages) passages.push(passage);
      else byArticle.set(article, [passage]);
    }
    return byArticle;
  }
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = -1;
  for (const value of values) {
    if (value < 0) continue;
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (best < 0 || count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}
