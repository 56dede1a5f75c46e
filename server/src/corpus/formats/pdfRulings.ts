/** The straight lines that a PDF page draws, upright or level: the borders of tables are among them. */
import type { OperatorList } from './pdfGlyphs.ts';
import { IDENTITY, type Matrix, matrixOf, multiplied } from './pdfMatrix.ts';

/** A line from {@link from} to {@link to} along one axis, at {@link at} on the other; in points. */
export interface Ruling {
  readonly isLevel: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Numbers of pdf.js' operators for paths, and of those that paint them. */
export type PathOperators = Readonly<
  Record<
    | 'constructPath'
    | 'save'
    | 'restore'
    | 'transform'
    | 'paintFormXObjectBegin'
    | 'paintFormXObjectEnd'
    | (typeof STROKES)[number]
    | (typeof FILLS)[number],
    number
  >
>;

const STROKES = [
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
] as const;
const FILLS = ['fill', 'eoFill'] as const;

/** Commands of a path, as pdf.js packs them, with the numbers that each takes. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
const NUMBERS: readonly number[] = [2, 2, 6, 4, 0];
/** A filled shape no thicker than this is a line. */
const THICKEST = 3;
/** A line may be off the axis by so much. */
const ASKEW = 0.5;
/** Pieces of one line, in points: dashes lie so near each other, and double borders. */
const JOINT = 3;
/** Shorter ones border no cell. */
const SHORTEST = 5;
/** Pieces looked at on a page: maps and diagrams are drawn with more. */
const MOST_PIECES = 60_000;

export type Point = readonly [x: number, y: number];

/** Lines of the page that {@link operators} draw, pieces of one put together. Linear, but for sorting. */
export function rulingsOf({ fnArray, argsArray }: OperatorList, ops: PathOperators): Ruling[] {
  const strokes = new Set(STROKES.map((name) => ops[name]));
  const fills = new Set(FILLS.map((name) => ops[name]));
  const saved: Matrix[] = [];
  let matrix = IDENTITY;
  const pieces: Ruling[] = [];
  for (const [i, operator] of fnArray.entries()) {
    const args = argsArray[i] ?? [];
    if (operator === ops.save) saved.push(matrix);
    else if (operator === ops.restore || operator === ops.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (operator === ops.transform) matrix = multiplied(matrixOf(args), matrix);
    else if (operator === ops.paintFormXObjectBegin) {
      saved.push(matrix);
      matrix = multiplied(matrixOf([args[0]]), matrix);
    } else if (operator === ops.constructPath) {
      const isStroke = strokes.has(Number(args[0]));
      if (!isStroke && !fills.has(Number(args[0]))) continue;
      for (const shape of shapesOf(args[1]))
        pieces.push(
          ...piecesOf(
            shape.map((point) => placed(point, matrix)),
            isStroke,
          ),
        );
      if (pieces.length > MOST_PIECES) return [];
    }
  }
  return joinPieces(pieces);
}

function placed([x, y]: Point, [a, b, c, d, e, f]: Matrix): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Corners of each shape of a path that has straight sides only. */
function shapesOf(paths: unknown): Point[][] {
  const [packed] = Array.isArray(paths) ? (paths as readonly unknown[]) : [];
  if (!(packed instanceof Float32Array)) return [];
  const shapes: Point[][] = [];
  let shape: Point[] = [];
  let isStraight = true;
  const end = () => {
    if (isStraight && shape.length > 1) shapes.push(shape);
    shape = [];
    isStraight = true;
  };
  for (let at = 0; at < packed.length;) {
    const command = packed[at++];
    if (command === MOVE) end();
    if (command === MOVE || command === LINE) shape.push([packed[at], packed[at + 1]]);
    else if (command === CLOSE && shape.length > 0) shape.push(shape[0]);
    else isStraight = false;
    at += NUMBERS[command] ?? packed.length;
  }
  end();
  return shapes;
}

/** Lines of a shape that is stroked, or filled. */
export function piecesOf(points: readonly Point[], isStroke: boolean): Ruling[] {
  return isStroke ? strokeOf(points) : fillOf(points);
}

function strokeOf(points: readonly Point[]): Ruling[] {
  return points.slice(1).flatMap((to, i) => rulingBetween(points[i], to));
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

function extent(values: readonly number[]): [number, number] {
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
  let first = -Infinity;
  for (const piece of pieces.toSorted((a, b) => a.at - b.at)) {
    if (piece.at - first <= JOINT) groups[groups.length - 1].push(piece);
    else {
      groups.push([piece]);
      first = piece.at;
    }
  }
  return groups;
}
