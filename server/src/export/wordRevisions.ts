import { diffArrays, diffChars } from 'diff';
import { paragraphsByLine } from './wordLines.ts';
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

/** Ids of revisions must be unique within a document; Word's own are small. Guess. */
const FIRST_ID = 900_000_000;
/** Paragraphs longer than this, in units, are only compared as whole lines: comparing is quadratic in the change. Guess. */
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
  for (const { piece, edits } of splices.toSorted((a, b) => a.piece.from - b.piece.from)) {
    const { from, to, markup } = revisedPiece(piece, edits, revision);
    result += xml.slice(at, from) + markup;
    at = to;
  }
  return result + xml.slice(at);
}

/** The markup that takes the place of {@link piece}, with the ends of its run where nothing else is left in them. */
function revisedPiece(
  piece: TextPiece,
  edits: readonly Edit[],
  revision: () => string,
): { from: number; to: number; markup: string } {
  const { text, run } = piece;
  const opening = `<w:r>${run.properties}`;
  const textIn = (tag: string, content: string) =>
    `<w:${tag} xml:space="preserve">${escaped(content)}</w:${tag}>`;
  const isFirst = piece.from === run.contentFrom;
  const isLast = piece.to === run.contentTo;
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  const startsChanged = sorted[0]?.start === 0;
  // The run's own beginning is kept unless it would be empty.
  const dropsStart = isFirst && startsChanged;
  let isOpen = !dropsStart;
  let markup = '';
  const stay = (content: string) => {
    if (content === '') return;
    markup += (isOpen ? '' : opening) + textIn('t', content);
    isOpen = true;
  };
  const change = (tag: 'del' | 'ins', content: string) => {
    if (content === '') return;
    const end = isOpen ? '</w:r>' : '';
    markup += `${end}<w:${tag} ${revision()}>${opening}${textIn(tag === 'del' ? 'delText' : 't', content)}</w:r></w:${tag}>`;
    isOpen = false;
  };
  let at = 0;
  for (const { start, end, text: now } of sorted) {
    stay(text.slice(at, start));
    change('del', text.slice(start, end));
    change('ins', now);
    at = end;
  }
  stay(text.slice(at));
  const dropsEnd = isLast && !isOpen;
  if (!isLast && !isOpen) markup += opening;
  return {
    from: dropsStart ? run.from : piece.from,
    to: dropsEnd ? run.to : piece.to,
    markup,
  };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
