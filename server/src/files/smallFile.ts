import { constants, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { fsPath } from './filePath.ts';
import { SmallFileError } from './fileSource.ts';

/** A file's text, and what the text does not show of its writing. */
interface SmallFile {
  /** Without byte order mark. */
  readonly text: string;
  readonly hasMark: boolean;
}

const MARK = '\uFEFF';

/**
 * A stamp that changes with a file, and shows whether it must be read again. Empty where there is none, or where it
 * cannot be looked at. Costs one look at the disk; never rejects.
 */
export async function stampOf(path: string): Promise<string> {
  const stats = await stat(fsPath(path)).catch(() => undefined);
  return stats ? [stats.mtimeMs, stats.ctimeMs, stats.size, stats.ino].join(' ') : '';
}

/**
 * Reads a UTF-8 file of at most {@link largest} bytes; undefined where there is none. Rejects with
 * {@link SmallFileError} for what is not a file or is larger, with Node's error where it cannot be read. Never waits for
 * a pipe.
 */
export async function readSmallFile(path: string, largest: number): Promise<SmallFile | undefined> {
  const stats = await existing(path);
  if (stats === undefined) return undefined;
  if (!stats.isFile()) throw new SmallFileError('is not a file.');
  const handle = await open(fsPath(path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    // What is opened counts, not what was looked at.
    const { size } = await handle.stat();
    if (size > largest) throw new SmallFileError('is too large.');
    const text = await handle.readFile('utf8');
    return text.startsWith(MARK) ? { text: text.slice(1), hasMark: true } : { text, hasMark: false };
  } finally {
    await handle.close();
  }
}

async function existing(path: string): Promise<Stats | undefined> {
  try {
    return await stat(fsPath(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
