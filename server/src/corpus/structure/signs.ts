import { LineStarts } from '../../engine/text/lineStarts.ts';
import { type Block } from './blocks.ts';
import { firstWhere } from '../../engine/text/sorted.ts';

type Range = readonly [start: number, end: number];

/** Beyond every text. */
const NOWHERE: Range = [Infinity, Infinity];

/** Tells which signs of a text's format are in a block of it. */
export class SignFinder {
  readonly #signs: readonly Range[];
  /** Where each line of the text begins; only made where there are signs. */
  readonly #lines: LineStarts;

  /** {@link signs} are ranges of {@link text}: ascending, apart. */
  constructor(text: string, signs: readonly Range[]) {
    this.#signs = signs;
    this.#lines = new LineStarts(signs.length === 0 ? '' : text);
  }

  /** True where no block has any. */
  get isEmpty(): boolean {
    return this.#signs.length === 0;
  }

  /** The signs in {@link block}, as ranges of its own text. Logarithmic in the signs of the whole text. */
  in(block: Block): Range[] {
    if (this.isEmpty) return [];
    const start = this.#lines.startOf(block.line) + block.column;
    const end = start + block.text.length;
    const ranges: Range[] = [];
    for (let i = this.#firstAfter(start); i < this.#signs.length; i++) {
      const [from, to] = this.#signs[i] ?? NOWHERE;
      if (from >= end) break;
      ranges.push([Math.max(from, start) - start, Math.min(to, end) - start]);
    }
    return ranges;
  }

  /** The first sign that ends after {@link offset}. */
  #firstAfter(offset: number): number {
    return firstWhere(0, this.#signs.length, (at) => (this.#signs[at] ?? NOWHERE)[1] > offset);
  }
}
