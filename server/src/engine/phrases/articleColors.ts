import { passagesOfArticle } from '../index/articleContent.ts';
import { isRecognized } from '../index/recognized.ts';
import type { Shard } from '../index/shard.ts';
import { ArticleOrder } from './articleOrder.ts';
import { eachLivePassage, findSharedTexts, type SharedTexts } from './sharedTexts.ts';
import { MAX_LENGTH } from './wellFormed.ts';

/** An article with at least this share of its paragraphs in others is a copy of one of them. Guess. */
const COPY_SHARE = 0.5;
/** Passages no longer than this (headings, above all) are shared by articles without being copied. */
const SHORT_PASSAGE = MAX_LENGTH;
/** The color of a passage that does not count. */
const NONE = -1;

/**
 * Determines how set phrases are counted: which passages count, and a color for each, a number shared by copies of one
 * report, whether word for word or nearly so.
 *
 * Of passages with the same text only the owner's counts, which is in the article that comes first in {@link ArticleOrder}.
 * An article consisting mostly of text that others own is a copy and has the color of the one that owns most of it; twins
 * have one color. Headings and other short passages count in each article that is not a copy. All this depends on the content of
 * the files, not on the order in which they were read.
 *
 * Linear in the number of passages, except for a sort of the articles; four bytes a passage.
 */
export class ArticleColors {
  /** Colors are less than this. */
  readonly count: number;
  /** One entry per shard. */
  readonly shards: readonly ShardColors[];

  constructor(shards: readonly Shard[]) {
    const order = new ArticleOrder(shards);
    const texts = findSharedTexts(shards);
    const owners = new Owners(shards, order, texts);
    const { colors, isCopy } = colorArticles(shards, order, texts, owners);
    const countsInMany = shortTextsOfOriginals(shards, order, texts, isCopy);
    const passages = shards.map(({ passageCount }) => new Int32Array(passageCount).fill(NONE));
    eachLivePassage(shards, (shard, passage, number) => {
      if (!mayCount(shard, passage)) return;
      const rank = order.rank(number, shard.columns.passageArticle[passage]);
      const text = texts.of[number][passage];
      if (text >= 0) {
        const counts = countsInMany[text] ? !isCopy[rank] : owners.is(text, number, passage);
        if (!counts) return;
      }
      passages[number][passage] = colors[rank];
    });
    this.count = order.length;
    this.shards = shards.map((shard, number) => new ShardColors(shard, passages[number], order, number));
  }
}

/** The passages that count in one shard. */
export class ShardColors {
  readonly shard: Shard;
  /** One entry per passage: the color of its article, or {@link NONE}. */
  readonly #passages: Int32Array;
  readonly #order: ArticleOrder;
  readonly #number: number;

  constructor(shard: Shard, passages: Int32Array, order: ArticleOrder, number: number) {
    this.shard = shard;
    this.#passages = passages;
    this.#order = order;
    this.#number = number;
  }

  /**
   * Of the first {@link count} of {@link positions}, moves those whose passages count to the front, order kept, and writes the
   * colors of their articles to {@link colors}, at the same places. Returns how many they are. Linear.
   */
  keepCounting(positions: Int32Array, colors: Int32Array, count: number): number {
    const { shard } = this;
    const passages = this.#passages;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const position = positions[i];
      const color = passages[shard.passageAt(position)];
      positions[kept] = position;
      colors[kept] = color;
      if (color !== NONE) kept++;
    }
    return kept;
  }

  /** Rank, in the {@link ArticleOrder}, of the article that holds a position. Constant time. */
  rankAt(position: number): number {
    return this.#order.rank(this.#number, this.shard.columns.passageArticle[this.shard.passageAt(position)]);
  }
}

/** False for text that is not prose, and for text recognized in pictures: its errors would confirm each other. */
function mayCount(shard: Shard, passage: number): boolean {
  return !shard.isAside(passage) && !isRecognized(shard, shard.columns.passageArticle[passage]);
}

