/** The straight lines that a PDF page draws, upright or level: the borders of tables are among them. */
import type { OperatorList } from './pdfGlyphs.ts';
import { IDENTITY, type Matrix, matrixOf, multiplied } from './pdfMatrix.ts';
import { type Point, type Ruling, RulingPieces, StraightShapes } from './rulings.ts';

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

/** Lines of the page that {@link operators} draw, pieces of one put together. Linear, but for sorting. */
export function rulingsOf({ fnArray, argsArray }: OperatorList, ops: PathOperators): Ruling[] {
  const strokes = new Set(STROKES.map((name) => ops[name]));
  const fills = new Set(FILLS.map((name) => ops[name]));
  const saved: Matrix[] = [];
  let matrix = IDENTITY;
  const pieces = new RulingPieces();
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
      const shapes = new StraightShapes();
      addShapes(args[1], shapes);
      for (const shape of shapes.finish())
        pieces.add(
          shape.map((point) => placed(point, matrix)),
          isStroke,
        );
    }
  }
  return pieces.joined();
}

function placed([x, y]: Point, [a, b, c, d, e, f]: Matrix): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Takes the shapes of a path, as pdf.js packs them. */
function addShapes(paths: unknown, shapes: StraightShapes): void {
  const [packed] = Array.isArray(paths) ? (paths as readonly unknown[]) : [];
  if (!(packed instanceof Float32Array)) return;
  let at = 0;
  while (at < packed.length) {
    const command = packed[at++] ?? CLOSE;
    const point: Point = [packed[at] ?? Number.NaN, packed[at + 1] ?? Number.NaN];
    if (command === MOVE) shapes.move(point);
    else if (command === LINE) shapes.line(point);
    else if (command === CLOSE) shapes.close();
    else shapes.bend();
    at += NUMBERS[command] ?? packed.length;
  }
}
