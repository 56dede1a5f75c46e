// Packages that one rare command uses, fetched when it first runs: as dependencies they would be in every `npm ci`.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Installs packages into `.cache/NAME` unless they are there already; what they ask of the project that uses them, they find
 * in its own `node_modules`.
 * @param {string} name
 * @param {Readonly<Record<string, string>>} versions - by the names of the packages
 * @returns {string} the folder `node_modules` that they are in
 */
export function ensurePackages(name, versions) {
  const home = join(root, '.cache', name);
  const modules = join(home, 'node_modules');
  const wanted = Object.entries(versions);
  if (wanted.every(([of, version]) => versionIn(modules, of) === version)) return modules;
  process.stderr.write(`Fetching ${name} from npm, once …\n`);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const options = [
    '--ignore-scripts',
    '--omit=optional',
    '--legacy-peer-deps',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { status, stderr } = spawnSync(
    'npm',
    ['install', ...options, ...wanted.map(([of, version]) => `${of}@${version}`)],
    { cwd: home, encoding: 'utf8', shell: platform() === 'win32' },
  );
  if (status !== 0) throw new Error(`cannot install ${name}: ${stderr}`);
  return modules;
}

/** The version of a package in {@link modules}; nothing where it is not there. */
function versionIn(modules, name) {
  const manifest = join(modules, name, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
}
