/**
 * Old Word files: where their text is, and the properties of each character and paragraph. Text lies in pieces;
 * properties are kept by the place of the text in the file, in pages of 512 bytes. Layout after Microsoft's [MS-DOC].
 * Reads past the end throw `RangeError`.
 */
import { decodeWestern } from '../encoding/western.ts';
import { SkippedSourceError } from '../source.ts';
import { docTables } from './docTables.ts';
import { type DocParagraph, hidesCharacters, readParagraph } from './docProperties.ts';
import { type Bytes } from '../bytes.ts';
import { firstWhere } from '../../engine/text/sorted.ts';

const PAGE = 512;
const PIECE_BYTES = 8;
const PARAGRAPH_BYTES = 13;
/** What all pieces may say, against the file's own size: a piece's text may be used again, but not without end. Guess. */
const MOST_UNITS = 4;

interface Piece {
  /** Units of the text before it. */
  readonly start: number;
  readonly end: number;
  /** Place in the main stream. */
  readonly offset: number;
  /** Bytes of one unit: 2, or 1 for Western text. */
  readonly width: 1 | 2;
}

/** A run of the main stream with one set of properties. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly modifiers: Bytes;
  readonly style: number;
}

/** The text of an old Word file, all its stories one after another, with what is hidden in it taken note of. */
export class DocText {
  readonly text: string;
  /** 1 for units that are not shown. */
  readonly hidden: Uint8Array;
  readonly #pieces: readonly Piece[];
  readonly #paragraphs: readonly Run[];
  readonly #data: Bytes;

  /** {@link data} is the stream of what is too long for a page of properties; empty where the file has none. */
  constructor(main: Bytes, table: Bytes, data: Bytes) {
    this.#data = data;
    const tables = docTables(main);
    this.#pieces = readPieces(table.slice(tables.pieces.start, tables.pieces.end), main.length);
    this.text = this.#pieces.map((piece) => textOf(main, piece)).join('');
    this.hidden = new Uint8Array(this.text.length);
    for (const run of readRuns(
      main,
      table.slice(tables.characters.start, tables.characters.end),
      readCharacterPage,
    )) {
      if (hidesCharacters(run.modifiers)) this.#hide(run);
    }
    this.#paragraphs = readRuns(
      main,
      table.slice(tables.paragraphs.start, tables.paragraphs.end),
      readParagraphPage,
    );
  }

  /** What is said of the paragraph whose mark is at {@link unit} of the text. */
  paragraphAt(unit: number): DocParagraph {
    const piece = this.#pieces[lastAt(this.#pieces, unit, ({ start }) => start)];
    if (piece === undefined) return {};
    const place = piece.offset + (unit - piece.start) * piece.width;
    const run = this.#paragraphs[lastAt(this.#paragraphs, place, ({ from }) => from)];
    if (run === undefined || place >= run.to) return {};
    return { style: run.style, ...readParagraph(run.modifiers, this.#data) };
  }

  #hide({ from, to }: Run): void {
    for (const { start, end, offset, width } of this.#pieces) {
      const first = start + Math.ceil((from - offset) / width);
      const last = start + Math.ceil((to - offset) / width);
      if (last > start && first < end) this.hidden.fill(1, Math.max(start, first), Math.min(end, last));
    }
  }
}

/** Index of the last element whose key is at most {@link value}; -1 where there is none. Keys ascend. */
function lastAt<T>(sorted: readonly T[], value: number, keyOf: (element: T) => number): number {
  const isAbove = (element: T | undefined): boolean => element === undefined || keyOf(element) > value;
  return firstWhere(0, sorted.length, (at) => isAbove(sorted[at])) - 1;
}

function readPieces(clx: Bytes, size: number): Piece[] {
  let at = 0;
  while (clx.uint8(at) === 1) at += 3 + clx.uint16(at + 1);
  if (clx.uint8(at) !== 2) throw new RangeError('The file has no table of its pieces.');
  const count = Math.floor((Math.min(clx.uint32(at + 1), clx.length - at - 5) - 4) / (4 + PIECE_BYTES));
  const first = at + 5;
  const pieces: Piece[] = [];
  let units = 0;
  for (let i = 0; i < count; i++) {
    const length = Math.max(0, clx.uint32(first + (i + 1) * 4) - clx.uint32(first + i * 4));
    const place = clx.uint32(first + (count + 1) * 4 + i * PIECE_BYTES + 2);
    const isNarrow = (place & 0x40000000) !== 0;
    const offset = isNarrow ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff;
    const width = isNarrow ? 1 : 2;
    const kept = Math.min(length, Math.max(0, Math.floor((size - offset) / width)));
    pieces.push({ start: units, end: units + kept, offset, width });
    units += kept;
    if (units > size * MOST_UNITS) throw new SkippedSourceError('broken', 'The Word file is damaged.');
  }
  return pieces;
}

function textOf(main: Bytes, { start, end, offset, width }: Piece): string {
  const bytes = main.slice(offset, offset + (end - start) * width);
  return width === 2 ? bytes.utf16() : decodeWestern(bytes.array);
}

/** The runs of all pages that a table names, ascending. */
function readRuns(main: Bytes, plc: Bytes, readPage: (page: Bytes) => Run[]): Run[] {
  const count = Math.floor((plc.length - 4) / 8);
  const runs: Run[] = [];
  const seen = new Set<number>();
  for (let i = 0; i < count; i++) {
    const number = plc.uint32((count + 1) * 4 + i * 4) & 0x3fffff;
    const page = main.slice(number * PAGE, (number + 1) * PAGE);
    if (page.length < PAGE || seen.has(number)) continue;
    seen.add(number);
    for (const run of readPage(page)) runs.push(run);
  }
  return runs.sort((a, b) => a.from - b.from);
}

function readCharacterPage(page: Bytes): Run[] {
  const count = Math.min(page.uint8(PAGE - 1), Math.floor((PAGE - 5) / 5));
  return Array.from({ length: count }, (_, i) => {
    const at = page.uint8((count + 1) * 4 + i) * 2;
    return {
      from: page.uint32(i * 4),
      to: page.uint32((i + 1) * 4),
      modifiers: at === 0 ? page.slice(0, 0) : page.slice(at + 1, at + 1 + page.uint8(at)),
      style: 0,
    };
  });
}

function readParagraphPage(page: Bytes): Run[] {
  const count = Math.min(page.uint8(PAGE - 1), Math.floor((PAGE - 5) / (4 + PARAGRAPH_BYTES)));
  return Array.from({ length: count }, (_, i) => {
    let at = page.uint8((count + 1) * 4 + i * PARAGRAPH_BYTES) * 2;
    let length = 0;
    if (at > 0) {
      length = page.uint8(at) * 2 - 1;
      if (length < 0) length = page.uint8(++at) * 2;
    }
    const properties = at === 0 ? page.slice(0, 0) : page.slice(at + 1, at + 1 + length);
    return {
      from: page.uint32(i * 4),
      to: page.uint32((i + 1) * 4),
      modifiers: properties.slice(2),
      style: properties.length < 2 ? 0 : properties.uint16(0),
    };
  });
}
