// `npm run mutation -- ROOM [FILE…] [--tests NAME…] [--sample N [SEED]]`: changes the code of a room bit by bit (StrykerJS)
// and runs the room's own tests on each mutant. FILE narrows it down to some files of the room, NAME to some of its test
// files, both without their endings, `FILE:10-20` to some lines. All of a room takes hours, a file minutes; with `--sample`,
// N mutants, drawn evenly over all of its files, estimate the score of the room. Another SEED (1) draws others.

import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { drawMutants, intervalOf } from './mutation-sample.mjs';
import { Stryker } from './stryker.mjs';

/**
 * Where the code of a room is, and its tests. Hostile texts only ask that no check takes long over them: they would take a
 * fifth of the time.
 */
const ROOMS = {
  check: { code: 'server/src/engine/check', tests: ['server/test/engine/check/**/!(hostile).test.ts'] },
  cite: { code: 'server/src/engine/cite', tests: ['server/test/engine/cite/**/*.test.ts'] },
  find: { code: 'server/src/engine/find', tests: ['server/test/engine/find/**/*.test.ts'] },
  junk: { code: 'server/src/corpus/junk', tests: ['server/test/corpus/junk*.test.ts'] },
};
/** The score below which a run fails. */
const LEAST = 0.8;
/** Tables that are generated have no tests of their own. */
const GENERATED = 'shapes.ts';
/** What Stryker says of a mutant that tests notice, and of one that they do not. */
const FOUND = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);

const [name, ...others] = process.argv.slice(2);
const { files, tests, sample } = wishesOf(others);
const room = ROOMS[name];
if (!room) {
  process.stderr.write(
    `name a room: npm run mutation -- ${Object.keys(ROOMS).join(' | ')} [FILE…] [--tests NAME…] [--sample N [SEED]]\n`,
  );
  process.exit(2);
}
process.env.YINJU_MUTATION_TESTS = testsOf(room).join(',');
const drawn =
  sample.length > 0 ? await drawMutants(filesOf(room), Number(sample[0]), Number(sample[1] ?? 1)) : '';
const results = await new Stryker({ mutate: patternsOf(room) }).runMutationTest();
const found = results.filter(({ status }) => FOUND.has(status)).length;
const count = found + results.filter(({ status }) => MISSED.has(status)).length;
const late = results.filter(({ status }) => status === 'Timeout').length;
const [least, most] = intervalOf(found, count);
process.stdout.write(
  `${name}: ${(found / count).toFixed(2)} of ${count} mutants, ${late} of them found by running out of time${drawn}` +
    (drawn && `; 95 %: ${least.toFixed(2)} to ${most.toFixed(2)}`) +
    '\n',
);
if (found / count < LEAST) process.exitCode = 1;

/**
 * What follows the room: names up to the first option are files.
 * @param {string[]} args
 * @returns {Record<'files' | 'tests' | 'sample', string[]>}
 */
function wishesOf(args) {
  const wishes = { files: [], tests: [], sample: [] };
  let given = wishes.files;
  for (const arg of args) {
    if (arg === '--tests') given = wishes.tests;
    else if (arg === '--sample') given = wishes.sample;
    else given.push(arg);
  }
  return wishes;
}

function patternsOf({ code }) {
  if (files.length === 0) return [`${code}/**/*.ts`, `!**/${GENERATED}`];
  return files.map((file) =>
    // Lines can be named of one file only, not of a pattern.
    file.includes(':') ? `${code}/${file.replace(':', '.ts:')}` : `${code}/**/${file}.ts`,
  );
}

/** All files that {@link patternsOf} names, in order. */
function filesOf({ code }) {
  return readdirSync(code, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && basename(path) !== GENERATED)
    .filter((path) => files.length === 0 || files.includes(basename(path, '.ts')))
    .sort()
    .map((path) => `${code}/${path}`);
}

function testsOf({ tests: all }) {
  if (tests.length === 0) return all;
  return all.flatMap((glob) =>
    tests.map((test) => `${glob.slice(0, glob.lastIndexOf('/'))}/${test}.test.ts`),
  );
}
