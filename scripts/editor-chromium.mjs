// Finds the browser that the editor tests look through, and installs Debian's where that is possible.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** First the one without windows of its own: it takes half the processor time of a whole browser, and draws alike. */
const CANDIDATES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
/** Without a Chinese font the screenshots are empty boxes. */
const PACKAGES = ['chromium-headless-shell', 'fonts-noto-cjk'];

/** What a browser of tests is started with. */
export const BROWSER_ARGUMENTS = [
  // A container has no user namespaces, and its /dev/shm is too small for a browser.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  // A window lives for two minutes, in which code that is optimized most does not pay for that: 49 tests took 183 s of processor time
  // instead of 193.
  '--js-flags=--no-turbofan',
];

/**
 * The path of a Chromium, or the reason why there is none. `YINJU_CHROMIUM` names one explicitly; as root on
 * Debian a missing one is installed.
 * @returns {{ path: string } | { reason: string }}
 */
export function ensureChromium() {
  const given = process.env.YINJU_CHROMIUM;
  if (given)
    return existsSync(given) ? { path: given } : { reason: `YINJU_CHROMIUM names no file: ${given}` };
  const found = CANDIDATES.find(existsSync);
  if (found) return { path: found };
  if (!isDebian()) return { reason: 'no Chromium found (set YINJU_CHROMIUM to the path of one)' };
  if (process.getuid?.() !== 0) {
    return {
      reason: `no Chromium found, and only root may install it: apt-get install ${PACKAGES.join(' ')}`,
    };
  }
  const failure = install();
  if (failure) return { reason: failure };
  const installed = CANDIDATES.find(existsSync);
  return installed ? { path: installed } : { reason: 'apt-get installed no Chromium' };
}

function isDebian() {
  return (
    existsSync('/etc/debian_version') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

/** Installs {@link PACKAGES}; returns why it could not. */
function install() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const commands = [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...PACKAGES],
  ];
  for (const args of commands) {
    const { status, stderr } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    if (status !== 0) return `apt-get ${args[0]} failed: ${String(stderr).trim().split('\n').at(-1)}`;
  }
  return undefined;
}
