/** The straight lines that an OFD page draws: the borders of tables are among them. */
import { Parser } from 'htmlparser2';
import { apply, localName, matrixOf, numbersOf, POINTS } from './ofdPage.ts';
import { joinPieces, piecesOf, type Point, type Ruling } from './pdfRulings.ts';

/** Pieces looked at on a page: maps and diagrams are drawn with more. */
const MOST_PIECES = 60_000;

/** Lines of the page {@link xml}, in points, upwards from its upper edge, as its text is placed. Linear, but for sorting. */
export function ofdRulings(xml: string): Ruling[] {
  const pieces: Ruling[] = [];
  let attributes: Readonly<Record<string, string>> | undefined;
  let data: string | undefined;
  const parser = new Parser(
    {
      onopentag(tag, attribs) {
        const name = localName(tag);
        if (name === 'PathObject') attributes = attribs;
        else if (name === 'AbbreviatedData' && attributes) data = '';
      },
      ontext(text) {
        if (data !== undefined) data += text;
      },
      onclosetag(tag) {
        const name = localName(tag);
        if (name === 'AbbreviatedData' && attributes && data !== undefined && pieces.length < MOST_PIECES) {
          const isStroke = attributes.Stroke !== 'false';
          for (const shape of shapesOf(data)) pieces.push(...piecesOf(placed(shape, attributes), isStroke));
          data = undefined;
        } else if (name === 'PathObject') attributes = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return pieces.length > MOST_PIECES ? [] : joinPieces(pieces);
}

function placed(shape: readonly Point[], attributes: Readonly<Record<string, string>>): Point[] {
  const [left = 0, top = 0] = numbersOf(attributes.Boundary);
  const matrix = matrixOf(attributes);
  return shape.map(([px, py]) => {
    const { x, y } = apply(matrix, px, py);
    return [(left + x) * POINTS, -(top + y) * POINTS];
  });
}

/** Corners of each shape with straight sides: `M 0 0 L 10 0 C`. */
function shapesOf(data: string): Point[][] {
  const shapes: Point[][] = [];
  let shape: Point[] = [];
  let isStraight = true;
  const end = () => {
    if (isStraight && shape.length > 1) shapes.push(shape);
    shape = [];
    isStraight = true;
  };
  const parts = data.trim().split(/[\s,]+/u);
  for (let i = 0; i < parts.length; i++) {
    const command = parts[i] ?? '';
    if (command === 'M' || command === 'S') end();
    if (command === 'M' || command === 'S' || command === 'L')
      shape.push([Number(parts[++i]), Number(parts[++i])]);
    else if (command === 'C') shape.push(...shape.slice(0, 1));
    else if (/^[A-Z]$/u.test(command)) isStraight = false;
  }
  end();
  return shapes;
}
