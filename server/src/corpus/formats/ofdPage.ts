/**
 * The text of one page of an OFD file (GB/T 33190), as pieces with their places. Characters stand where they are
 * drawn, one object a glyph or one a line; what order they come in says nothing. Watermarks are left out: text laid
 * askew, text that is nearly transparent.
 */
import { Parser } from 'htmlparser2';
import { DEEPEST, nestedTooDeeply } from './markup.ts';
import type { TextItem } from './pdfPage.ts';

/** A piece of text with the number of the object that holds it, and what it is part of. */
export interface OfdItem extends TextItem {
  readonly object: string;
  readonly isBackground: boolean;
}

/** Where a graphic of the document's resources is put on a page: text may be in it. */
export interface OfdUse {
  readonly resource: string;
  readonly x: number;
  readonly y: number;
  readonly matrix: OfdMatrix;
}

/** Content of a page, or of a graphic. */
export interface OfdContent {
  readonly items: OfdItem[];
  readonly uses: OfdUse[];
}

export interface OfdPage extends OfdContent {
  /** Width and height in millimetres; undefined where the page does not say. */
  readonly size: readonly [width: number, height: number] | undefined;
  /** Graphics that a file of resources defines, by their numbers. */
  readonly graphics: ReadonlyMap<string, OfdContent>;
}

type Attributes = Readonly<Record<string, string>>;
/** a, b, c, d, e, f: x' = ax + cy + e, y' = bx + dy + f, y downwards. */
export type OfdMatrix = readonly [number, number, number, number, number, number];

interface TextObject {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Width of a character against its height. */
  readonly stretch: number;
  readonly matrix: OfdMatrix;
  isShown: boolean;
  /** Place of the last piece, where the next says none of its own. */
  lastX: number;
  lastY: number;
}

interface TextCode {
  readonly x: number;
  readonly y: number;
  readonly deltaX: readonly number[];
  readonly deltaY: readonly number[];
  text: string;
}

/** Points of a millimetre. */
export const POINTS = 72 / 25.4;
const IDENTITY: OfdMatrix = [1, 0, 0, 1, 0, 0];
/** Text turned by more than this, as the sine of the angle, and less than upright again, is a watermark. */
const ASKEW = 0.03;
/** Alpha, of 255, below which text is a watermark. */
const FAINT = 128;
/** An advance of this many widths of the character parts what comes after it: the columns of a table. */
const PARTED = 1.6;
/** Line ends of the markup, and signs of symbol fonts: bullets. */
const UNREAD = /[\r\n\ue000-\uf8ff]+/gu;
/** Units of text of one page. */
const MOST_UNITS = 500_000;

/** Reads the XML of a page, or of a file of resources. Throws where elements nest too deeply. Linear. */
export function readOfdPage(xml: string): OfdPage {
  const reader = new PageReader();
  new Parser(reader, { xmlMode: true }).end(xml);
  return { ...reader.page, size: reader.size, graphics: reader.graphics };
}

class PageReader {
  readonly page: OfdContent = { items: [], uses: [] };
  readonly graphics = new Map<string, OfdContent>();
  size: readonly [number, number] | undefined;
  readonly #path: string[] = [];
  #content = this.page;
  #isBackground = false;
  #object: TextObject | undefined;
  #code: TextCode | undefined;
  #box = '';
  #units = 0;

