/** Reads `.yinju/corpus.json` where folders have one. */
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  type FileOverrules,
  type Overrules,
  OVERRULES_PATH,
  OverrulesError,
  overrulesOf,
  parseOverrules,
} from '../corpus/overrules.ts';
import { type FileSource, SmallFileError } from './fileSource.ts';

/** Largest `.yinju/corpus.json` read, in bytes. Guess. */
const LARGEST = 1024 * 1024;

/** One folder's rules for the files in it. */
export interface FolderOverrules {
  readonly folder: string;
  readonly overrules: Overrules;
}

/** Messages where the path is something else. */
const NO_SMALL_FILE = {
  'is not a file.': '.yinju/corpus.json is not a file.',
  'is too large.': '.yinju/corpus.json is too large.',
} as const satisfies Readonly<Record<SmallFileError['reason'], string>>;

/**
 * What {@link folder} says; undefined where it says nothing, or lies in one of the folders that are not trusted. Rejects
 * with {@link OverrulesError} where it says what cannot be said, with Node's error where it cannot be read.
 */
export async function readOverrules(
  source: FileSource,
  folder: string,
  untrusted: readonly string[] = [],
): Promise<FolderOverrules | undefined> {
  const path = join(folder, OVERRULES_PATH);
  if (untrusted.length > 0 && (await liesIn(source, folder, untrusted))) return undefined;
  const text = await source.readText(path, LARGEST).catch((error: unknown) => {
    throw error instanceof SmallFileError ? new OverrulesError(NO_SMALL_FILE[error.reason]) : error;
  });
  if (text === undefined) return undefined;
  return { folder, overrules: parseOverrules(text) };
}

/**
 * What {@link folders}, the outermost first, say together of the file at {@link path}: undefined where there are
 * none, `excluded` where one leaves it out.
 */
export function combineOverrules(
  folders: readonly FolderOverrules[],
  path: string,
): FileOverrules | 'excluded' | undefined {
  let combined: FileOverrules | undefined;
  for (const { folder, overrules } of folders) {
    combined = overrulesOf(overrules, pathBelow(folder, path), combined);
    if (combined === undefined) return 'excluded';
  }
  return combined;
}

/** {@link combineOverrules} for one file of the corpus {@link paths}; folders that cannot be read say nothing. */
export async function overrulesAt(
  source: FileSource,
  paths: readonly string[],
  path: string,
  untrusted: readonly string[] = [],
): Promise<FileOverrules | 'excluded' | undefined> {
  const root = paths.map((given) => resolve(given)).find((given) => path.startsWith(given + sep));
  if (root === undefined) return undefined;
  const folders: string[] = [];
  for (let folder = dirname(path); folder !== root && folder !== dirname(folder); folder = dirname(folder)) {
    folders.unshift(folder);
  }
  const own = await Promise.all(
    [root, ...folders].map((folder) => readOverrules(source, folder, untrusted).catch(() => undefined)),
  );
  return combineOverrules(
    own.filter((one) => one !== undefined),
    path,
  );
}

/** Whether {@link folder} is one of {@link outer} or lies in one, by whatever links. */
async function liesIn(source: FileSource, folder: string, outer: readonly string[]): Promise<boolean> {
  const resolved = (path: string): Promise<string> => source.realPath(path).catch(() => path);
  const real = await resolved(folder);
  const realOuter = await Promise.all(outer.map(resolved));
  return realOuter.some((one) => real === one || real.startsWith(one.endsWith(sep) ? one : one + sep));
}

/** Path of {@link path} below {@link folder}, `/` between its parts. */
export function pathBelow(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
