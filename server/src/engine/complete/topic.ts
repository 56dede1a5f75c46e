import type { CorpusIndex } from '../index/corpusIndex.ts';

/** Folded units before a caret or a place that show its subject. Guess. */
const WINDOW = 64;
/** Bits of the hash of a pair of units: of the hundreds in a window, few collide. Guess. */
const BITS = 14;
/** Units of the corpus read to learn which pairs are common. Guess. */
const READ = 1 << 20;
/** The binary logarithm of a pair's rarity from which on it counts, and how much more counts twice as much. Guess. */
const COMMON = 6;
const RARER = 8;

/**
 * How much of the draft's subject just before the caret is also the subject before a place: by the pairs of units
 * that both contain, the rarer the more.
 */
export class Topic {
  readonly #index: CorpusIndex;
  /** Counted when a draft is first read: an index may be replaced before that. */
  #rarity: Float32Array | undefined;
  /** The rarity of the draft's pairs, 0 for all others. */
  readonly #said = new Float32Array(1 << BITS);
  /** 1 where that is more than 0: few pairs are the draft's, and this fits into the processor's nearest cache. */
  readonly #isSaid = new Uint8Array(1 << BITS);

  constructor(index: CorpusIndex) {
    this.#index = index;
  }

  /**
   * Takes the {@link WINDOW} units of the draft before {@link caret} as the subject. The first call reads at most a
   * million units of the corpus.
   */
  read(units: Uint16Array, caret: number): void {
    const rarity = (this.#rarity ??= rarityIn(this.#index.steady));
    this.#said.fill(0);
    this.#isSaid.fill(0);
    for (let at = Math.max(0, caret - WINDOW) + 1; at < caret; at++) {
      if (units[at] === 0 || units[at - 1] === 0) continue;
      const pair = bucketOf(units[at - 1], units[at]);
      this.#said[pair] = rarity[pair];
      if (rarity[pair] > 0) this.#isSaid[pair] = 1;
    }
  }

  /** How much of it is in the {@link WINDOW} units before {@link end}: 0 for nothing, 3 for much. */
  likeness(units: Uint16Array, end: number): number {
    let said = 0;
    let previous = units[Math.max(0, end - WINDOW)];
    for (let at = Math.max(0, end - WINDOW) + 1; at < end; at++) {
      const unit = units[at];
      const pair = bucketOf(previous, unit);
      if (this.#isSaid[pair] === 1) said += this.#said[pair];
      previous = unit;
    }
    return Math.log2(1 + said);
  }
}

const RARITIES = new WeakMap<CorpusIndex, Float32Array>();

/** {@link rarityOf}, counted once an index. */
function rarityIn(index: CorpusIndex): Float32Array {
  let rarity = RARITIES.get(index);
  if (!rarity) RARITIES.set(index, (rarity = rarityOf(index)));
  return rarity;
}

/** For each pair its information: 0 for the common ones, about 1 for those seen a few times in a million. */
function rarityOf({ shards }: CorpusIndex): Float32Array {
  const rarity = new Float32Array(1 << BITS);
  let total = 0;
  for (const { columns } of shards) {
    const { text } = columns;
    const length = Math.min(text.length, Math.ceil(READ / shards.length));
    for (let at = 1; at < length; at++) rarity[bucketOf(text[at - 1], text[at])]++;
    total += length;
  }
  for (let pair = 0; pair < rarity.length; pair++) {
    rarity[pair] = Math.max(0, Math.log2(Math.max(1, total) / (1 + rarity[pair])) - COMMON) / RARER;
  }
  return rarity;
}

function bucketOf(a: number, b: number): number {
  return (Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x3c1f9)) >>> (32 - BITS);
}
