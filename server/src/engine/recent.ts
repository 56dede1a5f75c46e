/**
 * Remembers what was requested last: between {@link Recent.constructor | most} and twice as many values, so that what is
 * in use is never forgotten with the rest. Two generations stand for a list by age: what is requested moves to the
 * young one, and when that is full the old one goes. A look-up costs what one of a `Map` does, or two.
 */
export class Recent<K, V extends NonNullable<unknown>> {
  readonly #most: number;
  #young = new Map<K, V>();
  #old = new Map<K, V>();

  /** {@link most} values are remembered at least, 1 or more. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.#most && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
