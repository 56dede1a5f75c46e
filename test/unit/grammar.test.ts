import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const snapshots = join(
  dirname(createRequire(import.meta.url).resolve('vscode-tmgrammar-test/package.json')),
  'dist/snapshot.js',
);

test('the grammar gives the lines of test/grammar the scopes of their snapshots', () => {
  const output = execFileSync(
    process.execPath,
    [
      snapshots,
      '-s',
      'text.gongwen',
      '-g',
      'syntaxes/gongwen.tmLanguage.json',
      'test/grammar/headings.gw',
      'test/grammar/inline.gw',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  expect(output.match(/run successfully/g)).toHaveLength(2);
});