/** For each shared text the passage that owns it: the first one in the first article that contains it. */
class Owners {
  /** One entry per text: the rank of the owner's article, and the position of the passage. */
  readonly #ranks: Int32Array;
  readonly #shards: Uint16Array;
  readonly #passages: Uint32Array;

  constructor(shards: readonly Shard[], order: ArticleOrder, texts: SharedTexts) {
    this.#ranks = new Int32Array(texts.count).fill(order.length);
    this.#shards = new Uint16Array(texts.count);
    this.#passages = new Uint32Array(texts.count);
    eachLivePassage(shards, (shard, passage, number) => {
      const text = texts.of[number][passage];
      if (text < 0 || !mayCount(shard, passage)) return;
      const rank = order.rank(number, shard.columns.passageArticle[passage]);
      if (rank >= this.#ranks[text]) return;
      this.#ranks[text] = rank;
      this.#shards[text] = number;
      this.#passages[text] = passage;
    });
  }

  /** Rank of the article that owns a text. */
  rank(text: number): number {
    return this.#ranks[text];
  }

  is(text: number, shardNumber: number, passage: number): boolean {
    return this.#shards[text] === shardNumber && this.#passages[text] === passage;
  }
}

/** The color of each article and whether it is a copy, by ranks. */
function colorArticles(
  shards: readonly Shard[],
  order: ArticleOrder,
  texts: SharedTexts,
  owners: Owners,
): { colors: Int32Array; isCopy: Uint8Array } {
  const colors = Int32Array.from({ length: order.length }, (_, rank) => rank);
  const isCopy = new Uint8Array(order.length);
  const twins = new Map<number, number>();
  for (let rank = 0; rank < order.length; rank++) {
    const origin = originOf(rank, shards, order, texts, owners);
    if (origin !== undefined) isCopy[rank] = 1;
    const group = shards[order.shardOf(rank)].twinGroup(order.articleOf(rank));
    const twin = twins.get(group);
    // Owners come before their copies, so their colors are known.
    if (twin !== undefined) colors[rank] = twin;
    else if (group !== 0) twins.set(group, rank);
    else if (origin !== undefined) colors[rank] = colors[origin];
  }
  return { colors, isCopy };
}

/** The article that owns most of a copy; nothing for an article that is not a copy. All by ranks. */
function originOf(
  rank: number,
  shards: readonly Shard[],
  order: ArticleOrder,
  texts: SharedTexts,
  owners: Owners,
): number | undefined {
  const number = order.shardOf(rank);
  const shard = shards[number];
  const article = order.articleOf(rank);
  const [first, end] = passagesOfArticle(shard, article);
  const owned = new Map<number, number>();
  let copied = 0;
  for (let passage = first; passage < end; passage++) {
    const text = texts.of[number][passage];
    const owner = text < 0 || !mayCount(shard, passage) ? rank : owners.rank(text);
    if (owner === rank) continue;
    const units = shard.passageEnd(passage) - shard.passageStart(passage);
    copied += units;
    owned.set(owner, (owned.get(owner) ?? 0) + units);
  }
  if (copied === 0 || copied < COPY_SHARE * shard.columns.articleCharacters[article]) return undefined;
  return [...owned].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a))[0];
}

/** One entry per shared text: 1 where it is short and in an article that is not a copy. */
function shortTextsOfOriginals(
  shards: readonly Shard[],
  order: ArticleOrder,
  texts: SharedTexts,
  isCopy: Uint8Array,
): Uint8Array {
  const found = new Uint8Array(texts.count);
  eachLivePassage(shards, (shard, passage, number) => {
    const text = texts.of[number][passage];
    if (text < 0 || shard.passageEnd(passage) - shard.passageStart(passage) > SHORT_PASSAGE) return;
    if (!isCopy[order.rank(number, shard.columns.passageArticle[passage])]) found[text] = 1;
  });
  return found;
}
