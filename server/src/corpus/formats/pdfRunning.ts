/** Furniture at the edges of a PDF's pages: page numbers, running headers and footers. */
import { median } from './quantiles.ts';
import type { PdfLine } from './pdfPage.ts';

/** Lines at a page's top and bottom that may be running headers or footers. Guess. */
const EDGE_LINES = 2;
/** Pages from which on a line that recurs on half of them is recognized by that alone. Guess. */
const FEWEST_PAGES = 3;
/** Of two pages a line must be at one height, in points, and apart from the text: guess. */
const SAME_HEIGHT = 2;
/** by a gap of so many line distances, or by a font of this share of the text's. Guesses. */
const APART = 1.6;
const SMALLER = 0.9;
/** What is larger than the others of its wording by this share is not one of them. Guess. */
const LARGER = 0.85;
const NUMBER =
  /^[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*(?:[,，/／]\s*)?(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－·\s]*$/u;

interface EdgeLine {
  readonly line: PdfLine;
  readonly side: 'top' | 'bottom';
  /** The first or last of its page. */
  readonly isOuter: boolean;
  /** Distance of the next line towards the page's middle; none where there is no such line. */
  readonly gap: number;
}

/** Page numbers, and lines that recur at the edges of most pages, with the rule that drops them. */
export function findRunning(pages: readonly (readonly PdfLine[])[]): Map<PdfLine, string> {
  const edges = pages.map((page) => edgesOf(page));
  const pagesOf = new Map<string, EdgeLine[]>();
  for (const page of edges) {
    for (const [key, edge] of new Map(page.map((each) => [keyOf(each), each]))) {
      const others = pagesOf.get(key);
      if (others) others.push(edge);
      else pagesOf.set(key, [edge]);
    }
  }
  const isApart = apartFrom(pages.flat());
  const recurs = (edge: EdgeLine): boolean => {
    // What recurs of a table is its head, on the pages that it goes on over.
    if (edge.line.row) return false;
    const found = pagesOf.get(keyOf(edge)) ?? [];
    // A title says the same as the header, in larger type.
    if (edge.line.height * LARGER > median(found.map(({ line }) => line.height))) return false;
    if (found.length >= Math.max(FEWEST_PAGES, pages.length / 2)) return true;
    const [one, other] = found;
    if (pages.length !== 2 || found.length !== 2 || !one || !other) return false;
    return Math.abs(one.line.y - other.line.y) <= SAME_HEIGHT && found.every(isApart);
  };
  const junk = new Map<PdfLine, string>();
  for (const page of edges) {
    for (const edge of page) {
      if (page.length > 1 && edge.isOuter && NUMBER.test(edge.line.text)) junk.set(edge.line, 'page-number');
      else if (recurs(edge)) junk.set(edge.line, 'running-header');
    }
  }
  return junk;
}

function edgesOf(page: readonly PdfLine[]): EdgeLine[] {
  const lines = page.toSorted((a, b) => b.y - a.y);
  const last = lines.length - 1;
  return lines.flatMap((line, i): EdgeLine[] => {
    const isTop = i < EDGE_LINES;
    if (!isTop && i <= last - EDGE_LINES) return [];
    const next = lines[isTop ? i + 1 : i - 1];
    const gap = next === undefined ? 0 : Math.abs(next.y - line.y);
    return [{ line, side: isTop ? 'top' : 'bottom', isOuter: i === (isTop ? 0 : last), gap }];
  });
}

/** The same for lines that differ in their numbers only. */
function keyOf({ line, side }: EdgeLine): string {
  return `${side}:${line.text.replace(/\d+/gu, '#').replace(/\s+/gu, '')}`;
}

/** Tells lines that are set apart from the text that most of {@link lines} are. */
function apartFrom(lines: readonly PdfLine[]): (edge: EdgeLine) => boolean {
  const em = median(lines.map(({ height }) => height));
  const gaps = lines.flatMap((line, i) => {
    const gap = (lines[i - 1]?.y ?? line.y) - line.y;
    return gap > 0 ? [gap] : [];
  });
  const leading = median(gaps) || em * 1.5;
  return ({ line, gap }) => line.height < SMALLER * em || gap >= APART * leading;
}
