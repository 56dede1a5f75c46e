// Draws the rooms of the code as they are: `node scripts/rooms.mjs` prints a Mermaid flowchart, an arrow for each room
// that imports from another, `--at REVISION` that of an earlier state. Rooms are the folders of `server/src`, those of
// the engine one by one, and the client. An arrow is left out where other arrows lead there as well; `--all` draws them all.
// Imports of types count: they tie rooms together, too.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

const args = process.argv.slice(2);
const at = args.includes('--at') ? args[args.indexOf('--at') + 1] : undefined;
const isWhole = args.includes('--all');

const PLACES = ['server/src', 'client/src'];
const IMPORT = /(?:from |import\(|^import )'([^'\n]+)'/gmu;

/** The files of the code with their text: those on the disk, or those of a revision. */
function* sources() {
  if (at === undefined) {
    for (const place of PLACES)
      for (const name of readdirSync(place, { recursive: true, encoding: 'utf8' }).filter(isCode)) {
        const path = posix.join(place, name.replaceAll('\\', '/'));
        yield [path, readFileSync(path, 'utf8')];
      }
    return;
  }
  const git = (...command) => execFileSync('git', command, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const names = git('ls-tree', '-r', '--name-only', at, '--', ...PLACES).split('\n');
  for (const path of names.filter(isCode)) yield [path, git('show', `${at}:${path}`)];
}

function isCode(name) {
  return name.endsWith('.ts') && !name.endsWith('.d.ts');
}

const arrows = new Map();
for (const [file, text] of sources()) {
  for (const [, target] of text.matchAll(IMPORT)) {
    const [from, to] = [roomOf(file), roomOf(pathOf(file, target))];
    if (from === undefined || to === undefined || from === to) continue;
    if (!arrows.has(from)) arrows.set(from, new Set());
    arrows.get(from).add(to);
  }
}

/** The file that an import names; the client knows the protocol by the package's name. */
function pathOf(file, target) {
  if (target.startsWith('yinju-language-server/'))
    return `server/src/${target.slice(target.indexOf('/') + 1)}/`;
  return target.startsWith('.') ? posix.join(posix.dirname(file), target) : '';
}

/** The room that a file is in. Of the files that are in the engine itself only its door counts; the others are types. */
function roomOf(path) {
  if (path.startsWith('client/src/')) return 'client';
  if (/^server\/src\/engine\/(?:engine|queries)\.ts$/u.test(path)) return 'engine';
  const room = /^server\/src\/(engine\/)?([\w-]+)\/./u.exec(`${path}.`);
  if (room === null || (room[2] === 'engine' && room[1] === undefined)) return undefined;
  return `${room[1] ?? ''}${room[2]}`;
}

/** True where {@link to} is reached from {@link from} by other arrows, too. */
function isReachedOtherwise(from, to) {
  const seen = new Set([from]);
  const open = [...arrows.get(from)].filter((room) => room !== to);
  while (open.length > 0) {
    const room = open.pop();
    if (room === to) return true;
    if (seen.has(room)) continue;
    seen.add(room);
    open.push(...(arrows.get(room) ?? []));
  }
  return false;
}

const lines = [...arrows].sort().flatMap(([from, targets]) =>
  [...targets]
    .sort()
    .filter((to) => isWhole || arrows.get(to)?.has(from) || !isReachedOtherwise(from, to))
    .map((to) => `  ${idOf(from)} --> ${idOf(to)}`),
);
process.stdout.write(`flowchart TD\n${lines.join('\n')}\n`);

function idOf(room) {
  return `${room.replace(/\W/gu, '_')}["${room}"]`;
}
