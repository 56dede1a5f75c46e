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

/** Where the line of {@link offset} begins: after the `\n` or `\r` before it. Linear in what of the line is before. */
export function lineStartBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !endsLine(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Where the line of {@link offset} ends, its break left out. Linear in what of the line is behind. */
export function lineEndAfter(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !endsLine(text.charCodeAt(end))) end++;
  return end;
}

function endsLine(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}
