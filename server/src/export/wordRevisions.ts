import { diffArrays, diffChars } from 'diff';
import { type TextPiece, type WordParagraph, wordParagraphs } from './wordParagraphs.ts';

/** A change of wording in a paragraph: units [start, end) become {@link text}. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The outcome of a writer's changes. */
export interface Revision {
  /** The part with the changes as tracked revisions. */
  readonly xml: string;
  /** Places that were changed. */
  readonly placed: number;
  /** Lines whose changes could not be placed, as the writer has them now; removed ones, as they were. */
  readonly unplaced: readonly string[];
}

export interface RevisionAuthor {
  readonly name: string;
  /** ISO 8601. */
  readonly date: string;
}

/** Ids of revisions must be unique within a document; Word's own are small. */
const FIRST_ID = 900_000_000;
/** Units that the number of a list may take before the paragraph's own text: `第一百二十三条`. */
const LONGEST_NUMBER = 16;
/** Paragraphs longer than this, in units, are only compared as whole lines: comparing is quadratic in the change. */
const LONGEST_COMPARED = 20_000;

/**
 * Writes the differences of {@link after} from {@link before} into {@link xml} (the text of `word/document.xml`) as
 * tracked deletions and insertions. {@link before} is the text as it was opened, one paragraph a line, each line ending
 * with the paragraph's own text (after the number of a list item). Only wording inside paragraphs is changed:
 * lines added or removed, list numbers, and text in fields, links or older revisions are left as they are and
 * returned. All other markup is kept, byte for byte.
 */
export function reviseWord(xml: string, before: string, after: string, author: RevisionAuthor): Revision {
  const old = before.split('\n');
  const paragraphs = paragraphsByLine(wordParagraphs(xml), old);
  const unplaced: string[] = [];
  const splices: Splice[] = [];
  let placed = 0;
  for (const { from, to, lines } of changedLines(old, after.split('\n'))) {
    if (to - from !== lines.length) {
      unplaced.push(...(lines.length > 0 ? lines : old.slice(from, to)).filter((line) => line.trim() !== ''));
      continue;
    }
    for (const [offset, line] of lines.entries()) {
      const made = spliceLine(old[from + offset], line, paragraphs[from + offset]);
      if (made === undefined) unplaced.push(line);
      else {
        splices.push(...made.splices);
        placed += made.places;
      }
    }
  }
  return { xml: apply(xml, splices, author), placed, unplaced };
}

/** The paragraph that each line shows: in order, the next one that the line ends with, or the next cells that make up a table row. */
function paragraphsByLine(
  paragraphs: readonly WordParagraph[],
  lines: readonly string[],
): (WordParagraph | undefined)[] {
  const withText = paragraphs.filter(({ text }) => text.trim() !== '');
  let next = 0;
  return lines.map((line) => {
    if (line.trim() === '') return undefined;
    const row = rowOf(line, withText, next);
    if (row) {
      next = row.next;
      return row.paragraph;
    }
    const end = line.trimEnd();
    const isOfLine = ({ text }: WordParagraph) =>
      end.endsWith(text.trim()) && end.length - text.trim().length <= LONGEST_NUMBER;
    const found = withText.findIndex((paragraph, at) => at >= next && isOfLine(paragraph));
    if (found < 0) return undefined;
    next = found + 1;
    return withText[found];
  });
}

/**
 * The cells of a table that {@link line} shows, tabs between them, as one paragraph: the next {@link paragraphs} from
 * {@link from} on with the same texts, one after another. Undefined where the line is not such a row.
 */
