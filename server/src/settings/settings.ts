import {
  CHECK_LEVELS,
  type CheckLevel,
  type CheckName,
  CHECKS,
  eachCheck,
} from '../engine/check/checkTable.ts';
import { type InitializationOptions, type Settings, SHOWS } from '../protocol/index.ts';

/** UTF-16 units of a path or glob; picomatch throws at longer ones than 65,536. Guess. */
const LONGEST_ENTRY = 4096;

const { minCopiedLength } = CHECKS.copied.options;

export const DEFAULT_SETTINGS: Settings = {
  corpus: { paths: [], exclude: [], ocr: false, server: '' },
  completion: { maxItems: 5, threshold: 26, show: 'grey', slots: true, pinyin: true },
  check: { ...eachCheck((name) => CHECKS[name].level), minCopiedLength: minCopiedLength.default },
};

/**
 * Whole settings from what a client sent: a wrong or missing value falls back to {@link fallback}, so a slip in a
 * settings file never stops the server.
 */
export function readSettings(received: unknown, fallback: Settings = DEFAULT_SETTINGS): Settings {
  const root = record(received);
  const corpus = record(root['corpus']);
  const completion = record(root['completion']);
  const check = record(root['check']);
  const level = (name: CheckName): CheckLevel => {
    const value = CHECK_LEVELS.find((known) => known === check[name]);
    return value ?? fallback.check[name];
  };
  return {
    corpus: {
      paths: strings(corpus['paths']) ?? fallback.corpus.paths,
      exclude: strings(corpus['exclude']) ?? fallback.corpus.exclude,
      ocr: boolean(corpus['ocr']) ?? fallback.corpus.ocr,
      server: serverOf(corpus['server']) ?? fallback.corpus.server,
    },
    completion: {
      maxItems: integer(completion['maxItems'], 1, 50) ?? fallback.completion.maxItems,
      threshold: number(completion['threshold'], 0, 100) ?? fallback.completion.threshold,
      show: SHOWS.find((known) => known === completion['show']) ?? fallback.completion.show,
      slots: boolean(completion['slots']) ?? fallback.completion.slots,
      pinyin: boolean(completion['pinyin']) ?? fallback.completion.pinyin,
    },
    check: {
      ...eachCheck(level),
      minCopiedLength:
        integer(check['minCopiedLength'], minCopiedLength.least, minCopiedLength.most) ??
        fallback.check.minCopiedLength,
    },
  };
}

/** An address as text, or as an object with `url` and `index`; empty for none. */
function serverOf(value: unknown): string | undefined {
  const { url, index } = record(value);
  const text =
    typeof url === 'string' ? [url, ...(typeof index === 'string' ? [index] : [])].join('/') : value;
  return typeof text === 'string' && text.length <= LONGEST_ENTRY ? text.trim() : undefined;
}

/** Initialization options of the right shape, with whole settings. */
interface ServerOptions extends Pick<
  InitializationOptions,
  'briefDetails' | 'cacheDir' | 'commandLinks' | 'trusted'
> {
  /** What holds where the client's settings say nothing. */
  readonly settings: Settings;
}

/** Initialization options from whatever the client sent. */
export function readInitializationOptions(received: unknown): ServerOptions {
  const root = record(received);
  const cacheDir = root['cacheDir'];
  return {
    settings: readSettings(root),
    ...(typeof cacheDir === 'string' && cacheDir !== '' ? { cacheDir } : {}),
    commandLinks: root['commandLinks'] === true,
    briefDetails: root['briefDetails'] === true,
    ...sourceDocumentsOf(root['sourceDocuments']),
    trusted: root['trusted'] !== false,
  };
}

function sourceDocumentsOf(value: unknown): Pick<InitializationOptions, 'sourceDocuments'> {
  return typeof value === 'boolean' || value === 'all' ? { sourceDocuments: value } : {};
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Nothing for an empty list too: an editor sends one, the default, for what nobody has set. */
function strings(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries = value.filter(
    (entry): entry is string =>
      typeof entry === 'string' && entry.trim() !== '' && entry.length <= LONGEST_ENTRY,
  );
  return entries.length > 0 ? entries : undefined;
}

function integer(value: unknown, least: number, most: number): number | undefined {
  const bounded = number(value, least, most);
  return bounded === undefined ? undefined : Math.round(bounded);
}

function number(value: unknown, least: number, most: number): number | undefined {
  if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
  return Math.min(most, Math.max(least, value));
}

function boolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
