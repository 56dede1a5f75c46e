import type { Shard } from '../index/shard.ts';

/** For a passage whose text is in no other. */
const LONE = -1;
/** A slot of the table without a text. */
const FREE = -1;
const SEEN_ONCE = 1;
const SEEN_AGAIN = 2;

/** The texts that several passages of a corpus share, word for word, by number. */
export interface SharedTexts {
  /** Numbered texts, from 0: those that are shared, and a few that are not. */
  readonly count: number;
  /** One entry per passage of each shard: the number of its text; less than 0 where no other passage has it. */
  readonly of: readonly Int32Array[];
}

/**
 * Numbers the texts that several passages share (by 64-bit hashes, see `hash.ts`), passages of deleted files
 * left out. Linear in the passages.
 */
export function findSharedTexts(shards: readonly Shard[]): SharedTexts {
  const seen = seenHashes(shards);
  const mask = seen.length - 1;
  const numbers = new TextNumbers();
  const of = shards.map(({ passageCount }) => new Int32Array(passageCount).fill(LONE));
  eachLivePassage(shards, ({ columns: { passageHash } }, passage, shardNumber) => {
    const low = passageHash[2 * passage];
    if (seen[low & mask] !== SEEN_AGAIN) return;
    of[shardNumber][passage] = numbers.of(low, passageHash[2 * passage + 1]);
  });
  return { count: numbers.count, of };
}

/** Calls {@link visit} with each passage of a file that still exists, in the order of shards and passages. */
export function eachLivePassage(
  shards: readonly Shard[],
  visit: (shard: Shard, passage: number, shardNumber: number) => void,
): void {
  for (const [number, shard] of shards.entries()) {
    const { passageArticle } = shard.columns;
    for (let passage = 0; passage < shard.passageCount; passage++) {
      if (!shard.isRemoved(passageArticle[passage])) visit(shard, passage, number);
    }
  }
}

/** By the low bits of their hashes, whether passages were seen once or again: keeps lone texts out of the table. */
function seenHashes(shards: readonly Shard[]): Uint8Array {
  const passages = shards.reduce((sum, { passageCount }) => sum + passageCount, 0);
  const seen = new Uint8Array(2 ** Math.ceil(Math.log2(Math.max(64, passages * 4))));
  const mask = seen.length - 1;
  eachLivePassage(shards, ({ columns: { passageHash } }, passage) => {
    const at = passageHash[2 * passage] & mask;
    seen[at] = seen[at] === 0 ? SEEN_ONCE : SEEN_AGAIN;
  });
  return seen;
}

/** Numbers hashes in the order in which they come. Open addressing with linear probing. */
class TextNumbers {
  count = 0;
  #lows = new Uint32Array(64);
  #highs = new Uint32Array(64);
  #mask = 127;
  #slots = new Int32Array(this.#mask + 1).fill(FREE);

  of(low: number, high: number): number {
    const slot = this.#find(low, high);
    if (this.#slots[slot] !== FREE) return this.#slots[slot];
    if (this.count === this.#lows.length) {
      this.#grow();
      return this.of(low, high);
    }
    this.#lows[this.count] = low;
    this.#highs[this.count] = high;
    this.#slots[slot] = this.count;
    return this.count++;
  }

  /** The slot of a hash, or the free one where it belongs. */
  #find(low: number, high: number): number {
    let slot = (low ^ high) & this.#mask;
    for (let text = this.#slots[slot]; text !== FREE; text = this.#slots[slot]) {
      if (this.#lows[text] === low && this.#highs[text] === high) break;
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  #grow(): void {
    this.#lows = grown(this.#lows);
    this.#highs = grown(this.#highs);
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Int32Array(this.#mask + 1).fill(FREE);
    for (let text = 0; text < this.count; text++)
      this.#slots[this.#find(this.#lows[text], this.#highs[text])] = text;
  }
}

function grown(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
}
