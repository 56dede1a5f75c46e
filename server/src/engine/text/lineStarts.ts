import { firstWhere } from './sorted.ts';

/** Where the lines of a text begin: `\r\n`, `\n` and `\r` end one. Found once; each look-up is logarithmic in the lines. */
export class LineStarts {
  readonly #starts = [0];

  constructor(text: string) {
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/gu)) this.#starts.push(index + end.length);
  }

  /** Number of the line that holds {@link offset}, from 0. */
  lineOf(offset: number): number {
    return firstWhere(1, this.#starts.length, (line) => this.startOf(line) > offset) - 1;
  }

  /** Offset at which line {@link line} begins; the text's end and beyond for a line that it does not have. */
  startOf(line: number): number {
    return this.#starts[line] ?? Infinity;
  }
}
