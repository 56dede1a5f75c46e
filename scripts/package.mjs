// Packs the extension: `npm run package` makes one VSIX for this platform, with nodejieba's binary, and one for every
// platform, without. `-- --target linux-x64` or `-- --universal` makes one of them alone.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const VSCE = '3.9.2';
/** Largest package in bytes. */
const LIMIT = 12 * 1024 * 1024;
const CONTENTS = [
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  '.vscodeignore',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'client/dist',
  'l10n',
  'media',
  'samples',
  'seeds',
  'server/dist',
  'syntaxes',
];
const NODEJIEBA = [
  'index.js',
  'package.json',
  'LICENSE',
  'build/Release/nodejieba.node',
  'submodules/cppjieba/dict',
];

/** `linux-x64`, `win32-arm64`, …: this platform in the marketplace's words. */
export const HERE = `${platform()}-${arch() === 'arm' ? 'armhf' : arch()}`;

/**
 * Packs one VSIX into `.cache/vsix`, from a folder that holds only what goes in.
 * @param {string | undefined} target - a platform of the marketplace; `undefined` is every platform
 * @returns {{ file: string, bytes: number }}
 */
export function pack(target) {
  const stage = join(root, '.cache', 'vsix', `stage-${target ?? 'universal'}`);
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  for (const path of CONTENTS) {
    const from = join(root, path);
    if (existsSync(from)) cpSync(from, join(stage, path), { recursive: true, filter: isWanted });
  }
  if (target) stageNodejieba(stage);
  const manifest = readManifest();
  writeFileSync(join(stage, 'package.json'), JSON.stringify(stripped(manifest), null, 2));
  mkdirSync(join(stage, 'server'), { recursive: true });
  const server = JSON.parse(readFileSync(join(root, 'server', 'package.json'), 'utf8'));
  const { name, version, license, type } = server;
  writeFileSync(
    join(stage, 'server', 'package.json'),
    JSON.stringify({ name, version, license, type }, null, 2),
  );

  const file = join(root, '.cache', 'vsix', `yinju-${manifest.version}-${target ?? 'universal'}.vsix`);
  const args = [
    'package',
    '--no-dependencies',
    '--skip-license',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  if (target) args.push('--target', target);
  const { status, stdout, stderr } = spawnSync(process.execPath, [ensureVsce(), ...args], {
    cwd: stage,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`vsce failed:\n${stdout}${stderr}`);
  rmSync(stage, { recursive: true });
  const bytes = statSync(file).size;
  if (bytes > LIMIT) throw new Error(`${file} has ${megabytes(bytes)}, more than ${megabytes(LIMIT)}`);
  return { file, bytes };
}

/** Whether a built file is for users: not a program that only developers run. */
function isWanted(path) {
  return !/[/\\]dist[/\\](bench|eval)\.js$/.test(path);
}

/** The binary and the dictionaries, where the server's own look-up of modules finds them. */
function stageNodejieba(stage) {
  const from = join(root, 'node_modules', 'nodejieba');
  if (!existsSync(join(from, 'build/Release/nodejieba.node'))) {
    throw new Error('nodejieba has no binary for this platform: run npm ci, or pack with --universal');
  }
  for (const path of NODEJIEBA) {
    cpSync(join(from, path), join(stage, 'server/node_modules/nodejieba', path), { recursive: true });
  }
}

function readManifest() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

/** The manifest as an editor needs it, without what only development reads. */
function stripped(manifest) {
  const development = new Set(['devDependencies', 'scripts', 'workspaces', 'allowScripts', 'private']);
  const kept = Object.entries(manifest).filter(([key]) => !development.has(key));
  return { ...Object.fromEntries(kept), engines: { vscode: manifest.engines.vscode } };
}

/** vsce's program, installed on its own: as a dependency it would bring 250 packages into every `npm ci`. */
function ensureVsce() {
  const home = join(root, '.cache', 'vsce');
  const program = join(home, 'node_modules', '@vscode', 'vsce', 'vsce');
  const manifest = join(home, 'node_modules', '@vscode', 'vsce', 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === VSCE) return program;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const options = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', ['install', ...options, `@vscode/vsce@${VSCE}`], {
    cwd: home,
    encoding: 'utf8',
    shell: platform() === 'win32',
  });
  if (status !== 0) throw new Error(`cannot install vsce: ${stderr}`);
  return program;
}

function megabytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  const named = args[args.indexOf('--target') + 1];
  const targets = args.includes('--universal')
    ? [undefined]
    : args.includes('--target')
      ? [named]
      : [HERE, undefined];
  for (const target of targets) {
    const { file, bytes } = pack(target);
    process.stdout.write(`${file}: ${megabytes(bytes)}\n`);
  }
}
