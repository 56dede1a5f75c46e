/** Old Word files (`.doc`) and WPS files in Word's format (`.wps`). No kept library reads them without losing text. */
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { DocText } from './docFile.ts';
import { readDocLists } from './docLists.ts';
import { type DocParagraph, type DocStyle, readDocStyles } from './docProperties.ts';
import { docTables, isEncrypted, isWord97, storiesOf, tableName } from './docTables.ts';
import { LineWriter } from './lineWriter.ts';
import { type ListCounter } from './listCounter.ts';
import { spaced } from './numerals.ts';
import { type OleFile } from './ole.ts';
import { Bytes } from '../bytes.ts';

/** Characters that Word keeps for itself: marks of notes, comments, pictures and drawings, soft hyphens. */
const MARKS = /[\x00-\x06\x08\x0e-\x12\x16-\x1d\x1f\ufffc]/gu;
const FIELD_BEGIN = '\x13';
const FIELD_SEPARATOR = '\x14';
const FIELD_END = '\x15';
const NONE = { main: 0, footnotes: 0, headers: 0, macros: 0, comments: 0, endnotes: 0, textBoxes: 0 };

/** Reads the document of an OLE file. Reads past the end throw `RangeError`. */
export function readDoc(file: OleFile): ExtractedText {
  const reader = openWord(file);
  reader.read();
  return { format: 'doc', ...reader.finish() };
}

function openWord(file: OleFile): DocReader {
  const main = file.read('WordDocument') ?? Bytes.NONE;
  if (main.length > 12 && isEncrypted(main)) {
    throw new SkippedSourceError('encrypted', 'The file is protected with a password.');
  }
  const table = file.read(tableName(main));
  if (!isWord97(main) || table === undefined) {
    throw new SkippedSourceError('unsupported', 'The file is older than Word 97; save it again in Word.');
  }
  return new DocReader(main, table, file.read('Data') ?? Bytes.NONE);
}

class DocReader {
  readonly #writer = new LineWriter();
  readonly #source: DocText;
  readonly #stories = NONE;
  readonly #styles: ReadonlyMap<number, DocStyle>;
  readonly #lists: ListCounter | undefined;
  /** True between the first cell of a row and the mark that ends it. */
  #isInRow = false;

  constructor(main: Bytes, table: Bytes, data: Bytes) {
    this.#source = new DocText(main, table, data);
    this.#stories = storiesOf(main);
    const { styles, lists, listUses } = docTables(main);
    // Damage in what is said about the text must not lose the text.
    this.#styles = attempt(() => readDocStyles(table.slice(styles.start, styles.end))) ?? new Map();
    const hasLists = lists.end > lists.start && listUses.end > listUses.start;
    this.#lists = hasLists ? attempt(() => readDocLists(table, lists.start, listUses.start)) : undefined;
  }

  read(): void {
    const { main, footnotes, headers, macros, comments, endnotes, textBoxes } = this.#stories;
    const notesAt = main + footnotes + headers + macros + comments;
    this.#story(0, main);
    this.#story(notesAt + endnotes, textBoxes);
    this.#notes(main, footnotes);
    this.#notes(notesAt, endnotes);
  }

  finish() {
    return this.#writer.finish();
  }

  /** Paragraphs and rows of a story of {@link length} units. */
  #story(start: number, length: number): void {
    const { text } = this.#source;
    const end = Math.min(text.length, start + length);
    let from = start;
    for (let at = start; at < end; at++) {
      const unit = text[at];
      if (unit !== '\r' && unit !== '\x07' && unit !== '\x0c') continue;
      // A paragraph whose mark was deleted runs on into the next.
      if (unit === '\r' && this.#source.hidden[at] === 1) continue;
      this.#paragraph(this.#shown(from, at), unit, this.#source.paragraphAt(at));
      from = at + 1;
    }
    if (from < end) this.#paragraph(this.#shown(from, end), '\r', {});
  }

  #paragraph(text: string, mark: string, own: DocParagraph): void {
    const writer = this.#writer;
    const style = this.#styles.get(own.style ?? 0);
    const paragraph = { ...style, ...own };
    const hasText = text.trim() !== '';
    const label = this.#numberOf(paragraph);
    const shown = label !== '' && hasText ? spaced(label) + text : text;
    const isInTable = mark === '\x07' || paragraph.inTable === true;
    // A row whose end the file does not mark must not run on into the text.
    if (this.#isInRow && !isInTable) writer.endRow();
    this.#isInRow = isInTable && paragraph.endsRow !== true;
    if (paragraph.endsRow === true) {
      writer.endRow();
    } else if (mark === '\x07') {
      writer.add(shown);
      writer.cell();
    } else if (paragraph.inTable === true) {
      writer.separate();
      writer.add(shown);
    } else {
      if (paragraph.breakBefore === true) writer.markNext({ breakBefore: true });
      for (const [i, line] of shown.split('\v').entries()) {
        if (i > 0) writer.endLine();
        writer.add(line);
        if (style?.isTitle === true) writer.mark({ kind: 'title' });
        else if (paragraph.outline !== undefined) writer.mark({ kind: 'heading', level: paragraph.outline });
      }
      writer.endParagraph();
      if (mark === '\x0c') writer.markNext({ breakBefore: true });
    }
  }

  #numberOf({ list = 0, level = 0 }: DocParagraph): string {
    return list === 0 || this.#lists === undefined ? '' : this.#lists.next(String(list), level);
  }

  #notes(start: number, length: number): void {
    const { text } = this.#source;
    const end = Math.min(text.length, start + length);
    let from = start;
    for (let at = start; at <= end; at++) {
      if (at < end && text[at] !== '\r') continue;
      if (from < at) this.#writer.line(this.#shown(from, at).trimStart(), { kind: 'footnote' });
      from = at + 1;
    }
  }

  /** The text of [{@link start}, {@link end}) as it is shown: fields by their results. */
  #shown(start: number, end: number): string {
    const { text, hidden } = this.#source;
    let shown = '';
    /** Open fields: true while inside their code. */
    const fields: boolean[] = [];
    for (let at = start; at < end; at++) {
      const unit = text[at];
      if (unit === FIELD_BEGIN) fields.push(true);
      else if (unit === FIELD_SEPARATOR) {
        if (fields.length > 0) fields[fields.length - 1] = false;
      } else if (unit === FIELD_END) fields.pop();
      else if (hidden[at] === 0 && !fields.includes(true)) shown += unit;
    }
    return shown.replace(MARKS, '').replaceAll('\x1e', '\u2011').replaceAll('\r', '');
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
