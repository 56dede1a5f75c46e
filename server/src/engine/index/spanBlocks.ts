/**
 * Which of adjoining spans (passages, articles) holds a position, in a step or two: the span at the beginning of
 * every block of positions, from which the right one is never far. Takes 4 bytes a block.
 */
export class SpanBlocks {
  readonly #starts: Uint32Array;
  readonly #blocks: Uint32Array;
  readonly #bits: number;

  /**
   * {@link starts} of all spans, ascending, and after them the end of the last; a block has 2 to the power of
   * {@link bits} positions, best somewhat fewer than a span. Linear.
   */
  constructor(starts: Uint32Array, bits: number) {
    this.#starts = starts;
    this.#bits = bits;
    const spans = starts.length - 1;
    this.#blocks = new Uint32Array((starts[spans] >>> bits) + 1);
    let span = 0;
    for (let block = 0; block < this.#blocks.length; block++) {
      const position = block << bits;
      while (span + 1 < spans && starts[span + 1] <= position) span++;
      this.#blocks[block] = span;
    }
  }

  /** The span that holds {@link position}, which is less than the end of the last. */
  at(position: number): number {
    const starts = this.#starts;
    let span = this.#blocks[position >>> this.#bits];
    while (starts[span + 1] <= position) span++;
    return span;
  }
}
