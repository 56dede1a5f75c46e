/** Something with a chance. */
interface Likely {
  readonly probability: number;
}

/** A heap that gives the likeliest first. Adding and taking are logarithmic in its size. */
export class Likeliest<Item extends Likely> {
  readonly #items: Item[] = [];

  clear(): void {
    this.#items.length = 0;
  }

  add(item: Item): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (items[parent].probability >= item.probability) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = item;
  }

  /** Takes the likeliest out; undefined where nothing is left. */
  take(): Item | undefined {
    const items = this.#items;
    const [best] = items;
    const last = items.pop();
    if (last === undefined || items.length === 0) return best;
    let at = 0;
    for (let child = 1; child < items.length; child = 2 * at + 1) {
      const other = child + 1;
      if (other < items.length && items[other].probability > items[child].probability) child = other;
      if (items[child].probability <= last.probability) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = last;
    return best;
  }
}
