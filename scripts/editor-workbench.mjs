// The real VS Code workbench in a browser, from npm alone: installed once into .cache/workbench, started on demand.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const home = join(root, '.cache', 'workbench');
const CODE_SERVER = '4.139.1';
const NODE = `node-${platform()}-${arch()}`;
const READY = join(home, 'ready');
const STAMP = `code-server ${CODE_SERVER}, ${NODE}\n`;

/**
 * Installs the workbench unless it stands already, and gives its two files.
 * @returns {{ node: string, entry: string } | { reason: string }}
 */
export function ensureWorkbench() {
  if (platform() !== 'linux')
    return { reason: `the browser workbench is set up on Linux alone, not on ${platform()}` };
  const files = {
    node: join(home, 'node_modules', NODE, 'bin', 'node'),
    entry: join(home, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
  };
  if (existsSync(READY) && readFileSync(READY, 'utf8') === STAMP) return files;
  process.stdout.write(
    'Fetching the editor for the browser from npm, once: about 250 MB, a minute or two …\n' +
      '正在从 npm 取浏览器版编辑器（只取一次，约 250 MB，需一两分钟）……\n',
  );
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const code = join(home, 'node_modules', 'code-server', 'lib', 'vscode');
  const steps = [
    [home, [`${NODE}@24`, `code-server@${CODE_SERVER}`]],
    // Its own lock file names packages that are not in the registry, so `npm ci` fails there. What its extensions depend on is
    // TypeScript alone, which no draft has to do with.
    [code, ['--omit=dev']],
  ];
  for (const [cwd, args] of steps) {
    const failure = npmInstall(cwd, args);
    if (failure) return { reason: `npm install ${args.join(' ')} failed: ${failure}` };
  }
  if (!existsSync(files.node)) return { reason: `npm gave no ${NODE}` };
  writeFileSync(`${READY}.new`, STAMP);
  renameSync(`${READY}.new`, READY);
  return files;
}

/** Why it failed, or `undefined`. Install scripts would compile and download; nothing here needs what they make. */
function npmInstall(cwd, args) {
  const options = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // The workspace of this project must not take the install for its own.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(config_|package_)/i.test(key)),
  );
  const { status, stderr } = spawnSync('npm', [...options, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  return status === 0 ? undefined : stderr.trim().split('\n').slice(-3).join(' ') || `exit code ${status}`;
}

/** A port of the loopback address that nothing listens on. */
export async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Settings that keep the workbench to what is tested: no AI panel, no tips, no news. */
export const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  // A caret that blinks is drawn again and again, by the processor here.
  'editor.cursorBlinking': 'solid',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** What costs the workbench time and is not Yinju's, where nobody looks at it: without pictures. */
export const PLAIN_SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'git.enabled': false,
  'json.schemaDownload.enable': false,
  'workbench.localHistory.enabled': false,
};

/**
 * A script of a window of which no pictures are taken: where corners are round, the browser copies the whole editor for each
 * frame, 12 ms of its processor time instead of 1.
 */
export const SQUARE_CORNERS = `if (top === self) addEventListener('DOMContentLoaded', () => {
  const style = document.createElement('style');
  style.textContent = '*, ::before, ::after { border-radius: 0 !important; }';
  document.head.append(style);
});`;

/** Of the editor's own ninety extensions those that a draft, its colours or its settings have to do with. */
const BUILT_IN = [
  'configuration-editing',
  'emmet',
  'json',
  'markdown-basics',
  'markdown-language-features',
  'references-view',
  'theme-defaults',
  'theme-modern-icons',
  'theme-seti',
];

/**
 * Asked of the server by a window's requests: packing 27 MB of its program takes the server longer than a network within
 * one machine does to carry them.
 */
export const UNPACKED = { 'Accept-Encoding': 'identity' };

/**
 * The workbench with no more of its own extensions than tests meet, which lie in {@link folder} then: the others are read,
 * translated and sent to each window, a tenth of what it costs to open one.
 */
export function withFewExtensions(workbench, folder) {
  const all = join(dirname(workbench.entry), '../../lib/vscode/extensions');
  for (const name of BUILT_IN) cpSync(join(all, name), join(folder, name), { recursive: true });
  cpSync(join(root, 'test/editor/companion'), join(folder, 'yinju-tests'), { recursive: true });
  return { ...workbench, builtIn: folder };
}

/**
 * Lays out what one workbench keeps on disk: settings, a language pack for {@link locale}, installed packages.
 * @param {string} folder - rebuilt
 * @param {{ settings?: object, locale?: string, languagePack?: string, vsix?: string[], workbench: { node: string, entry: string } }} options
 *   `languagePack` is the path of a core translation file
 */
export function prepareProfile(folder, { settings = {}, locale = 'en', languagePack, vsix = [], workbench }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'data', 'User'), { recursive: true });
  mkdirSync(join(folder, 'extensions'), { recursive: true });
  writeFileSync(join(folder, 'config.yaml'), '');
  writeSettings(folder, settings);
  if (languagePack) {
    // The entry that installing a language pack writes; no such extension has to be there.
    const extension = { extensionIdentifier: { id: `yinju.language-pack-${locale}` }, version: '1.0.0' };
    const pack = {
      hash: 'yinju',
      label: locale,
      extensions: [extension],
      translations: { vscode: languagePack },
    };
    writeFileSync(join(folder, 'data', 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
  }
  for (const file of vsix) {
    const args = [...commonArguments(workbench, folder), '--install-extension', file];
    const { status, stdout, stderr } = spawnSync(workbench.node, args, {
      env: environment(),
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`cannot install ${file}: ${stdout}${stderr}`);
  }
}

/** Writes the user settings of a profile; a running workbench takes them up. */
export function writeSettings(folder, settings) {
  const all = { ...QUIET_SETTINGS, ...settings };
  writeFileSync(join(folder, 'data', 'User', 'settings.json'), JSON.stringify(all, null, 2));
}

/**
 * Starts the workbench over the profile in {@link folder}.
 * @param {{ node: string, entry: string, builtIn?: string }} workbench - `builtIn` is where its own extensions are
 * @param {string} folder - one that {@link prepareProfile} made
 * @param {{ locale?: string, env?: Record<string, string>, port?: number }} options - without `locale` a window has that of the profile when it is opened
 * @returns {Promise<{ port: number, origin: string, output: () => string, stop: () => Promise<void> }>}
 */
export async function startWorkbench(workbench, folder, { locale, env = {}, port } = {}) {
  const bound = port ?? (await freePort());
  const args = [
    ...commonArguments(workbench, folder),
    '--bind-addr',
    `127.0.0.1:${bound}`,
    '--auth',
    'none',
    ...(locale === undefined ? [] : ['--locale', locale]),
    '--disable-workspace-trust',
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--vscode-option',
    'enable-smoke-test-driver',
  ];
  const child = spawn(workbench.node, args, {
    env: { ...environment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const listening = new Promise((resolve, reject) => {
    const hear = (chunk) => {
      output += chunk;
      if (output.includes('HTTP server listening')) resolve(undefined);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the workbench ended (${code}):\n${output}`)));
  });
  const kill = (signal) => {
    // The whole group: the extension hosts and the language servers go with it.
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, signal);
  };
  const killNow = () => kill('SIGKILL');
  process.once('exit', killNow);
  await listening;
  return {
    port: bound,
    origin: `http://127.0.0.1:${bound}`,
    output: () => output,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      kill('SIGTERM');
      const hard = setTimeout(killNow, 5_000);
      await ended;
      clearTimeout(hard);
      process.off('exit', killNow);
    },
  };
}

function commonArguments({ entry, builtIn }, folder) {
  return [
    entry,
    '--config',
    join(folder, 'config.yaml'),
    '--user-data-dir',
    join(folder, 'data'),
    '--extensions-dir',
    join(folder, 'extensions'),
    ...(builtIn === undefined ? [] : ['--builtin-extensions-dir', builtIn]),
  ];
}

function environment() {
  // Variables of a surrounding VS Code or code-server would make this one talk to that.
  const inherited = Object.entries(process.env).filter(
    ([key]) => !/^(VSCODE_|CODE_SERVER|npm_|NODE_OPTIONS)/.test(key),
  );
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}
