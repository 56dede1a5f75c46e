import { homedir } from 'node:os';
import { join } from 'node:path';

/** The user's cache folder for Yinju, by the habits of the platform. */
export function defaultCacheDir(): string {
  const env = process.env;
  if (process.platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'yinju', 'Cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'yinju');
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'yinju');
}
