// Runs a test bundle inside the extension host of a desktop VS Code: one given by its path, or downloaded.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from '@vscode/test-electron';
import { work } from './editor-bundle.mjs';
import { QUIET_SETTINGS, root, writeSettings } from './editor-workbench.mjs';

/**
 * Installs {@link vsix} into a VS Code of its own and runs {@link bundle} there.
 * @param {{ given: string, vsix: string, bundle: string, corpora: object, outcome: string }} options
 *   `given` is the path of a VS Code, or a version (`stable`, `1.101.0`) to download
 */
export async function runInVSCode({ given, vsix, bundle, corpora, outcome }) {
  const executable = existsSync(given) ? given : await downloadAndUnzipVSCode(given);
  const profile = join(work, 'desktop');
  mkdirSync(join(profile, 'data', 'User'), { recursive: true });
  writeSettings(profile, QUIET_SETTINGS);
  const places = [
    `--extensions-dir=${join(profile, 'extensions')}`,
    `--user-data-dir=${join(profile, 'data')}`,
  ];
  const [cli, ...cliArguments] = resolveCliArgsFromVSCodeExecutablePath(executable);
  const installed = spawnSync(cli, [...cliArguments, ...places, '--install-extension', vsix], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (installed.status !== 0)
    throw new Error(`cannot install ${vsix}: ${installed.stdout}${installed.stderr}`);
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: join(root, 'test/editor/companion'),
    extensionTestsPath: bundle,
    extensionTestsEnv: { YINJU_TEST_CORPORA: JSON.stringify(corpora), YINJU_TEST_OUTCOME: outcome },
    launchArgs: [...places, '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
  });
}
