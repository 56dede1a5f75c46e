import { putUnits } from '../text/units.ts';
import { decodeUnits } from '../text/fold.ts';
import { ColumnFormat, type ColumnsOf } from '../index/columns.ts';
import { firstWhere } from '../text/sorted.ts';

/** A phrase that several articles share in the same wording. */
export interface SetPhrase {
  /** Folded. */
  readonly text: string;
  /** As its first source writes it. */
  readonly original: string;
  /** Places where it begins at a word border; of equal passages one counts, except short ones (headings). */
  readonly places: number;
  /** Articles that these places are in, copies of one article counted once. */
  readonly articles: number;
}

const MAGIC = 0x584c4e59; // 'YNLX'
const VERSION = 1;

const COLUMNS = {
  /** Folded phrases, one after another; where each begins, and after the last its end. */
  units: Uint16Array,
  starts: Uint32Array,
  /** The same for their wordings in a source, empty where that equals the folded one. */
  originalUnits: Uint16Array,
  originalStarts: Uint32Array,
  places: Uint32Array,
  articles: Uint32Array,
  /** Numbers of the phrases, ascending by their units. */
  order: Uint32Array,
};

const FORMAT = new ColumnFormat(MAGIC, VERSION, COLUMNS);

/**
 * The set phrases of a corpus by their numbers, most articles first, then the longest: columns in memory that
 * all threads share. A phrase becomes a value when it is needed.
 */
export class Lexicon implements Iterable<SetPhrase> {
  readonly columns: ColumnsOf<typeof COLUMNS>;

  /** A view of columns packed by {@link of}, in this thread or another. Throws `ColumnFormatError` for anything else. */
  constructor(readonly buffer: SharedArrayBuffer) {
    this.columns = FORMAT.view(buffer);
  }

  /** Packs phrases that are in the order of their numbers. Sorts them by their units. */
  static of(phrases: readonly SetPhrase[]): Lexicon {
    const others = phrases.map(({ text, original }) => (original === text ? '' : original));
    const { buffer, columns } = FORMAT.allocate({
      units: phrases.reduce((sum, { text }) => sum + text.length, 0),
      starts: phrases.length + 1,
      originalUnits: others.reduce((sum, { length }) => sum + length, 0),
      originalStarts: phrases.length + 1,
      places: phrases.length,
      articles: phrases.length,
      order: phrases.length,
    });
    pack(
      phrases.map(({ text }) => text),
      columns.units,
      columns.starts,
    );
    pack(others, columns.originalUnits, columns.originalStarts);
    for (const [number, { places, articles }] of phrases.entries()) {
      columns.places[number] = places;
      columns.articles[number] = articles;
      columns.order[number] = number;
    }
    columns.order.sort((a, b) => (phrases[a].text < phrases[b].text ? -1 : 1));
    return new Lexicon(buffer);
  }

  get count(): number {
    return this.columns.articles.length;
  }

  phrase(number: number): SetPhrase {
    const text = this.text(number);
    const { originalUnits, originalStarts, places, articles } = this.columns;
    const from = originalStarts[number];
    const to = originalStarts[number + 1];
    return {
      text,
      original: from === to ? text : decodeUnits(originalUnits, from, to),
      places: places[number],
      articles: articles[number],
    };
  }

  /** Folded. */
  text(number: number): string {
    const { units, starts } = this.columns;
    return decodeUnits(units, starts[number], starts[number + 1]);
  }

  /** Whether {@link text} (folded) is a set phrase. Logarithmic. */
  has(text: string): boolean {
    const { order } = this.columns;
    const at = firstWhere(0, order.length, (row) => this.#compare(order[row], text) >= 0);
    return at < order.length && this.#compare(order[at], text) === 0;
  }

  *[Symbol.iterator](): Generator<SetPhrase> {
    for (let number = 0; number < this.count; number++) yield this.phrase(number);
  }

  #compare(number: number, text: string): number {
    const { units, starts } = this.columns;
    const length = starts[number + 1] - starts[number];
    const shared = Math.min(length, text.length);
    for (let at = 0; at < shared; at++) {
      const difference = units[starts[number] + at] - text.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return length - text.length;
  }
}

export const EMPTY_LEXICON = Lexicon.of([]);

function pack(texts: readonly string[], units: Uint16Array, starts: Uint32Array): void {
  let at = 0;
  for (const [number, text] of texts.entries()) {
    starts[number] = at;
    at = putUnits(text, units, at);
  }
  starts[texts.length] = at;
}
