import { homedir } from 'node:os';
import { join, sep } from 'node:path';

/** Where the index is kept between runs when the client names no folder: the user's cache folder. */
export function defaultCacheDir(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  if (platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'yinju', 'Cache');
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'yinju');
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'yinju');
}

/** Folders below the cache's that Yinju writes into. */
const OWN_FOLDERS = ['index', 'choices', 'sources', 'ocr'];

/**
 * Tells of a path whether Yinju itself wrote it below {@link cacheDir}: not part of a corpus, even where that lies around
 * it, or each index written would be a file to look at.
 */
export function ownFiles(cacheDir: string): (path: string) => boolean {
  const folders = OWN_FOLDERS.map((name) => join(cacheDir, name));
  return (path) => folders.some((folder) => isInside(path, folder));
}

/** Whether {@link path} is {@link folder} or lies in it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
