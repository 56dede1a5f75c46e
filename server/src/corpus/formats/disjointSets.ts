/** Things numbered from 0 in sets that are joined: union–find with halved paths (Tarjan & van Leeuwen 1984). */
export class DisjointSets {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, number) => number);
  }

  join(a: number, b: number): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)];
    this.#parent[Math.max(first, second)] = Math.min(first, second);
  }

  /** The least number of the set that {@link number} is in. */
  rootOf(number: number): number {
    let root = number;
    for (let parent = this.#parentOf(root); parent !== root; parent = this.#parentOf(root)) {
      const grandparent = this.#parentOf(parent);
      this.#parent[root] = grandparent;
      root = grandparent;
    }
    return root;
  }

  #parentOf(number: number): number {
    return this.#parent[number] ?? number;
  }

  /** The members of each set, in ascending order. */
  sets(): number[][] {
    const sets = new Map<number, number[]>();
    for (const number of this.#parent.keys()) {
      const root = this.rootOf(number);
      const set = sets.get(root);
      if (set) set.push(number);
      else sets.set(root, [number]);
    }
    return [...sets.values()];
  }
}
