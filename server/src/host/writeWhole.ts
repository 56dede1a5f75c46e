import { randomUUID } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

interface WholeOptions {
  /** Permissions of a file that is created; those of one that exists are kept. */
  readonly mode?: number;
  /** Asked last: where it says no, the file is left as it is. */
  readonly isStill?: () => Promise<boolean>;
}

/**
 * Writes {@link content} to {@link file} whole or not at all: beside it first, then in its place, so that whoever reads
 * it and whenever this process ends, it is the old one or the new one. A file that is there and may not be written
 * stays. Tells whether it was written. Rejects with Node's error.
 */
export async function writeWhole(
  file: string,
  content: Uint8Array | string,
  { mode, isStill }: WholeOptions = {},
): Promise<boolean> {
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
  if (there && (there.mode & 0o200) === 0)
    throw Object.assign(new Error(`${file} is write-protected`), { code: 'EACCES' });
  const kept = there ? there.mode & 0o777 : mode;
  const beside = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  try {
    await writeFile(beside, content, { flush: true, ...(kept !== undefined && { mode: kept }) });
    if (isStill && !(await isStill())) {
      await rm(beside, { force: true });
      return false;
    }
    await rename(beside, file);
    return true;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
