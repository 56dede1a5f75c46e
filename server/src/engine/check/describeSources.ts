/** Places of the corpus as findings name them. */
import { compareUnits } from '../text/units.ts';
import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { nameOf } from '../cite/articleNames.ts';
import type { RelatedPlace } from './finding.ts';

/** Places of the corpus spelled out in one finding. Guess. */
export const MOST_SOURCES = 5;
/** Places of a phrase among which those are chosen. Guess. */
const MOST_LOOKED_AT = 4 * MOST_SOURCES;

/** Places of {@link phrase} (folded): the newest article first, one of each. */
export function placesOf(phrase: string, index: CorpusIndex): RelatedPlace[] {
  const places: Place[] = [];
  for (const place of index.places(phrase)) {
    places.push(place);
    if (places.length >= MOST_LOOKED_AT) break;
  }
  return onePerArticle(newestFirst(places, index), index)
    .slice(0, MOST_SOURCES)
    .map((place) => sourceOf(place, index));
}

/** The first place of each article. */
export function onePerArticle(places: readonly Place[], index: CorpusIndex): Place[] {
  const byArticle = new Map<number, Place>();
  for (const place of places) {
    const key = index.articleKey(place);
    if (!byArticle.has(key)) byArticle.set(key, place);
  }
  return [...byArticle.values()];
}

/** Places of the newest article first; in one article, in order. */
export function newestFirst(places: readonly Place[], index: CorpusIndex): Place[] {
  return places
    .map((place) => ({ place, date: index.article(place).date, key: index.articleKey(place) }))
    .sort((a, b) => compareUnits(b.date, a.date) || a.key - b.key || a.place.start - b.place.start)
    .map(({ place }) => place);
}

export function sourceOf(place: Place, index: CorpusIndex): RelatedPlace {
  const { uri, format } = index.article(place);
  const { shown, cited } = nameOf(index, place);
  const headings = place.shard.headings(place.shard.passageAt(place.start));
  return {
    in: 'corpus',
    uri,
    format,
    range: index.range(place),
    title: shown,
    cited,
    section: headings.join(' / '),
    text: place.shard.original(place.start, place.end),
  };
}

/** The title of a place in the corpus; empty for one in the draft. */
export function titleOf(place: RelatedPlace | undefined): string {
  return place?.in === 'corpus' ? place.title : '';
}

/** What says in which section a place is, after its title. */
export function sectionPart(place: RelatedPlace | undefined): string {
  return place === undefined || place.section === '' ? '' : ` · ${place.section}`;
}
