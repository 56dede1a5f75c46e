/**
 * Which lines of a PDF go on in the next: full ones, where indentation and distance are those of one paragraph.
 *
 * The numbers start from GB/T 9704 (first lines indented by two characters, 22 lines a page) and were tuned with
 * `npm run eval -- pdf` on every other file of its folders; `docs/corpus.md` has the figures of the others.
 */
import { parseHeading } from '../../engine/text/headings.ts';
import { type Edges, findEdges } from './pdfEdges.ts';
import { HANGING, isAtRight, isFull, isSameSize } from './pdfFullness.ts';
import { goesOnCentred, isWholeOccasion } from './pdfOccasions.ts';
import type { PdfLine } from './pdfPage.ts';

/** From a full line to the next one; indentations in halves of an em. */
interface Turn {
  readonly from: number;
  readonly to: number;
  /** True where the line breaks off in mid-sentence: then the next one surely goes on. */
  readonly isMid: boolean;
}

const SENTENCE_END = /[。！？；：…”’）」』.!?;:]$/u;
/** What begins a paragraph, whatever its indentation: bullets, articles of laws; headings are recognized elsewhere. */
const MARKER = /^(?:[●■◆▪•○◇□▲★※·➢✓]|第[一二三四五六七八九十百千零\d]{1,6}条)/u;
/** A line of a table of contents. */
const CONTENTS_LINE = /(?:[.．·…⋯‥_—-]{3}|…)\s*[-—(（]?[\divxIVX]{1,5}[-—)）]?$/u;
/**
 * What a stretched line may lack, in ems; lines that show whether lines are stretched, and how many of them are.
 * Guesses.
 */
const AT_EDGE = 0.2;
const FEWEST_STRETCHED = 4;
const MOST_STRETCHED = 0.9;
/** An indentation is more than this, and no more than that, in ems. Guesses. */
const INDENT = 0.7;
const DEEPEST = 12;
/** First lines are indented by two characters, as a rule. Guess. */
const USUAL_INDENT = 2.6;
/**
 * Distances of base lines that part paragraphs, in the largest that lines nearby keep: after a whole sentence, elsewhere
 * where all nearby are as far apart as {@link EVEN} lets them be, and ever. Guesses.
 */
const PARTED = 1.06;
const PARTED_EVEN = 1.25;
const EVEN = 1.02;
const FAR = 1.6;
/** The same in ems, where nothing nearby shows it. Guess. */
const FARTHEST = 4;
/** Lines in which the distance nearby is looked for. Guess. */
const NEAR = 12;
/** Distances that are compared with, before a pair of lines and after it. Guess. */
const NEAR_LEADINGS = 3;
/** Lines before and after, in which the use of indentations is looked for: lists and annexes have their own. Guess. */
const NEAR_TURNS = 40;
/** Ends of paragraphs that show that a distance parts them, and how many of those nearby have it. Guesses. */
const FEWEST_ENDS = 3;
const MOST_PARTED = 0.9;
/** What distances that are the same may differ by, in points. Guess. */
const HAIR = 0.3;
/** Turns back to the edge for each turn to the same indentation, from which on that is one of first lines. Guesses. */
const FIRST_LINES = 4;
const FEWEST_FIRST = 2;
/** First lines of items hang out by this much at most, in halves of an em. Guess. */
const HUNG = 6;

/** Tells, of two lines of {@link pages} (running text only) that follow each other, whether one paragraph holds both. */
export function readFlow(
  pages: readonly (readonly PdfLine[])[],
): (previous: PdfLine, line: PdfLine) => boolean {
  const flow = new Flow(pages);
  return (previous, line) => flow.goesOn(previous, line);
}

class Flow {
  readonly #edges: ReadonlyMap<PdfLine, Edges>;
  readonly #lines: readonly PdfLine[];
  readonly #at = new Map<PdfLine, number>();
  readonly #page = new Map<PdfLine, number>();
  /** Distance to the next line where that surely goes on, by the line's number. */
  readonly #leading: (number | undefined)[] = [];
  /** Of lines that break off in mid-sentence, whether they reach the edge to a hair, by the line's number. */
  readonly #stretched: (boolean | undefined)[] = [];
  /** After lines that end a paragraph by the room that they leave, the distance to the next one; 0 where it is as any. */
  readonly #parted: (number | undefined)[] = [];
  /** The turn to the next line, by the line's number; none where that cannot go on. */
  readonly #turns: (Turn | undefined)[] = [];

