import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { afterAll, describe, expect, it } from 'vitest';
import { COMPOSED, HARMLESS } from './support/harmless.ts';
import { patternsOf, regexesOf } from './support/regexes.ts';
import { Verdicts } from './support/verdicts.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** All that runs on what others wrote; tests read what they have written themselves. */
const CODE = ['server/src/**/*.ts', 'client/src/**/*.ts', 'bench/**/*.ts', 'scripts/*.mjs'];
const JSON_FILES = ['syntaxes/gongwen.tmLanguage.json', 'syntaxes/gongwen.language-configuration.json'];

/**
 * How hard the checker tries: limits by steps, so that a busy machine finds the same. A pattern that takes at most 200
 * steps for each of 20,000 characters passes: a bounded repetition may try that many ends.
 */
const EFFORT = {
  timeout: 120_000,
  attackTimeout: null,
  incubationTimeout: null,
  maxIteration: 5,
  incubationLimit: 10_000,
  maxAttackStringSize: 20_000,
  attackLimit: 4_000_000,
};

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const listed = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', '--', ...CODE.map((glob) => `:(glob)${glob}`)],
  {
    cwd: ROOT,
    encoding: 'utf8',
  },
);
const files = listed
  .trim()
  .split('\n')
  .map((file) => ({ file, ...regexesOf(file, read(file), read) }));
const places = [
  ...files.flatMap(({ file, found }) =>
    found.map(({ line, ...regex }) => ({ at: `${file}:${line}`, file, ...regex })),
  ),
  ...Object.entries(COMPOSED).flatMap(([file, composed]) =>
    'examples' in composed ? composed.examples.map((source) => ({ at: file, file, source, flags: 'u' })) : [],
  ),
  ...JSON_FILES.flatMap((file) =>
    patternsOf(JSON.parse(read(file))).map((source) => ({ at: file, file, source, flags: 'u' })),
  ),
];
const isHarmless = (place: { file: string; source: string }) =>
  HARMLESS.some(({ file, opening }) => file === place.file && place.source.startsWith(opening));

const verdicts = new Verdicts(EFFORT);
const seen = new Map<string, Promise<string>>();

function verdict(source: string, allFlags: string): Promise<string> {
  // The checker does not know the flag that only adds places to what is found.
  const flags = allFlags.replace('d', '');
  const key = `/${source}/${flags}`;
  const answer = seen.get(key) ?? checked(source, flags);
  seen.set(key, answer);
  return answer;
}

async function checked(source: string, flags: string): Promise<string> {
  if (verdicts.knows(source, flags)) return 'safe';
  const result = await check(source, flags, EFFORT);
  if (result.status === 'unknown') return `not checked: ${JSON.stringify(result.error)}`;
  if (result.status === 'vulnerable')
    return `${result.complexity.summary}, for instance by ${result.attack.pattern.slice(0, 200)}`;
  verdicts.note(source, flags);
  return 'safe';
}

describe('no regular expression takes more than linear time', () => {
  afterAll(() => verdicts.write());

  it.each([...new Set(places.map(({ file }) => file))])(
    '%s',
    async (name) => {
      for (const place of places) {
        if (place.file !== name || isHarmless(place)) continue;
        const { at, source, flags } = place;
        expect.soft(await verdict(source, flags), `${at} /${source}/${flags}`).toBe('safe');
      }
    },
    300_000,
  );

  it.each(HARMLESS)('the harmless $opening of $file is still there, once', ({ file, opening }) => {
    expect(places.filter((place) => file === place.file && place.source.startsWith(opening))).toHaveLength(1);
  });

  it('every one that is composed at run time is named', () => {
    const named = files.filter(({ composed }) => composed.length > 0).map(({ file }) => file);
    expect(named.sort()).toEqual(Object.keys(COMPOSED).sort());
  });

  it.each([
    ['/(a+)+$/u', 'exponential'],
    ['/a+a+$/u', 'polynomial'],
    ["const A = '(a+)+'; export const b = new RegExp(`^${A}$`, 'u');", 'exponential'],
    ['const A = /(a+)+/u.source; RegExp(["(?:" + A, "b)$"].join("|"))', 'exponential'],
    ['/[abc]+$/u', 'polynomial'],
    ['/a+/gu', 'safe'],
  ])('finds what it should in %s', async (code, found) => {
    const [{ source, flags }] = regexesOf('a.ts', code).found.slice(-1);
    expect(await verdict(source, flags)).toContain(found);
  });
});
