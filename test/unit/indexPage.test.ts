import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SHARD_VERSION } from '../../server/src/engine/index/layout.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const page = readFileSync(join(root, 'docs/INDEX.md'), 'utf8');

const TYPES: Readonly<Record<string, string>> = {
  Uint8Array: 'u8',
  Uint16Array: 'u16',
  Uint32Array: 'u32',
  Int32Array: 'i32',
  Float32Array: 'f32',
};

/** Names and types of the columns, in the order of the code. */
function columnsOfCode(): [string, string][] {
  const code = readFileSync(join(root, 'server/src/engine/index/layout.ts'), 'utf8');
  return [...code.matchAll(/^ {2}(\w+): (\w+Array),$/gmu)].map(([, name, type]) => [name, TYPES[type]]);
}

/** The same of the page's table, whose rows may hold several: one type for all, or one each. */
function columnsOfPage(): [string, string][] {
  return [...page.matchAll(/^\| (`\w+`(?:, `\w+`)*) \| ([\w, ]+) \|/gmu)].flatMap(([, names, types]) => {
    const each = types.split(', ');
    return names
      .split(', ')
      .map((name, i): [string, string] => [name.replaceAll('`', ''), each[i] ?? each[0]]);
  });
}

test('the page on the index lists the columns of a shard, in their order', () => {
  expect(columnsOfPage()).toEqual(columnsOfCode());
});

test('the page on the index names the version of its layout', () => {
  expect(page).toContain(`\`SHARD_VERSION\`, now ${SHARD_VERSION} |`);
});
