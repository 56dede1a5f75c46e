/** The straight lines that an OFD page draws: the borders of tables are among them. */
import { Parser } from 'htmlparser2';
import { apply, matrixOf, numbersOf, POINTS } from './ofdMatrix.ts';
import { localName } from './ofdPage.ts';
import { type Point, type Ruling, RulingPieces, StraightShapes } from './rulings.ts';

/** Lines of the page {@link xml}, in points, upwards from its upper edge, as its text is placed. Linear, but for sorting. */
export function ofdRulings(xml: string): Ruling[] {
  const pieces = new RulingPieces();
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
        if (name === 'AbbreviatedData' && attributes && data !== undefined) {
          const isStroke = attributes.Stroke !== 'false';
          for (const shape of shapesOf(data)) pieces.add(placed(shape, attributes), isStroke);
          data = undefined;
        } else if (name === 'PathObject') attributes = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return pieces.joined();
}

function placed(shape: readonly Point[], attributes: Readonly<Record<string, string>>): Point[] {
  const [left = 0, top = 0] = numbersOf(attributes.Boundary);
  const matrix = matrixOf(attributes);
  return shape.map(([px, py]) => {
    const { x, y } = apply(matrix, px, py);
    return [(left + x) * POINTS, -(top + y) * POINTS];
  });
}

/** Shapes of a path: `M 0 0 L 10 0 C`. */
function shapesOf(data: string): readonly (readonly Point[])[] {
  const shapes = new StraightShapes();
  const parts = data.trim().split(/[\s,]+/u);
  for (let i = 0; i < parts.length; i++) {
    const command = parts[i] ?? '';
    if (command === 'M' || command === 'S') shapes.move([Number(parts[++i]), Number(parts[++i])]);
    else if (command === 'L') shapes.line([Number(parts[++i]), Number(parts[++i])]);
    else if (command === 'C') shapes.close();
    else if (/^[A-Z]$/u.test(command)) shapes.bend();
  }
  return shapes.finish();
}
