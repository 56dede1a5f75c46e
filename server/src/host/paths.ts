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

/** Whether {@link path} is {@link folder} or lies in it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
