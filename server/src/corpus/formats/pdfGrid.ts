/** Tables whose cells a PDF page draws borders around: the grid of each, cells that span several places put together. */
import { DisjointSets } from './disjointSets.ts';
import { extent, type Ruling } from './rulings.ts';
import { firstWhere } from '../../engine/text/sorted.ts';

/** A cell: where it is in the grid, rows from above, and its edges in points. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A table that is drawn with borders. */
export interface Grid {
  /** Borders of its columns, from the left. */
  readonly xs: readonly number[];
  /** Borders of its rows, from above. */
  readonly ys: readonly number[];
  /** Its cells by row, then column. */
  readonly cells: readonly GridCell[];
  /** The number of the cell at each place, by row, then column. */
  readonly places: readonly number[];
}

/** Ends of lines may miss the line that they meet by so much, and lines nearer than this are one border. Guess. */
const NEAR = 3;
/** Places and columns of a grid looked at: more is a drawing. Guesses. */
const MOST_PLACES = 5000;
const MOST_COLUMNS = 100;
/** Tables of a page. Guess. */
const MOST_GRIDS = 100;
/** Lines of a page looked at. Guess. */
const MOST_RULINGS = 6000;

/**
 * The tables of a page with {@link rulings}, smallest first: a table in a cell comes before the one around it. A frame
 * around text is not one. Costs the square of the lines that meet.
 */
export function gridsOf(rulings: readonly Ruling[]): Grid[] {
  if (rulings.length > MOST_RULINGS) return [];
  return components(rulings)
    .map(gridOf)
    .filter((grid) => grid !== undefined)
    .sort((a, b) => areaOf(a) - areaOf(b))
    .slice(0, MOST_GRIDS);
}

/** The cell at a point; undefined beside the table. Logarithmic. */
export function cellAt({ xs, ys, cells, places }: Grid, x: number, y: number): GridCell | undefined {
  const column = countOf(xs, (border) => border <= x) - 1;
  const row = countOf(ys, (border) => border >= y) - 1;
  const isBeside = column < 0 || row < 0 || column >= xs.length - 1 || row >= ys.length - 1;
  const number = isBeside ? undefined : places[row * (xs.length - 1) + column];
  return number === undefined ? undefined : cells[number];
}

/** How many of {@link values} {@link holds} is true of, if it is for all before the last of them. */
function countOf(values: readonly number[], holds: (value: number) => boolean): number {
  return firstWhere(0, values.length, (at) => !holds(values[at] ?? Number.NaN));
}

function areaOf({ xs, ys }: Grid): number {
  return lengthOf(xs) * lengthOf(ys);
}

/** From the first border to the last, whichever is larger. */
function lengthOf(borders: readonly number[]): number {
  return Math.abs((borders.at(-1) ?? 0) - (borders[0] ?? 0));
}

/** Lines that meet each other, over others, too. */
function components(rulings: readonly Ruling[]): Ruling[][] {
  const sets = new DisjointSets(rulings.length);
  for (const [i, line] of rulings.entries()) {
    if (!line.isLevel) continue;
    for (const [j, post] of rulings.entries()) {
      const meets =
        !post.isLevel &&
        post.at >= line.from - NEAR &&
        post.at <= line.to + NEAR &&
        line.at >= post.from - NEAR &&
        line.at <= post.to + NEAR;
      if (meets) sets.join(i, j);
    }
  }
  return sets.sets().map((members) => members.flatMap((i) => rulings[i] ?? []));
}

function gridOf(rulings: readonly Ruling[]): Grid | undefined {
  const level = rulings.filter(({ isLevel }) => isLevel);
  const upright = rulings.filter(({ isLevel }) => !isLevel);
  // Tables may have no border at their sides, above or below.
  const xs = apart([...upright.map(({ at }) => at), ...ends(level)]);
  const ys = apart([...level.map(({ at }) => at), ...ends(upright)]).toReversed();
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  if (rows < 1 || columns < 2 || columns > MOST_COLUMNS || rows * columns > MOST_PLACES) return undefined;
  const bars = new Borders(upright, xs);
  const lines = new Borders(level, ys);
  const sets = new DisjointSets(rows * columns);
  for (const [row, y] of middles(ys).entries()) {
    for (const [column, x] of middles(xs).entries()) {
      const place = row * columns + column;
      if (column + 1 < columns && !bars.has(column + 1, y)) sets.join(place, place + 1);
      if (row + 1 < rows && !lines.has(row + 1, x)) sets.join(place, place + columns);
    }
  }
  const places = Array.from({ length: rows * columns }, () => 0);
  const cells = sets.sets().map((members, number): GridCell => {
    for (const place of members) places[place] = number;
    const [row, bottom] = extent(members.map((place) => Math.floor(place / columns)));
    const [column, end] = extent(members.map((place) => place % columns));
    const [left = 0, right = 0, top = 0, foot = 0] = [xs[column], xs[end + 1], ys[row], ys[bottom + 1]];
    return { row, column, left, right, top, bottom: foot };
  });
  return cells.some(({ column }) => column > 0) ? { xs, ys, cells, places } : undefined;
}

/** Middles between neighbouring {@link borders}. */
function middles(borders: readonly number[]): number[] {
  return borders.slice(1).map((border, i) => (border + (borders[i] ?? border)) / 2);
}

/** The ends that most lines reach. */
function ends(rulings: readonly Ruling[]): number[] {
  return rulings.length === 0 ? [] : extent(rulings.flatMap(({ from, to }) => [from, to]));
}

/** {@link values} in ascending order, near ones as one. */
function apart(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last === undefined || value - last > NEAR) found.push(value);
  }
  return found;
}

/** Lines by the border of the grid that they lie on. */
class Borders {
  readonly #lines: readonly (readonly Ruling[])[];

  constructor(rulings: readonly Ruling[], borders: readonly number[]) {
    this.#lines = borders.map((border) => rulings.filter(({ at }) => Math.abs(at - border) <= NEAR));
  }

  has(border: number, across: number): boolean {
    return (this.#lines[border] ?? []).some(({ from, to }) => from <= across && to >= across);
  }
}
