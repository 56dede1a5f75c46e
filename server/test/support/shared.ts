import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(new URL('../../../', import.meta.url)));

/** Folder of the shared corpus beside the project; undefined where it is not there, and its tests skip. */
export function sharedCorpus(name: 'reports' | 'national'): string | undefined {
  const folder = join(root, '..', 'shared', 'corpus', name);
  return existsSync(folder) ? folder : undefined;
}

/** Files of a shared corpus by name, in order; none where it is absent. */
export function sharedFiles(name: 'reports' | 'national'): { name: string; bytes: Uint8Array }[] {
  const folder = sharedCorpus(name);
  if (folder === undefined) return [];
  return readdirSync(folder)
    .sort()
    .map((file) => ({ name: file, bytes: readFileSync(join(folder, file)) }));
}
