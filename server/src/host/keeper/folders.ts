import { stat } from 'node:fs/promises';

/** Those of {@link paths} that are not there, or not for us. */
export async function missingPaths(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return paths.filter((_, number) => !found[number]);
}

/** What is to be said of the folders once they are indexed. */
export interface Problem {
  readonly failed: boolean;
  readonly message?: string;
}

/** A clear word where folders are missing or hold nothing that can be read. */
export function problemOf(corpus: {
  readonly paths: readonly string[];
  readonly missing: readonly string[];
  readonly starter: boolean;
  readonly sourceFiles: number;
  readonly skipped: readonly unknown[];
}): Problem {
  const { paths, missing, sourceFiles, skipped, starter } = corpus;
  const names = missing.join(', ');
  if (missing.length > 0 && sourceFiles > 0) {
    return { failed: false, message: `Not within reach: ${names}. What was read there before still serves.` };
  }
  if (missing.length === paths.length) {
    const what = starter ? 'The starter corpus is missing' : 'The corpus folder does not exist';
    return { failed: true, message: `${what}: ${names}. Choose a folder of reports in yinju.corpus.paths.` };
  }
  if (sourceFiles === 0) {
    const why = skipped.length > 0 ? `none of ${skipped.length} files could be read` : 'it holds no reports';
    return {
      failed: false,
      message: `The corpus is empty: ${why}. Put reports into ${paths.join(', ')}, or choose another folder in yinju.corpus.paths.`,
    };
  }
  return { failed: false };
}
