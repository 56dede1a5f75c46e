/** Text of one slide, or of its notes (PresentationML), in the order in which its shapes are in the file. */
import { Parser } from 'htmlparser2';
import { tooLarge } from './limits.ts';
import { DEEPEST, nestedTooDeeply } from './markup.ts';
import { spaced, writeNumber } from './numerals.ts';

/** Content of a shape. */
export interface SlideShape {
  /** Its part in the slide's layout: `title`, `body` …; empty for a shape of its own. */
  readonly role: string;
  /** Paragraphs; those of a row of a table together, its cells separated by tabs. */
  readonly lines: { readonly text: string; readonly isRow: boolean }[];
}

export interface Slide {
  readonly shapes: readonly SlideShape[];
  /** Relations that name diagrams, whose text is in parts of their own. */
  readonly diagrams: readonly string[];
  readonly isHidden: boolean;
}

type Attributes = Readonly<Record<string, string>>;

/** Elements that hold one shape. */
const SHAPES = new Set(['sp', 'graphicFrame', 'cxnSp', 'pic']);
/** How numbers are written, by the beginning of their names; the rest says with which signs. */
const NUMBERS: readonly (readonly [name: RegExp, format: string])[] = [
  [/^ea1Ch[st]/u, 'chineseCounting'],
  [/^arabic/u, 'decimal'],
  [/^circleNum/u, 'decimalEnclosedCircle'],
  [/^alphaLc/u, 'lowerLetter'],
  [/^alphaUc/u, 'upperLetter'],
  [/^romanLc/u, 'lowerRoman'],
  [/^romanUc/u, 'upperRoman'],
];
/** Units of text of one slide. Guess. */
const MOST_UNITS = 2_000_000;

/** Reads the XML of a slide, of its notes, or of a diagram. Linear. Throws where elements nest too deeply. */
export function readSlide(xml: string): Slide {
  const reader = new SlideReader();
  new Parser(reader, { xmlMode: true }).end(xml);
  return reader;
}

class SlideReader implements Slide {
  readonly shapes: SlideShape[] = [];
  readonly diagrams: string[] = [];
  isHidden = false;
  readonly #path: string[] = [];
  /** Length of {@link #path} at an element that is left out; 0 where none is open. */
  #unread = 0;
  #shape: { role: string; lines: { text: string; isRow: boolean }[] } | undefined;
  #row: string[] | undefined;
  #text = '';
  #label = '';
  #level = 0;
  readonly #counts: number[] = [];
  #units = 0;

  onopentag(tag: string, attribs: Attributes): void {
    const name = localName(tag);
    const parent = this.#path.at(-1);
    this.#path.push(name);
    if (this.#path.length > DEEPEST) throw nestedTooDeeply();
    if (this.#unread > 0) return;
    if (name === 'sld' && attribs.show === '0') this.isHidden = true;
    // Of alternatives the first is for programs that know all; a shape may be kept out of sight.
    if (name === 'Fallback' || (name === 'cNvPr' && attribs.hidden === '1')) {
      this.#unread = name === 'Fallback' ? this.#path.length : this.#outerShape();
    } else if (SHAPES.has(name)) this.#openShape();
    else if (name === 'pt' && parent === 'ptLst') {
      // Points of a diagram are its shapes; the others only say how they hang together.
      if (/^(?:pres|parTrans|sibTrans)$/u.test(attribs.type ?? '')) this.#unread = this.#path.length;
      else this.#openShape();
    } else if (name === 'ph' && this.#shape !== undefined) this.#shape.role = attribs.type ?? 'body';
    else if (name === 'relIds') this.diagrams.push(attribs['r:dm'] ?? '');
    else if (name === 'tr') this.#row = [];
    else if (name === 'p') this.#openParagraph();
    else if (name === 'pPr') this.#level = Math.min(8, Math.max(0, Number(attribs.lvl ?? 0) || 0));
    else if (name === 'buAutoNum' && parent === 'pPr') this.#number(attribs);
    else if (name === 'br') this.#text += '\n';
    else if (name === 'tab' && parent !== 'tabLst') this.#text += '\t';
  }

  ontext(data: string): void {
    if (this.#unread > 0 || this.#path.at(-1) !== 't') return;
    this.#units += data.length;
    if (this.#units > MOST_UNITS) throw tooLarge();
    this.#text += data;
  }

  onclosetag(tag: string): void {
    const name = localName(tag);
    const isOutermost = this.#path.length === this.#unread;
    this.#path.pop();
    if (isOutermost) this.#unread = 0;
    if (this.#unread > 0 || isOutermost) return;
    if (name === 'p') this.#closeParagraph();
    else if (name === 'tc') this.#closeCell();
    else if (name === 'tr') this.#closeRow();
  }

  /** Length of the path at the shape around what is read. */
  #outerShape(): number {
    const shape = this.#path.findLastIndex((name) => SHAPES.has(name));
    if (shape >= 0) this.shapes.pop();
    return shape + 1 || this.#path.length;
  }

  #openShape(): void {
    this.#shape = { role: '', lines: [] };
    this.shapes.push(this.#shape);
    this.#counts.length = 0;
  }

  #openParagraph(): void {
    if (this.#row !== undefined) {
      if (/\S$/u.test(this.#text)) this.#text += ' ';
    } else this.#text = '';
    this.#label = '';
    this.#level = 0;
  }

  /** The number that the program sets before a paragraph. */
  #number({ type = '', startAt }: Attributes): void {
    const format = NUMBERS.find(([name]) => name.test(type))?.[1] ?? 'decimal';
    const start = Number(startAt ?? 1) || 1;
    const count = (this.#counts[this.#level] ?? start - 1) + 1;
    this.#counts[this.#level] = count;
    this.#counts.length = this.#level + 1;
    const written = writeNumber(count, format);
    if (type.endsWith('ParenBoth')) this.#label = `(${written})`;
    else if (type.endsWith('ParenR')) this.#label = `${written})`;
    else this.#label = type.endsWith('Period') ? `${written}.` : written;
  }

  #closeParagraph(): void {
    if (this.#row !== undefined) return;
    const text = this.#text;
    this.#text = '';
    if (text.trim() === '') return;
    if (this.#label === '') this.#counts.length = Math.min(this.#counts.length, this.#level);
    const shape = this.#shape ?? this.#lone();
    const label = spaced(this.#label);
    for (const [i, line] of text.split('\n').entries()) {
      shape.lines.push({ text: i === 0 ? label + line : line, isRow: false });
    }
  }

  #closeCell(): void {
    const text = this.#text.replace(/\s+/gu, ' ').trim();
    this.#text = '';
    if (text !== '') this.#row?.push(text);
  }

  #closeRow(): void {
    const cells = this.#row ?? [];
    this.#row = undefined;
    if (cells.length > 0)
      (this.#shape ?? this.#lone()).lines.push({ text: cells.join('\t'), isRow: cells.length > 1 });
  }

  /** Text outside of every shape. */
  #lone(): { role: string; lines: { text: string; isRow: boolean }[] } {
    const shape = { role: '', lines: [] };
    this.shapes.push(shape);
    return shape;
  }
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}
