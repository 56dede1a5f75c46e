// A part of `npm run typecheck`: in the rooms below, what an index gives may be undefined and has to be looked at. The
// engine is not among them: it computes over typed arrays, with indexes that its loops bound.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ROOMS = [
  'client/src/',
  'server/src/lsp/',
  'server/src/cli/',
  'server/src/messages/',
  'server/src/settings/',
  'server/src/corpus/',
  'server/src/files/',
  'server/src/protocol/',
];
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
const { stdout, error } = spawnSync(
  process.execPath,
  [join(typescript, 'bin/tsc'), '--noEmit', '--pretty', 'false', '-p', 'tsconfig.indexes.json'],
  { encoding: 'utf8', maxBuffer: 2 ** 26 },
);
if (error) throw error;
// The first line of a fault begins with its file, what explains it is indented.
let isShown = false;
const faults = stdout.split('\n').filter((line) => {
  if (/^\S/u.test(line)) {
    const [file = ''] = line.split('(', 1);
    isShown = ROOMS.some((room) => file.startsWith(room));
  }
  return isShown && line.trim() !== '';
});
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}
