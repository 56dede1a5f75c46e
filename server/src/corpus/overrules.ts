/**
 * What people say of their own folders in `.yinju/corpus.json`: lines to keep or to drop whatever the rules say,
 * titles, weights, and files to leave out. See `docs/junk.md`.
 */
import { type Notice, notice, NoticeError } from '../engine/text/notice.ts';
import picomatch from 'picomatch';

/** Path of the file below the folder that it speaks of. */
export const OVERRULES_PATH = '.yinju/corpus.json';

/** The content of `.yinju/corpus.json`, checked. Paths are globs below the folder, `/` between parts. */
export interface Overrules {
  /** Lines that no rule drops; `*` stands for anything. */
  readonly keep: readonly string[];
  /** Lines that are always dropped. */
  readonly drop: readonly string[];
  /** Titles by path. */
  readonly title: Readonly<Record<string, string>>;
  /** Ranking weights by path: 1 is neutral, 0 ranks last. */
  readonly weight: Readonly<Record<string, number>>;
  /** Files and folders to leave out. */
  readonly exclude: readonly string[];
}

/** The overrules that hold for one file: plain values, fit to be sent to a worker. */
export interface FileOverrules {
  readonly keep: readonly string[];
  readonly drop: readonly string[];
  readonly title?: string;
  readonly weight: number;
}

/** Thrown where `.yinju/corpus.json` says something that it cannot say; the notice says what and where. */
export class OverrulesError extends NoticeError {
  override readonly name = 'OverrulesError';
}

/** Heaviest weight: more would let one folder drown all others. Guess. */
const HEAVIEST = 100;
/** A `version` may be given beside these, as in the other files of a workspace. */
const KEYS = ['keep', 'drop', 'title', 'weight', 'exclude'];

/** Reads the content of `.yinju/corpus.json`. Throws {@link OverrulesError}. */
export function parseOverrules(json: string): Overrules {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/u, ''));
  } catch (error) {
    throw new OverrulesError(
      notice('.yinju/corpus.json is not valid JSON; fix or delete it: {0}', (error as Error).message),
    );
  }
  if (!isRecord(value)) throw new OverrulesError('.yinju/corpus.json must hold an object { … }.');
  for (const key of Object.keys(value)) {
    if (!KEYS.includes(key) && key !== 'version') {
      throw new OverrulesError(
        notice('.yinju/corpus.json: "{0}" is unknown; known names are {1}.', key, KEYS.join(', ')),
      );
    }
  }
  return {
    keep: strings(value.keep, 'keep'),
    drop: strings(value.drop, 'drop'),
    title: byPath(value.title, 'title', isTitle, 'a text'),
    weight: byPath(value.weight, 'weight', isWeight, notice('a number from 0 to {0}', HEAVIEST)),
    exclude: strings(value.exclude, 'exclude'),
  };
}

/**
 * What {@link overrules} say of the file at {@link path} below their folder; undefined where it is left out. What
 * {@link outer} folders say holds too, the inner folder's title and weight first.
 */
export function overrulesOf(
  overrules: Overrules,
  path: string,
  outer?: FileOverrules,
): FileOverrules | undefined {
  if (overrules.exclude.length > 0 && picomatch(overrules.exclude.flatMap(anyDepth), { dot: true })(path)) {
    return undefined;
  }
  const title = lastMatch(overrules.title, path) ?? outer?.title;
  return {
    keep: [...(outer?.keep ?? []), ...overrules.keep],
    drop: [...(outer?.drop ?? []), ...overrules.drop],
    ...(title === undefined ? {} : { title }),
    weight: lastMatch(overrules.weight, path) ?? outer?.weight ?? 1,
  };
}

/** Globs for a pattern as people write it: without `/` at any depth; a folder for all that is in it. */
export function anyDepth(pattern: string): string[] {
  const trimmed = pattern.replaceAll('\\', '/').replace(/(?<!\/)\/+$/u, '');
  const whole = trimmed.includes('/') ? trimmed.replace(/^\//u, '') : `**/${trimmed}`;
  return [whole, `${whole}/**`];
}

function lastMatch<T>(values: Readonly<Record<string, T>>, path: string): T | undefined {
  return Object.entries(values).findLast(([pattern]) =>
    picomatch.isMatch(path, anyDepth(pattern), { dot: true }),
  )?.[1];
}

function strings(value: unknown, key: string): string[] {
  if (value === undefined) return [];
  if (
    Array.isArray(value) &&
    value.every((item): item is string => typeof item === 'string' && item !== '')
  ) {
    return value;
  }
  throw new OverrulesError(
    notice('.yinju/corpus.json: "{0}" must be a list of strings, such as ["…", "…"].', key),
  );
}

/** {@link isOne} says whether a value is one of those, which {@link wanted} names. */
function byPath<T extends string | number>(
  value: unknown,
  key: string,
  isOne: (value: unknown) => value is T,
  wanted: Notice,
): Record<string, T> {
  if (value === undefined) return {};
  if (!isRecord(value)) {
    throw new OverrulesError(
      notice('.yinju/corpus.json: "{0}" must name files, such as { "path.txt": … }.', key),
    );
  }
  for (const [path, item] of Object.entries(value)) {
    if (!isOne(item))
      throw new OverrulesError(notice('.yinju/corpus.json: "{0}" of "{1}" must be {2}.', key, path, wanted));
  }
  return value as Record<string, T>;
}

function isTitle(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isWeight(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= HEAVIEST;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
