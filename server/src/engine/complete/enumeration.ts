/** Units of the draft before the caret, enough to see the preceding items. Guess. */
export const REACH = 1500;
/** Units at the beginning of an item: one word. Guess. */
export const OPENING = 2;

const ORDINALS = '一二三四五六七八九十';
const STYLES = [
  {
    marker: /[一二三四五六七八九十][是要]$/u,
    item: /(?<=^|[^一二三四五六七八九十])([一二三四五六七八九十])[是要](..)/gu,
  },
  { marker: /第[一二三四五六七八九十][，是]$/u, item: /第([一二三四五六七八九十])[，是](..)/gu },
  { marker: /其[一二三四五六七八九十]，$/u, item: /其([一二三四五六七八九十])，(..)/gu },
];
/** A context that is only an item's marker, or one after a mark. */
const MARKER_ALONE = /^([^一二三四五六七八九十]?第?其?)([一二三四五六七八九十])([是要，])$/u;

/**
 * The contexts that differ from {@link context} (folded) in the ordinal alone, where it is the marker of an item:
 * the text after `二是` and `四是` shows how items continue after `三是` too. Empty elsewhere.
 */
export function siblingMarkers(context: string): string[] {
  const parts = MARKER_ALONE.exec(context);
  if (!parts || !STYLES.some(({ marker }) => marker.test(context))) return [];
  const [, before, own, after] = parts;
  return Array.from(ORDINALS)
    .filter((ordinal) => ordinal !== own)
    .map((ordinal) => before + ordinal + after);
}

/**
 * How the items of the enumeration begin whose next item begins at the end of {@link before} (folded draft up to the
 * caret): `坚持` for `一是坚持……；二是`. Empty elsewhere.
 */
export function itemOpenings(before: string): ReadonlySet<string> {
  const openings = new Set<string>();
  const style = STYLES.find(({ marker }) => marker.test(before.slice(-3)));
  if (!style) return openings;
  for (const [, ordinal, opening] of before.matchAll(style.item)) {
    // Another enumeration begins: the items before it do not belong to this one.
    if (ordinal === '一') openings.clear();
    if (!opening.includes('\0')) openings.add(opening);
  }
  return openings;
}
