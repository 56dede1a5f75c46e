import { noticesFor, statusText } from '../../src/messages/notices.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Corpus } from '../../src/engine/corpus.ts';
import { EMPTY_CORPUS } from '../../src/engine/corpus.ts';
import { CorpusService, type CorpusServiceOptions } from '../../src/host/corpusService.ts';
import { KeeperThread } from '../../src/host/keeperThread.ts';
import type { IndexStatus } from '../../src/protocol/index.ts';

const ROOT = new URL('../../../', import.meta.url);

/** A folder that goes when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yinju-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const BUILT = new URL('server/dist/worker.js', ROOT);

/** A service on the built worker, with what it last told; disposed when the test ends. */
export function startService(
  cacheDir: string,
  { workerFile = BUILT, ...options }: Partial<CorpusServiceOptions> & { workerFile?: URL | string } = {},
  onCorpus: (corpus: Corpus) => void = () => undefined,
) {
  const told: { corpus: Corpus; statuses: IndexStatus[] } = { corpus: EMPTY_CORPUS, statuses: [] };
  const service = new CorpusService({
    cacheDir,
    seedsDir: new URL('seeds/', ROOT).pathname,
    keeper: new KeeperThread(workerFile),
    onStatus: (status) => told.statuses.push(statusText(status, noticesFor('en'))),
    onCorpus: (corpus) => {
      told.corpus = corpus;
      onCorpus(corpus);
    },
    log: () => undefined,
    workers: 1,
    plainWords: true,
    ...options,
  });
  onTestFinished(() => service.dispose());
  return { service, told };
}

/** Waits until {@link assertion} holds: what watchers see comes when it comes. */
export async function until(assertion: () => void): Promise<void> {
  await vi.waitFor(assertion, { timeout: 20_000, interval: 20 });
}
