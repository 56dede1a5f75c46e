import type { Draft } from '../draft.ts';
import { shownText } from '../markdown/mask.ts';
import { foldInto, foldText } from '../text/fold.ts';
import { readHeading } from '../text/headings.ts';
import { unified } from '../text/unified.ts';
import { INSIDE, type Paragraph, PlacedParagraphs, WORD_START } from './placedParagraphs.ts';
import type { Source } from './source.ts';
import type { WordBorders } from '../index/wordBorders.ts';

/** Signs that titles do not contain. */
const CLAUSE_END = /[，。；：！？,;:!?]/u;

/**
 * The draft as a source: what it says once it may say again. Paragraphs are folded once and kept while
 * they are in the draft, so that a request costs no more than copying the folded text.
 */
export class DraftSource implements Source {
  /** Where in {@link text} the caret is. */
  caret = 0;
  readonly #placed = new PlacedParagraphs();
  #paragraphs = new Map<string, Paragraph>();
  /** The last paragraph before the caret, and whether the caret is in it. */
  #last = -1;
  #isInLast = false;
  readonly #borders: WordBorders;

  constructor(borders: WordBorders) {
    this.#borders = borders;
  }

  get units(): Uint16Array {
    return this.#placed.units;
  }

  /** Folded paragraphs, each closed by a 0 unit; the one under the caret ends there. */
  get text(): string {
    return this.#placed.text;
  }

  /**
   * Makes the draft's paragraphs the source; of the one with {@link caret}, the part to its left. Code, comments and
   * front matter of Markdown contain nothing that a report could say again.
   */
  read(draft: Draft, caret: number): void {
    const text = shownText(draft);
    const kept = new Map<string, Paragraph>();
    const placed = this.#placed;
    placed.begin();
    let lineStart = 0;
    while (lineStart <= text.length) {
      const lineBreak = text.indexOf('\n', lineStart);
      const lineEnd = lineBreak < 0 ? text.length : lineBreak;
      const end = caret >= lineStart && caret <= lineEnd ? caret : lineEnd;
      if (end > lineStart) {
        const line = text.slice(lineStart, end);
        const paragraph = this.#paragraphs.get(line) ?? foldParagraph(line);
        kept.set(line, paragraph);
        placed.place(paragraph);
      }
      if (caret >= lineStart && caret <= lineEnd) {
        this.caret = Math.max(0, end > lineStart ? placed.length - 1 : placed.length);
        this.#last = placed.count - 1;
        this.#isInLast = end > lineStart;
      }
      lineStart = lineEnd + 1;
    }
    this.#paragraphs = kept;
    placed.end();
  }

  /** The headings over the caret (folded), outermost first. Linear in the paragraphs before it. */
  headings(): string[] {
    const path: string[] = [];
    let rank = Infinity;
    for (let number = this.#last; number >= 0; number--) {
      const { heading } = this.#placed.paragraph(number);
      if (!heading || heading.rank >= rank) continue;
      // A heading of the lowest level that runs into its paragraph is over nothing else.
      if (!heading.covers && !(number === this.#last && this.#isInLast)) continue;
      path.unshift(heading.text);
      rank = heading.rank;
    }
    return path;
  }

  /** Whether the caret may be in the title: a first line that is not a heading and has no end of a clause. */
  get isInTitle(): boolean {
    if (!this.#isInLast || this.#last !== 0) return false;
    const { heading, original } = this.#placed.paragraph(0);
    return !heading && !CLAUSE_END.test(original);
  }

  /** The paragraph before the caret's (folded) where the caret is at the beginning of its own; otherwise empty. */
  paragraphBefore(): string {
    let end = this.caret;
    if (end === 0 || this.units[end - 1] !== 0) return '';
    while (end > 0 && this.units[end - 1] === 0) end--;
    return this.text.slice(this.text.lastIndexOf('\0', end - 1) + 1, end);
  }

  /** How often {@link phrase} (folded) is in the draft. */
  count(phrase: string): number {
    let count = 0;
    for (let at = this.text.indexOf(phrase); at >= 0; at = this.text.indexOf(phrase, at + 1)) count++;
    return count;
  }

  /** How often {@link unit} (folded) is in the draft, as {@link read}. */
  countOf(unit: number): number {
    return this.#placed.countOf(unit);
  }

  isWordStart(position: number): boolean {
    // At the caret the word may not be complete.
    if (position === this.caret) return false;
    const { units } = this;
    if (units[position] === 0) return true;
    const number = this.#placed.numberAt(position);
    const { words } = this.#placed.paragraph(number);
    const at = position - this.#placed.start(number);
    // What is beyond the ends of a paragraph makes no difference.
    if (words[at] === 0) words[at] = this.#borders.isWordStart(units, position) ? WORD_START : INSIDE;
    return words[at] === WORD_START;
  }

  original(start: number, end: number): string {
    const number = this.#placed.numberAt(start);
    const { original, offsets } = this.#placed.paragraph(number);
    const base = this.#placed.start(number);
    let text = '';
    for (let at = start; at < end; at++) text += original[offsets[at - base]];
    return text;
  }
}

function foldParagraph(line: string): Paragraph {
  const original = unified(line);
  const units = new Uint16Array(original.length);
  const offsets = new Uint32Array(original.length + 1);
  const length = foldInto(original, [], units, offsets);
  const heading = readHeading(original);
  return {
    units: units.slice(0, length),
    original,
    offsets: offsets.slice(0, length),
    words: new Uint8Array(length),
    heading: heading && {
      rank: heading.rank,
      text: foldText(original.slice(heading.start, heading.length)),
      covers: heading.level < 5 || heading.standalone,
    },
  };
}
