/** Archives of source files (`.zip`), nested ones included. */
import { type ExtractedSource, SkippedSourceError, type SkippedPart, type SourcePart } from '../source.ts';
import { type Archive } from './archive.ts';
import { type Budget } from './limits.ts';
import { isSourceName } from './names.ts';

/** Reads one file of an archive. */
export type ReadPart = (bytes: Uint8Array, name: string, budget: Budget) => Promise<ExtractedSource>;

/** Reads all files of an archive that look like sources; what cannot be read is named, not thrown. */
export async function readZip(archive: Archive, budget: Budget, read: ReadPart): Promise<ExtractedSource> {
  const parts: SourcePart[] = [];
  const skipped: SkippedPart[] = [];
  const wanted = archive.entries.filter(
    ({ name }) => isSourceName(name) && !/(?:^|\/)(?:\.|__MACOSX|~\$)/u.test(name),
  );
  if (wanted.length === 0)
    throw new SkippedSourceError('unsupported', 'The archive holds no files that can be read.');
  // A bomb is told by what it says it holds, before anything is unpacked.
  budget.check(wanted.reduce((sum, { size }) => sum + size, 0));
  await budget.nested(async () => {
    for (const { name } of wanted) {
      try {
        const bytes = await archive.read(name);
        if (bytes === undefined || bytes.length === 0) continue;
        const inner = await read(bytes, name, budget);
        for (const part of inner.parts) parts.push(part);
        for (const part of inner.skipped ?? []) skipped.push({ ...part, name: `${name}/${part.name}` });
      } catch (error) {
        if (!(error instanceof SkippedSourceError)) throw error;
        skipped.push({ name, reason: error.reason, message: error.message });
      }
    }
  });
  if (parts.length === 0) {
    const [first] = skipped;
    throw new SkippedSourceError(first?.reason ?? 'empty', first?.message ?? 'The archive holds no text.');
  }
  return { format: 'zip', parts, ...(skipped.length === 0 ? {} : { skipped }) };
}
