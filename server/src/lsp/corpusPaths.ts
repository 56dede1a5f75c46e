import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { pathOfUri } from '../files/filePath.ts';
import type { CorpusSettings } from '../host/threadProtocol.ts';
import type { Settings } from '../protocol/index.ts';
import type { WorkspaceFolders } from './workspaceFolders.ts';

/** The notice for a corpus path that cannot be one. */
const NO_PATH = 'This is not the path of a file or folder on this machine; correct it in yinju.corpus.paths.';

/** The corpus as the indexer takes it: absolute paths, and apart from them what the settings name and is not a path. */
export function corpusOf({ corpus }: Settings, folders: WorkspaceFolders): CorpusSettings {
  const paths: string[] = [];
  const unusable: { uri: string; reason: string }[] = [];
  for (const path of corpus.paths) {
    const absolute = absoluteCorpusPath(path, folders);
    if (absolute === undefined) unusable.push({ uri: path, reason: NO_PATH });
    else paths.push(absolute);
  }
  return { paths, exclude: corpus.exclude, ocr: corpus.ocr, ...(unusable.length > 0 && { unusable }) };
}

/**
 * A corpus path of the settings as an absolute one: takes `file:` URIs, a leading `~`, VS Code's
 * `${workspaceFolder}` and `${workspaceFolder:NAME}`, and paths relative to the first workspace folder, or where there
 * is none to where the server was started. Undefined for what is not a path: the URI of something else, a folder of the
 * workspace that is not open, a text with a NUL.
 */
export function absoluteCorpusPath(path: string, folders: WorkspaceFolders): string | undefined {
  const trimmed = path.trim();
  if (trimmed.includes('\0')) return undefined;
  if (/^[a-z][a-z\d+.-]+:\/\//iu.test(trimmed)) return pathOfUri(trimmed);
  if (/^~(?=$|[/\\])/.test(trimmed)) return join(homedir(), trimmed.slice(1));
  const root = folders.first?.path ?? process.cwd();
  const named = /^\$\{workspaceFolder(?::([^}]*))?\}/u.exec(trimmed);
  if (!named) return isAbsolute(trimmed) ? resolve(trimmed) : resolve(root, trimmed);
  const folder = named[1] === undefined ? root : folders.named(named[1])?.path;
  // As it stands, a slash would lead to the root of the disk.
  return folder === undefined ? undefined : join(folder, trimmed.slice(named[0].length));
}
