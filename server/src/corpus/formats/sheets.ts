/**
 * Spreadsheets (`.xlsx`, `.xls`, Excel's XML), read by SheetJS: each row a line, its cells separated by tabs. The library
 * is given only the parts that hold cells, unpacked within the file's budget.
 */
import { CFB, read as readBook, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { type Archive, type ArchiveEntry } from './archive.ts';
import { LineWriter } from './lineWriter.ts';
import { MOST_MARKUP, tooLarge } from './limits.ts';
import { joinLines } from '../../engine/text/joinLines.ts';

// For files of Excel 95 and of programs that write as it did.
set_cptable(codePages);

/** Cells of an old workbook: the library takes 0.8 KB for each. One of XML may hold as much markup as other files. Guess. */
const MOST_OLD_CELLS = 400_000;
/** The parts of a package that cells are made of, whatever their size. */
const CELLS = /(?:^|\/)(?:workbook|styles|sharedStrings|worksheets\/[^/]+)\.xml$/iu;
const MARKUP = /\.(?:xml|rels)$/iu;
/** Other parts are handed over up to this many bytes; the library wants all to be there that the package lists. Guess. */
const SMALL = 64 * 1024;
const EMPTY = new TextEncoder().encode('<x/>');
/** Names that Excel gives sheets itself. */
const UNNAMED = /^(?:sheet|工作表)\s*\d*$/iu;
/** Values that Excel shows for a failed formula. */
const ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/u;

/** Reads a workbook in an archive. */
export async function readXlsx(archive: Archive): Promise<ExtractedText> {
  const markup = archive.entries.filter(({ name }) => MARKUP.test(name));
  const isWanted = ({ name, size }: ArchiveEntry) => size <= SMALL || CELLS.test(name);
  if (markup.filter(isWanted).reduce((sum, { size }) => sum + size, 0) > MOST_MARKUP) throw tooLarge();
  const parts = CFB.utils.cfb_new();
  for (const entry of markup) {
    const bytes = isWanted(entry) ? await archive.read(entry.name) : EMPTY;
    CFB.utils.cfb_add(parts, `/${entry.name}`, bytes);
  }
  const packed = CFB.write(parts, { type: 'buffer', fileType: 'zip', compression: false }) as Uint8Array;
  return { format: 'xlsx', ...textOf(open(packed)) };
}

/** Reads a workbook of Excel 97 and before: the stream of an OLE file that holds it. */
export function readXls(stream: Uint8Array): ExtractedText {
  // The library takes for text whatever does not begin as a workbook does.
  if (stream[0] !== 9 || (stream[1] ?? 0) > 8)
    throw new SkippedSourceError('broken', 'The spreadsheet is damaged.');
  if (countCells(stream) > MOST_OLD_CELLS) throw tooLarge();
  return { format: 'xls', ...textOf(open(stream)) };
}

/** Reads a workbook that is one XML file (Excel 2003). */
export function readSheetXml(bytes: Uint8Array): ExtractedText {
  if (bytes.length > MOST_MARKUP) throw tooLarge();
  return { format: 'xls', ...textOf(open(bytes)) };
}

function open(bytes: Uint8Array): WorkBook {
  const { error, warn } = console;
  // It writes every record that it does not know to the terminal.
  console.error = console.warn = () => {};
  try {
    return readBook(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      // Excel shows its short date as the system does: here as Chinese systems do.
      dateNF: 'yyyy/m/d',
    });
  } catch (cause) {
    if (cause instanceof Error && /password/iu.test(cause.message)) {
      throw new SkippedSourceError('encrypted', 'The file is protected with a password.', { cause });
    }
    throw new SkippedSourceError('broken', 'The spreadsheet is damaged.', { cause });
  } finally {
    Object.assign(console, { error, warn });
  }
}

function textOf(book: WorkBook): Pick<ExtractedText, 'text' | 'hints'> {
  const hidden = book.Workbook?.Sheets ?? [];
  const sheets = book.SheetNames.filter((_, i) => (hidden[i]?.Hidden ?? 0) === 0).flatMap((name) => {
    const rows = rowsOf(book.Sheets[name]);
    return rows.length === 0 ? [] : [{ name, rows }];
  });
  const writer = new LineWriter();
  for (const { name, rows } of sheets) {
    if (sheets.length > 1 && !UNNAMED.test(name)) writer.line(name, { kind: 'heading', level: 1 });
    for (const cells of rows) writer.line(cells.join('\t'), cells.length > 1 ? { kind: 'table' } : {});
  }
  return writer.finish();
}

/** The cells of each row that show anything. */
function rowsOf(sheet: WorkSheet | undefined): string[][] {
  const rows: string[][] = [];
  for (const row of Object.values(sheet?.['!data'] ?? [])) {
    const cells: string[] = [];
    for (const cell of Object.values(row ?? [])) {
      const shown = cell.w ?? (typeof cell.v === 'string' ? cell.v : '');
      const text = joinLines(shown, '').replaceAll('\t', ' ').trim();
      if (text !== '' && !ERROR.test(text)) cells.push(text);
    }
    if (cells.length > 0) rows.push(cells);
  }
  return rows;
}

/** Types of records that hold a cell, and of those that hold many, by Microsoft's [MS-XLS]. */
const CELL_RECORDS = new Set([0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027e, 0x00d6, 0x00fd]);
const MANY_CELLS = new Map([
  [0x00bd, 6],
  [0x00be, 2],
]);

/** Cells of an old workbook, by the headers of its records. */
function countCells(stream: Uint8Array): number {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let cells = 0;
  for (let at = 0; at + 4 <= view.byteLength;) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (CELL_RECORDS.has(type)) cells++;
    cells += Math.floor(length / (MANY_CELLS.get(type) ?? Infinity));
    at += 4 + length;
  }
  return cells;
}
