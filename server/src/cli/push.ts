import { type Notice, notice } from '../engine/text/notice.ts';
import { availableParallelism } from 'node:os';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { CancelledError } from '../engine/signal.ts';
import { SourceReader } from '../host/sourceReader.ts';
import { noticesFor } from '../messages/notices.ts';
import { DEFAULT_INDEX, secretFor } from '../office/address.ts';
import { OfficeError } from '../office/errors.ts';
import type { PushProgress, PushSummary } from '../office/pushFolder.ts';
import type { Subcommand } from './command.ts';
import { UsageError } from './errors.ts';
import { localeOf } from './locale.ts';
import { wholeNumber } from './options.ts';
import { err, out } from './output.ts';

interface PushOptions {
  readonly to: string;
  readonly index: string;
  readonly name?: string;
  readonly exclude?: readonly string[];
  readonly shards: string;
  readonly replicas: string;
}

/** `yinju push FOLDER… --to URL`: makes an office's server have the files of folders. */
export const pushCommand: Subcommand = {
  name: 'push',
  define(command) {
    command
      .description('put folders of reports on the office’s OpenSearch server; sends only what has changed')
      .argument('<folder...>', 'folders of reports')
      .requiredOption('--to <url>', 'address of the server; its password is taken from YINJU_SERVER_AUTH')
      .option('--index <name>', 'name of the corpus on the server', DEFAULT_INDEX)
      .option('--name <name>', 'name of the folder in the corpus (default: its own)')
      .option('--shards <n>', 'shards of a new corpus: one per 300 million characters', '1')
      .option('--replicas <n>', 'copies of each shard of a new corpus', '1')
      .action(push);
  },
};

async function push(folders: readonly string[], options: PushOptions): Promise<void> {
  const shards = wholeNumber('shards', 1, options.shards);
  const replicas = wholeNumber('replicas', 0, options.replicas);
  const roots = await Promise.all(folders.map(existingFolder));
  if (options.name !== undefined && roots.length > 1)
    throw new UsageError('--name can be used with one folder only');
  const named = roots.map((root) => ({ root, name: options.name ?? basename(root) }));
  if (new Set(named.map(({ name }) => name)).size < named.length)
    throw new UsageError('two folders have the same name; push one of them with --name');
  const secret = secretFor({ url: options.to }, process.env);
  const broken = new AbortController();
  const onInterrupt = () => broken.abort();
  process.once('SIGINT', onInterrupt);
  const reader = new SourceReader(new URL('./worker.js', import.meta.url), availableParallelism());
  try {
    // Loaded where they are used, as the other commands start without them.
    const [{ connect }, { PushTarget }, { pushFolder }] = await Promise.all([
      import('../office/connection.ts'),
      import('../office/push.ts'),
      import('../office/pushFolder.ts'),
    ]);
    const client = connect({
      url: options.to,
      index: options.index,
      ...(secret !== undefined && { secret }),
    });
    const target = new PushTarget(client, options.index, broken.signal);
    await target.prepare({ shards, replicas });
    for (const { root, name } of named) {
      const meter = new Meter(name);
      const parts = { target, reader, exclude: options.exclude ?? [], name };
      const summary = await pushFolder(root, { ...parts, onProgress: (at) => meter.show(at) }, broken.signal);
      meter.end();
      printSummary(name, summary);
    }
    await client.close();
  } catch (error) {
    if (error instanceof OfficeError) throw new UsageError(error.notice);
    if (error instanceof CancelledError)
      throw new UsageError('interrupted; run it again to continue where it stopped');
    throw error;
  } finally {
    process.off('SIGINT', onInterrupt);
    await reader.dispose();
  }
}

async function existingFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) throw new UsageError(notice('no such folder: {0}', folder));
  return path;
}

function printSummary(
  name: string,
  { files, sent, unchanged, removed, characters, skipped }: PushSummary,
): void {
  out.line(
    say(
      notice(
        '{0}: {1} files, {2} sent ({3} characters), {4} unchanged, {5} removed, {6} skipped',
        name,
        files,
        sent,
        characters,
        unchanged,
        removed,
        skipped.length,
      ),
    ),
  );
  for (const { path, reason } of skipped) out.line(`  ${path}: ${say(reason)}`);
}

/** Milliseconds between two readings of the meter. Guess. */
const METER_INTERVAL = 200;

/** How far a push is, on the terminal's last line. */
class Meter {
  readonly #name: string;
  readonly #started = performance.now();
  #shown = 0;

  constructor(name: string) {
    this.#name = name;
  }

  show({ files, of, bytes, ofBytes }: PushProgress): void {
    const now = performance.now();
    if (now - this.#shown < METER_INTERVAL) return;
    this.#shown = now;
    const seconds = (now - this.#started) / 1000;
    const left = bytes === 0 ? 0 : Math.ceil(((ofBytes - bytes) / bytes) * seconds);
    const rate = Math.round(bytes / 1000 / seconds);
    err.progress(
      say(notice('{0}: {1} of {2} files, {3} kB/s, about {4} s left', this.#name, files, of, rate, left)),
    );
  }

  end(): void {
    err.progress('');
  }
}

function say(said: Notice): string {
  return noticesFor(localeOf(process.env))(said);
}
