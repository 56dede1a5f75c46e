/** Finds the files of a corpus. */
import { type Notice, notice } from '../engine/text/notice.ts';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { isSourceName } from '../corpus/formats/names.ts';
import { anyDepth, type FileOverrules, OVERRULES_PATH, OverrulesError } from '../corpus/overrules.ts';
import { type SkipReason } from '../corpus/source.ts';
import { fileUri } from './filePath.ts';
import { type FileFacts, type FileSource } from './fileSource.ts';
import { combineOverrules, type FolderOverrules, pathBelow, readOverrules } from './folderOverrules.ts';

/** Why a link is not followed. */
export const LEADS_OUT = 'It is a link that points outside the corpus.';

export interface ListedFile {
  /** Absolute path. */
  readonly path: string;
  /** `file:` URI of {@link path}. */
  readonly uri: string;
  /** Bytes. */
  readonly size: number;
  /** Time of the last change, in milliseconds since 1970. */
  readonly mtimeMs: number;
  /** True where its name says nothing of it: it is a source if it holds a document. */
  readonly isUnknown?: true;
  /** What the `.yinju/corpus.json` of the folders around it say of it; absent where there is none. */
  readonly overrules?: FileOverrules;
}

/** A path that could not be listed. */
export interface SkippedPath {
  readonly path: string;
  readonly uri: string;
  readonly reason: SkipReason;
  readonly message: Notice;
}

export interface ListOptions {
  /** Glob patterns of what to leave out, matched against the path below its corpus path (`/` between parts). */
  readonly exclude?: readonly string[];
  /** Folders in which no `.yinju/corpus.json` is followed. */
  readonly untrusted?: readonly string[];
  readonly signal?: AbortSignal;
  /** Called for each folder or file that cannot be read. */
  readonly onSkipped?: (skipped: SkippedPath) => void;
}

/**
 * Lists the files of {@link source} under {@link paths} (files or folders), each once, as they are found: 300,000 files take no more
 * memory than their folders' paths. Hidden files and folders (a leading dot, `Thumbs.db`, `desktop.ini`), Office's
 * lock files (`~$…`) and `node_modules` are left out; all others are listed, so that those that are not read can be
 * named. A file that {@link paths} names itself is a source whatever its extension. Links are followed inside their corpus path only. Rejects with the signal's reason when aborted.
 */
export async function* listFiles(
  source: FileSource,
  paths: readonly string[],
  options: ListOptions = {},
): AsyncGenerator<ListedFile> {
  const walk = new Walk(source, options);
  for (const path of paths) yield* walk.root(resolve(path));
}

/**
 * Whether {@link listFiles} would list a file at an absolute path, for the same {@link paths} and {@link exclude}. Looks
 * at nothing but the path itself.
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
      if (below === '' || below.startsWith('..') || isAbsolute(below)) return false;
      const parts = below.split(sep);
      return parts.every((name, at) => !isHidden(name) && !isExcluded(parts.slice(0, at + 1).join('/')));
    });
}

interface Folder {
  readonly path: string;
  /** {@link path} with its links resolved. */
  readonly real: string;
  /** The corpus path that it was found under, as given and with its links resolved. */
  readonly root: string;
  readonly realRoot: string;
  /** What the folders around it say, the outermost first. */
  readonly outer: readonly FolderOverrules[];
}

class Walk {
  readonly #source: FileSource;
  readonly #options: ListOptions;
  readonly #isExcluded: (path: string) => boolean;
  /** Real paths of folders walked: links make no loops, overlapping corpus paths no doubles. */
  readonly #walked = new Set<string>();
  /** Real paths of single files listed outside the folders walked. */
  readonly #files = new Set<string>();

  constructor(source: FileSource, options: ListOptions) {
    this.#source = source;
    this.#options = options;
    this.#isExcluded = excluder(options.exclude ?? []);
  }

  async *root(path: string): AsyncGenerator<ListedFile> {
    this.#options.signal?.throwIfAborted();
    const facts = await this.#attempt(path, this.#source.facts(path));
    const real = facts === undefined ? undefined : await this.#attempt(path, this.#source.realPath(path));
    if (facts === undefined || real === undefined) return;
    if (facts.kind === 'folder') yield* this.#folder({ path, real, root: path, realRoot: real, outer: [] });
    else if (facts.kind === 'file') yield* this.#file(path, facts, real, []);
  }

