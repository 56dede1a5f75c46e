import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptPlace } from './keptFile.ts';

/** Folder of a workspace for what is kept with its drafts. */
const FOLDER = '.yinju';

/**
 * Where the file of this name of a workspace lies, {@link root} being its folder. That folder is not made: where it has
 * gone, nothing is written.
 */
export function workspacePlace(root: string, name: string): KeptPlace {
  const folder = join(root, FOLDER);
  return {
    path: join(folder, name),
    prepare: () =>
      mkdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      }),
  };
}
