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

/** Where a node is put or looked for first, of a table as large as there are numbers. */
export function slotOf(node: number, unit: number): number {
  const hash = Math.imul(node, SPREAD_NODE) ^ Math.imul(unit, SPREAD_UNIT);
  return hash ^ (hash >>> 15);
}
