import { cite } from '../cite/citer.ts';
import { type CitedSource, citedSource } from '../cite/source.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import { breathe, type CancelSignal } from '../signal.ts';
import { foldText } from '../text/fold.ts';
import { withoutMarker } from '../text/headings.ts';
import type { FindableKind, NamedArticle } from './findable.ts';
import type { FoundEntry } from './finder.ts';

/** An answer of the finder, as plain values. */
export interface FoundPhrase {
  readonly kind: FindableKind;
  /** As a source writes it. */
  readonly text: string;
  /** What a draft writes of it where that is not {@link text}: of an article's name, its title. */
  readonly written?: string;
  /** Places and articles that hold it, copies included. */
  readonly places: number;
  readonly articles: number;
  /** What the articles speak of where they use it: the outermost heading of most of {@link sources}, or empty. */
  readonly theme: string;
  /** The first sources, best first. */
  readonly sources: readonly CitedSource[];
}

/** Sources of a phrase that is found. Guess. */
const SOURCES_SHOWN = 3;
/** Milliseconds of counting after which other work may run. Guess. */
const BREATH = 8;

/**
 * The answers with their counts and first sources, at most {@link limit}. The query itself comes first where the
 * corpus holds it and it is not an entry of its own: not everything that was written before is a set phrase.
 */
export async function describeFound(
  index: CorpusIndex,
  query: string,
  found: readonly FoundEntry[],
  limit: number,
  signal: CancelSignal,
): Promise<FoundPhrase[]> {
  const folded = foldText(query);
  const isEntry = found.some((entry) => entry.folded === folded);
  const literal: FoundEntry[] =
    !isEntry && folded.length > 1 && index.holds(folded)
      ? [{ kind: 'phrase', folded, original: query.trim(), articles: 1 }]
      : [];
  const described: FoundPhrase[] = [];
  let rested = performance.now();
  for (const { kind, folded: text, original, article } of withoutTwice([...literal, ...found]).slice(
    0,
    limit,
  )) {
    if (article) described.push(describeArticle(index, kind, article));
    else {
      const { places, articles, sources } = cite(index, text, SOURCES_SHOWN);
      described.push({ kind, text: original, places, articles, theme: themeOf(sources), sources });
    }
    if (performance.now() - rested > BREATH) {
      await breathe(signal);
      rested = performance.now();
    }
  }
  return described;
}

/** A title that one article alone bears is shown once, though it is found with and without what else names it. */
function withoutTwice(found: readonly FoundEntry[]): FoundEntry[] {
  const titles = new Set(
    found.filter(({ kind, article }) => kind === 'title' && !article).map(({ folded }) => folded),
  );
  return found.filter(({ article }) => {
    if (!article) return true;
    const title = foldText(article.shard.article(article.number).title);
    const isAlone = found.some(({ folded, articles }) => folded === title && articles === 1);
    return !(titles.has(title) && isAlone);
  });
}

function describeArticle(
  index: CorpusIndex,
  kind: FindableKind,
  { shard, number }: NamedArticle,
): FoundPhrase {
  const passage = shard.columns.articlePassage[number];
  const shardNumber = index.shards.indexOf(shard);
  const start = shard.passageStart(passage);
  const source = citedSource(index, { shard, shardNumber, start, end: shard.passageEnd(passage) });
  return {
    kind,
    text: source.title,
    written: source.cited,
    places: 1,
    articles: 1,
    theme: '',
    sources: [source],
  };
}

function themeOf(sources: readonly CitedSource[]): string {
  const counts = new Map<string, number>();
  for (const { headings } of sources) {
    const theme = withoutMarker(headings[0] ?? '').replace(/[。：；]$/u, '');
    if (theme !== '') counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
