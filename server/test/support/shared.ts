import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(new URL('../../../', import.meta.url)));

/** The starter corpus, and those beside the project. */
export type CorpusName = 'seeds' | 'reports' | 'national';

/** Folder of a corpus; undefined for one beside the project where it is not there, and its tests skip. */
export function sharedCorpus(name: CorpusName): string | undefined {
  const folder = name === 'seeds' ? join(root, 'seeds') : join(root, '..', 'shared', 'corpus', name);
  return existsSync(folder) ? folder : undefined;
}

/** The starter corpus, and the real reports where they are there: the same tests run on both. */
export const CORPORA = (['seeds', 'reports'] as const).filter((name) => sharedCorpus(name) !== undefined);

/** Files of a shared corpus by name, in order; none where it is absent. */
export function sharedFiles(name: CorpusName): { name: string; bytes: Uint8Array }[] {
  const folder = sharedCorpus(name);
  if (folder === undefined) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt') || name !== 'seeds')
    .sort()
    .map((file) => ({ name: file, bytes: readFileSync(join(folder, file)) }));
}
