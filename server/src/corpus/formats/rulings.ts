/** Straight lines that a page draws, upright or level, whatever its format: from the shapes of paths to borders. */

/** A line from {@link from} to {@link to} along one axis, at {@link at} on the other; in points. */
export interface Ruling {
  readonly isLevel: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A filled shape no thicker than this is a line. Guess. */
const THICKEST = 3;
/** A line may be off the axis by so much. Guess. */
const ASKEW = 0.5;
/** Pieces of one line, in points: dashes lie so near each other, and double borders. Guess. */
const JOINT = 3;
/** Shorter ones border no cell. Guess. */
const SHORTEST = 5;
/** Pieces looked at on a page: maps and diagrams are drawn with more. Guess. */
const MOST_PIECES = 60_000;

export type Point = readonly [x: number, y: number];

/** Collects the corners of shapes that have straight sides only, as the commands of a path come. */
export class StraightShapes {
  readonly #shapes: Point[][] = [];
  #shape: Point[] = [];
  #isStraight = true;

  /** Begins a shape at {@link point}. */
  move(point: Point): void {
    this.#end();
    this.#shape.push(point);
  }

  line(point: Point): void {
    this.#shape.push(point);
  }

  /** A line back to where the shape began. */
  close(): void {
    const [first] = this.#shape;
    if (first) this.#shape.push(first);
  }

  /** A side that is not straight. */
  bend(): void {
    this.#isStraight = false;
  }

  finish(): readonly (readonly Point[])[] {
    this.#end();
    return this.#shapes;
  }

  #end(): void {
    if (this.#isStraight && this.#shape.length > 1) this.#shapes.push(this.#shape);
    this.#shape = [];
    this.#isStraight = true;
  }
}

/** The lines of shapes that are stroked or filled, collected over a page. */
export class RulingPieces {
  readonly #pieces: Ruling[] = [];

  /** Takes a shape with straight sides and {@link points} for corners. */
  add(points: readonly Point[], isStroke: boolean): void {
    if (this.#pieces.length > MOST_PIECES) return;
    for (const piece of isStroke ? strokeOf(points) : fillOf(points)) this.#pieces.push(piece);
  }

  /** The lines, pieces of one put together; none of a page with too many. Linear, but for sorting. */
  joined(): Ruling[] {
    return this.#pieces.length > MOST_PIECES ? [] : joinPieces(this.#pieces);
  }
}

function strokeOf(points: readonly Point[]): Ruling[] {
  return points.flatMap((to, i) => {
    const from = points[i - 1];
    return from === undefined ? [] : rulingBetween(from, to);
  });
}

function rulingBetween([x1, y1]: Point, [x2, y2]: Point): Ruling[] {
  if (Math.abs(y1 - y2) <= ASKEW)
    return [{ isLevel: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }];
  if (Math.abs(x1 - x2) <= ASKEW)
    return [{ isLevel: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }];
  return [];
}

/** A thin filled shape is the line along its middle. */
function fillOf(points: readonly Point[]): Ruling[] {
  const [left, right] = extent(points.map(([x]) => x));
  const [bottom, top] = extent(points.map(([, y]) => y));
  const [width, height] = [right - left, top - bottom];
  if (Math.min(width, height) > THICKEST) return [];
  return width >= height
    ? [{ isLevel: true, at: (top + bottom) / 2, from: left, to: right }]
    : [{ isLevel: false, at: (left + right) / 2, from: bottom, to: top }];
}

/** The least and the greatest of {@link values}. */
export function extent(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
}

/** Pieces that go on in each other as one; those that are long enough. */
export function joinPieces(pieces: readonly Ruling[]): Ruling[] {
  const rulings: Ruling[] = [];
  for (const isLevel of [true, false]) {
    const own = pieces.filter((piece) => piece.isLevel === isLevel && Number.isFinite(piece.at));
    for (const line of byPlace(own)) {
      let open: { from: number; to: number } | undefined;
      const at = line.reduce((sum, piece) => sum + piece.at, 0) / line.length;
      const end = () => {
        if (open && open.to - open.from >= SHORTEST) rulings.push({ isLevel, at, ...open });
      };
      for (const { from, to } of line.toSorted((a, b) => a.from - b.from)) {
        if (open && from <= open.to + JOINT) open.to = Math.max(open.to, to);
        else {
          end();
          open = { from, to };
        }
      }
      end();
    }
  }
  return rulings;
}

/** Pieces at about one place: no nearer to the next group than {@link JOINT}. */
function byPlace(pieces: readonly Ruling[]): Ruling[][] {
  const groups: Ruling[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.at - b.at)) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group && first && piece.at - first.at <= JOINT) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}
