import { type Notice, notice } from '../../engine/text/notice.ts';
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { displayPath, fsPath } from '../../files/filePath.ts';
import { holdsDocument, OPENING_BYTES } from '../../corpus/formats/extract.ts';
import { isPdf, isPicture } from '../../corpus/formats/pictures.ts';
import { type RecognizedPage } from '../../corpus/recognizedPage.ts';
import { readRecognition } from '../ocr/ocrStore.ts';
import { whyUnread } from '../../corpus/formats/names.ts';
import { LEADS_OUT } from '../../files/listFiles.ts';
import { signedEdges } from '../../corpus/junk/signedEdges.ts';
import {
  MAX_SOURCE_BYTES,
  readSource,
  SkippedSourceError,
  type SourceReading,
  tooLarge,
} from '../../corpus/readSource.ts';
import type { SourceFile } from '../../engine/model.ts';
import type { FileOutcome, FileToRead } from '../threadProtocol.ts';
import type { CorpusBounds } from './corpusBounds.ts';
import type { Turn } from './readAhead.ts';

/** A file that has been read, as the index takes it and as the report shows it. */
interface ReadFile {
  readonly outcome: FileOutcome;
  /** Set where the outcome's kind is `read`. */
  readonly source?: SourceFile;
  readonly reading?: SourceReading;
}

/** Reads a file of the corpus, nothing outside of its {@link bounds}. Never rejects: what cannot be read is skipped with a reason. */
export async function readFile(file: FileToRead, bounds: CorpusBounds): Promise<ReadFile> {
  return readText(file, await readBytes(file, bounds, Promise.resolve(true)));
}

/** Reads what {@link bytes} of a file say. Never rejects. */
export async function readText(file: FileToRead, bytes: Bytes | FileOutcome): Promise<ReadFile> {
  if (!('content' in bytes)) return { outcome: bytes };
  const { content, size, mtimeMs } = bytes;
  const hash = createHash('sha256').update(content).digest('hex');
  if (hash === file.knownHash) return { outcome: { kind: 'same', uri: file.uri, size, mtimeMs } };
  try {
    const { uri, overrules } = file;
    const { reading, edges, edgeJunk } = await readContent(content, file, hash);
    const { articles } = reading;
    const source = { uri, format: indexedFormat(reading), weight: overrules?.weight ?? 1, articles };
    const stamp = { hash, size, mtimeMs, ...(edges.length > 0 && { edges, edgeJunk }) };
    return { outcome: describeOutcome(uri, reading, stamp), source, reading };
  } catch (error) {
    const skipped = { kind: 'skipped', uri: file.uri, reason: reasonOf(error), passing: false } as const;
    return { outcome: error instanceof NotYetRecognized ? { ...skipped, toRecognize: hash } : skipped };
  }
}

/** Of a file whose pages are pictures that nobody has looked at. */
class NotYetRecognized extends SkippedSourceError {
  constructor(isMissing: boolean) {
    super(
      'no-text-layer',
      isMissing
        ? 'Its pages are pictures, and the text recognition packages are not installed yet: see “Scanned papers” in docs/corpus.md.'
        : 'Its pages are pictures: their text is being recognized.',
    );
  }
}

/** What was recognised on the pages of a file that holds pictures only; undefined where nobody requested that. */
async function pagesOf({ ocr }: FileToRead, hash: string): Promise<readonly RecognizedPage[] | undefined> {
  if (ocr === undefined) return undefined;
  const found = ocr === 'missing' ? undefined : await readRecognition(ocr.folder, hash);
  if (found === undefined) throw new NotYetRecognized(ocr === 'missing');
  if ('failure' in found)
    throw new SkippedSourceError('no-text-layer', 'Its pages are pictures, and no text could be recognized.');
  return found.pages;
}

/** Reads it as it is, and again without the lines at its edges that its folders show to be junk. */
async function readContent(
  content: Uint8Array,
  file: FileToRead,
  hash: string,
): Promise<{ reading: SourceReading; edges: string[]; edgeJunk: string[] }> {
  const { path, overrules, isUnknown, edgeJunk: ofFolders = [] } = file;
  const name = displayPath(path);
  const pages = isPicture(content) ? await pagesOf(file, hash) : undefined;
  const rules = {
    ...(overrules && { overrules }),
    ...(pages && { pages }),
    documentsOnly: isUnknown === true,
  };
  const reading = await readSource(content, name, rules).catch(async (error: unknown) => {
    if (!(error instanceof SkippedSourceError) || error.reason !== 'no-text-layer' || !isPdf(content))
      throw error;
    const recognized = await pagesOf(file, hash);
    if (recognized === undefined) {
      const advice = 'Its pages are pictures: turn on yinju.corpus.ocr to have their text recognized.';
      throw new SkippedSourceError('no-text-layer', advice);
    }
    return readSource(content, name, { ...rules, pages: recognized });
  });
  const edges = signedEdges(reading);
  const edgeJunk = edges.filter((line) => ofFolders.includes(line));
  if (edgeJunk.length === 0) return { reading, edges, edgeJunk };
  return { reading: await readSource(content, name, { ...rules, edgeJunk }), edges, edgeJunk };
}

