// `npm run editor`: opens an editor with the packaged extension, a sample draft and the starter corpus. `code` when it
// is on the PATH, else the real workbench in the browser, whose address is printed.
//
//   -- --browser           the browser workbench even where there is a `code`
//   -- --port 8080         a port for it instead of any free one
//   -- --locale zh-cn      its language (the system's otherwise)

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { writeChineseCore } from './editor-language-pack.mjs';
import { ensureWorkbench, prepareProfile, root, startWorkbench } from './editor-workbench.mjs';
import { pack } from './package.mjs';

const args = process.argv.slice(2);
const valueOf = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const home = join(root, '.cache', 'editor');
const drafts = join(home, 'drafts');

/** The folder that is opened: a copy of the samples, which may be written in. */
function layOut() {
  mkdirSync(drafts, { recursive: true });
  for (const name of ['draft.gw', 'README.md']) {
    if (!existsSync(join(drafts, name))) cpSync(join(root, 'samples', name), join(drafts, name));
  }
}

function hasCode() {
  const { status } = spawnSync('code', ['--version'], { shell: platform() === 'win32', stdio: 'ignore' });
  return status === 0;
}

/** Opens the desktop editor with a profile of its own; the user's stays as it is. */
function openCode(vsix) {
  const run = (more) => {
    const own = [
      '--user-data-dir',
      join(home, 'code-data'),
      '--extensions-dir',
      join(home, 'code-extensions'),
    ];
    return spawnSync('code', [...own, ...more], { shell: platform() === 'win32', stdio: 'inherit' });
  };
  run(['--install-extension', vsix, '--force']);
  run([drafts, join(drafts, 'draft.gw')]);
  process.stdout.write('Opened in VS Code.\n');
}

async function openBrowser(vsix) {
  const workbench = ensureWorkbench();
  if ('reason' in workbench)
    throw new Error(`no editor to open: no \`code\` on the PATH, and ${workbench.reason}`);
  const locale =
    valueOf('--locale') ?? (/^zh/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'zh-cn' : 'en');
  const profile = join(home, 'browser');
  const languagePack = join(home, 'zh-cn.i18n.json');
  writeChineseCore(join(workbench.entry, '../../../lib/vscode'), languagePack);
  prepareProfile(profile, { locale: 'zh-cn', languagePack, vsix: [vsix], workbench });
  const port = valueOf('--port');
  const server = await startWorkbench(workbench, profile, {
    locale,
    ...(port ? { port: Number(port) } : {}),
  });
  const file = `vscode-remote://127.0.0.1:${server.port}${join(drafts, 'draft.gw')}`;
  const query = new URLSearchParams({ folder: drafts, payload: JSON.stringify([['openFile', file]]) });
  process.stdout.write(`The editor is at ${server.origin}/?${query}\nCtrl+C ends it.\n`);
  await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
  await server.stop();
}

try {
  layOut();
  const { file: vsix } = pack();
  if (!args.includes('--browser') && hasCode()) openCode(vsix);
  else await openBrowser(vsix);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
