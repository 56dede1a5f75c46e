/** A source of files that is nothing but a table: walking can be tested without a disk. */
import { dirname, join } from 'node:path';
import { type FileFacts, type FileSource, SmallFileError } from '../../src/files/fileSource.ts';

/** What is at a path: a file's text, a link to another path, or the error that reading it gives. */
export type MemoryFile = string | { readonly link: string } | { readonly code: string };

/** {@link files} by absolute path; the folders around them are there. */
export function memoryFiles(files: Readonly<Record<string, MemoryFile>>): FileSource {
  const table = new Map(Object.entries(files));
  const folders = new Set<string>(['/']);
  for (const path of table.keys()) {
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }

  /** The path without links in it; a circle of links is a missing file. */
  const resolved = (path: string, steps = 0): string => {
    if (steps > 40) throw failure('ELOOP');
    const parts = path.split('/').slice(1);
    let real = '/';
    for (const [i, part] of parts.entries()) {
      if (part === '') continue;
      real = join(real, part);
      const at = table.get(real);
      if (typeof at === 'object' && 'link' in at) {
        return resolved(join(at.link, ...parts.slice(i + 1)), steps + 1);
      }
    }
    return real;
  };
  const look = (path: string): FileFacts & { readonly text: string } => {
    const real = resolved(path);
    const found = table.get(real);
    if (typeof found === 'object' && 'code' in found) throw failure(found.code);
    if (folders.has(real)) return { kind: 'folder', size: 0, mtimeMs: 0, text: '' };
    if (typeof found !== 'string') throw failure('ENOENT');
    return { kind: 'file', size: new TextEncoder().encode(found).length, mtimeMs: 1, text: found };
  };
  return {
    facts: async (path) => look(path),
    realPath: async (path) => {
      look(path);
      return resolved(path);
    },
    entries: async (folder) => {
      if (look(folder).kind !== 'folder') throw failure('ENOTDIR');
      const real = resolved(folder);
      const inside = [...new Set([...table.keys(), ...folders])].filter(
        (path) => path !== real && dirname(path) === real,
      );
      return (async function* () {
        for (const path of inside) {
          const at = table.get(path);
          const kind =
            typeof at === 'object' && 'link' in at ? 'link' : folders.has(path) ? 'folder' : 'file';
          yield { name: path.slice(path.lastIndexOf('/') + 1), kind };
        }
      })();
    },
    readText: async (path, largest) => {
      const real = resolved(path);
      if (!table.has(real) && !folders.has(real)) return undefined;
      const { kind, size, text } = look(path);
      if (kind !== 'file') throw new SmallFileError('is not a file.');
      if (size > largest) throw new SmallFileError('is too large.');
      return text;
    },
  };
}

function failure(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
