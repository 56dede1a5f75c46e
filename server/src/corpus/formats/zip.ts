/** Archives of source files (`.zip`), nested ones included. */
import { notice } from '../../engine/text/notice.ts';
import { type ExtractedSource, SkippedSourceError, type SkippedPart, type SourcePart } from '../source.ts';
import { type Archive, type ArchiveEntry } from './archive.ts';
import { type Budget } from './limits.ts';
import { isSourceName, whyUnread } from './names.ts';

/** How the files of an archive are read. */
export interface PartReader {
  /** Reads one file. */
  read(bytes: Uint8Array, name: string): Promise<ExtractedSource>;
  /** Whether a file of an unknown kind that opens with {@link bytes} is to be read. */
  holdsDocument(bytes: Uint8Array): boolean;
  /** Bytes that {@link holdsDocument} needs to see. */
  readonly openingBytes: number;
}

/** Folders of macOS, hidden files, lock files of Office: nothing that anyone put there to be read. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX|~\$|thumbs\.db$|desktop\.ini$)/iu;
/** Files named as skipped, of one archive. Guess. */
const MOST_SKIPPED = 1000;

/** Reads all files of an archive; what cannot be read is named, not thrown. */
export async function readZip(
  archive: Archive,
  budget: Budget,
  reader: PartReader,
): Promise<ExtractedSource> {
  const parts: SourcePart[] = [];
  const skipped: SkippedPart[] = [];
  const skip = (part: SkippedPart) => {
    if (skipped.length < MOST_SKIPPED) skipped.push(part);
  };
  const wanted: ArchiveEntry[] = [];
  for (const entry of archive.entries) {
    if (HIDDEN.test(entry.name)) continue;
    if (isSourceName(entry.name) || (await holdsDocument(archive, entry, reader))) wanted.push(entry);
    else skip({ name: entry.name, reason: 'unsupported', message: whyUnread(entry.name) });
  }
  if (wanted.length + skipped.length === 0) {
    throw new SkippedSourceError('unsupported', 'The archive contains no files that can be read.');
  }
  // A bomb is recognized by what it says it holds, before anything is unpacked.
  budget.check(wanted.reduce((sum, { size }) => sum + size, 0));
  await budget.nested(async () => {
    for (const { name } of wanted) {
      try {
        const bytes = await archive.read(name);
        if (bytes === undefined || bytes.length === 0) {
          skip({ name, reason: 'empty', message: 'The file is empty.' });
          continue;
        }
        const inner = await reader.read(bytes, name);
        for (const part of inner.parts) parts.push(part);
        for (const part of inner.skipped ?? []) skip({ ...part, name: `${name}/${part.name}` });
      } catch (error) {
        if (!(error instanceof SkippedSourceError)) throw error;
        skip({ name, reason: error.reason, message: error.notice });
      }
    }
  });
  const [first] = skipped;
  if (parts.length === 0 && first !== undefined) {
    const { name, reason, message } = first;
    throw new SkippedSourceError(
      reason,
      skipped.length === 1
        ? notice('In the archive, {0}: {1}', name, message)
        : notice('None of {0} files in the archive could be read. {1}: {2}', skipped.length, name, message),
    );
  }
  return { format: 'zip', parts, ...(skipped.length === 0 ? {} : { skipped }) };
}

/** Looks into a file whose name says nothing, without unpacking the whole. */
async function holdsDocument(archive: Archive, entry: ArchiveEntry, reader: PartReader): Promise<boolean> {
  if (entry.isEncrypted) return false;
  const opening = await archive.opening(entry.name, reader.openingBytes).catch(() => new Uint8Array());
  return reader.holdsDocument(opening);
}
