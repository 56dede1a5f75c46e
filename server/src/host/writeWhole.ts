import { randomUUID } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes {@link content} to {@link file} whole or not at all: beside it first, then in its place. A file that stands
 * there and may not be written stays. Rejects with Node's error.
 */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
  if (there && (there.mode & 0o200) === 0)
    throw Object.assign(new Error(`${file} is write-protected`), { code: 'EACCES' });
  const beside = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  try {
    await writeFile(beside, content);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
