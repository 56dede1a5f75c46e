import { isAbsolute, join, relative } from 'node:path';
import { realPath } from '../files/diskFiles.ts';
import { fileUri, pathOfUri } from '../files/filePath.ts';

/**
 * The URI under which the corpus knows the file of {@link uri}, should it be one of its files: editors reach the same
 * file through links, with another case, or another letter for the drive, and a draft must not be compared with
 * itself. {@link paths}: the corpus paths. Two looks at the disk a corpus path; never rejects.
 */
export async function corpusSpelling(uri: string, paths: readonly string[]): Promise<string> {
  const path = pathOfUri(uri);
  if (path === undefined) return uri;
  const real = await realPath(path).catch(() => undefined);
  if (real === undefined) return uri;
  for (const corpusPath of paths) {
    const realRoot = await realPath(corpusPath).catch(() => undefined);
    if (realRoot === undefined) continue;
    const below = relative(realRoot, real);
    if (!below.startsWith('..') && !isAbsolute(below)) return fileUri(join(corpusPath, below));
  }
  return uri;
}
