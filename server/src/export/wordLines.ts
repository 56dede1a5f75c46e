/** Where the lines of a Word file's text are in its main part. */
import type { TextPiece, WordParagraph } from './wordParagraphs.ts';

/** Units that the number of a list may take before the paragraph's own text: `第一百二十三条`, or the marks of a heading. Guess. */
const LONGEST_NUMBER = 16;

/** What a line shows of a paragraph: all of it, or what is between two breaks of lines. */
interface ParagraphPart extends WordParagraph {
  /** Number of the paragraph. */
  readonly paragraph: number;
}

/** {@link paragraphs} as the lines that they are broken into, those without ink left out. */
function partsOf(paragraphs: readonly WordParagraph[]): ParagraphPart[] {
  return paragraphs.flatMap(({ text, pieces }, paragraph) => {
    let start = 0;
    return text.split('\n').flatMap((line): ParagraphPart[] => {
      const from = start;
      start += line.length + 1;
      if (line.trim() === '') return [];
      const own = pieces.filter((piece) => piece.start >= from && piece.start + piece.text.length < start);
      return [
        { paragraph, text: line, pieces: own.map((piece) => ({ ...piece, start: piece.start - from })) },
      ];
    });
  });
}

/** The paragraph that each line shows: in order, the next one that the line ends with, or the next cells that make up a table row. */
export function paragraphsByLine(
  paragraphs: readonly WordParagraph[],
  lines: readonly string[],
): (WordParagraph | undefined)[] {
  const parts = partsOf(paragraphs);
  let next = 0;
  return lines.map((line) => {
    if (line.trim() === '') return undefined;
    const row = rowOf(line, parts, next);
    if (row) {
      next = row.next;
      return row.paragraph;
    }
    const end = line.trimEnd();
    const isOfLine = ({ text }: WordParagraph) =>
      end.endsWith(text.trim()) && end.length - text.trim().length <= LONGEST_NUMBER;
    const found = parts.findIndex((part, at) => at >= next && isOfLine(part));
    if (found < 0) return undefined;
    next = found + 1;
    return parts[found];
  });
}

/**
 * The cells of a table that {@link line} shows, tabs between them, as one paragraph: the next {@link parts} from
 * {@link from} on with the same texts, one after another. Undefined where the line is not such a row.
 */
function rowOf(
  line: string,
  parts: readonly ParagraphPart[],
  from: number,
): { paragraph: WordParagraph; next: number } | undefined {
  const cells = cellsOf(line);
  if (cells.length < 2) return undefined;
  for (let first = from; first < parts.length; first++) {
    let next: number | undefined = first;
    const pieces: TextPiece[] = [];
    for (const cell of cells) {
      next = next === undefined ? undefined : takeCell(cell, parts, next, pieces);
    }
    if (next !== undefined) return { paragraph: { text: line, pieces }, next };
  }
  return undefined;
}

/**
 * Adds to {@link pieces} those of the parts from {@link from} on that make up {@link cell}: its paragraphs with a space
 * between them, their lines without. The number of the part after them; undefined where they say something else.
 */
function takeCell(
  cell: { readonly text: string; readonly start: number },
  parts: readonly ParagraphPart[],
  from: number,
  pieces: TextPiece[],
): number | undefined {
  let text = '';
  for (let at = from; at < parts.length; at++) {
    const part = parts[at];
    if (at > from && parts[at - 1].paragraph !== part.paragraph) text += ' ';
    const shift = cell.start + text.length - (part.text.length - part.text.trimStart().length);
    text += part.text.trim();
    if (!cell.text.startsWith(text)) return undefined;
    for (const piece of part.pieces) pieces.push({ ...piece, start: piece.start + shift });
    if (text.length === cell.text.length) return at + 1;
  }
  return undefined;
}

/** The non-empty cells of a row, trimmed, and where they begin. */
function cellsOf(line: string): { text: string; start: number }[] {
  let start = 0;
  return line.split('\t').flatMap((cell) => {
    const at = start + cell.length - cell.trimStart().length;
    start += cell.length + 1;
    return cell.trim() === '' ? [] : [{ text: cell.trim(), start: at }];
  });
}
