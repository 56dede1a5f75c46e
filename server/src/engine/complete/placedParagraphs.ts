import { lastAtOrBefore } from '../text/sorted.ts';

/** A paragraph of a draft. */
export interface Paragraph {
  /** Folded. */
  readonly units: Uint16Array;
  readonly original: string;
  /** Where in {@link original} each unit is. */
  readonly offsets: Uint32Array;
  /** The heading that it is or begins with. */
  readonly heading: { readonly rank: number; readonly text: string; readonly covers: boolean } | undefined;
  /** By unit, whether a word starts there, as far as it was asked: {@link WORD_START}, {@link INSIDE} or 0. */
  readonly words: Uint8Array;
}

export const WORD_START = 1;
export const INSIDE = 2;

/**
 * The paragraphs of a draft in one text, each closed by a 0 unit. From one key to the next most stay where they are: these
 * are neither written nor counted nor decoded again.
 */
export class PlacedParagraphs {
  units = new Uint16Array(1 << 12);
  /** The same as a string; after {@link end}. */
  text = '';
  /** Units placed so far. */
  length = 0;
  /** Paragraphs placed so far. */
  count = 0;
  readonly #counts = new Uint32Array(0x10000);
  readonly #placed: Paragraph[] = [];
  readonly #starts: number[] = [];
  /** Units from the beginning on that are as they were. */
  #kept = 0;

  /** Has the next {@link place} place the first paragraph. */
  begin(): void {
    this.length = 0;
    this.count = 0;
    this.#kept = 0;
  }

  /** Adds {@link paragraph}. Linear in it unless it was there before. */
  place(paragraph: Paragraph): void {
    const number = this.count++;
    const at = this.length;
    const end = at + paragraph.units.length + 1;
    this.length = end;
    const before = this.#placed[number];
    if (before === paragraph && this.#starts[number] === at) {
      if (this.#kept === at) this.#kept = end;
      return;
    }
    if (before !== paragraph) {
      if (before !== undefined) this.#tally(before, -1);
      this.#tally(paragraph, 1);
    }
    if (end > this.units.length) this.#grow(end);
    this.units.set(paragraph.units, at);
    this.units[end - 1] = 0;
    this.#placed[number] = paragraph;
    this.#starts[number] = at;
  }

  /** Ends the text with the paragraph placed last. */
  end(): void {
    while (this.#placed.length > this.count) {
      const gone = this.#placed.pop();
      if (gone) this.#tally(gone, -1);
    }
    this.#starts.length = this.count;
    const { text, length } = this;
    const kept = this.#kept;
    if (kept === length && length === text.length) return;
    this.text = text.slice(0, kept) + decoder.decode(this.units.subarray(kept, length));
  }

  /** The paragraph of this {@link number}, counted from 0. */
  paragraph(number: number): Paragraph {
    return this.#placed[number];
  }

  /** Where it begins. */
  start(number: number): number {
    return this.#starts[number];
  }

  /** The number of the paragraph that holds {@link position}. Logarithmic. */
  numberAt(position: number): number {
    return lastAtOrBefore(this.#starts, position);
  }

  /** How often {@link unit} is in the text. */
  countOf(unit: number): number {
    return this.#counts[unit];
  }

  #tally({ units }: Paragraph, times: number): void {
    const counts = this.#counts;
    for (let at = 0; at < units.length; at++) counts[units[at]] += times;
  }

  #grow(length: number): void {
    const grown = new Uint16Array(length * 2);
    grown.set(this.units);
    this.units = grown;
  }
}

const decoder = new TextDecoder('utf-16le');
