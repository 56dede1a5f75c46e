// `npm run mutation -- ROOM [FILE…] [--tests NAME…]`: changes the code of a room bit by bit (StrykerJS) and runs the room's
// own tests on each mutant. FILE narrows it down to some files of the room, NAME to some of its test files, both without
// their endings, `FILE:10-20` to some lines; the score of a room is that of all of its files and tests. Hours for all, minutes for a file.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the code of a room is, and its tests. */
const ROOMS = {
  check: { code: 'server/src/engine/check', tests: ['server/test/engine/check/**/*.test.ts'] },
  cite: { code: 'server/src/engine/cite', tests: ['server/test/engine/cite/**/*.test.ts'] },
  find: { code: 'server/src/engine/find', tests: ['server/test/engine/find/**/*.test.ts'] },
  junk: { code: 'server/src/corpus/junk', tests: ['server/test/corpus/junk*.test.ts'] },
};

const [name, ...others] = process.argv.slice(2);
const split = others.includes('--tests') ? others.indexOf('--tests') : others.length;
const files = others.slice(0, split);
const tests = others.slice(split + 1);
const room = ROOMS[name];
if (!room) {
  process.stderr.write(
    `name a room: npm run mutation -- ${Object.keys(ROOMS).join(' | ')} [FILE…] [--tests NAME…]\n`,
  );
  process.exit(2);
}
// Tables that are generated have no tests of their own.
const mutate =
  files.length > 0
    ? files.map((file) =>
        // Lines can be named of one file only, not of a pattern.
        file.includes(':') ? `${room.code}/${file.replace(':', '.ts:')}` : `${room.code}/**/${file}.ts`,
      )
    : [`${room.code}/**/*.ts`, '!**/shapes.ts'];
const stryker = dirname(createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json'));
const { status } = spawnSync(
  process.execPath,
  [join(stryker, 'bin/stryker.js'), 'run', '--mutate', mutate.join(',')],
  { stdio: 'inherit', env: { ...process.env, YINJU_MUTATION_TESTS: testsOf(room).join(',') } },
);
process.exitCode = status ?? 1;

function testsOf({ tests: all }) {
  if (tests.length === 0) return all;
  return all.flatMap((glob) =>
    tests.map((test) => `${glob.slice(0, glob.lastIndexOf('/'))}/${test}.test.ts`),
  );
}
