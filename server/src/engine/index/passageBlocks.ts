/** Units between two entries: a paragraph of a report is about twice as long. */
const BLOCK_BITS = 6;

/**
 * Which passage holds a position, in a step or two: the passage at every 64th position, from which the right one is
 * never far. Takes a sixteenth of a byte a unit.
 */
export class PassageBlocks {
  readonly #starts: Uint32Array;
  readonly #blocks: Uint32Array;

  /** {@link starts} of all passages, ascending, and behind them the end of the last. Linear. */
  constructor(starts: Uint32Array) {
    this.#starts = starts;
    const passages = starts.length - 1;
    this.#blocks = new Uint32Array((starts[passages] >>> BLOCK_BITS) + 1);
    let passage = 0;
    for (let block = 0; block < this.#blocks.length; block++) {
      const position = block << BLOCK_BITS;
      while (passage + 1 < passages && starts[passage + 1] <= position) passage++;
      this.#blocks[block] = passage;
    }
  }

  /** The passage that holds {@link position}, which is less than the end of the last. */
  at(position: number): number {
    const starts = this.#starts;
    let passage = this.#blocks[position >>> BLOCK_BITS];
    while (starts[passage + 1] <= position) passage++;
    return passage;
  }
}
