// Bundles the suites of test/editor into .cache/editor-tests: one for the extension host, one for the drafter.

import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './editor-workbench.mjs';

/** Where the bundles are, and everything that a run leaves. */
export const work = join(root, '.cache', 'editor-tests');

/** Builds both bundles. @returns {Promise<{ host: string, drafter: string }>} */
export async function bundleTests() {
  const files = { host: join(work, 'host.cjs'), drafter: join(work, 'drafter.cjs') };
  await build({
    entryPoints: {
      host: join(root, 'test/editor/host/index.ts'),
      drafter: join(root, 'test/editor/drafter/index.ts'),
    },
    outdir: work,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha', 'playwright-core'],
    logLevel: 'warning',
  });
  return files;
}
