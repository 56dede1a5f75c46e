/** Where the lines of a text begin: `\r\n`, `\n` and `\r` end one. Found once; each look-up is logarithmic in the lines. */
export class LineStarts {
  readonly #starts = [0];

  constructor(text: string) {
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/gu)) this.#starts.push(index + end.length);
  }

  /** Number of the line that holds {@link offset}, from 0. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Offset at which line {@link line} begins; the text's end and beyond for a line that it does not have. */
  startOf(line: number): number {
    return this.#starts[line] ?? Infinity;
  }
}
