// `npm test`: vitest, or one line where npm was asked to leave out the binaries that vitest needs.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const resolve = createRequire(import.meta.url).resolve;

try {
  await import('vite');
} catch {
  process.stderr.write('The test runner needs optional packages: run npm ci without --omit=optional.\n');
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  [join(dirname(resolve('vitest/package.json')), 'vitest.mjs'), 'run', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
