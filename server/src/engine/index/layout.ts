/**
 * A shard is one SharedArrayBuffer: a header and typed columns behind it. The same bytes are its cache file and
 * what worker threads share, so loading and sending need no decoding.
 */

const MAGIC = 0x4a4e4959; // 'YINJ'
/** Raised whenever a column or the folding changes, so that older cache files are rebuilt. */
export const SHARD_VERSION = 3;

const COLUMNS = {
  /** Folded passages, each closed by a 0 unit. */
  text: Uint16Array,
  /** Suffixes of the passages that count for ranking: of equal passages only one is here. */
  distinct: Uint32Array,
  /** Suffixes of the passages whose text another passage has too. */
  copies: Uint32Array,
  /** One bit a unit: a word starts here. */
  wordStarts: Uint32Array,

  passageStart: Uint32Array,
  passageLine: Uint32Array,
  passageColumn: Uint32Array,
  /** Passage (of this shard) whose heading this one stands under; -1 for none. */
  passageParent: Int32Array,
  passageArticle: Uint32Array,
  passageKind: Uint8Array,
  /** Heading level, 0 for none, and the folded length of the heading. */
  headingLevel: Uint8Array,
  headingLength: Uint16Array,
  /** 64-bit content hash of the folded passage, low half then high half. */
  passageHash: Uint32Array,
  /** 1 where the passage's suffixes are among the copies. */
  passageCopy: Uint8Array,

  /** Exceptions of the folding: at this folded position stood this other unit. Ascending. */
  patchAt: Uint32Array,
  patchUnit: Uint16Array,
  /** Before this folded position this many units were dropped (in the passage, since the gap before). Ascending. */
  gapAt: Uint32Array,
  gapUnits: Uint32Array,
  /** Line breaks among them, and the column behind the last of these. */
  gapLines: Uint32Array,
  gapColumn: Uint32Array,

  /** Runs whose content changes from report to report, as the segmenter tagged them. Ascending. */
  slotAt: Uint32Array,
  slotLength: Uint8Array,
  slotKind: Uint8Array,

  articleFile: Uint32Array,
  articlePassage: Uint32Array,
  /** Characters (UTF-16 code units without white space) of the article. */
  articleCharacters: Uint32Array,
  /** `SIGNATURE_BYTES` an article: see `signature.ts`. */
  articleSignature: Uint8Array,
  fileWeight: Float32Array,

  /** Four strings an article (title, date, body, place), then two a file (URI, format). */
  stringStart: Uint32Array,
  strings: Uint16Array,
};

interface ColumnType {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): ArrayBufferView;
}

export type ColumnName = keyof typeof COLUMNS;
export type Columns = { readonly [Name in ColumnName]: InstanceType<(typeof COLUMNS)[Name]> };

const NAMES = Object.keys(COLUMNS) as ColumnName[];
const HEADER_BYTES = alignUp(16 + NAMES.length * 8);

/** What {@link allocateColumns} needs to know: how many elements each column holds. */
export type ColumnLengths = { readonly [Name in ColumnName]: number };

/** Set in the header of a shard that holds only the suffixes that begin a word. */
const WORDS_ONLY = 1;

/** A new buffer with room for columns of these lengths, all zero; see {@link isWordsOnly}. */
export function allocateColumns(
  lengths: ColumnLengths,
  wordsOnly: boolean,
): { buffer: SharedArrayBuffer; columns: Columns } {
  let bytes = HEADER_BYTES;
  for (const name of NAMES) bytes = alignUp(bytes + lengths[name] * COLUMNS[name].BYTES_PER_ELEMENT);
  const buffer = new SharedArrayBuffer(bytes);
  const header = new Uint32Array(buffer, 0, HEADER_BYTES / 4);
  header[0] = MAGIC;
  header[1] = SHARD_VERSION;
  header[2] = NAMES.length;
  header[3] = wordsOnly ? WORDS_ONLY : 0;
  NAMES.forEach((name, index) => {
    header[4 + index] = lengths[name];
  });
  return { buffer, columns: viewColumns(buffer) };
}

/** Whether a shard holds only the suffixes that begin a word: what serves where memory is short. */
export function isWordsOnly(buffer: SharedArrayBuffer): boolean {
  return new Uint32Array(buffer, 0, HEADER_BYTES / 4)[3] === WORDS_ONLY;
}

/** Thrown when a buffer is no shard of this version. */
export class ShardFormatError extends Error {
  override readonly name = 'ShardFormatError';
}

/** The columns of a shard's bytes. Throws {@link ShardFormatError} when the header does not fit them. */
export function viewColumns(buffer: SharedArrayBuffer): Columns {
  if (buffer.byteLength < HEADER_BYTES) throw new ShardFormatError('shard is shorter than its header');
  const header = new Uint32Array(buffer, 0, HEADER_BYTES / 4);
  if (header[0] !== MAGIC || header[1] !== SHARD_VERSION || header[2] !== NAMES.length) {
    throw new ShardFormatError('shard has another version');
  }
  const columns: Partial<Record<ColumnName, ArrayBufferView>> = {};
  let at = HEADER_BYTES;
  for (const [index, name] of NAMES.entries()) {
    const length = header[4 + index];
    const Column: ColumnType = COLUMNS[name];
    const end = at + length * Column.BYTES_PER_ELEMENT;
    if (end > buffer.byteLength) throw new ShardFormatError(`shard is cut off in column ${name}`);
    columns[name] = new Column(buffer, at, length);
    at = alignUp(end);
  }
  return columns as unknown as Columns;
}

function alignUp(bytes: number): number {
  return (bytes + 7) & ~7;
}
