import type { TestProject } from 'vitest/node';
import { ensureOpenSearch, startCluster } from '../../scripts/opensearch.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a server; empty, with a reason, where there is none. */
    readonly openSearch: { readonly url: string; readonly reason: string };
  }
}

/** The server of `YINJU_OPENSEARCH`, or one that lives as long as the tests. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['YINJU_OPENSEARCH'];
  if (given !== undefined) {
    project.provide('openSearch', { url: given, reason: '' });
    return undefined;
  }
  const missing = ensureOpenSearch();
  if (missing) {
    process.stderr.write(`No test of the office's corpus runs: ${missing.reason}\n`);
    project.provide('openSearch', { url: '', reason: missing.reason });
    return undefined;
  }
  const cluster = await startCluster(1, { isBrief: true });
  project.provide('openSearch', { url: cluster.urls[0], reason: '' });
  return () => cluster.stop();
}
