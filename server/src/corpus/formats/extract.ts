/** Tells a file's format by its content and has it read. Readers load only when they are needed. */
import { latin1 } from '../bytes.ts';
import { decodeText } from '../encoding/decode.ts';
import { type DocumentText, type ExtractedSource, SkippedSourceError } from '../source.ts';
import { type Archive, openArchive } from './archive.ts';
import { Budget } from './limits.ts';
import { mainPart } from './packageParts.ts';
import { extensionOf, isSourceName, whyUnread } from './names.ts';

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
  if (isArchive(opening)) return extractPacked(bytes, name, budget, documentsOnly);
  return asSource(await extractSingle(bytes, name, opening, budget), name);
}

function asSource({ skipped = [], ...extracted }: DocumentText, name: string): ExtractedSource {
  return {
    format: extracted.format,
    parts: [{ ...extracted, name }],
    ...(skipped.length === 0 ? {} : { skipped }),
  };
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

async function extractPacked(
  bytes: Uint8Array,
  name: string,
  budget: Budget,
  documentsOnly: boolean,
): Promise<ExtractedSource> {
  const archive = await openArchive(bytes, budget);
  const format = await packedFormat(archive);
  switch (format) {
    case 'docx':
      return asSource(await (await import('./docx.ts')).readDocx(archive, chunkReader(budget)), name);
    case 'odt':
      return asSource(await (await import('./odt.ts')).readOdt(archive), name);
    case 'xlsx':
      return asSource(await (await import('./sheets.ts')).readXlsx(archive), name);
    case 'pptx':
      return asSource(await (await import('./pptx.ts')).readPptx(archive), name);
    case 'ofd':
      return (await import('./ofd.ts')).readOfd(archive, name);
    case 'epub':
      return asSource(await (await import('./epub.ts')).readEpub(archive), name);
    case 'zip':
      if (documentsOnly) throw new SkippedSourceError('unsupported', whyUnread(name));
      return (await import('./zip.ts')).readZip(archive, budget, {
        read: (content, part) => extractSource(content, part, { budget, documentsOnly: !isSourceName(part) }),
        holdsDocument,
        openingBytes: OPENING_BYTES,
      });
  }
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

type PackedFormat = 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ofd' | 'epub' | 'zip';

/** Throws {@link SkippedSourceError} for documents that are not read. */
async function packedFormat(archive: Archive): Promise<PackedFormat> {
  if (archive.has('word/document.xml')) return 'docx';
  if (archive.has('OFD.xml')) return 'ofd';
  if (archive.has('xl/workbook.xml')) return 'xlsx';
  if (archive.has('ppt/presentation.xml')) return 'pptx';
  const mimetype = await archive.read('mimetype', 200);
  const type = mimetype === undefined ? '' : latin1(mimetype).trim();
  if (type.startsWith('application/epub+zip') || archive.has('META-INF/container.xml')) return 'epub';
  if (type.startsWith('application/vnd.oasis.opendocument.text')) return 'odt';
  if (type.startsWith('application/vnd.oasis.opendocument.')) {
    const twin = type.includes('spreadsheet') ? 'a.ods' : type.includes('presentation') ? 'a.odp' : 'a.fodt';
    throw new SkippedSourceError('unsupported', whyUnread(twin));
  }
  // Files of other writers keep their main part elsewhere.
  const main = await mainPart(archive);
  if (main === undefined) return archive.has('[Content_Types].xml') ? 'docx' : 'zip';
  if (main.endsWith('.bin')) throw new SkippedSourceError('unsupported', whyUnread('a.xlsb'));
  return /(?:^|\/)(?:xl|workbook)\b/iu.test(main)
    ? 'xlsx'
    : /(?:^|\/)(?:ppt|presentation)\b/iu.test(main)
      ? 'pptx'
      : 'docx';
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
