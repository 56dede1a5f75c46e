/** How much of its width a line of a PDF takes up, and whether the next one would have fitted in what it left. */
import type { Edges } from './pdfEdges.ts';
import type { PdfLine } from './pdfPage.ts';

/** Lines of one paragraph differ in size by less than this share. Guess. */
const SAME_SIZE = 0.15;
/** Where lines set to the right begin, as a share of the width. Guess. */
const RIGHT_HALF = 0.4;
/** What a justified line may lack, in ems. Guess. */
const SLACK = 0.6;

/** A full-width sign at the end of a line. */
export const HANGING = /[，。、；：！？”’）》〉】〕」』]$/u;

/** True for lines of one size of type. */
export function isSameSize(a: PdfLine, b: PdfLine): boolean {
  return Math.abs(a.height - b.height) <= SAME_SIZE * Math.max(a.height, b.height);
}

/** True where {@link line} would not have fitted in what {@link previous} left free. */
export function isFull(previous: PdfLine, line: PdfLine, { right: edge }: Edges): boolean {
  // The line below shows how far lines reach here, where a page has too few of its own.
  const isBelow = previous.y > line.y && line.left < previous.right;
  const right = isBelow ? Math.max(edge, inkRight(line)) : edge;
  return previous.right >= right - (openingWidth(line.text) + SLACK) * previous.height;
}

/** True for a line that begins in the right half: a body or a date that signs. */
export function isAtRight({ left }: PdfLine, edges: Edges): boolean {
  return left - edges.left > (edges.right - edges.left) * RIGHT_HALF;
}

/** How far a line reaches without the sign that it may end with: signs may hang over the edge. */
function inkRight({ text, right, height }: PdfLine): number {
  return HANGING.test(text) ? right - height : right;
}

/** True where a space is between the last word of a line and the first of the next. */
export function isLatinJoint(before: string, after: string): boolean {
  return /[A-Za-z,.;:]$/u.test(before) && /^[A-Za-z]/u.test(after);
}

/** True where {@link room} ems at a line's end, {@link slack} less, would have held what {@link next} begins with. */
export function roomIsFor(next: string, room: number, slack = SLACK): boolean {
  return room > openingWidth(next) + slack;
}

/** Width, in ems, of what a line cannot break within at its start: a word or number, or a character with its signs. */
function openingWidth(text: string): number {
  const [opening] = /^[“‘（《〈【〔「『]*(?:[\w.,%+．％‰·-]+|.)[，。、；：！？”’）》〉】〕」』…—%]*/u.exec(
    text,
  ) ?? [''];
  const wide = opening.replace(/[\w.,%+·-]/gu, '').length;
  return Math.max(1, Math.min(8, wide + (opening.length - wide) * 0.55));
}
