import type { Draft, Span } from '../draft.ts';
import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import type { SourceRange } from '../index/originals.ts';
import { foldText } from '../text/fold.ts';
import { samplePlaces } from '../index/sampling.ts';

/** A title named in the draft, and the article of the corpus that bears it. */
export interface TitleLink {
  /** The title without its marks 《》. */
  readonly span: Span;
  readonly uri: string;
  readonly format: string;
  /** Where the article's title is. */
  readonly range: SourceRange;
  readonly title: string;
  readonly date: string;
}

const NAMED = /《([^《》\n]{2,80})》/gu;
/** Places of a title's words looked at, and of those that a passage ends with; of more an even sample. Guess. */
const SAMPLED = 2000;
/** Stands between the passages of an index. */
const PASSAGE_END = '\0';

/** Titles in 《》 that articles of the corpus bear, each with the newest such article. */
export function titleLinks(index: CorpusIndex, draft: Draft): TitleLink[] {
  const known = new Map<string, Omit<TitleLink, 'span'> | undefined>();
  const links: TitleLink[] = [];
  for (const match of draft.text.matchAll(NAMED)) {
    const folded = foldText(match[1]);
    if (!known.has(folded)) known.set(folded, articleTitled(index, folded));
    const article = known.get(folded);
    const start = match.index + 1;
    if (article) links.push({ span: { start, end: start + match[1].length }, ...article });
  }
  return links;
}

function articleTitled(index: CorpusIndex, title: string): Omit<TitleLink, 'span'> | undefined {
  if (title === '') return undefined;
  // Papers name each other: among all places of a title's words a sample may miss the articles that bear it.
  const places = [title + PASSAGE_END, title].flatMap((words) =>
    samplePlaces(index.matches(words), title.length, SAMPLED),
  );
  let newest: Omit<TitleLink, 'span'> | undefined;
  for (const place of places.filter(opensArticle)) {
    const { title: whole, uri, format, date } = index.article(place);
    if (foldText(whole) !== title) continue;
    if (!newest || date > newest.date) {
      newest = { uri, format, date, title: whole, range: index.range(place) };
    }
  }
  return newest;
}

function opensArticle({ shard, start }: Place): boolean {
  const passage = shard.passageAt(start);
  return shard.kind(passage) === 'title' && shard.passageStart(passage) === start;
}
