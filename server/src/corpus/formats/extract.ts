/** Tells a file's format by its content and has it read. Readers load only when they are needed. */
import { latin1 } from '../bytes.ts';
import { decodeText } from '../encoding/decode.ts';
import { asSource, type DocumentText, type ExtractedSource, SkippedSourceError } from '../source.ts';
import { Budget } from './limits.ts';
import { extensionOf, isSourceName, whyUnread } from './names.ts';
import type { PartReader } from './zip.ts';

const OLE = '\xd0\xcf\x11\xe0';
const RTF = '{\\rtf';
/** Content of these kinds is never text, whatever the file is called. */
const BINARY_OPENINGS = [
  '\x89PNG',
  'GIF8',
  '\xff\xd8\xff',
  'Rar!',
  "7z\xbc\xaf'\x1c",
  '\x1f\x8b',
  'BM\x00',
  'MZ',
  '\x7fELF',
  'RIFF',
  'OggS',
  'ID3',
];

/** Bytes that {@link holdsDocument} needs to see. Guess. */
export const OPENING_BYTES = 2048;

/**
 * True where a file that opens with {@link bytes} holds a document whatever it is called: anything but plain text.
 * Archives are among them; what is in one shows when it is read.
 */
export function holdsDocument(bytes: Uint8Array): boolean {
  const opening = latin1(bytes.subarray(0, OPENING_BYTES));
  return (
    isArchive(opening) ||
    isPdf(opening) ||
    opening.startsWith(OLE) ||
    opening.startsWith(RTF) ||
    isSheetXml(opening) ||
    isWordXml(opening) ||
    isHtml(opening, '') ||
    isWebArchive(opening)
  );
}

/** How a source file is to be taken. */
interface ExtractOptions {
  readonly budget?: Budget;
  /** True where its name says nothing of it: a document is read, an archive of files or a text is not. */
  readonly documentsOnly?: boolean;
}

/**
 * Reads {@link bytes} as what they are; {@link name} decides only between formats of plain text. Throws
 * {@link SkippedSourceError} where they cannot be read.
 */
export async function extractSource(
  bytes: Uint8Array,
  name: string,
  { budget = new Budget(), documentsOnly = false }: ExtractOptions = {},
): Promise<ExtractedSource> {
  if (documentsOnly && !holdsDocument(bytes)) throw new SkippedSourceError('unsupported', whyUnread(name));
  const opening = latin1(bytes.subarray(0, OPENING_BYTES));
  if (isArchive(opening)) {
    const { readPacked } = await import('./packed.ts');
    return readPacked(bytes, name, budget, {
      readChunk: chunkReader(budget),
      ...(!documentsOnly && { files: fileReader(budget) }),
    });
  }
  return asSource(await extractSingle(bytes, name, opening, budget), name);
}

async function extractSingle(
  bytes: Uint8Array,
  name: string,
  opening: string,
  budget: Budget,
): Promise<DocumentText> {
  if (isPdf(opening)) return (await import('./pdf.ts')).readPdf(bytes);
  if (opening.startsWith(OLE)) return (await import('./office97.ts')).readOffice97(bytes, name);
  if (opening.startsWith(RTF)) return (await import('./rtf.ts')).readRtf(bytes);
  if (BINARY_OPENINGS.some((magic) => opening.startsWith(magic)) && hasZero(bytes)) {
    throw new SkippedSourceError('unsupported', 'The file is neither text nor a document that can be read.');
  }
  if (isWebArchive(opening)) return (await import('./mht.ts')).readMht(bytes);
  if (isSheetXml(opening)) return (await import('./sheets.ts')).readSheetXml(bytes);
  if (isWordXml(opening)) return (await import('./wordXml.ts')).readWordXml(bytes, chunkReader(budget));
  const extension = extensionOf(name);
  if (isHtml(opening, extension)) return (await import('./page.ts')).readHtml(bytes);
  if (extension === 'csv' || extension === 'tsv') return (await import('./csv.ts')).readCsv(bytes);
  if (extension === 'md' || extension === 'markdown')
    return (await import('./markdown.ts')).readMarkdown(bytes);
  return { format: 'txt', ...decodeText(bytes) };
}

/** Reads what a document holds of other documents, as deep as archives may nest. */
function chunkReader(budget: Budget) {
  return (bytes: Uint8Array, name: string): Promise<DocumentText> =>
    budget.nested(async () => {
      const { format, parts, skipped = [] } = await extractSource(bytes, name, { budget });
      const [first] = parts;
      if (first !== undefined && parts.length === 1) return { ...first, skipped };
      return { format, text: parts.map(({ text }) => text).join('\n'), skipped };
    });
}

/** Reads the files of an archive. */
function fileReader(budget: Budget): PartReader {
  return {
    read: (bytes, name) => extractSource(bytes, name, { budget, documentsOnly: !isSourceName(name) }),
    holdsDocument,
    openingBytes: OPENING_BYTES,
  };
}

/** What may be before the first tag: a byte order mark as it reads in Latin, an XML declaration, comments. */
const BEFORE_TAGS = /^\s*[^\w\s<]{0,8}\s*(?:<\?xml[^>]*>)?/iu;
const COMMENT = /\s*<!--[^]*?-->/uy;
const FIRST_TAG = /\s*<(?:!doctype\s+html|html|head|body)\b/iuy;

function isArchive(opening: string): boolean {
  return opening.startsWith('PK\x03\x04') || opening.startsWith('PK\x05\x06');
}

function isPdf(opening: string): boolean {
  return opening.slice(0, 1024).includes('%PDF-');
}

function isHtml(opening: string, extension: string): boolean {
  const text = opening.replaceAll('\x00', '');
  if (opensWithTag(text)) return true;
  return /^(?:html?|xhtml)$/u.test(extension) && /<[a-z]+[\s>]/iu.test(text);
}

/** True for spreadsheets that are one XML text (Excel 2003). */
function isSheetXml(opening: string): boolean {
  const text = opening.replaceAll('\x00', '');
  return /^\W{0,8}<\?xml[^>]*>/u.test(text) && text.includes('urn:schemas-microsoft-com:office:spreadsheet');
}

/** True for Word files that are one XML text: see `wordXml.ts`. */
function isWordXml(opening: string): boolean {
  const text = opening.replaceAll('\x00', '');
  return /^\W{0,8}<\?xml[^>]*>/u.test(text) && /<(?:pkg:package|w:wordDocument)[\s>]/u.test(text);
}

function opensWithTag(text: string): boolean {
  let at = BEFORE_TAGS.exec(text)?.[0].length ?? 0;
  for (;;) {
    COMMENT.lastIndex = at;
    if (!COMMENT.test(text)) break;
    at = COMMENT.lastIndex;
  }
  FIRST_TAG.lastIndex = at;
  return FIRST_TAG.test(text);
}

function isWebArchive(opening: string): boolean {
  return (
    /^(?:[\w-]+:.*(?:\r?\n[ \t].*)*\r?\n)*?(?:MIME-Version|Content-Type):/iu.test(opening) &&
    /content-type:\s*(?:multipart\/(?:related|alternative|mixed)|text\/html)/iu.test(opening)
  );
}

function hasZero(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 65_536).includes(0);
}
