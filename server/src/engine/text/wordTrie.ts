/** The columns of a {@link WordTrie}: in shared memory, so that threads have one in common. */
export interface TrieColumns {
  /** By node: the node before it (0 where the slot is free) and the unit that leads from there to it. */
  readonly parents: Uint32Array;
  readonly units: Uint16Array;
  /** By node: number of its word's weight in {@link weights}; 0 where no word ends. */
  readonly ranks: Uint16Array;
  /** By node: number of its word's tag; 0 for one of no matter. */
  readonly tags: Uint8Array;
  /** Logarithms of the words' frequencies, each once, after the least of them. */
  readonly weights: Float64Array;
  /** Nodes of the words' first units, by unit. */
  readonly firsts: Uint32Array;
}

const MOST_WEIGHTS = 0x10000;
const UNITS = 0x10000;
/** Represents the root where the node before a word's first unit is needed. */
const ROOT = 0xffffffff;
/** Spread the bits of a node's number and of a unit over a hash. */
const SPREAD_NODE = 0x9e3779b1;
const SPREAD_UNIT = 0x85ebca6b;

/**
 * The words of a dictionary by their beginnings: a hash table in which a node's number is its slot. About 20 bytes
 * for each beginning of a word; a step takes one look at it.
 */
export class WordTrie {
  readonly columns: TrieColumns;
  readonly #parents: Uint32Array;
  readonly #units: Uint16Array;
  readonly #mask: number;

  constructor(columns: TrieColumns) {
    this.columns = columns;
    this.#parents = columns.parents;
    this.#units = columns.units;
    this.#mask = columns.parents.length - 1;
  }

  /** The node that {@link unit} leads to from {@link node}; 0 where no word goes on so. */
  next(node: number, unit: number): number {
    const parents = this.#parents;
    const units = this.#units;
    let slot = slotOf(node, unit) & this.#mask;
    for (;;) {
      const parent = parents[slot];
      // Slot 0 is not a node's, but may lie between a node and its place.
      if (parent === node && units[slot] === unit) return slot;
      if (parent === 0 && slot !== 0) return 0;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** Tag of the word {@link units}[from, to); 0 where it is none of the dictionary. */
  tagOf(units: ArrayLike<number>, from: number, to: number): number {
    let node = this.columns.firsts[units[from]];
    for (let at = from + 1; at < to && node !== 0; at++) node = this.next(node, units[at]);
    return node === 0 ? 0 : this.columns.tags[node];
  }

  /** How familiar the word {@link text}[from, to) is: 1 for the rarest, more by the logarithm of its frequency; 0 where it is none. */
  familiarity(text: string, from: number, to: number): number {
    const { firsts, ranks, weights } = this.columns;
    let node = firsts[text.charCodeAt(from)];
    for (let at = from + 1; at < to && node !== 0; at++) node = this.next(node, text.charCodeAt(at));
    const rank = node === 0 ? 0 : ranks[node];
    return rank === 0 ? 0 : 1 + weights[rank] - weights[0];
  }

  /**
   * How familiar the most familiar word is that begins at {@link from} and ends at {@link first} to {@link last}, the end
   * exclusive and after its first unit; 0 where there is none. One walk along the trie.
   */
  mostFamiliar(text: string, from: number, first: number, last: number): number {
    const { firsts, ranks, weights } = this.columns;
    const end = Math.min(text.length, last);
    let most = 0;
    let node = from < text.length ? firsts[text.charCodeAt(from)] : 0;
    for (let to = from + 2; node !== 0 && to <= end; to++) {
      node = this.next(node, text.charCodeAt(to - 1));
      const rank = node === 0 || to < first ? 0 : ranks[node];
      if (rank !== 0) most = Math.max(most, 1 + weights[rank] - weights[0]);
    }
    return most;
  }
}

/** Puts words into a trie; of equal ones the last counts. Throws where there are more than it has room for. */
export class WordTrieBuilder {
  readonly #columns: TrieColumns;
  readonly #trie: WordTrie;
  /** Numbers of the frequencies met. */
  readonly #ranks = new Map<number, number>();
  readonly #most: number;
  #nodes = 0;

  /** With room for {@link nodes} beginnings of words. */
  constructor(nodes: number) {
    const size = 2 ** Math.ceil(Math.log2(nodes * 1.5 + 2));
    this.#most = nodes;
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
    for (const [frequency, rank] of this.#ranks) {
      weights[rank] = Math.log(frequency / total);
      least = Math.min(least, weights[rank]);
    }
    weights[0] = least;
    return this.#columns;
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
    let rank = this.#ranks.get(frequency);
    if (rank === undefined) {
      rank = this.#ranks.size + 1;
      if (rank >= MOST_WEIGHTS) throw new Error('The dictionary has more frequencies than expected.');
      this.#ranks.set(frequency, rank);
    }
    return rank;
  }
}

function slotOf(node: number, unit: number): number {
  const hash = Math.imul(node, SPREAD_NODE) ^ Math.imul(unit, SPREAD_UNIT);
  return hash ^ (hash >>> 15);
}
