import { type Notice, notice } from '../engine/text/notice.ts';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Option } from 'commander';
import { Engine } from '../engine/engine.ts';
import { CheckService } from '../host/checkService.ts';
import { CorpusService } from '../host/corpusService.ts';
import { KeeperThread } from '../host/keeperThread.ts';
import { knownWords } from '../host/knownWords.ts';
import { WordsFile } from '../host/wordsFile.ts';
import { defaultCacheDir } from '../host/paths.ts';
import { addressWithSecret, type OfficeAddress } from '../office/address.ts';
import { OfficeError } from '../office/errors.ts';
import type { Answered } from '../office/threadProtocol.ts';
import { OfficeService } from '../office/officeService.ts';
import { takeSecret } from '../office/secret.ts';
import { noticesFor } from '../messages/notices.ts';
import type { IndexStatus } from '../protocol/index.ts';
import { EXIT, UsageError } from './errors.ts';
import { localeOf } from './locale.ts';
import { err } from './output.ts';

/** Options that every command takes. */
export interface CorpusOptions {
  readonly corpus?: readonly string[];
  readonly exclude?: readonly string[];
  readonly ocr?: boolean;
  readonly cacheDir?: string;
  readonly server?: string;
}

/** An engine with its corpus indexed. */
export interface CliSession {
  readonly engine: Engine;
  /** Checks on the same corpus, on a thread of their own that is ended where one takes too long. */
  readonly checks: CheckService;
  readonly corpus: CorpusService;
  readonly status: IndexStatus<Notice>;
  /** The office's corpus, where `--server` names one. */
  readonly office?: OfficeService;
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
  const address = addressOf(options.server);
  const engine = new Engine({ words: () => knownWords(words) });
  const workerFile = new URL('./worker.js', import.meta.url);
  const office = new OfficeService({
    workerFile: new URL('./officeWorker.js', import.meta.url),
    onState: () => undefined,
    onCorpus: (next) => {
      engine.use(next);
      checks.use(next);
    },
    log: () => undefined,
  });
  let status: IndexStatus<Notice> | undefined;
  const corpus = new CorpusService({
    keeper: new KeeperThread(workerFile),
    cacheDir: options.cacheDir ?? defaultCacheDir(),
    seedsDir: fileURLToPath(new URL('../../seeds/', import.meta.url)),
    onStatus: (next) => {
      status = next;
    },
    onCorpus: (next) => office.useOwn(next),
    onDictionary: (dictionary) => checks.useDictionary(dictionary),
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
    office.configure(address);
    return await work({ engine, checks, corpus, status, ...(address && { office }) });
  } finally {
    await checks.dispose();
    await Promise.all([corpus.dispose(), office.dispose()]);
  }
}

async function existing(paths: readonly string[]): Promise<string[]> {
  const absolute = paths.map((path) => resolve(path));
  for (const path of absolute) {
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new UsageError(notice('no such corpus file or folder: {0}', path));
  }
  return absolute;
}

/** Adds `--server` to a command that asks an office's corpus as well. */
export function serverOption(): Option {
  return new Option(
    '--server <url>',
    'the office’s server to ask as well, https://HOST:PORT/INDEX; its password is taken from YINJU_SERVER_AUTH',
  );
}

/** Milliseconds that the office's server may take over a question. Guess. */
export const SERVER_BUDGET = 30_000;

/**
 * The answer of the office's server. Where there is none this machine's goes on alone: the user is shown why, and the exit
 * code says that it is not the whole.
 */
export function heard<T>(answered: Answered<T>): T | undefined {
  if ('answer' in answered) return answered.answer;
  err.line(`yinju: ${noticesFor(localeOf(process.env))(answered.fault)}`);
  process.exitCode = EXIT.usage;
  return undefined;
}

function addressOf(server: string | undefined): OfficeAddress | undefined {
  try {
    return addressWithSecret(server, takeSecret());
  } catch (error) {
    throw error instanceof OfficeError ? new UsageError(error.notice) : error;
  }
}
