/** Finds the files of a corpus. */
import { type Dirent, type Stats } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import picomatch from 'picomatch';
import { isSourceName } from './formats/names.ts';
import { type SkipReason } from './source.ts';

export interface ListedFile {
  /** Absolute path. */
  readonly path: string;
  /** `file:` URI of {@link path}. */
  readonly uri: string;
  /** Bytes. */
  readonly size: number;
  /** Time of the last change, in milliseconds since 1970. */
  readonly mtimeMs: number;
}

/** A path that could not be listed. */
export interface SkippedPath {
  readonly path: string;
  readonly uri: string;
  readonly reason: SkipReason;
  /** A sentence for people. */
  readonly message: string;
}

export interface ListOptions {
  /** Glob patterns of what to leave out, matched against the path below its corpus path (`/` between parts). */
  readonly exclude?: readonly string[];
  readonly signal?: AbortSignal;
  /** Called for each folder or file that cannot be read. */
  readonly onSkipped?: (skipped: SkippedPath) => void;
}

/**
 * Lists the source files under {@link paths} (files or folders), each once, as they are found: 300,000 files
 * take no more memory than their folders' paths. Hidden files and folders (a leading dot), Office's lock files
 * (`~$…`) and `node_modules` are left out; a file that {@link paths} names itself is listed whatever its
 * extension. Links to folders are followed once. Rejects with the signal's reason when aborted.
 */
export async function* listFiles(
  paths: readonly string[],
  options: ListOptions = {},
): AsyncGenerator<ListedFile> {
  const walk = new Walk(options);
  for (const path of paths) yield* walk.root(resolve(path));
}

/**
 * Tells of an absolute path whether {@link listFiles} would list a file there for the same {@link paths} and
 * {@link exclude}. Looks at nothing but the path itself.
 */
export function corpusFilter(
  paths: readonly string[],
  exclude: readonly string[] = [],
): (path: string) => boolean {
  const roots = paths.map((path) => resolve(path));
  const isExcluded = excluder(exclude);
  return (path) =>
    roots.some((root) => {
      if (path === root) return true;
      const below = relative(root, path);
      if (below === '' || below.startsWith('..') || isAbsolute(below) || !isSourceName(basename(below)))
        return false;
      const parts = below.split(sep);
      return parts.every((_, last) => {
        const part = parts.slice(0, last + 1);
        return !isHidden(part[last]) && !isExcluded(part.join('/'));
      });
    });
}

class Walk {
  readonly #options: ListOptions;
  readonly #isExcluded: (path: string) => boolean;
  /** Real paths of folders walked: links make no loops, overlapping corpus paths no doubles. */
  readonly #walked = new Set<string>();
  /** Real paths of single files listed outside the folders walked. */
  readonly #files = new Set<string>();

  constructor(options: ListOptions) {
    this.#options = options;
    this.#isExcluded = excluder(options.exclude ?? []);
  }

  async *root(path: string): AsyncGenerator<ListedFile> {
    this.#options.signal?.throwIfAborted();
    const stats = await this.#attempt(path, stat(path));
    if (stats === undefined) return;
    if (stats.isDirectory()) yield* this.#folder(path, path);
    else if (stats.isFile()) yield* this.#file(path, stats);
  }

  async *#folder(root: string, path: string): AsyncGenerator<ListedFile> {
    const real = await this.#attempt(path, realpath(path));
    if (real === undefined || this.#walked.has(real)) return;
    this.#walked.add(real);
    const folder = await this.#attempt(path, opendir(path, { bufferSize: 256 }));
    if (folder === undefined) return;
    const subfolders: string[] = [];
    try {
      for await (const entry of folder) {
        this.#options.signal?.throwIfAborted();
        const child = join(path, entry.name);
        if (!this.#isWanted(root, child, entry)) continue;
        const stats = entry.isSymbolicLink() ? await this.#attempt(child, stat(child)) : undefined;
        if (entry.isDirectory() || stats?.isDirectory()) subfolders.push(child);
        else if ((entry.isFile() || stats?.isFile()) && isSourceName(entry.name))
          yield* this.#file(child, stats);
      }
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      this.#skip(path, error);
    }
    for (const subfolder of subfolders) yield* this.#folder(root, subfolder);
  }

  async *#file(path: string, known: Stats | undefined): AsyncGenerator<ListedFile> {
    const stats = known ?? (await this.#attempt(path, stat(path)));
    if (stats === undefined) return;
    // Only a file reached by a link or named on its own can come twice.
    if (known !== undefined) {
      const real = await this.#attempt(path, realpath(path));
      if (real === undefined || this.#files.has(real)) return;
      this.#files.add(real);
    }
    yield { path, uri: pathToFileURL(path).href, size: stats.size, mtimeMs: stats.mtimeMs };
  }

  #isWanted(root: string, path: string, entry: Dirent): boolean {
    return !isHidden(entry.name) && !this.#isExcluded(relative(root, path).split(sep).join('/'));
  }

  async #attempt<T>(path: string, asked: Promise<T>): Promise<T | undefined> {
    try {
      return await asked;
    } catch (error) {
      this.#skip(path, error);
      return undefined;
    }
  }

  #skip(path: string, error: unknown): void {
    const code = (error as NodeJS.ErrnoException).code;
    const vanished = code === 'ENOENT' || code === 'ENOTDIR';
    this.#options.onSkipped?.({
      path,
      uri: pathToFileURL(path).href,
      reason: vanished ? 'vanished' : 'unreadable',
      message: vanished
        ? 'There is no such file or folder.'
        : `It cannot be read (${code ?? String(error)}).`,
    });
  }
}

function excluder(exclude: readonly string[]): (path: string) => boolean {
  if (exclude.length === 0) return () => false;
  return picomatch(exclude.map((pattern) => pattern.replaceAll('\\', '/')).flatMap(anywhere), { dot: true });
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || name === 'node_modules';
}

/** A pattern without `/` is meant for any depth, a folder for all that is in it. */
function anywhere(pattern: string): string[] {
  const trimmed = pattern.replace(/\/+$/u, '');
  const whole = trimmed.includes('/') ? trimmed.replace(/^\//u, '') : `**/${trimmed}`;
  return [whole, `${whole}/**`];
}
