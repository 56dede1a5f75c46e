// Runs a test bundle inside the extension host of the browser workbench.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { BROWSER_ARGUMENTS } from './editor-chromium.mjs';
import { freePort, root, SQUARE_CORNERS, startWorkbench, UNPACKED } from './editor-workbench.mjs';

/** How long, in milliseconds, the suites may take in all. */
const LIMIT = 600_000;

/**
 * Opens a page whose extension host loads {@link bundle} and calls its `run`, and resolves when that is over; what
 * came of it is in the file {@link outcome}. The drafts are in {@link folder}; {@link only} chooses tests by their titles.
 */
export async function runInExtensionHost({
  workbench,
  profile,
  chromium: path,
  bundle,
  corpora,
  folder,
  outcome,
  only,
  say,
}) {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const env = {
    YINJU_TEST_CORPORA: JSON.stringify(corpora),
    YINJU_TEST_OUTCOME: outcome,
    YINJU_TEST_ONLY: only,
  };
  const server = await startWorkbench(workbench, profile, { env, port });
  const browser = await chromium.launch({ executablePath: path, args: BROWSER_ARGUMENTS });
  try {
    const page = await browser.newPage({ extraHTTPHeaders: UNPACKED });
    await page.addInitScript(SQUARE_CORNERS);
    const ended = new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`the extension host took more than ${LIMIT} ms`)),
        LIMIT,
      );
      page
        .exposeFunction('codeAutomationExit', (code) => {
          clearTimeout(late);
          resolve(code);
        })
        .catch(reject);
    });
    await page.exposeFunction('codeAutomationLog', (type, [first]) => {
      // Of all that the workbench logs, the lines of the suites.
      if (/^ {2}[✓✗]/.test(String(first))) say(String(first));
    });
    const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
    const payload = [
      ['extensionDevelopmentPath', remote(join(root, 'test/editor/companion'))],
      ['extensionTestsPath', remote(bundle)],
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
    await page.goto(`${server.origin}/?${query}`);
    await ended;
  } finally {
    await browser.close();
    await server.stop();
  }
}
