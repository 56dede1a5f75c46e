/** A set of at most {@link most} entries: the one added longest ago is forgotten first. */
export class Recent {
  readonly #entries = new Set<string>();

  constructor(readonly most: number) {}

  has(entry: string): boolean {
    return this.#entries.has(entry);
  }

  add(entry: string): void {
    this.#entries.delete(entry);
    this.#entries.add(entry);
    if (this.#entries.size <= this.most) return;
    const [oldest] = this.#entries;
    this.#entries.delete(oldest);
  }

  clear(): void {
    this.#entries.clear();
  }
}
