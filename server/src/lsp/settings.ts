import type { CheckCode, CheckLevel, InitializationOptions, Settings } from '../protocol/index.ts';

/** UTF-16 units of a path or glob; picomatch throws at longer ones than 65,536. */
const LONGEST_ENTRY = 4096;

const CHECK_LEVELS: readonly CheckLevel[] = ['off', 'hint', 'information', 'warning'];

export const DEFAULT_SETTINGS: Settings = {
  corpus: { paths: [], exclude: [] },
  completion: { maxItems: 5, threshold: 1, inline: false, slots: true, pinyin: true },
  check: {
    copied: 'information',
    minCopiedLength: 13,
    repeated: 'information',
    wording: 'warning',
    leftover: 'warning',
    placeholder: 'information',
    structure: 'information',
  },
};

/**
 * Whole settings from what a client sent: a wrong or missing value falls back to the initialization options,
 * then to the default, so a slip in a settings file never stops the server.
 */
export function readSettings(received: unknown, options: InitializationOptions): Settings {
  const root = record(received);
  const corpus = record(root['corpus']);
  const completion = record(root['completion']);
  const check = record(root['check']);
  const fallback = DEFAULT_SETTINGS;
  const level = (name: Exclude<CheckCode, 'near-copied'>): CheckLevel => {
    const value = CHECK_LEVELS.find((known) => known === check[name]);
    return value ?? fallback.check[name];
  };
  const paths = strings(corpus['paths']);
  return {
    corpus: {
      // An editor sends the default, an empty list, for what nobody has set.
      paths: paths !== undefined && paths.length > 0 ? paths : (options.corpus?.paths ?? []),
      exclude: strings(corpus['exclude']) ?? options.corpus?.exclude ?? [],
    },
    completion: {
      maxItems: number(completion['maxItems'], 1, 50) ?? fallback.completion.maxItems,
      threshold: number(completion['threshold'], 0, 100) ?? fallback.completion.threshold,
      inline: boolean(completion['inline']) ?? fallback.completion.inline,
      slots: boolean(completion['slots']) ?? fallback.completion.slots,
      pinyin: boolean(completion['pinyin']) ?? fallback.completion.pinyin,
    },
    check: {
      copied: level('copied'),
      minCopiedLength: number(check['minCopiedLength'], 5, 1000) ?? fallback.check.minCopiedLength,
      repeated: level('repeated'),
      wording: level('wording'),
      leftover: level('leftover'),
      placeholder: level('placeholder'),
      structure: level('structure'),
    },
  };
}

/** Initialization options of the right shape, from whatever the client sent. */
export function readInitializationOptions(received: unknown): InitializationOptions {
  const root = record(received);
  const corpus = record(root['corpus']);
  const cacheDir = root['cacheDir'];
  return {
    corpus: { paths: strings(corpus['paths']) ?? [], exclude: strings(corpus['exclude']) ?? [] },
    ...(typeof cacheDir === 'string' && cacheDir !== '' ? { cacheDir } : {}),
    commandLinks: root['commandLinks'] === true,
    trusted: root['trusted'] !== false,
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function strings(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter(
    (entry): entry is string =>
      typeof entry === 'string' && entry.trim() !== '' && entry.length <= LONGEST_ENTRY,
  );
}

function number(value: unknown, least: number, most: number): number | undefined {
  if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
  return Math.min(most, Math.max(least, value));
}

function boolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
