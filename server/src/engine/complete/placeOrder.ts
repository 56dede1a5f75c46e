/**
 * The places of a search by their numbers, in an order in which those of each node are together: first all of them, then, within those
 * of a node that was spread, by the unit after them. Nothing is allocated for a node.
 */
export class PlaceOrder {
  /** The number of the place at each rank. */
  places = new Uint32Array(1024);
  /** By rank, the child of its place among those of the node being spread. */
  childOf = new Uint16Array(1024);
  #moved = new Uint32Array(1024);
  #starts = new Uint32Array(64);
  #next = new Uint32Array(64);

  /** Orders {@link length} places by their numbers. */
  reset(length: number): void {
    if (this.places.length < length) {
      this.places = new Uint32Array(length * 2);
      this.childOf = new Uint16Array(length * 2);
      this.#moved = new Uint32Array(length * 2);
    }
    for (let rank = 0; rank < length; rank++) this.places[rank] = rank;
  }

  /**
   * Orders ranks [{@link from}, {@link to}) by {@link childOf}; of {@link children}, each has so many entries. Returns where each
   * child's begin, until it is called again.
   */
  regroup(
    from: number,
    to: number,
    children: { readonly size: number; entries(child: number): number },
  ): Uint32Array {
    const { size } = children;
    if (this.#starts.length < size) {
      this.#starts = new Uint32Array(size * 2);
      this.#next = new Uint32Array(size * 2);
    }
    const starts = this.#starts;
    const next = this.#next;
    let at = from;
    for (let child = 0; child < size; child++) {
      starts[child] = next[child] = at;
      at += children.entries(child);
    }
    const { places, childOf } = this;
    const moved = this.#moved;
    for (let rank = from; rank < to; rank++) moved[next[childOf[rank]]++] = places[rank];
    for (let rank = from; rank < to; rank++) places[rank] = moved[rank];
    return starts;
  }
}
