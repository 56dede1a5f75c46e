/** A set that forgets what was added longest ago beyond {@link most} entries. */
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
