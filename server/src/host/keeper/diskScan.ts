import { dirname, normalize } from 'node:path';
import { diskFiles } from '../../files/diskFiles.ts';
import { fileUri } from '../../files/filePath.ts';
import { overrulesAt } from '../../files/folderOverrules.ts';
import { corpusFilter, type ListedFile, listFiles, type SkippedPath } from '../../files/listFiles.ts';
import { isSourceName } from '../../corpus/formats/names.ts';
import { OVERRULES_PATH } from '../../corpus/overrules.ts';
import { type CancelSignal, throwIfCancelled } from '../../engine/signal.ts';
import type { CorpusSettings } from '../threadProtocol.ts';
import { isInside } from '../paths.ts';
import type { Reach } from './folders.ts';

/** Result of a scan of the disk. */
export interface DiskScan {
  /** Files that are there, by path. */
  readonly files: readonly ListedFile[];
  /** Paths that could not be looked at. */
  readonly unreadable: readonly SkippedPath[];
  /** Corpus paths that are not there. */
  readonly missing: readonly string[];
  /** Whether a file of this path would be among {@link files} if it were still there. */
  covers(path: string): boolean;
}

/** Where to look, and what is never looked at: see `ownFiles`. */
interface ScanScope {
  readonly reach: Reach;
  isOwn(path: string): boolean;
}

/** Lists all files of the corpus. Throws `CancelledError`. */
export async function scanAll(
  settings: CorpusSettings,
  { reach, isOwn }: ScanScope,
  signal: CancelSignal,
): Promise<DiskScan> {
  const { paths, exclude, untrusted = [] } = settings;
  const missingBefore = await reach.missing(paths);
  const files: ListedFile[] = [];
  const skipped: SkippedPath[] = [];
  for await (const file of listFiles(diskFiles, paths, {
    exclude,
    untrusted,
    onSkipped: (path) => skipped.push(path),
  })) {
    throwIfCancelled(signal);
    if (!isOwn(file.path)) files.push(file);
  }
  throwIfCancelled(signal);
  // A drive may go, or come, while it is listed: then nothing is known of what was not seen.
  const missing = [...new Set([...missingBefore, ...(await reach.missing(paths))])];
  // What vanished during the listing no longer exists, but a folder of the settings may be out of reach for a while.
  const unreadable = skipped.filter(({ reason, path }) => reason !== 'vanished' || missing.includes(path));
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    unreadable,
    missing,
    covers: (path) => {
      return ![...unreadable.map((folder) => folder.path), ...missing].some((out) => isInside(path, out));
    },
  };
}

/**
 * Looks at {@link paths} only. Undefined where that is not enough: a folder has come, a folder of the settings
 * no longer exists, or a folder has other rules for its files.
 */
export async function scanPaths(
  settings: CorpusSettings,
  { reach, isOwn }: ScanScope,
  paths: ReadonlySet<string>,
): Promise<DiskScan | undefined> {
  const missing = await reach.missing(settings.paths);
  if (missing.length > 0) return undefined;
  const isWanted = corpusFilter(settings.paths, settings.exclude);
  const files: ListedFile[] = [];
  for (const path of paths) {
    if (isOwn(path)) continue;
    const facts = await diskFiles.facts(path).catch(() => undefined);
    if (facts?.kind === 'folder' || path.endsWith(normalize(OVERRULES_PATH))) return undefined;
    if (facts?.kind !== 'file' || !isWanted(path)) continue;
    const overrules = await overrulesAt(diskFiles, settings.paths, path, settings.untrusted);
    if (overrules === 'excluded') continue;
    const { size, mtimeMs } = facts;
    const isUnknown = !isSourceName(path) && !settings.paths.includes(path);
    const seen = { path, uri: fileUri(path), size, mtimeMs };
    files.push({ ...seen, ...(isUnknown && { isUnknown }), ...(overrules && { overrules }) });
  }
  return {
    files,
    unreadable: [],
    missing,
    covers: (path) => isOrLiesIn(path, paths),
  };
}

/** Whether {@link paths} hold {@link path} or a folder around it: a look-up for each folder, however many there are. */
function isOrLiesIn(path: string, paths: ReadonlySet<string>): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (paths.has(at)) return true;
    if (at === dirname(at)) return false;
  }
}