  constructor(pages: readonly (readonly PdfLine[])[]) {
    this.#edges = findEdges(pages);
    this.#lines = pages.flat();
    for (const [i, line] of this.#lines.entries()) this.#at.set(line, i);
    for (const [number, page] of pages.entries()) for (const line of page) this.#page.set(line, number);
    const pairs = this.#lines.slice(1).map((next, i) => [this.#lines[i] ?? next, next] as const);
    for (const [i, [line, next]] of pairs.entries()) this.#noteLeading(i, line, next);
    for (const [i, [line, next]] of pairs.entries()) this.#noteEnd(i, line, next);
    for (const [i, [line, next]] of pairs.entries()) this.#noteTurn(i, line, next);
  }

  goesOn(previous: PdfLine, line: PdfLine): boolean {
    if (goesOnCentred(previous, line)) return true;
    if (!this.#mayGoOn(previous, line)) return false;
    const at = this.#at.get(previous) ?? 0;
    const [from, to] = [this.#indentation(previous), this.#indentation(line)];
    const indent = (to - from) / 2;
    const { mid, ended } = this.#count(at, from, to);
    const isMarked = opensParagraph(line.text);
    // What breaks off goes on; deeper than before only where no new paragraphs are set so, and to a marker only where
    // other lines turn in the same way.
    if (!SENTENCE_END.test(previous.text)) {
      if (isMarked && from !== to && mid <= 1) return false;
      const mayBegin =
        indent > INDENT || (Math.abs(indent) <= INDENT && this.#beginsAnew(at, previous, line));
      if (mayBegin && this.#isMostlyFirst(at, to)) return false;
      return Math.abs(indent) <= DEEPEST && (indent <= INDENT || mid >= ended);
    }
    if (indent > INDENT)
      return !isMarked && ((mid > 0 && mid >= ended) || (to - from <= HUNG && this.#isItem(at, previous)));
    if (indent < -INDENT) {
      // The usual two characters before a paragraph need no other example.
      const isUsual = ended < 2 && to <= 1 && indent >= -USUAL_INDENT;
      return isMarked ? mid > 1 && this.#isFirst(at, from) : mid > 0 || isUsual;
    }
    if (this.#isFirst(at, from)) return false;
    // Where first lines are indented, hang out or are set apart, a marker among the others is in mid-paragraph by chance.
    if (this.#betweenParagraphs(at) !== undefined) return true;
    if (isMarked && !this.#isBelowFirst(at, from) && !this.#isHung(at, from)) return false;
    return mid > 0 || ended < 3;
  }

  /** True where a line is full, and the next one is as large and no farther away than lines of one paragraph are. */
  #mayGoOn(previous: PdfLine, line: PdfLine): boolean {
    if (!isFull(previous, line, this.#edgesOf(previous)) || !isSameSize(previous, line)) return false;
    if (this.#endsShort(previous) || isWholeOccasion(previous.text, line.text)) return false;
    if (isAtRight(previous, this.#edgesOf(previous)) && isAtRight(line, this.#edgesOf(line))) return false;
    if (CONTENTS_LINE.test(previous.text)) return false;
    // What runs over both columns is not part of either.
    const isBeside = (previous.column === undefined) !== (line.column === undefined);
    if (isBeside && !this.#isNewPage(previous, line)) return false;
    const gap = previous.y - line.y;
    if (gap <= 0 || this.#isNewPage(previous, line)) return true;
    const leadings = this.#leadingsNear(this.#at.get(previous) ?? 0, previous);
    if (leadings.length === 0) return gap <= FARTHEST * previous.height;
    const widest = Math.max(...leadings);
    const isEven = leadings.length >= NEAR_LEADINGS && widest <= EVEN * Math.min(...leadings);
    if (SENTENCE_END.test(previous.text)) return gap <= PARTED * widest;
    const between = this.#betweenParagraphs(this.#at.get(previous) ?? 0);
    if (between !== undefined && gap > PARTED * widest && gap >= between) return false;
    return gap <= (isEven ? PARTED_EVEN : FAR) * widest;
  }

  /** True for the end of a sentence that is short of the edge where lines in mid-paragraph are stretched to it. */
  #endsShort(line: PdfLine): boolean {
    if (!SENTENCE_END.test(line.text) || this.#isAtEdge(line)) return false;
    const at = this.#at.get(line) ?? 0;
    const near = this.#stretched
      .slice(Math.max(0, at - NEAR), at + NEAR + 1)
      .filter((is) => is !== undefined);
    return near.length >= FEWEST_STRETCHED && near.filter((is) => is).length >= near.length * MOST_STRETCHED;
  }

  #isAtEdge(line: PdfLine): boolean {
    return line.right >= this.#edgesOf(line).right - AT_EDGE * line.height;
  }

  #edgesOf(line: PdfLine): Edges {
    return this.#edges.get(line) ?? { ...line, areaLeft: line.left };
  }

  #isNewPage(previous: PdfLine, line: PdfLine): boolean {
    return this.#page.get(previous) !== this.#page.get(line);
  }

  #noteLeading(at: number, line: PdfLine, next: PdfLine): void {
    const gap = line.y - next.y;
    const isSure =
      gap > 0 &&
      gap <= FARTHEST * line.height &&
      !this.#isNewPage(line, next) &&
      isSameSize(line, next) &&
      !SENTENCE_END.test(line.text) &&
      isFull(line, next, this.#edgesOf(line));
    if (isSure) this.#leading[at] = gap;
    if (isSure && !HANGING.test(line.text)) this.#stretched[at] = this.#isAtEdge(line);
  }

  /** Distances that sure pairs of lines keep, the nearest before and the nearest after the pair that {@link line} begins. */
  #leadingsNear(at: number, line: PdfLine): number[] {
    const found: number[] = [];
    for (const step of [-1, 1]) {
      let left = NEAR_LEADINGS;
      for (let i = at + step; Math.abs(i - at) <= NEAR && left > 0; i += step) {
        const [gap, other] = [this.#leading[i], this.#lines[i]];
        if (gap === undefined || other === undefined || !isSameSize(other, line)) continue;
        found.push(gap);
        left--;
      }
    }
    return found;
  }

  #noteEnd(at: number, line: PdfLine, next: PdfLine): void {
    const gap = line.y - next.y;
    if (gap <= 0 || this.#isNewPage(line, next) || !isSameSize(line, next)) return;
    if (isFull(line, next, this.#edgesOf(line))) return;
    const leadings = this.#leadingsNear(at, line);
    if (leadings.length > 0) this.#parted[at] = gap > PARTED * Math.max(...leadings) ? gap : 0;
  }

  /** The least distance that parts paragraphs near {@link at} from each other; undefined where none does. */
  #betweenParagraphs(at: number): number | undefined {
    const near = this.#parted
      .slice(Math.max(0, at - NEAR_TURNS), at + NEAR_TURNS + 1)
      .filter((gap) => gap !== undefined);
    const apart = near.filter((gap) => gap > 0);
    const isRule = near.length >= FEWEST_ENDS && apart.length >= near.length * MOST_PARTED;
    return isRule ? Math.min(...apart) - HAIR : undefined;
  }

  #noteTurn(at: number, line: PdfLine, next: PdfLine): void {
    if (!this.#mayGoOn(line, next)) return;
    const isMid = !SENTENCE_END.test(line.text);
    this.#turns[at] = { from: this.#indentation(line), to: this.#indentation(next), isMid };
  }

  /** How often, near {@link at}, full lines of one indentation were followed by lines of another. */
  #count(at: number, from: number, to: number): { mid: number; ended: number } {
    const count = { mid: 0, ended: 0 };
    for (const turn of this.#turnsNear(at)) {
      if (turn.from === from && turn.to === to) count[turn.isMid ? 'mid' : 'ended']++;
    }
    return count;
  }

  #turnsNear(at: number): Turn[] {
    const near = this.#turns.slice(Math.max(0, at - NEAR_TURNS), at + NEAR_TURNS + 1);
    return near.filter((turn) => turn !== undefined);
  }

  /** True for the indentation of first lines: lines of less go on after them, and none of the same. */
  #isFirst(at: number, indentation: number): boolean {
    const after = this.#turnsNear(at).filter(({ from, isMid }) => isMid && from === indentation);
    return (
      after.some(({ to }) => to < indentation - 2 * INDENT) && !after.some(({ to }) => to === indentation)
    );
  }

  /** The same, a few lines that go on at their indentation allowed: headings may be as wide as the page. */
  #isMostlyFirst(at: number, indentation: number): boolean {
    const after = this.#turnsNear(at).filter(({ from, isMid }) => isMid && from === indentation);
    const back = after.filter(({ to }) => to < indentation - 2 * INDENT).length;
    const same = after.filter(({ to }) => to === indentation).length;
    return back >= FEWEST_FIRST && back >= same * FIRST_LINES;
  }

  /** True where of two first lines the former is a heading, or the latter is followed by lines that return to the edge. */
  #beginsAnew(at: number, previous: PdfLine, line: PdfLine): boolean {
    const next = this.#turns[at + 1];
    const returns = next?.isMid === true && next.to < next.from - 2 * INDENT;
    return returns || opensParagraph(previous.text) || opensParagraph(line.text);
  }

  /** True for the first line of an item that hangs out: those below it stay where the second one is. */
  #isItem(at: number, { text }: PdfLine): boolean {
    const next = this.#turns[at + 1];
    return opensParagraph(text) && next?.isMid === true && next.from === next.to;
  }

  /** True where lines of {@link indentation} follow first lines that are indented more. */
  #isBelowFirst(at: number, indentation: number): boolean {
    return this.#turnsNear(at).some(
      ({ from, to, isMid }) =>
        isMid && to === indentation && from > to + 2 * INDENT && this.#isFirst(at, from),
    );
  }

  /** True where lines of {@link indentation} follow first lines that hang out, and none of them begins an item itself. */
  #isHung(at: number, indentation: number): boolean {
    const near = this.#turnsNear(at).filter(({ isMid }) => isMid);
    return (
      near.some(({ from, to }) => to === indentation && from < to - 2 * INDENT) &&
      !near.some(({ from, to }) => from === indentation && to > from + 2 * INDENT)
    );
  }

  /** How far a line is from the edge of its page or column, in halves of an em. */
  #indentation(line: PdfLine): number {
    return Math.round(((line.left - this.#edgesOf(line).areaLeft) / line.height) * 2);
  }
}

/** True for what begins a paragraph; `一是` and its like are in the middle of one as often. */
function opensParagraph(text: string): boolean {
  const level = parseHeading(text)?.level;
  return (level !== undefined && level < 5) || MARKER.test(text);
}
