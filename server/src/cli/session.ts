import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Engine } from '../engine/engine.ts';
import { CheckService } from '../host/checkService.ts';
import { CorpusService } from '../host/corpusService.ts';
import { knownWords } from '../host/knownWords.ts';
import { WordsFile } from '../host/wordsFile.ts';
import { defaultCacheDir } from '../host/paths.ts';
import type { IndexStatus } from '../protocol/index.ts';
import { UsageError } from './errors.ts';

/** Options that every command takes. */
export interface CorpusOptions {
  readonly corpus?: readonly string[];
  readonly exclude?: readonly string[];
  readonly ocr?: boolean;
  readonly cacheDir?: string;
}

/** An engine with its corpus indexed. */
export interface CliSession {
  readonly engine: Engine;
  /** Checks on the same corpus, on a thread of their own that is ended where one takes too long. */
  readonly checks: CheckService;
  readonly corpus: CorpusService;
  readonly status: IndexStatus;
}

/**
 * Indexes the corpus, runs {@link work} on it and puts everything away again. A check may take {@link limit}
 * milliseconds; what `CheckService` takes for long where it is not set.
 */
export async function withCorpus<T>(
  options: CorpusOptions,
  work: (session: CliSession) => Promise<T>,
  limit?: number,
): Promise<T> {
  const paths = await existing(options.corpus ?? []);
  const own = new WordsFile(process.cwd());
  await own.refresh();
  if (own.problem) throw new UsageError(`${own.path}: ${own.problem.message}`);
  const { words } = own;
  const engine = new Engine({ words: () => knownWords(words) });
  const workerFile = new URL('./worker.js', import.meta.url);
  let status: IndexStatus | undefined;
  const corpus = new CorpusService({
    cacheDir: options.cacheDir ?? defaultCacheDir(),
    seedsDir: fileURLToPath(new URL('../../seeds/', import.meta.url)),
    workerFile,
    onStatus: (next) => {
      status = next;
    },
    onCorpus: (next) => {
      engine.use(next);
      checks.use(next);
    },
    log: () => undefined,
    watch: false,
  });
  const checks = new CheckService(workerFile, {
    spelling: (uri) => corpus.spelling(uri),
    ...(limit !== undefined && { limits: { answer: limit, cancelled: limit } }),
  });
  checks.useWords(words);
  try {
    await corpus.configure({ paths, exclude: options.exclude ?? [], ocr: options.ocr ?? false, words });
    if (!status || status.state === 'failed')
      throw new UsageError(status?.message ?? 'the corpus could not be indexed');
    return await work({ engine, checks, corpus, status });
  } finally {
    await checks.dispose();
    await corpus.dispose();
  }
}

async function existing(paths: readonly string[]): Promise<string[]> {
  const absolute = paths.map((path) => resolve(path));
  for (const path of absolute) {
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new UsageError(`no such corpus file or folder: ${path}`);
  }
  return absolute;
}