  onopentag(tag: string, attribs: Attributes): void {
    const name = localName(tag);
    this.#path.push(name);
    if (this.#path.length > DEEPEST) throw nestedTooDeeply();
    if (name === 'Layer') this.#isBackground = attribs.Type === 'Background';
    else if (name === 'TextObject') this.#object = textObject(attribs);
    else if (name === 'TextCode' && this.#object !== undefined) this.#code = textCode(attribs, this.#object);
    else if (name === 'CompositeGraphicUnit') {
      this.#content = { items: [], uses: [] };
      this.graphics.set(attribs.ID ?? '', this.#content);
    } else if (name === 'CompositeObject') this.#content.uses.push(useOf(attribs));
    else if (name === 'FillColor' && this.#object !== undefined) {
      if (Number(attribs.Alpha ?? 255) < FAINT) this.#object.isShown = false;
    }
  }

  ontext(data: string): void {
    const name = this.#path.at(-1);
    if (name === 'TextCode' && this.#code !== undefined) this.#code.text += data;
    else if (name === 'PhysicalBox') this.#box += data;
  }

  onclosetag(tag: string): void {
    const name = localName(tag);
    this.#path.pop();
    if (name === 'TextCode') {
      if (this.#code !== undefined && this.#object?.isShown === true) this.#place(this.#code, this.#object);
      this.#code = undefined;
    } else if (name === 'TextObject') this.#object = undefined;
    else if (name === 'PhysicalBox') this.size = sizeOf(this.#box);
    else if (name === 'CompositeGraphicUnit') this.#content = this.page;
  }

  /** Puts the characters of a piece where they are; those that follow on each other stay together. */
  #place({ x, y, deltaX, deltaY, text }: TextCode, object: TextObject): void {
    const characters = Array.from(text.replace(UNREAD, ''));
    if (this.#units > MOST_UNITS) return;
    this.#units += characters.length;
    const isVertical = deltaY.length > 0 && !deltaX.some((advance) => advance !== 0);
    let run: Run | undefined;
    let at = { x, y };
    for (const [i, character] of characters.entries()) {
      const width = widthOf(character) * object.size * object.stretch;
      const dx = deltaX[i] ?? (isVertical ? 0 : width);
      const dy = deltaY[i] ?? 0;
      run ??= { str: '', ...at, end: at.x };
      run.str += character;
      run.end = at.x + width;
      at = { x: at.x + dx, y: at.y + dy };
      const goesOn = isVertical || (dy === 0 && dx > 0 && dx < PARTED * width);
      if (goesOn && i + 1 < characters.length) continue;
      this.#content.items.push(itemOf(run, object, this.#isBackground));
      run = undefined;
    }
  }
}

/** Characters that follow on each other, in the object's own millimetres. */
interface Run {
  str: string;
  readonly x: number;
  readonly y: number;
  end: number;
}

function itemOf({ str, x, y, end }: Run, object: TextObject, isBackground: boolean): OfdItem {
  const { matrix, size } = object;
  const [a, b, c, d] = matrix;
  const place = apply(matrix, x, y);
  // Upwards, as in a PDF, from the page's upper edge.
  const scale = size * POINTS;
  return {
    str,
    transform: [
      a * scale,
      -b * scale,
      -c * scale,
      d * scale,
      (object.x + place.x) * POINTS,
      -(object.y + place.y) * POINTS,
    ],
    width: (end - x) * Math.hypot(a, b) * POINTS,
    height: size * Math.hypot(c, d) * POINTS,
    object: object.id,
    isBackground,
  };
}

/** Graphics in graphics, at most. */
const DEEPEST_USE = 4;
/** Pieces of one page, those of its graphics among them. */
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

function useOf(attribs: Attributes): OfdUse {
  const [x = 0, y = 0] = numbersOf(attribs.Boundary);
  return { resource: attribs.ResourceID ?? '', x, y, matrix: matrixOf(attribs) };
}

export function matrixOf({ CTM }: Attributes): OfdMatrix {
  const given = numbersOf(CTM);
  return given.length === 6 ? (given as unknown as OfdMatrix) : IDENTITY;
}

function textObject(attribs: Attributes): TextObject {
  const [x = 0, y = 0] = numbersOf(attribs.Boundary);
  const matrix = matrixOf(attribs);
  const size = Number(attribs.Size ?? 0);
  return {
    id: attribs.ID ?? '',
    x,
    y,
    size: size > 0 ? size : 1,
    stretch: Number(attribs.HScale ?? 1) || 1,
    matrix,
    isShown: attribs.Visible !== 'false' && Number(attribs.Alpha ?? 255) >= FAINT && !isAskew(matrix),
    lastX: 0,
    lastY: 0,
  };
}

/** True for text that is neither level nor upright. */
function isAskew([a, b, c, d]: OfdMatrix): boolean {
  const sine = Math.abs(b) / (Math.hypot(a, b) || 1);
  return (sine > ASKEW && sine < 1 - ASKEW) || !Number.isFinite(a + b + c + d);
}

function textCode(attribs: Attributes, object: TextObject): TextCode {
  const read = (value: string | undefined, last: number) => {
    const number = Number(value ?? Number.NaN);
    return Number.isFinite(number) ? number : last;
  };
  object.lastX = read(attribs.X, object.lastX);
  object.lastY = read(attribs.Y, object.lastY);
  return {
    x: object.lastX,
    y: object.lastY,
    deltaX: advances(attribs.DeltaX),
    deltaY: advances(attribs.DeltaY),
    text: '',
  };
}

/** Most advances of one piece: `g 1000000000 5` says a billion in few characters. */
const MOST_ADVANCES = 100_000;

/** Advances from character to character: numbers, or `g n v` for n times v. */
function advances(text: string | undefined): number[] {
  if (text === undefined) return [];
  const found: number[] = [];
  const parts = text.trim().split(/[\s,]+/u);
  for (let i = 0; i < parts.length && found.length < MOST_ADVANCES; i++) {
    if (parts[i] !== 'g') {
      found.push(Number(parts[i]) || 0);
      continue;
    }
    const count = Math.min(MOST_ADVANCES - found.length, Number(parts[i + 1]) || 0);
    const value = Number(parts[i + 2]) || 0;
    for (let times = 0; times < count; times++) found.push(value);
    i += 2;
  }
  return found;
}

export function apply([a, b, c, d, e, f]: OfdMatrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** Width of a character in ems: the fonts are not looked into. */
function widthOf(character: string): number {
  return /[\x20-\x7e\xa0-\u02ff]/u.test(character) ? 0.5 : 1;
}

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

export function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}
