import { slotOf, type TrieColumns, WordTrie } from './wordTrie.ts';

/** A run of a trie's slots as a file keeps it: which of them are in use, and columns of these alone. */
interface PackedSlots {
  /** A bit a slot. */
  readonly used: Uint32Array;
  /** By node, in the order of the slots: the lower 16 bits of the node before it, and those above. */
  readonly parentsLow: Uint16Array;
  readonly parentsHigh: Uint8Array;
  readonly units: Uint16Array;
  readonly ranks: Uint16Array;
  readonly tags: Uint8Array;
}

const MOST_WEIGHTS = 0x10000;
const UNITS = 0x10000;
/** Represents the root where the node before a word's first unit is needed; in a packed one its lower 24 bits do. */
const ROOT = 0xffffffff;
const PACKED_ROOT = 0xffffff;

/** Puts words into a trie; of equal ones the last counts. Throws where there are more than it has room for. */
export class WordTrieBuilder {
  readonly #columns: TrieColumns;
  readonly #trie: WordTrie;
  /** By their number less one. */
  readonly #frequencies: number[];
  /** Numbers of the frequencies met, once a word is added. */
  #ranks: Map<number, number> | undefined;
  readonly #most: number;
  #nodes = 0;

  /** With room for {@link nodes} beginnings of words; {@link frequencies} are those of words that are to be restored. */
  constructor(nodes: number, frequencies: Iterable<number> = []) {
    const size = 2 ** Math.ceil(Math.log2(nodes * 1.5 + 2));
    this.#most = nodes;
    this.#frequencies = [...frequencies];
    this.#columns = {
      parents: new Uint32Array(new SharedArrayBuffer(4 * size)),
      units: new Uint16Array(new SharedArrayBuffer(2 * size)),
      ranks: new Uint16Array(new SharedArrayBuffer(2 * size)),
      tags: new Uint8Array(new SharedArrayBuffer(size)),
      weights: new Float64Array(new SharedArrayBuffer(8 * MOST_WEIGHTS)),
      firsts: new Uint32Array(new SharedArrayBuffer(4 * UNITS)),
    };
    this.#trie = new WordTrie(this.#columns);
  }

  /** Adds the word {@link text}[from, to). */
  add(text: string, from: number, to: number, frequency: number, tag: number): void {
    const { firsts, ranks, tags } = this.#columns;
    const first = text.charCodeAt(from);
    let node = firsts[first];
    if (node === 0) firsts[first] = node = this.#grow(ROOT, first);
    for (let at = from + 1; at < to; at++) {
      const unit = text.charCodeAt(at);
      node = this.#trie.next(node, unit) || this.#grow(node, unit);
    }
    ranks[node] = this.#rankOf(frequency);
    tags[node] = tag;
  }

  /** The trie of all words, weighed against {@link total}, the sum of the frequencies of all text. */
  build(total: number): TrieColumns {
    const { weights } = this.#columns;
    let least = Infinity;
    for (const [before, frequency] of this.#frequencies.entries()) {
      const weight = Math.log(frequency / total);
      weights[before + 1] = weight;
      if (weight < least) least = weight;
    }
    weights[0] = least;
    return this.#columns;
  }

  /** Slots that there are, in use or not: a power of two. */
  get slots(): number {
    return this.#columns.parents.length;
  }

  /** Frequencies of the words, each once. */
  get frequencies(): readonly number[] {
    return this.#frequencies;
  }

  /** The slots [from, to), multiples of 32, for {@link restore}. */
  pack(from: number, to: number): PackedSlots {
    const { parents, units, ranks, tags } = this.#columns;
    const used = new Uint32Array((to - from) / 32);
    const nodes: number[] = [];
    for (let slot = from; slot < to; slot++) {
      if (parents[slot] === 0) continue;
      used[(slot - from) >>> 5] |= 1 << (slot & 31);
      nodes.push(slot);
    }
    return {
      used,
      parentsLow: Uint16Array.from(nodes, (slot) => parents[slot]),
      parentsHigh: Uint8Array.from(nodes, (slot) => parents[slot] >>> 16),
      units: Uint16Array.from(nodes, (slot) => units[slot]),
      ranks: Uint16Array.from(nodes, (slot) => ranks[slot]),
      tags: Uint8Array.from(nodes, (slot) => tags[slot]),
    };
  }

  /** Puts slots of another trie with as many into this one, from the same one on; its {@link frequencies} go with them. */
  restore(from: number, packed: PackedSlots): void {
    // Half a million steps: what each of them uses is a variable of this function.
    const { used, parentsLow, parentsHigh, units, ranks, tags } = packed;
    const { parents, firsts, units: toUnits, ranks: toRanks, tags: toTags } = this.#columns;
    let node = 0;
    for (let word = 0; word < used.length; word++) {
      for (let bits = used[word]; bits !== 0; bits &= bits - 1) {
        const slot = from + word * 32 + 31 - Math.clz32(bits & -bits);
        const parent = parentsLow[node] | (parentsHigh[node] << 16);
        const unit = units[node];
        const tag = tags[node];
        if (parent === PACKED_ROOT) firsts[unit] = slot;
        parents[slot] = parent === PACKED_ROOT ? ROOT : parent;
        toUnits[slot] = unit;
        toRanks[slot] = ranks[node];
        if (tag !== 0) toTags[slot] = tag;
        node++;
      }
    }
    this.#nodes += node;
  }

  #grow(parent: number, unit: number): number {
    if (++this.#nodes > this.#most) throw new Error('The dictionary is larger than expected.');
    const { parents, units } = this.#columns;
    const mask = parents.length - 1;
    let slot = slotOf(parent, unit) & mask;
    // The number 0 stands for no node.
    while (slot === 0 || parents[slot] !== 0) slot = (slot + 1) & mask;
    parents[slot] = parent;
    units[slot] = unit;
    return slot;
  }

  #rankOf(frequency: number): number {
    this.#ranks ??= new Map(this.#frequencies.map((known, before) => [known, before + 1]));
    let rank = this.#ranks.get(frequency);
    if (rank === undefined) {
      rank = this.#frequencies.push(frequency);
      if (rank >= MOST_WEIGHTS) throw new Error('The dictionary has more frequencies than expected.');
      this.#ranks.set(frequency, rank);
    }
    return rank;
  }
}
