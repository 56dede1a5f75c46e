/**
 * The text of one page of an OFD file (GB/T 33190), as pieces with their places. Characters stand where they are
 * drawn, one object a glyph or one a line; what order they come in says nothing. Watermarks are left out: text laid
 * askew, text that is nearly transparent.
 */
import { Parser } from 'htmlparser2';
import { DEEPEST, nestedTooDeeply } from './markup.ts';
import { apply, isAskew, matrixOf, numbersOf, type OfdMatrix, POINTS, sizeOf } from './ofdMatrix.ts';
import type { TextItem } from './pdfPage.ts';

/** A piece of text with the number of the object that holds it, and what it is part of. */
export interface OfdItem extends TextItem {
  readonly object: string;
  readonly isBackground: boolean;
}

/** Where a graphic of the document's resources is put on a page: text may be in it. */
interface OfdUse {
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

interface OfdPage extends OfdContent {
  /** Width and height in millimetres; undefined where the page does not say. */
  readonly size: readonly [width: number, height: number] | undefined;
  /** Graphics that a file of resources defines, by their numbers. */
  readonly graphics: ReadonlyMap<string, OfdContent>;
}

type Attributes = Readonly<Record<string, string>>;
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

/** Alpha, of 255, below which text is a watermark. Guess. */
const FAINT = 128;
/** An advance of this many widths of the character parts what comes after it: the columns of a table. Guess. */
const PARTED = 1.6;
/** Line ends of the markup, and signs of symbol fonts: bullets. */
const UNREAD = /[\r\n\ue000-\uf8ff]+/gu;
/** Units of text of one page. Guess. */
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

function useOf(attribs: Attributes): OfdUse {
  const [x = 0, y = 0] = numbersOf(attribs.Boundary);
  return { resource: attribs.ResourceID ?? '', x, y, matrix: matrixOf(attribs) };
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

/** Most advances of one piece: `g 1000000000 5` says a billion in few characters. Guess. */
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

/** Width of a character in ems: the fonts are not looked into. */
function widthOf(character: string): number {
  return /[\x20-\x7e\xa0-\u02ff]/u.test(character) ? 0.5 : 1;
}

export function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}
