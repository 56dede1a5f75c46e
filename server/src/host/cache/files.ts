import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of one read or write: large enough to be fast, small enough to let others in between. Guess. */
const CHUNK = 8 << 20;

/** SHA-256 of {@link bytes}, hexadecimal. Takes shared memory too. */
export function digestOf(bytes: Uint8Array): string {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += CHUNK) hash.update(bytes.subarray(at, at + CHUNK));
  return hash.digest('hex');
}

/** A folder for this user alone. */
export async function privateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/**
 * Writes a file whole or not at all: aside under a name of its own, then renamed. Others see the old file or
 * the new one, whenever this process ends. For files of the cache, which nobody edits and others may sweep: unlike
 * `writeWhole`, it writes large ones in parts, keeps no permissions and names what is being written so that it is found.
 */
export async function putFile(folder: string, name: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  const aside = join(folder, `${name}.${randomBytes(6).toString('hex')}${ASIDE}`);
  const handle = await open(aside, 'wx', mode);
  try {
    try {
      for (let at = 0; at < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, at, Math.min(CHUNK, bytes.length - at));
        at += bytesWritten;
      }
    } finally {
      await handle.close();
    }
    await rename(aside, join(folder, name));
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Ending of files that are being written, or were when their process ended. */
export const ASIDE = '.part';

/** A file's bytes in shared memory. */
export async function readShared(path: string): Promise<SharedArrayBuffer> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = new SharedArrayBuffer(size);
    const bytes = new Uint8Array(buffer);
    for (let at = 0; at < size;) {
      const { bytesRead } = await handle.read(bytes, at, Math.min(CHUNK, size - at), at);
      if (bytesRead === 0) throw new Error('the file became shorter');
      at += bytesRead;
    }
    return buffer;
  } finally {
    await handle.close();
  }
}