  async *#folder(folder: Folder): AsyncGenerator<ListedFile> {
    const { path, real, root, realRoot } = folder;
    if (this.#walked.has(real)) return;
    this.#walked.add(real);
    const entries = await this.#attempt(path, this.#source.entries(path));
    if (entries === undefined) return;
    const outer = [...folder.outer, ...(await this.#readOverrules(path))];
    const subfolders: { path: string; real: string }[] = [];
    try {
      for await (const { name, kind } of entries) {
        this.#options.signal?.throwIfAborted();
        const child = join(path, name);
        if (!this.#isWanted(root, child, name)) continue;
        if (kind === 'link') {
          const target = await this.#followLink(child, realRoot);
          if (target?.facts.kind === 'folder') subfolders.push({ path: child, real: target.real });
          else if (target?.facts.kind === 'file') {
            yield* this.#file(child, target.facts, target.real, outer, name);
          }
        } else if (kind === 'folder') subfolders.push({ path: child, real: join(real, name) });
        // One that the corpus paths name themselves has been listed.
        else if (kind === 'file' && !this.#files.has(join(real, name)))
          yield* this.#file(child, undefined, undefined, outer, name);
      }
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      this.#skip(path, error);
    }
    for (const subfolder of subfolders) yield* this.#folder({ ...subfolder, root, realRoot, outer });
  }

  /** Where a link leads, if that is in the corpus. */
  async #followLink(path: string, realRoot: string): Promise<{ facts: FileFacts; real: string } | undefined> {
    const real = await this.#attempt(path, this.#source.realPath(path));
    if (real === undefined) return undefined;
    if (real !== realRoot && !real.startsWith(realRoot + sep)) {
      this.#report(path, 'excluded', LEADS_OUT);
      return undefined;
    }
    const facts = await this.#attempt(path, this.#source.facts(path));
    return facts && { facts, real };
  }

  /**
   * {@link known} and {@link real} are given for files that could come twice: links, and those named themselves;
   * {@link name} for those found in a folder.
   */
  async *#file(
    path: string,
    known: FileFacts | undefined,
    real: string | undefined,
    outer: readonly FolderOverrules[],
    name?: string,
  ): AsyncGenerator<ListedFile> {
    const facts = known ?? (await this.#attempt(path, this.#source.facts(path)));
    if (facts === undefined) return;
    if (real !== undefined) {
      if (this.#files.has(real) || this.#walked.has(dirname(real))) return;
      this.#files.add(real);
    }
    const overrules = combineOverrules(outer, path);
    if (overrules === 'excluded') return;
    yield {
      path,
      uri: fileUri(path),
      size: facts.size,
      mtimeMs: facts.mtimeMs,
      ...(name === undefined || isSourceName(name) ? {} : { isUnknown: true }),
      ...(overrules === undefined ? {} : { overrules }),
    };
  }

  async #readOverrules(folder: string): Promise<FolderOverrules[]> {
    try {
      const own = await readOverrules(this.#source, folder, this.#options.untrusted);
      return own === undefined ? [] : [own];
    } catch (error) {
      const path = join(folder, OVERRULES_PATH);
      if (error instanceof OverrulesError) this.#report(path, 'broken', error.notice);
      else this.#skip(path, error);
      return [];
    }
  }

  #isWanted(root: string, path: string, name: string): boolean {
    return !isHidden(name) && !this.#isExcluded(pathBelow(root, path));
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
    if (vanished) this.#report(path, 'vanished', 'There is no such file or folder.');
    else this.#report(path, 'unreadable', notice('It cannot be read ({0}).', code ?? String(error)));
  }

  #report(path: string, reason: SkipReason, message: Notice): void {
    this.#options.onSkipped?.({ path, uri: fileUri(path), reason, message });
  }
}

function excluder(exclude: readonly string[]): (path: string) => boolean {
  return exclude.length === 0 ? () => false : picomatch(exclude.flatMap(anyDepth), { dot: true });
}

/** Files that systems and programs put beside others for themselves. */
const FURNITURE = /^(?:thumbs\.db|desktop\.ini|node_modules)$/iu;

function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || FURNITURE.test(name);
}
