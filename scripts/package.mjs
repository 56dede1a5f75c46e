// Packs the extension, `npm run package`: one VSIX for every platform.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensurePackages } from './fetched.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const VSCE = '3.9.2';
/** Largest package in bytes. */
const LIMIT = 12 * 1024 * 1024;
const CONTENTS = [
  'CHANGELOG.md',
  'LICENSE',
  '.vscodeignore',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'client/dist',
  'docs',
  'l10n',
  'media',
  'samples',
  'seeds',
  'server/dist',
  'syntaxes',
];

/**
 * Packs one VSIX into `.cache/vsix`, from a folder that holds only what goes in.
 * @returns {{ file: string, bytes: number }}
 */
export function pack() {
  const stage = join(root, '.cache', 'vsix', 'stage');
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  for (const path of CONTENTS) {
    const from = join(root, path);
    if (existsSync(from)) cpSync(from, join(stage, path), { recursive: true, filter: isWanted });
  }
  writeFileSync(join(stage, 'README.md'), extensionPage());
  const manifest = readManifest();
  writeFileSync(join(stage, 'package.json'), JSON.stringify(stripped(manifest), null, 2));
  mkdirSync(join(stage, 'server'), { recursive: true });
  const server = JSON.parse(readFileSync(join(root, 'server', 'package.json'), 'utf8'));
  const { name, version, license, type } = server;
  writeFileSync(
    join(stage, 'server', 'package.json'),
    JSON.stringify({ name, version, license, type }, null, 2),
  );

  const file = join(root, '.cache', 'vsix', `yinju-${manifest.version}.vsix`);
  const args = [
    'package',
    '--no-dependencies',
    '--skip-license',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
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

/** Whether a file is for users: no program that only developers run, and no picture that is in a page. */
function isWanted(path) {
  return !/[/\\](?:dist[/\\](?:bench|eval)\.js|docs[/\\]images)$/.test(path);
}

/**
 * The page that the editor shows of an extension: both languages, without what does not open there. It takes
 * pictures and links from the network alone, so pictures leave their words, and links to files their names.
 */
function extensionPage() {
  const pages = ['README.md', 'README.zh-cn.md'].map((name) => readFileSync(join(root, name), 'utf8'));
  return pages
    .join('\n---\n\n')
    .replaceAll(/!\[([^[\]]*)\]\((?!https?:)[^()]*\)/g, '*$1*')
    .replaceAll(/(?<!!)\[([^[\]]*)\]\((?!https?:|#)[^()]*\)/g, '$1');
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

/** vsce's program: as a dependency it would bring 250 packages into every `npm ci`. */
export function ensureVsce() {
  return join(ensurePackages('vsce', { '@vscode/vsce': VSCE }), '@vscode', 'vsce', 'vsce');
}

function megabytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { file, bytes } = pack();
  process.stdout.write(`${file}: ${megabytes(bytes)}\n`);
}