function rowOf(
  line: string,
  paragraphs: readonly WordParagraph[],
  from: number,
): { paragraph: WordParagraph; next: number } | undefined {
  const cells = cellsOf(line);
  if (cells.length < 2) return undefined;
  for (let first = from; first + cells.length <= paragraphs.length; first++) {
    if (!cells.every(({ text }, number) => paragraphs[first + number].text.trim() === text)) continue;
    const pieces = cells.flatMap(({ start }, number) => {
      const cell = paragraphs[first + number];
      const shift = start - (cell.text.length - cell.text.trimStart().length);
      return cell.pieces.map((piece) => ({ ...piece, start: piece.start + shift }));
    });
    return { paragraph: { text: line, pieces }, next: first + cells.length };
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

/** Runs of lines that changed: [from, to) of the old ones, and the new ones. */
function changedLines(
  before: readonly string[],
  after: readonly string[],
): { from: number; to: number; lines: readonly string[] }[] {
  const changed: { from: number; to: number; lines: readonly string[] }[] = [];
  let at = 0;
  for (const { added, removed, value } of diffArrays([...before], [...after])) {
    if (!added && !removed) {
      at += value.length;
      continue;
    }
    const last = changed.at(-1);
    const touches = last !== undefined && last.to === at;
    const base = touches ? last : { from: at, to: at, lines: [] };
    const next = removed ? { ...base, to: at + value.length } : { ...base, lines: [...base.lines, ...value] };
    if (removed) at += value.length;
    if (touches) changed.pop();
    changed.push(next);
  }
  return changed;
}

/** A run to rewrite: the parts of its text that are kept, deleted and inserted. */
interface Splice {
  readonly piece: TextPiece;
  readonly edits: readonly Edit[];
}

function spliceLine(
  before: string,
  after: string,
  paragraph: WordParagraph | undefined,
): { splices: Splice[]; places: number } | undefined {
  if (!paragraph || before.length > LONGEST_COMPARED || after.length > LONGEST_COMPARED) return undefined;
  const text = paragraph.text.trim();
  // The line ends with the paragraph's own text; anything before it is not in the part.
  const shift =
    before.trimEnd().length - text.length - (paragraph.text.length - paragraph.text.trimStart().length);
  const edits = editsBetween(before, after).map(({ start, end, text: now }) => ({
    start: start - shift,
    end: end - shift,
    text: now,
  }));
  const byPiece = new Map<TextPiece, Edit[]>();
  for (const edit of edits) {
    const cut = cutAtPieces(edit, paragraph.pieces);
    if (cut === undefined) return undefined;
    for (const [piece, part] of cut) byPiece.set(piece, [...(byPiece.get(piece) ?? []), part]);
  }
  return {
    splices: Array.from(byPiece, ([piece, parts]) => ({ piece, edits: parts })),
    places: edits.length,
  };
}

function editsBetween(before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const { added, removed, value } of diffChars(before, after)) {
    const last = edits.at(-1);
    const touches = last !== undefined && last.end === at;
    if (removed) {
      if (touches) edits[edits.length - 1] = { ...last, end: at + value.length };
      else edits.push({ start: at, end: at + value.length, text: '' });
    } else if (added) {
      if (touches) edits[edits.length - 1] = { ...last, text: last.text + value };
      else edits.push({ start: at, end: at, text: value });
    }
    if (!added) at += value.length;
  }
  return edits;
}

/** The edit as parts inside single pieces, its new text in the first; nothing where one of them is not plain. */
function cutAtPieces(edit: Edit, pieces: readonly TextPiece[]): [TextPiece, Edit][] | undefined {
  const parts: [TextPiece, Edit][] = [];
  let covered = 0;
  for (const piece of pieces) {
    const from = Math.max(edit.start, piece.start);
    const to = Math.min(edit.end, piece.start + piece.text.length);
    const isInsertion = edit.start === edit.end && parts.length === 0 && from <= to;
    if (to <= from && !isInsertion) continue;
    if (!piece.run.isPlain) {
      // Text inserted between two runs may as well go into the next one.
      if (isInsertion) continue;
      return undefined;
    }
    covered += to - from;
    const text = parts.length === 0 ? edit.text : '';
    parts.push([piece, { start: from - piece.start, end: to - piece.start, text }]);
  }
  return parts.length > 0 && covered === edit.end - edit.start ? parts : undefined;
}

function apply(xml: string, splices: readonly Splice[], author: RevisionAuthor): string {
  let id = FIRST_ID;
  const revision = () => `w:id="${id++}" w:author="${escaped(author.name)}" w:date="${escaped(author.date)}"`;
  let result = '';
  let at = 0;
  for (const { piece, edits } of splices.toSorted((a, b) => a.piece.run.from - b.piece.run.from)) {
    const { from, to, properties } = piece.run;
    result += xml.slice(at, from) + revisedRun(piece.text, edits, properties, revision);
    at = to;
  }
  return result + xml.slice(at);
}

function revisedRun(
  text: string,
  edits: readonly Edit[],
  properties: string,
  revision: () => string,
): string {
  const run = (tag: string, content: string) =>
    content === ''
      ? ''
      : `<w:r>${properties}<w:${tag} xml:space="preserve">${escaped(content)}</w:${tag}></w:r>`;
  let result = '';
  let at = 0;
  for (const { start, end, text: now } of edits.toSorted((a, b) => a.start - b.start)) {
    result += run('t', text.slice(at, start));
    const gone = run('delText', text.slice(start, end));
    if (gone !== '') result += `<w:del ${revision()}>${gone}</w:del>`;
    const come = run('t', now);
    if (come !== '') result += `<w:ins ${revision()}>${come}</w:ins>`;
    at = end;
  }
  return result + run('t', text.slice(at));
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
