import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Called by VS Code. */
const OF_THE_EDITOR = new Set(['client/src/extension.ts activate', 'client/src/extension.ts deactivate']);

const files = ['server/src', 'client/src', 'server/test', 'test', 'bench', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|mjs)$/u.test(file))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
);
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** `file name` of all that other files import by name, and `file *` of files that are imported whole. */
function imported(): Set<string> {
  const names = new Set<string>();
  for (const [file, text] of texts) {
    const target = (address: string): string | undefined => {
      const path = resolve(root, dirname(file), address);
      return address.startsWith('.') && existsSync(path) ? path.slice(root.length + 1) : undefined;
    };
    for (const [, list = '', address = ''] of text.matchAll(
      /(?:import|export)(?: type)? \{([^}]*)\} from '([^']+)'/gu,
    )) {
      for (const entry of list.split(',')) {
        const [name = ''] = entry
          .trim()
          .replace(/^type /u, '')
          .split(' as ');
        names.add(`${target(address)} ${name}`);
      }
    }
    for (const [, address = ''] of text.matchAll(/(?:\* as \w+ from |\* from |import\()\s*'([^']+)'/gu)) {
      names.add(`${target(address)} *`);
    }
  }
  return names;
}

test('what a source file exports, another file imports', () => {
  const names = imported();
  const exported = [...texts]
    .filter(([file]) => /^(?:server|client)\/src\//u.test(file) && !names.has(`${file} *`))
    .flatMap(([file, text]) =>
      [
        ...text.matchAll(
          /^export (?:abstract |async )?(?:class|const|enum|function\*?|interface|let|type) (\w+)/gmu,
        ),
      ].map(([, name]) => `${file} ${name}`),
    );
  expect(exported.length).toBeGreaterThan(1000);
  expect(exported.filter((name) => !names.has(name) && !OF_THE_EDITOR.has(name))).toEqual([]);
});
