import { freemem, totalmem } from 'node:os';

/** Bytes of an index for a byte of text files: 6 a character, which takes three bytes in UTF-8. */
const INDEX_BYTES = 6 / 3;
/** The index may take this share of the memory that is free. Guess. */
const LARGEST_SHARE = 0.5;

/** Bytes that the server may still take: what is free on the machine, or what its container leaves. */
export function availableMemory(): number {
  // macOS counts what it could free at once as used.
  const free = process.platform === 'darwin' ? totalmem() / 4 : freemem();
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(free, limit - process.memoryUsage.rss()) : free;
}

/** Whether an index of files of {@link bytes} in all would take too much of {@link available} bytes. */
export function isMemoryShort(bytes: number, available: number): boolean {
  return bytes * INDEX_BYTES > available * LARGEST_SHARE;
}
