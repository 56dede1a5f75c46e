/** The disk as a source of files. */
import type { Dirent, Stats } from 'node:fs';
import { opendir, readdir, realpath, stat } from 'node:fs/promises';
import { decodePath, fsPath } from './filePath.ts';
import type { FileFacts, FileSource, FolderEntry } from './fileSource.ts';
import { readSmallFile } from './smallFile.ts';

export const diskFiles: FileSource = {
  async facts(path) {
    const stats = await stat(fsPath(path));
    return { kind: kindOf(stats), size: stats.size, mtimeMs: stats.mtimeMs };
  },
  realPath,
  async entries(folder) {
    return entriesOf(folder, await opendir(fsPath(folder), { bufferSize: 256 }));
  },
  async readText(path, largest) {
    return (await readSmallFile(path, largest))?.text;
  },
};

/** {@link path} with its links resolved. Rejects with Node's error. */
export async function realPath(path: string): Promise<string> {
  return decodePath(await realpath(fsPath(path), 'buffer'));
}

/** Entries as they come; those with names that are not UTF-8 last, from a listing that keeps their bytes. */
async function* entriesOf(folder: string, entries: AsyncIterable<Dirent>): AsyncGenerator<FolderEntry> {
  let isRaw = false;
  for await (const entry of entries) {
    if (entry.name.includes('\ufffd')) isRaw = true;
    else yield { name: entry.name, kind: entryKind(entry) };
  }
  if (!isRaw) return;
  for (const entry of await readdir(fsPath(folder), { encoding: 'buffer', withFileTypes: true })) {
    if (!entry.name.toString('utf8').includes('\ufffd')) continue;
    yield { name: decodePath(entry.name), kind: entryKind(entry) };
  }
}

type Kinds = Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

function entryKind(entry: Kinds): FolderEntry['kind'] {
  return entry.isSymbolicLink() ? 'link' : kindOf(entry);
}

function kindOf(entry: Kinds): FileFacts['kind'] {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}
