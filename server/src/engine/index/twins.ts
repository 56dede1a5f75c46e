/** Articles that say nearly the same (twins): the same speech in three collections counts once for ranking. */
import { FNV_PRIME } from '../text/fnv.ts';
import { breathe, type CancelSignal, NEVER } from '../signal.ts';
import { articleContent, passageKey, passagesOfArticle } from './articleContent.ts';
import type { Shard } from './shard.ts';
import { eachRun, SIGNATURE_BYTES, similarity } from './signature.ts';

/** Share of common runs from which on two articles are twins. Guess. */
const TWIN_SHARE = 0.7;
/** A passage says nothing new where this share of it is covered by runs of this many units of the fullest twin. Guess. */
const ECHO_SHARE = 0.8;
const ECHO_RUN = 4;
/** Four entries of a signature, compared at once: articles that share 70 % of their runs meet in one of 32. */
const BANDS = SIGNATURE_BYTES / 4;
/** Groups between two breaths. Guess. */
const BREATH = 64;

/** Facts known about the twins in one shard. Shared memory, so that threads pass it by reference. */
export interface ShardTwins {
  /** One entry an article: the number that twins share, 0 for an article without any. */
  readonly groups: Uint32Array;
  /** One entry a passage: 1 where it only says again, in nearly the same words, what the fullest twin says. */
  readonly echoes: Uint8Array;
}

/**
 * Finds the twins of a corpus: an entry a shard, nothing for one without twins. Twins are chained: each is like
 * another of its group. The same articles give the same twins in whatever order they came. Near linear: some
 * five seconds for 300,000 articles, half a one for 20,000, more where many are twins, whose text is compared. Throws `CancelledError`.
 */
export async function findTwins(
  shards: readonly Shard[],
  signal: CancelSignal = NEVER,
): Promise<(ShardTwins | undefined)[]> {
  const articles = new Articles(shards);
  const leaders = await group(articles, signal);
  const found = new Map<number, ShardTwins>();
  const twinsOf = (shard: number): ShardTwins => {
    let twins = found.get(shard);
    if (!twins) found.set(shard, (twins = emptyTwins(shards[shard])));
    return twins;
  };
  const members = new Map<number, number[]>();
  for (const [index, leader] of leaders.entries()) {
    if (leader === index) continue;
    const others = members.get(leader);
    if (others) others.push(index);
    else members.set(leader, [index]);
  }
  let done = 0;
  for (const [leader, others] of members) {
    const number = articles.numberOf(leader);
    for (const index of [leader, ...others]) {
      twinsOf(articles.shardOf[index]).groups[articles.articleOf[index]] = number;
    }
    markEchoes(articles, leader, others, twinsOf);
    if (++done % BREATH === 0) await breathe(signal);
  }
  keepWhatOthersSayToo(shards, found);
  return shards.map((_, shard) => found.get(shard));
}

/** The live articles that have a signature, the fullest first, equal ones side by side. */
class Articles {
  readonly shardOf: Uint32Array;
  readonly articleOf: Uint32Array;
  readonly #shards: readonly Shard[];
  readonly #bands: readonly Uint32Array[];

  constructor(shards: readonly Shard[]) {
    this.#shards = shards;
    this.#bands = shards.map(
      ({
        columns: {
          articleSignature: { buffer, byteOffset, length },
        },
      }) => {
        return new Uint32Array(buffer, byteOffset, length / 4);
      },
    );
    const found: { shard: number; article: number; rank: number }[] = [];
    for (const [shard, { columns, articleCount }] of shards.entries()) {
      for (let article = 0; article < articleCount; article++) {
        const hash = this.#hash(shard, article);
        if (hash === 0 || shards[shard].isRemoved(article)) continue;
        found.push({ shard, article, rank: columns.articleCharacters[article] * 0x100000000 + hash });
      }
    }
    // Texts of one length may have one signature though they differ in a word.
    const contentOf = ({ shard, article }: (typeof found)[number]) => articleContent(shards[shard], article);
    found.sort((a, b) => b.rank - a.rank || contentOf(a) - contentOf(b));
    this.shardOf = Uint32Array.from(found, ({ shard }) => shard);
    this.articleOf = Uint32Array.from(found, ({ article }) => article);
  }

  get length(): number {
    return this.shardOf.length;
  }

  band(index: number, band: number): number {
    return this.#bands[this.shardOf[index]][this.articleOf[index] * BANDS + band];
  }

  signature(index: number): Uint8Array {
    const at = this.articleOf[index] * SIGNATURE_BYTES;
    return this.shard(index).columns.articleSignature.subarray(at, at + SIGNATURE_BYTES);
  }

  /** A number for the article that its text alone decides. */
  numberOf(index: number): number {
    return this.#hash(this.shardOf[index], this.articleOf[index]);
  }

  shard(index: number): Shard {
    return this.#shards[this.shardOf[index]];
  }

  /** Its passages as [first, end). */
  passages(index: number): [number, number] {
    return passagesOfArticle(this.shard(index), this.articleOf[index]);
  }

  #hash(shard: number, article: number): number {
    const bands = this.#bands[shard];
    let hash = 0;
    for (let band = article * BANDS; band < (article + 1) * BANDS; band++) {
      hash = (Math.imul(hash, FNV_PRIME) + bands[band]) | 0;
    }
    return hash >>> 0;
  }
}

