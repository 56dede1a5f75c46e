import type { AllAnswers } from './answers.ts';
import type { Timed } from './percentiles.ts';

/** The figures that a ceiling is set on: times in milliseconds, memory in megabytes. */
export interface Grown {
  readonly characters: number;
  /** Processor time of the server's process until it was ready. */
  readonly coldProcessor: number;
  /** Bytes of all shards. */
  readonly parts: {
    readonly text: number;
    readonly suffixes: number;
    readonly borders: number;
    readonly otherColumns: number;
  };
  readonly cache: number;
  readonly after: AllAnswers;
  readonly freshness: { readonly changedQuickest: number };
}

/** How a figure grew from the smallest to the largest size, against what it may. */
export interface Growth {
  readonly name: string;
  /** `linear`: the ratio is of the figure for each character; `flat`: of the figure itself. */
  readonly kind: 'linear' | 'flat';
  readonly ratio: number;
  readonly ceiling: number;
  readonly holds: boolean;
}

/** Below this many milliseconds of processor time what a question costs is noise. */
const NOISE = 1;
/** The same for a change on the disk by the clock: watching and waiting for the file to settle take longer. */
const CHANGE_NOISE = 300;

/**
 * The ratios that must hold on any machine. What is asked and what is indexed is compared by processor time, which
 * other work beside it hardly changes; of a file that changes the quickest of some is taken.
 */
export function growthOf(rows: readonly { readonly measured: Grown }[]): Growth[] {
  if (rows.length < 2) return [];
  const small = rows[0].measured;
  const large = rows[rows.length - 1].measured;
  const linear = (name: string, value: (measured: Grown) => number, ceiling: number): Growth => {
    const ratio = value(large) / large.characters / (value(small) / small.characters);
    return { name, kind: 'linear', ratio, ceiling, holds: ratio <= ceiling };
  };
  const flat = (name: string, value: (measured: Grown) => number, ceiling: number, noise = NOISE): Growth => {
    const ratio = Math.max(noise, value(large)) / Math.max(noise, value(small));
    return { name, kind: 'flat', ratio, ceiling, holds: ratio <= ceiling };
  };
  const p95 = ({ processor }: Timed) => processor.p95;
  const p50 = ({ processor }: Timed) => processor.p50;
  return [
    linear('processor time of a cold index', ({ coldProcessor }) => coldProcessor, 1.5),
    linear('shards', ({ parts }) => parts.text + parts.suffixes + parts.borders + parts.otherColumns, 1.2),
    linear('cache', ({ cache }) => cache, 1.3),
    flat('completion, p95', ({ after }) => p95(after.completion), 3),
    flat('hover, p95', ({ after }) => p95(after.hover), 3),
    flat('references, p95', ({ after }) => p95(after.references), 3),
    flat('frequent pairs, p95', ({ after }) => p95(after.frequent), 3),
    flat('finding a phrase, p95', ({ after }) => p95(after.find), 3),
    flat('whole check, p50', ({ after }) => p50(after.check), 3),
    flat('check after an edit, p50', ({ after }) => p50(after.edit), 3),
    flat('one changed file in answers', ({ freshness }) => freshness.changedQuickest, 3, CHANGE_NOISE),
  ];
}

export function growthLines(growth: readonly Growth[]): string {
  return growth
    .map(
      ({ name, kind, ratio, ceiling, holds }) =>
        `[${kind}] ${name}: ×${ratio.toFixed(2)} (at most ×${ceiling}) ${holds ? 'ok' : 'FAILS'}\n`,
    )
    .join('');
}
