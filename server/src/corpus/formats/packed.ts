/** Tells what a file is that is an archive, and has it read. */
import { latin1 } from '../bytes.ts';
import { asSource, type ExtractedSource, SkippedSourceError } from '../source.ts';
import { type Archive, openArchive } from './archive.ts';
import type { Budget } from './limits.ts';
import { whyUnread } from './names.ts';
import { mainPart } from './packageParts.ts';
import type { ReadChunk } from './docx.ts';
import type { PartReader } from './zip.ts';

/** What reads the files in it. */
interface InnerReaders {
  readonly readChunk: ReadChunk;
  /** Those of an archive that is no document; without, such an archive is left out. */
  readonly files?: PartReader;
}

/** Reads an archive as the document that it is, or each of its files; throws {@link SkippedSourceError} where it cannot be read. */
export async function readPacked(
  bytes: Uint8Array,
  name: string,
  budget: Budget,
  { readChunk, files }: InnerReaders,
): Promise<ExtractedSource> {
  const archive = await openArchive(bytes, budget);
  const format = await packedFormat(archive);
  switch (format) {
    case 'docx':
      return asSource(await (await import('./docx.ts')).readDocx(archive, readChunk), name);
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
      if (!files) throw new SkippedSourceError('unsupported', whyUnread(name));
      return (await import('./zip.ts')).readZip(archive, budget, files);
  }
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
