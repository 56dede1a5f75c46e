/** Places on the page of an OFD file: lists of numbers, boxes, and how objects are turned and scaled. */

/** a, b, c, d, e, f: x' = ax + cy + e, y' = bx + dy + f, y downwards. */
export type OfdMatrix = readonly [number, number, number, number, number, number];

/** Points of a millimetre. */
export const POINTS = 72 / 25.4;
const IDENTITY: OfdMatrix = [1, 0, 0, 1, 0, 0];
/** Text turned by more than this, as the sine of the angle, and less than upright again, is a watermark. Guess. */
const ASKEW = 0.03;

/** How an object's attributes say it is turned and scaled; not at all where they say nothing. */
export function matrixOf({ CTM }: Readonly<Record<string, string>>): OfdMatrix {
  const given = numbersOf(CTM);
  return given.length === 6 ? (given as unknown as OfdMatrix) : IDENTITY;
}

/** True for text that is neither level nor upright. */
export function isAskew([a, b, c, d]: OfdMatrix): boolean {
  const sine = Math.abs(b) / (Math.hypot(a, b) || 1);
  return (sine > ASKEW && sine < 1 - ASKEW) || !Number.isFinite(a + b + c + d);
}

/** Where {@link x}, {@link y} of an object is on the page. */
export function apply([a, b, c, d, e, f]: OfdMatrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** Numbers between blanks and commas; anything else among them is passed over. */
export function numbersOf(text: string | undefined): number[] {
  return (text ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number)
    .filter(Number.isFinite);
}

/** Width and height of a box `x y w h`. */
export function sizeOf(box: string): readonly [number, number] | undefined {
  const [, , width = 0, height = 0] = numbersOf(box);
  return width > 0 && height > 0 ? [width, height] : undefined;
}
