import { ColumnFormat, type ColumnsOf, type LengthsOf } from './columns.ts';

const MAGIC = 0x4a4e4959; // 'YINJ'
/** Raised whenever a column or the folding changes, so that older cache files are rebuilt. */
export const SHARD_VERSION = 13;

/** A shard is columns in one SharedArrayBuffer. */
const COLUMNS = {
  /** Folded passages, each closed by a 0 unit. */
  text: Uint16Array,
  /** Suffixes of the passages that count for ranking, as `Positions`: of equal passages only one is here. */
  distinct: Uint8Array,
  /** Suffixes of the others: another passage has their text too, or they are not prose. */
  copies: Uint8Array,
  /** One bit a unit: a word starts here. */
  wordStarts: Uint32Array,
  /** Which runs the text may hold: see `gramFilter.ts`. */
  grams: Uint32Array,
  /** In how many articles the most frequent phrases occur: see `frequent.ts`. */
  frequent: Uint32Array,

  passageStart: Uint32Array,
  passageLine: Uint32Array,
  passageColumn: Uint32Array,
  /** Passage (of this shard) whose heading this one is under; -1 for none. */
  passageParent: Int32Array,
  passageArticle: Uint32Array,
  passageKind: Uint8Array,
  /** Heading level, 0 for none, and the folded length of the heading. */
  headingLevel: Uint8Array,
  headingLength: Uint16Array,
  /** 64-bit content hash of the folded passage, low half then high half. */
  passageHash: Uint32Array,
  /** What the passage was when the shard was built: one of `PARTS`. */
  passagePart: Uint8Array,

  /** Exceptions of the folding: the original had this other unit at this folded position. Ascending. */
  patchAt: Uint32Array,
  patchUnit: Uint16Array,
  /** Before this folded position this many units were dropped (in the passage, since the gap before). Ascending. */
  gapAt: Uint32Array,
  gapUnits: Uint32Array,
  /** Line breaks among them, and the column after the last of these. */
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
  /** A hash of the folded title: 0 where there is none. Equal titles are counted by it. */
  articleTitle: Uint32Array,
  /** `SIGNATURE_BYTES` an article: see `signature.ts`. */
  articleSignature: Uint8Array,
  fileWeight: Float32Array,

  /** Five strings an article (title, date, body, place, number), then two a file (URI, format). */
  stringStart: Uint32Array,
  strings: Uint16Array,
};

export type ColumnName = keyof typeof COLUMNS;
export type Columns = ColumnsOf<typeof COLUMNS>;

const FORMAT = new ColumnFormat(MAGIC, SHARD_VERSION, COLUMNS);

/** Set in the header of a shard that holds only the suffixes that begin a word. */
const WORDS_ONLY = 1;

/** A new buffer with room for columns of these lengths, all zero; see {@link isWordsOnly}. */
export function allocateColumns(
  lengths: LengthsOf<typeof COLUMNS>,
  wordsOnly: boolean,
): { buffer: SharedArrayBuffer; columns: Columns } {
  return FORMAT.allocate(lengths, wordsOnly ? WORDS_ONLY : 0);
}

/** Whether a shard holds only the suffixes that begin a word: what is used where memory is short. */
export function isWordsOnly(buffer: SharedArrayBuffer): boolean {
  return FORMAT.flags(buffer) === WORDS_ONLY;
}

/** The columns of a shard's bytes. Throws `ColumnFormatError` when the header does not fit them. */
export function viewColumns(buffer: SharedArrayBuffer): Columns {
  return FORMAT.view(buffer);
}
