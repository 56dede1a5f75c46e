import { bareMarker } from '../text/headings.ts';
import { markersOf } from './markers.ts';
import type { Paragraph, PlacedParagraph } from './paragraph.ts';

/** Longest heading that has no marker, in UTF-16 code units. Guess. */
const LONGEST_BARE_HEADING = 40;
/** Longest heading that runs into its paragraph. Guess. */
const LONGEST_RUN_IN = 60;
const DEEPEST_RANK = 5;

/** Section path of each paragraph (`三/（一）`), empty before the first heading. Linear. */
export function sectionPaths(paragraphs: readonly PlacedParagraph[]): string[] {
  const open: { rank: number; marker: string }[] = [];
  let path = '';
  return paragraphs.map(({ paragraph }) => {
    const marker = markersOf(paragraph)[0];
    if (marker !== undefined && marker.rank <= DEEPEST_RANK && marker.opensParagraph) {
      while (open.length > 0 && open[open.length - 1].rank >= marker.rank) open.pop();
      open.push({ rank: marker.rank, marker: bareMarker(marker.text) });
      path = open.map((heading) => heading.marker).join('/');
    }
    return path;
  });
}

/** Folded units at the start of {@link paragraph} that are a heading; all of them for a line that is one. */
export function headingLength(paragraph: Paragraph): number {
  const { folded } = paragraph;
  if (folded.startsWith('#')) return folded.length;
  // A row of a table is none, however short.
  if (folded.startsWith('|')) return 0;
  const marker = markersOf(paragraph)[0];
  if (marker?.isHeading) {
    const stop = folded.search(/[。：！？]/u);
    if (stop < 0) return folded.length <= LONGEST_RUN_IN ? folded.length : 0;
    return stop < LONGEST_RUN_IN ? stop + 1 : 0;
  }
  return folded.length <= LONGEST_BARE_HEADING && !/[。！？；：，…]$/u.test(folded) ? folded.length : 0;
}

/** Longest sentence that opens a paragraph to say what it is about, in folded units. Guess. */
const LONGEST_TOPIC = 24;

/**
 * Folded units at the start of {@link paragraph} that say what it is about: its heading, or a short sentence that
 * is used as one (`积极稳妥推进城镇化。坚持走……`, `第二，质量问题。` on its own line).
 */
export function topicLength(paragraph: Paragraph): number {
  let length = TOPICS.get(paragraph);
  if (length === undefined) TOPICS.set(paragraph, (length = measuredTopic(paragraph)));
  return length;
}

/** Asked of every clause that is said again. */
const TOPICS = new WeakMap<Paragraph, number>();

function measuredTopic(paragraph: Paragraph): number {
  const heading = headingLength(paragraph);
  if (heading > 0) return heading;
  const { folded } = paragraph;
  const stop = folded.search(/[。！？]/u);
  if (stop <= 0 || stop > LONGEST_TOPIC) return 0;
  const isAlone = stop === folded.length - 1;
  // On a line of its own only a numbered item is a heading; one clause that more follows is a topic.
  if (isAlone) return markersOf(paragraph)[0]?.opensParagraph === true ? folded.length : 0;
  return /[，；：]/u.test(folded.slice(0, stop)) ? 0 : stop + 1;
}
