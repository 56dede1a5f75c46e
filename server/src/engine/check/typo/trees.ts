/** Splits of one tree, and its leaves: it asks three questions one after the other. */
const SPLITS = 7;
const LEAVES = 8;

/**
 * Small decision trees whose leaves are added up (Friedman 2001, gradient boosting): what is known of an exchange speaks
 * for it or against it depending on what else is known.
 */
export class Trees {
  readonly #base: number;
  /** {@link SPLITS} of each tree: the feature that is looked at, by number, and up to which value the way goes left. */
  readonly #features: readonly number[];
  readonly #limits: readonly number[];
  /** {@link LEAVES} of each tree. */
  readonly #leaves: readonly number[];

  /**
   * Reads trees as `npm run eval -- fit-typo` prints them, one a line: splits from the root down, level by level, as the name of a
   * feature and a limit (`-` where there is none and the way goes left), a colon, and leaves from left to right. What is
   * added up is added to {@link base}; {@link names} are those of the features, in order.
   */
  constructor(base: number, lines: string, names: readonly string[]) {
    const features: number[] = [];
    const limits: number[] = [];
    const leaves: number[] = [];
    for (const line of lines.trim().split('\n')) {
      const [splits, ends] = line.split(':');
      for (const split of splits.trim().split(', ')) {
        const [name, limit] = split.split(' ');
        features.push(name === '-' ? 0 : names.indexOf(name));
        limits.push(name === '-' ? Infinity : Number(limit));
      }
      leaves.push(...ends.trim().split(' ').map(Number));
    }
    if (features.length * LEAVES !== leaves.length * SPLITS || features.includes(-1))
      throw new TypeError('Trees are written with seven splits by known features and eight leaves each.');
    this.#base = base;
    this.#features = features;
    this.#limits = limits;
    this.#leaves = leaves;
  }

  /** The sum for {@link values}, one for each feature. */
  sum(values: ArrayLike<number>): number {
    let sum = this.#base;
    for (let tree = 0; tree * LEAVES < this.#leaves.length; tree++) {
      let node = 0;
      while (node < SPLITS) {
        const split = tree * SPLITS + node;
        node = 2 * node + (values[this.#features[split]] <= this.#limits[split] ? 1 : 2);
      }
      sum += this.#leaves[tree * LEAVES + node - SPLITS];
    }
    return sum;
  }

  /** The most that {@link sum} may be where those features are not known yet of which {@link isOpen} is true. */
  most(values: ArrayLike<number>, isOpen: (feature: number) => boolean): number {
    const best = (tree: number, node: number): number => {
      if (node >= SPLITS) return this.#leaves[tree * LEAVES + node - SPLITS];
      const split = tree * SPLITS + node;
      const feature = this.#features[split];
      const limit = this.#limits[split];
      if (limit !== Infinity && isOpen(feature))
        return Math.max(best(tree, 2 * node + 1), best(tree, 2 * node + 2));
      return best(tree, 2 * node + (values[feature] <= limit ? 1 : 2));
    };
    let sum = this.#base;
    for (let tree = 0; tree * LEAVES < this.#leaves.length; tree++) sum += best(tree, 0);
    return sum;
  }
}
