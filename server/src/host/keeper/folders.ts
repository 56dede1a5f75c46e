import { type Notice, notice, noticeText } from '../../engine/text/notice.ts';
import { opendir, stat } from 'node:fs/promises';

/**
 * Knows which corpus paths are within reach. A drive that was unmounted often leaves its folder behind, empty and on
 * another device: what was read there has not gone.
 */
export class Reach {
  /** The device of each path when it last held something. */
  readonly #devices = new Map<string, number>();

  /** Those of {@link paths} that are not there, or not for us. */
  async missing(paths: readonly string[]): Promise<string[]> {
    const found = await Promise.all(paths.map((path) => this.#isThere(path).catch(() => false)));
    return paths.filter((_, number) => !found[number]);
  }

  /** The devices that are known of {@link paths}. */
  devices(paths: readonly string[]): [path: string, device: number][] {
    return [...this.#devices].filter(([path]) => paths.includes(path));
  }

  /** Takes what was known when the files were last read. */
  assume(devices: Iterable<readonly [path: string, device: number]>): void {
    for (const [path, device] of devices) this.#devices.set(path, device);
  }

  async #isThere(path: string): Promise<boolean> {
    const stats = await stat(path);
    if (this.#devices.get(path) === stats.dev || !stats.isDirectory()) return true;
    if (await isEmpty(path)) return !this.#devices.has(path);
    this.#devices.set(path, stats.dev);
    return true;
  }
}

async function isEmpty(folder: string): Promise<boolean> {
  const entries = await opendir(folder);
  try {
    return (await entries.read()) === null;
  } finally {
    await entries.close();
  }
}

/** What is to be said of the folders once they are indexed. */
interface Problem {
  readonly failed: boolean;
  readonly message?: Notice;
}

/** A clear word where folders are missing or hold nothing that can be read. */
export function problemOf(corpus: {
  readonly paths: readonly string[];
  /** What the settings name and is not a path. */
  readonly unusable: readonly string[];
  readonly missing: readonly string[];
  readonly starter: boolean;
  readonly sourceFiles: number;
  readonly skipped: readonly { readonly reason: Notice }[];
  readonly skippedFiles: number;
}): Problem {
  const { paths, unusable, missing, sourceFiles, skipped, skippedFiles, starter } = corpus;
  if (paths.length === 0) {
    const message = notice(
      'No corpus path can be used: {0}. Choose a folder of reports in yinju.corpus.paths.',
      unusable.join(', '),
    );
    return { failed: true, message };
  }
  const names = missing.join(', ');
  if (missing.length > 0 && sourceFiles > 0) {
    return {
      failed: false,
      message: notice('Unreachable: {0}. What was read there before is still used.', names),
    };
  }
  if (missing.length === paths.length) {
    const message = starter
      ? notice('The starter corpus is missing: {0}. Choose a folder of reports in yinju.corpus.paths.', names)
      : notice(
          'The corpus folder does not exist: {0}. Choose a folder of reports in yinju.corpus.paths.',
          names,
        );
    return { failed: true, message };
  }
  if (sourceFiles === 0) {
    const reason = mostFrequent(skipped.map((file) => file.reason));
    const folders = paths.join(', ');
    const message =
      reason === undefined
        ? notice(
            'The corpus is empty: it contains no reports. Put reports into {0}, or choose another folder in yinju.corpus.paths.',
            folders,
          )
        : notice(
            'The corpus is empty: none of {0} files could be read. {1} Put reports into {2}, or choose another folder in yinju.corpus.paths.',
            skippedFiles,
            reason,
            folders,
          );
    return { failed: false, message };
  }
  return { failed: false };
}

/** The first of the most frequent ones. */
function mostFrequent(reasons: readonly Notice[]): Notice | undefined {
  const counts = new Map<string, { readonly reason: Notice; files: number }>();
  for (const reason of reasons) {
    const key = noticeText(reason);
    const count = counts.get(key) ?? { reason, files: 0 };
    count.files++;
    counts.set(key, count);
  }
  return [...counts.values()].sort((a, b) => b.files - a.files)[0]?.reason;
}
