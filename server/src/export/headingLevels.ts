import { parseHeading } from '../engine/text/headings.ts';
import type { PaperLevel } from './document.ts';

/** Longest heading, in units; text with a sentence in it is a paragraph from {@link LONGEST_WITH_SENTENCE} on. Guesses. */
const LONGEST = 120;
const LONGEST_WITH_SENTENCE = 60;

/** Whether a line in a style of headings reads like one: some papers have whole paragraphs in such styles. */
export function mayBeHeading(text: string): boolean {
  return text.length <= (/[。；]/u.test(text) ? LONGEST_WITH_SENTENCE : LONGEST);
}

/** The level that the marker of a heading gives it, as `（一）` does; undefined where it has no heading's marker. */
export function markedLevel(text: string): PaperLevel | undefined {
  const heading = parseHeading(text);
  return heading?.standalone === true && heading.level <= 4 ? paperLevel(heading.level) : undefined;
}

/** Levels of headings that have a rank, by a style or by `#`, in the order of the paper. */
export class HeadingLevels {
  readonly #titleRank: number;
  /** Headings open at this place, outermost first. */
  readonly #open: { readonly rank: number; readonly level: number }[] = [];

  /** {@link titleRank} is the rank of the title; ranks are counted from it. */
  constructor(titleRank: number) {
    this.#titleRank = titleRank;
  }

  /**
   * The level of the next heading: the level of its marker according to GB/T 9704, but below the heading that it is
   * under; without a marker, its rank.
   */
  next(rank: number, text: string): PaperLevel {
    while ((this.#open.at(-1)?.rank ?? 0) >= rank) this.#open.pop();
    const marked = parseHeading(text)?.level;
    const level = paperLevel(
      marked === undefined ? rank - this.#titleRank : Math.max(marked, (this.#open.at(-1)?.level ?? 0) + 1),
    );
    this.#open.push({ rank, level });
    return level;
  }
}

/** A level of the paper: deeper ones are set like the deepest. */
export function paperLevel(level: number): PaperLevel {
  return Math.min(4, Math.max(1, level)) as PaperLevel;
}
