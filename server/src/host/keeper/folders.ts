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
export interface Problem {
  readonly failed: boolean;
  readonly message?: string;
}

/** A clear word where folders are missing or hold nothing that can be read. */
export function problemOf(corpus: {
  readonly paths: readonly string[];
  /** What the settings name and is no path. */
  readonly unusable: readonly string[];
  readonly missing: readonly string[];
  readonly starter: boolean;
  readonly sourceFiles: number;
  readonly skipped: readonly { readonly reason: string }[];
  readonly skippedFiles: number;
}): Problem {
  const { paths, unusable, missing, sourceFiles, skipped, skippedFiles, starter } = corpus;
  if (paths.length === 0) {
    const message = `No corpus path can be used: ${unusable.join(', ')}. Choose a folder of reports in yinju.corpus.paths.`;
    return { failed: true, message };
  }
  const names = missing.join(', ');
  if (missing.length > 0 && sourceFiles > 0) {
    return { failed: false, message: `Out of reach: ${names}. What was read there before is still used.` };
  }
  if (missing.length === paths.length) {
    const what = starter ? 'The starter corpus is missing' : 'The corpus folder does not exist';
    return { failed: true, message: `${what}: ${names}. Choose a folder of reports in yinju.corpus.paths.` };
  }
  if (sourceFiles === 0) {
    const reason = mostFrequent(skipped.map((file) => file.reason));
    const why =
      reason === undefined
        ? 'it holds no reports.'
        : `none of ${skippedFiles} files could be read. ${reason}`;
    return {
      failed: false,
      message: `The corpus is empty: ${why} Put reports into ${paths.join(', ')}, or choose another folder in yinju.corpus.paths.`,
    };
  }
  return { failed: false };
}

/** The first of those that stand most often. */
function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
