import { apply, isAskew, type OfdMatrix, POINTS } from './ofdMatrix.ts';
import type { OfdContent, OfdItem } from './ofdPage.ts';

/** Graphics in graphics, at most. Guess. */
const DEEPEST_USE = 4;
/** Pieces of one page, those of its graphics among them. Guess. */
const MOST_ITEMS = 200_000;

/** All text of {@link content}, that of the {@link graphics} it uses in their places. */
export function itemsIn(
  content: OfdContent,
  graphics: ReadonlyMap<string, OfdContent>,
  depth = 0,
): OfdItem[] {
  const items = [...content.items];
  if (depth === DEEPEST_USE) return items;
  for (const { resource, x, y, matrix } of content.uses) {
    const graphic = graphics.get(resource);
    if (graphic === undefined || isAskew(matrix)) continue;
    for (const item of itemsIn(graphic, graphics, depth + 1)) {
      if (items.length >= MOST_ITEMS) return items;
      items.push(moved(item, matrix, x, y));
    }
  }
  return items;
}

function moved(item: OfdItem, matrix: OfdMatrix, x: number, y: number): OfdItem {
  const [a, b, c, d] = matrix;
  const [ia, ib, ic, id, ix, iy] = item.transform;
  const place = apply(matrix, ix / POINTS, -iy / POINTS);
  return {
    ...item,
    transform: [
      a * ia - c * ib,
      -(b * ia - d * ib),
      a * ic + c * id,
      b * ic + d * id,
      (x + place.x) * POINTS,
      -(y + place.y) * POINTS,
    ],
    width: item.width * Math.hypot(a, b),
    height: item.height * Math.hypot(c, d),
  };
}