/** A text file that an editor would open as another text carries its encoding: `txt/gb18030`. */
function indexedFormat({ format, encoding = 'utf-8' }: SourceReading): string {
  return encoding === 'utf-8' ? format : `${format}/${encoding}`;
}

/** Bytes of a file that may be kept while others are worked on. Guess. */
export const MOST_AHEAD = 256 * 1024;

type Bytes = { readonly content: Uint8Array; readonly size: number; readonly mtimeMs: number };

/** The bytes of a file, or why there are none; of a large or unknown one nothing is read before its {@link turn}. */
export async function readBytes(
  { uri, path, isUnknown, ocr }: FileToRead,
  bounds: CorpusBounds,
  turn: Turn,
): Promise<Bytes | FileOutcome> {
  let handle;
  try {
    handle = await open(fsPath(path), 'r');
    const before = await handle.stat();
    const { size, mtimeMs } = before;
    const place = await bounds.place(path, before);
    if (place === 'moving') return { kind: 'unsettled', uri };
    if (place === 'outside') return { kind: 'skipped', uri, reason: LEADS_OUT, passing: true };
    // Nothing is made of bytes before: what hangs is known by whose turn it is.
    const waits = isUnknown === true || size > MOST_AHEAD;
    if (waits && !(await turn)) return { kind: 'unsettled', uri };
    if (isUnknown === true && !(await opensAsDocument(handle, ocr)))
      return {
        kind: 'skipped',
        uri,
        reason: size === 0 ? 'The file is empty.' : whyUnread(displayPath(path)),
        passing: false,
      };
    if (size > MAX_SOURCE_BYTES) {
      return { kind: 'skipped', uri, reason: tooLarge(size), passing: false };
    }
    const content = await handle.readFile();
    const after = await handle.stat();
    if (after.size !== size || after.mtimeMs !== mtimeMs) return { kind: 'unsettled', uri };
    return { content, size, mtimeMs };
  } catch (error) {
    return { kind: 'skipped', uri, reason: reasonOf(error), passing: true };
  } finally {
    await handle?.close();
  }
}

/** Looks at the beginning only: what lies in a folder may be a video. */
async function opensAsDocument(handle: FileHandle, ocr: FileToRead['ocr']): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(OPENING_BYTES), 0, OPENING_BYTES, 0);
  const opening = buffer.subarray(0, bytesRead);
  return holdsDocument(opening) || (ocr !== undefined && isPicture(opening));
}

type Read = Extract<FileOutcome, { kind: 'read' }>;

function describeOutcome(
  uri: string,
  reading: SourceReading,
  stamp: Pick<Read, 'hash' | 'size' | 'mtimeMs' | 'edges' | 'edgeJunk'>,
): FileOutcome {
  const dropped: Record<string, number> = {};
  let droppedCharacters = 0;
  for (const { rule, text } of reading.dropped) {
    dropped[rule] = (dropped[rule] ?? 0) + 1;
    droppedCharacters += text.replaceAll(/\s/gu, '').length;
  }
  return {
    kind: 'read',
    uri,
    format: reading.format,
    encoding: reading.encoding ?? '',
    articles: reading.articles.length,
    characters: 0,
    dropped,
    shareDropped: reading.characters === 0 ? 0 : Math.min(1, droppedCharacters / reading.characters),
    fingerprint: '',
    ...(reading.skipped && {
      skippedParts: reading.skipped.map(({ name, message }) => ({ name, reason: message })),
    }),
    ...stamp,
  };
}

function reasonOf(error: unknown): Notice {
  if (error instanceof SkippedSourceError) return error.notice;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'The file no longer exists.';
  if (code === 'EACCES' || code === 'EPERM') return 'There is no permission to read the file.';
  if (code === 'EBUSY') return 'Another program has locked the file.';
  return notice('The file could not be read ({0}).', error instanceof Error ? error.message : String(error));
}
