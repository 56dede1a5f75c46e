import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

interface Linter {
  readonly overrides: readonly {
    readonly files: readonly string[];
    readonly rules: Readonly<Record<string, unknown>>;
  }[];
}

const rooms = folders('server/src')
  .map((name) => `server/src/${name}`)
  .concat(folders('server/src/engine').map((name) => `engine/${name}`));
const page = readFileSync(join(root, 'docs/ARCHITECTURE.md'), 'utf8');
const linter = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as Linter;

test.each(['client/', ...rooms])('the map of rooms has %s', (room) => {
  expect(page).toContain(`| \`${room}\` |`);
});

test('has no room that is not there', () => {
  const named = [...page.matchAll(/^\| `((?:server\/src|engine|client)\/[\w/]*)` \|/gmu)].map(
    ([, room]) => room,
  );
  expect(named.filter((room) => !['client/', ...rooms].includes(room))).toEqual([]);
});

test.each(['client', ...rooms.filter((room) => room.startsWith('server'))])('%s has a wall', (room) => {
  const walls = linter.overrides.filter(({ rules }) => 'no-restricted-imports' in rules);
  expect(walls.some(({ files }) => files.includes(`${room}/**`))).toBe(true);
});

test('no two rooms import from each other, over others neither', () => {
  const drawn = execFileSync(process.execPath, ['scripts/rooms.mjs', '--all'], {
    cwd: root,
    encoding: 'utf8',
  });
  const arrows = [...drawn.matchAll(/"(?<from>[^"]+)"\] --> \w+\["(?<to>[^"]+)"\]/gu)].map(
    ({ groups }) => groups ?? {},
  );
  expect(arrows.length).toBeGreaterThan(50);
  const reached = (
    room: string | undefined,
    seen = new Set<string | undefined>(),
  ): Set<string | undefined> => {
    for (const { from, to } of arrows) {
      if (from !== room || seen.has(to)) continue;
      seen.add(to);
      reached(to, seen);
    }
    return seen;
  };
  const inCircles = new Set(arrows.map(({ from }) => from).filter((room) => reached(room).has(room)));
  expect([...inCircles]).toEqual([]);
});

function folders(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
