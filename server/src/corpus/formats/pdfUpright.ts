/** Pages whose text is drawn sideways or upside down, as annexes laid across are: turned so that it runs to the right. */
import type { TextItem } from './pdfPage.ts';
import type { Ruling } from './rulings.ts';

/** What is on a page. */
export interface PagePieces {
  readonly items: readonly TextItem[];
  readonly rulings: readonly Ruling[];
}

/** Quarter turns, counterclockwise, of a piece of text. */
function turnsOf({ transform: [a, b] }: TextItem): number {
  return (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
}

/**
 * {@link pieces} of a page with the edges {@link view} (left, bottom, right, top), turned upright where most of its text
 * is not. Linear.
 */
export function upright({ items, rulings }: PagePieces, view: readonly number[]): PagePieces {
  const ink = [0, 1, 2, 3].map((turns) =>
    items.reduce((sum, item) => (turnsOf(item) === turns ? sum + item.str.trim().length : sum), 0),
  );
  const turns = ink.indexOf(Math.max(...ink));
  if (turns === 0) return { items, rulings };
  const place = placeOn(view, turns);
  return {
    items: items.map((item) => {
      const [a, b, c, d, x, y] = item.transform;
      const [width, height] = [Math.hypot(a, b), Math.hypot(c, d)];
      const isTurned = turnsOf(item) === turns;
      const scale = isTurned ? ([width, 0, 0, height] as const) : ([a, b, c, d] as const);
      return { ...item, transform: [...scale, ...place(x, y)] };
    }),
    rulings: rulings.map(({ isLevel, at, from, to }) => {
      const [start, end] = isLevel ? [place(from, at), place(to, at)] : [place(at, from), place(at, to)];
      const level = turns === 2 ? isLevel : !isLevel;
      const [x, y] = start;
      const [first, second] = level ? [x, end[0]] : [y, end[1]];
      return {
        isLevel: level,
        at: level ? y : x,
        from: Math.min(first, second),
        to: Math.max(first, second),
      };
    }),
  };
}

/** Where a point of the page is once that is turned back by {@link turns}. */
function placeOn([left = 0, bottom = 0, right = 0, top = 0]: readonly number[], turns: number) {
  return (x: number, y: number): [number, number] => {
    if (turns === 1) return [y - bottom, right - x];
    if (turns === 2) return [right - x, top - y];
    return [top - y, x - left];
  };
}
