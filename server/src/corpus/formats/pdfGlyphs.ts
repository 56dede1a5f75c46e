/**
 * Text of PDF pages read off their drawing operators. pdf.js' own text leaves out glyphs near the left edge where a
 * font's size is negative (the page is drawn upside down and mirrored back): files of older office programs are so.
 */
import { IDENTITY, type Matrix, matrixOf, multiplied } from './pdfMatrix.ts';
import type { TextItem } from './pdfPage.ts';

/** Operators of a page, by their numbers in {@link OperatorNames}. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

/** Numbers of the operators that are read here. */
export type OperatorNames = Readonly<
  Record<
    | 'save'
    | 'restore'
    | 'transform'
    | 'beginText'
    | 'setFont'
    | 'setGState'
    | 'setHScale'
    | 'setCharSpacing'
    | 'setWordSpacing'
    | 'setLeading'
    | 'setTextRise'
    | 'setTextMatrix'
    | 'moveText'
    | 'setLeadingMoveText'
    | 'nextLine'
    | 'showText'
    | 'paintFormXObjectBegin'
    | 'paintFormXObjectEnd',
    number
  >
>;

interface State {
  ctm: Matrix;
  size: number;
  scale: number;
  characterSpacing: number;
  wordSpacing: number;
  leading: number;
  rise: number;
}

interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

/** Units of a glyph's width to the em. ISO 32000, 9.2.4. */
const GLYPH_UNITS = 1000;
/** A shift between glyphs of this share of an em parts them: the gap may be a space. Guess. */
const GAP = 0.15;
/** States saved in each other. Guess. */
const DEEPEST = 1000;

/** True where a font is used at a negative size. */
export function hasNegativeSize({ fnArray, argsArray }: OperatorList, ops: OperatorNames): boolean {
  return fnArray.some((operator, i) => operator === ops.setFont && Number(argsArray[i]?.[1]) < 0);
}

/** The pieces of text of a page, in the order of drawing. */
export function textOf({ fnArray, argsArray }: OperatorList, ops: OperatorNames): TextItem[] {
  const writer = new GlyphReader();
  const names = new Map(Object.entries(ops).map(([name, number]) => [number, name]));
  for (const [i, operator] of fnArray.entries()) {
    const name = names.get(operator);
    if (name !== undefined) writer.run(name, argsArray[i] ?? []);
  }
  return writer.items;
}

class GlyphReader {
  readonly items: TextItem[] = [];
  readonly #saved: State[] = [];
  #state: State = {
    ctm: IDENTITY,
    size: 0,
    scale: 1,
    characterSpacing: 0,
    wordSpacing: 0,
    leading: 0,
    rise: 0,
  };
  #line: Matrix = IDENTITY;
  #text: Matrix = IDENTITY;

  run(operator: string, args: readonly unknown[]): void {
    const state = this.#state;
    const number = Number(args[0]);
    switch (operator) {
      case 'save':
        this.#save();
        break;
      case 'restore':
      case 'paintFormXObjectEnd':
        this.#state = this.#saved.pop() ?? state;
        break;
      case 'paintFormXObjectBegin':
        this.#save();
        this.#state.ctm = multiplied(matrixOf([args[0]]), state.ctm);
        break;
      case 'transform':
        state.ctm = multiplied(matrixOf(args), state.ctm);
        break;
      case 'beginText':
        this.#line = this.#text = IDENTITY;
        break;
      case 'setFont':
        state.size = Number(args[1]) || 0;
        break;
      case 'setGState':
        for (const [key, value] of entriesOf(args[0])) {
          if (key === 'Font' && Array.isArray(value)) state.size = Number(value[1]) || 0;
        }
        break;
      case 'setHScale':
        state.scale = number / 100;
        break;
      case 'setCharSpacing':
        state.characterSpacing = number;
        break;
      case 'setWordSpacing':
        state.wordSpacing = number;
        break;
      case 'setLeading':
        state.leading = -number;
        break;
      case 'setTextRise':
        state.rise = number;
        break;
      case 'setTextMatrix':
        this.#line = this.#text = matrixOf(args);
        break;
      case 'setLeadingMoveText':
        state.leading = Number(args[1]);
        this.#moveLine(number, Number(args[1]));
        break;
      case 'moveText':
        this.#moveLine(number, Number(args[1]));
        break;
      case 'nextLine':
        this.#moveLine(0, state.leading);
        break;
      case 'showText':
        this.#show(Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : []);
        break;
      default:
    }
  }

  #save(): void {
    if (this.#saved.length < DEEPEST) this.#saved.push({ ...this.#state });
  }

  #moveLine(x: number, y: number): void {
    this.#line = this.#text = multiplied([1, 0, 0, 1, x, y], this.#line);
  }

  #show(glyphs: readonly unknown[]): void {
    const { size, scale, characterSpacing, wordSpacing } = this.#state;
    let shown = '';
    let start = this.#place();
    let end = start;
    const flush = () => {
      if (shown !== '') this.#add(shown, start, end);
      shown = '';
    };
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        if (Math.abs(glyph) > GAP * GLYPH_UNITS) flush();
        this.#advance((-glyph / GLYPH_UNITS) * size * scale);
      } else if (isGlyph(glyph)) {
        if (shown === '') start = this.#place();
        shown += glyph.unicode;
        this.#advance((glyph.width / GLYPH_UNITS) * size * scale);
        end = this.#place();
        this.#advance((characterSpacing + (glyph.isSpace ? wordSpacing : 0)) * scale);
      }
    }
    flush();
  }

  #advance(x: number): void {
    this.#text = multiplied([1, 0, 0, 1, x, 0], this.#text);
  }

  /** Where the next glyph is on the page. */
  #place(): Matrix {
    return multiplied([1, 0, 0, 1, 0, this.#state.rise], multiplied(this.#text, this.#state.ctm));
  }

  #add(str: string, start: Matrix, end: Matrix): void {
    const height = Math.abs(this.#state.size) * Math.hypot(start[2], start[3]);
    const [left, right] = [Math.min(start[4], end[4]), Math.max(start[4], end[4])];
    if (!Number.isFinite(height + left + right + start[5])) return;
    this.items.push({ str, transform: [height, 0, 0, height, left, start[5]], width: right - left, height });
  }
}

function entriesOf(states: unknown): readonly (readonly unknown[])[] {
  return Array.isArray(states)
    ? states.filter((state): state is readonly unknown[] => Array.isArray(state))
    : [];
}

function isGlyph(glyph: unknown): glyph is Glyph {
  return (
    typeof glyph === 'object' && glyph !== null && 'unicode' in glyph && typeof glyph.unicode === 'string'
  );
}