/** The first, that is the fullest, article of each article's group: itself where it has no twin. */
async function group(articles: Articles, signal: CancelSignal): Promise<Uint32Array> {
  const leaders = Uint32Array.from({ length: articles.length }, (_, index) => index);
  const leaderOf = (index: number): number => {
    let at = index;
    while (leaders[at] !== at) at = leaders[at] = leaders[leaders[at]];
    return at;
  };
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, articles.length * 2))) - 1;
  // First article with each value of a band: one more than its number, 0 for a free slot.
  const firsts = new Uint32Array(mask + 1);
  for (let band = 0; band < BANDS; band++) {
    firsts.fill(0);
    for (let index = 0; index < articles.length; index++) {
      const value = articles.band(index, band);
      let slot = Math.imul(value, 0x9e3779b1) & mask;
      while (firsts[slot] !== 0 && articles.band(firsts[slot] - 1, band) !== value) slot = (slot + 1) & mask;
      if (firsts[slot] === 0) {
        firsts[slot] = index + 1;
        continue;
      }
      const first = firsts[slot] - 1;
      const [a, b] = [leaderOf(first), leaderOf(index)];
      if (a === b || similarity(articles.signature(first), articles.signature(index)) < TWIN_SHARE) continue;
      leaders[Math.max(a, b)] = Math.min(a, b);
    }
    await breathe(signal);
  }
  for (let index = 0; index < articles.length; index++) leaders[index] = leaderOf(index);
  return leaders;
}

/** Marks the passages of {@link others} that are in the leader's text, though not word for word. */
function markEchoes(
  articles: Articles,
  leader: number,
  others: readonly number[],
  twinsOf: (shard: number) => ShardTwins,
): void {
  const full = articles.shard(leader);
  const [firstOfFull, endOfFull] = articles.passages(leader);
  const runs = new Set<number>();
  const from = full.passageStart(firstOfFull);
  eachRun(full.columns.text, from, full.passageEnd(endOfFull - 1), ECHO_RUN, (run) => runs.add(run));
  const said = new Set<number>();
  for (let passage = firstOfFull; passage < endOfFull; passage++) said.add(passageKey(full, passage));
  for (const index of others) {
    const shard = articles.shard(index);
    const { echoes } = twinsOf(articles.shardOf[index]);
    const [first, end] = articles.passages(index);
    for (let passage = first; passage < end; passage++) {
      // Word for word, it is a copy like any other: see `copies.ts`.
      if (said.has(passageKey(shard, passage))) continue;
      if (coveredShare(shard, passage, runs) >= ECHO_SHARE) echoes[passage] = 1;
    }
  }
}

/** The share of a passage's units, 0 to 1, that are in one of {@link runs}. */
function coveredShare(shard: Shard, passage: number, runs: ReadonlySet<number>): number {
  const [start, end] = [shard.passageStart(passage), shard.passageEnd(passage)];
  let covered = 0;
  let coveredTo = 0;
  const all = eachRun(shard.columns.text, start, end, ECHO_RUN, (run, to) => {
    if (!runs.has(run)) return;
    covered += Math.min(ECHO_RUN, to - coveredTo);
    coveredTo = to;
  });
  return covered / Math.max(1, all);
}

/** A passage that is word for word in an article that is not a twin too counts: whichever of both is distinct. */
function keepWhatOthersSayToo(shards: readonly Shard[], found: ReadonlyMap<number, ShardTwins>): void {
  if (found.size === 0) return;
  const echoed = new Set<number>();
  for (const [shard, { echoes }] of found) {
    for (let passage = 0; passage < echoes.length; passage++) {
      if (echoes[passage] === 1) echoed.add(passageKey(shards[shard], passage));
    }
  }
  const saidToo = new Set<number>();
  for (const [number, shard] of shards.entries()) {
    const echoes = found.get(number)?.echoes;
    for (let passage = 0; passage < shard.passageCount; passage++) {
      const isGone = shard.isRemoved(shard.columns.passageArticle[passage]);
      if (isGone || echoes?.[passage] === 1) continue;
      const key = passageKey(shard, passage);
      if (echoed.has(key)) saidToo.add(key);
    }
  }
  for (const [shard, { echoes }] of found) {
    for (let passage = 0; passage < echoes.length; passage++) {
      if (echoes[passage] === 1 && saidToo.has(passageKey(shards[shard], passage))) echoes[passage] = 0;
    }
  }
}

function emptyTwins({ articleCount, passageCount }: Shard): ShardTwins {
  return {
    groups: new Uint32Array(new SharedArrayBuffer(articleCount * 4)),
    echoes: new Uint8Array(new SharedArrayBuffer(passageCount)),
  };
}
