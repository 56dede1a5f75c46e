import { cite } from '../cite/citer.ts';
import type { CitedSource } from '../cite/source.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import { type CancelSignal, throwIfCancelled } from '../signal.ts';
import { foldText } from '../text/fold.ts';
import type { FindableKind } from './findable.ts';
import type { FoundEntry } from './finder.ts';

/** An answer of the finder, as plain values. */
export interface FoundPhrase {
  readonly kind: FindableKind;
  /** As a source writes it. */
  readonly text: string;
  /** Places and articles that hold it, copies included. */
  readonly places: number;
  readonly articles: number;
  /** What the articles speak of where they use it: the outermost heading of most of {@link sources}, or empty. */
  readonly theme: string;
  /** The first sources, best first. */
  readonly sources: readonly CitedSource[];
}

const SOURCES_SHOWN = 3;
const ORDINAL =
  /^(?:第?[一二三四五六七八九十百\d]+[章节部、.．]?|[（(][一二三四五六七八九十\d]+[）)])\s*[、.．]?\s*/u;

/**
 * The answers with their counts and first sources, at most {@link limit}. The query itself comes first where the
 * corpus holds it and it is no entry of its own: not everything that was written before is a set phrase.
 */
export function describeFound(
  index: CorpusIndex,
  query: string,
  found: readonly FoundEntry[],
  limit: number,
  signal: CancelSignal,
): FoundPhrase[] {
  const folded = foldText(query);
  const isEntry = found.some((entry) => entry.folded === folded);
  const literal: FoundEntry[] =
    !isEntry && folded.length > 1 && index.holds(folded)
      ? [{ kind: 'phrase', folded, original: query.trim(), articles: 1 }]
      : [];
  return [...literal, ...found].slice(0, limit).map((entry) => {
    throwIfCancelled(signal);
    const { places, articles, sources } = cite(index, entry.folded, SOURCES_SHOWN);
    return { kind: entry.kind, text: entry.original, places, articles, theme: themeOf(sources), sources };
  });
}

function themeOf(sources: readonly CitedSource[]): string {
  const counts = new Map<string, number>();
  for (const { headings } of sources) {
    const theme = headings[0]?.replace(ORDINAL, '') ?? '';
    if (theme !== '') counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
