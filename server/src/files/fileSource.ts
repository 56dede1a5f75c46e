/** Where the files of a corpus come from: the disk, or anything else that has folders. Walking needs no more than this. */

/** A path, with links followed. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Time of the last change, in milliseconds since 1970. */
  readonly mtimeMs: number;
}

export interface FolderEntry {
  /** Without its folder. */
  readonly name: string;
  readonly kind: FileFacts['kind'] | 'link';
}

/** Thrown where a path names something else than a file of a size that is read. */
export class SmallFileError extends Error {
  override readonly name = 'SmallFileError';

  /** {@link reason} says so of the file. */
  constructor(readonly reason: 'is not a file.' | 'is too large.') {
    super(`the file ${reason}`);
  }
}

/**
 * All methods take absolute paths and reject with an error whose `code` is `ENOENT` or `ENOTDIR` where there is nothing,
 * and another one (`EACCES` …) where it cannot be read.
 */
export interface FileSource {
  facts(path: string): Promise<FileFacts>;
  /** The path with its links resolved. */
  realPath(path: string): Promise<string>;
  /** Entries of a folder in any order, as they are read. */
  entries(folder: string): Promise<AsyncIterable<FolderEntry>>;
  /**
   * A UTF-8 text without its byte order mark; undefined where there is none. Rejects with {@link SmallFileError}
   * for anything but a file of at most {@link largest} bytes.
   */
  readText(path: string, largest: number): Promise<string | undefined>;
}
