import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { CheckOptions } from '../../server/src/engine/check/finding.ts';
import { NEVER } from '../../server/src/engine/signal.ts';
import { CheckService } from '../../server/src/host/checkService.ts';
import { CorpusService } from '../../server/src/host/corpusService.ts';
import { KeeperThread } from '../../server/src/host/keeperThread.ts';
import { literalPattern } from './literalPattern.ts';
import { type Latency, latencyOf } from './percentiles.ts';

/** Characters of the draft. */
const DRAFT_LENGTH = 10_000;
const NEW_DRAFTS = 15;
const EDITS = 60;

/** Milliseconds of whole checks and of checks after one edit, on the thread that the server checks on. */
export interface CheckTimes {
  /** The first check of a thread for which nothing was prepared: an editor's user never waits so long. */
  readonly first: number;
  /** Of a draft never seen before, prepared for as the server does it once the corpus rests. */
  readonly cold: Latency;
  /** After an edit in one paragraph. */
  readonly edit: Latency;
}

/**
 * Checks the opening of the newest report of {@link folder} (UTF-8 text files) against all the others, as drafts
 * never seen before and after edits in one of its paragraphs.
 */
export async function timeChecks(
  folder: string,
  checks: CheckOptions,
  workerFile: URL,
  seedsDir: string,
): Promise<CheckTimes> {
  const newest = (await readdir(folder))
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .at(-1);
  if (newest === undefined) throw new Error(`no text files in ${folder}`);
  const text = (await readFile(join(folder, newest), 'utf8')).slice(0, DRAFT_LENGTH);
  const cacheDir = await mkdtemp(join(tmpdir(), 'yinju-bench-checks-'));
  const unready = new CheckService(workerFile);
  const service = new CheckService(workerFile);
  const corpus = new CorpusService({
    cacheDir,
    seedsDir,
    keeper: new KeeperThread(workerFile),
    onStatus: () => undefined,
    onCorpus: (next) => {
      unready.use(next);
      service.use(next);
    },
    log: (message) => process.stderr.write(`${message}\n`),
    watch: false,
  });
  try {
    await corpus.configure({ paths: [folder], exclude: [`**/${literalPattern(newest)}`] });
    const check = async (uri: string, draft: string, by = service): Promise<number> => {
      const start = performance.now();
      await by.check({ uri, languageId: 'plaintext', text: draft }, checks, NEVER);
      return performance.now() - start;
    };
    const first = await check('untitled:first', text, unready);
    await service.prepare(NEVER);
    const cold: number[] = [];
    for (let n = 0; n < NEW_DRAFTS; n++) cold.push(await check(`untitled:${n}`, text));
    const edit: number[] = [];
    for (let n = 1; n <= EDITS; n++) {
      edit.push(await check('untitled:0', `${text.slice(0, 5000)}${'新'.repeat(n)}${text.slice(5000)}`));
    }
    return { first, cold: latencyOf(cold), edit: latencyOf(edit) };
  } finally {
    await Promise.all([corpus.dispose(), unready.dispose(), service.dispose()]);
    await rm(cacheDir, { recursive: true, force: true });
  }
}

export function printCheckTimes(folder: string, { first, cold, edit }: CheckTimes): void {
  const row = (name: string, { p50, p95, max }: Latency): string =>
    `${name.padEnd(34)}${[p50, p95, max].map((value) => value.toFixed(1)).join(' / ')} ms (p50 / p95 / most)\n`;
  process.stdout.write(
    `\nChecks of a draft of ${DRAFT_LENGTH} characters against ${basename(folder)}\n` +
      `${'first of a thread, nothing ready'.padEnd(34)}${first.toFixed(1)} ms\n` +
      row('cold, a new draft', cold) +
      row('after an edit in one paragraph', edit),
  );
}
