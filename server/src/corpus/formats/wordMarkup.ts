/**
 * Prepares the parts of a Word file for mammoth, which would lose what a reader of the file sees: the numbers of
 * lists and headings, page breaks of paragraphs and sections, headings by outline level, fields, ruby, formulas.
 * They are written into the markup as plain runs and breaks; hidden text is taken out. One pass, no tree.
 */
import { Parser } from 'htmlparser2';
import { tooLarge } from './limits.ts';
import { DEEPEST, nestedTooDeeply } from './markup.ts';
import { spaced } from './numerals.ts';
import { textBoxTags } from './wordBoxes.ts';
import { type ParagraphStyle, type WordLists } from './wordStyles.ts';

/** What the file's other parts say of the paragraphs of its main part. */
export interface WordContext {
  readonly styles: ReadonlyMap<string, ParagraphStyle>;
  readonly lists: WordLists;
}

/** Elements that mammoth leaves out with their text, by elements that it reads. */
const READ_AS: Readonly<Record<string, string>> = {
  'w:fldSimple': 'w:smartTag',
  'w:ruby': 'w:smartTag',
  'w:rubyBase': 'w:smartTag',
  'w:dir': 'w:smartTag',
  'w:bdo': 'w:smartTag',
  'w:rt': 'w:del',
  'w:cr': 'w:br',
  'w:ptab': 'w:tab',
  'm:r': 'w:r',
  'm:t': 'w:t',
};
/** What was before a tracked change of formatting. */
const FORMER = /^w:(?:pPr|rPr|sectPr|tblPr|trPr|tcPr|numbering)Change$/u;
/** Text that is not the document's, or stands in it twice. */
const UNREAD = /^(?:w:del|w:moveFrom|w:rt|mc:Choice)$/u;
/** Outline levels that are headings to mammoth. */
const DEEPEST_HEADING = 6;
/** Where a part is cut; no XML holds it. */
const SPLIT = '\u0000';
const TAIL = '</w:body></w:document>';
/** Size of a piece, in units and in elements: it ends with the next paragraph or table of the body. */
const PIECE_UNITS = 1_500_000;
const PIECE_ELEMENTS = 30_000;
/** A piece that grows to so many times that cannot be cut: one paragraph, one table. */
const LARGEST_PIECE = 5;
/** Paragraphs of one part. */
const MOST_PARAGRAPHS = 200_000;
const PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>';

interface Paragraph {
  /** Behind its opening tag. */
  readonly start: number;
  /** Range of the tag that names its style; empty, behind the opening of its properties, where none does. */
  styleTag: readonly [number, number] | undefined;
  styleId: string;
  outline: number | undefined;
  breakBefore: boolean;
  numId: string | undefined;
  level: number | undefined;
  hasText: boolean;
  isMarkDeleted: boolean;
}

interface Run {
  readonly nameStart: number;
  isHidden: boolean;
}

/**
 * The markup of one part with all of that written in; numbers, headings and breaks only with {@link context}, and
 * then in pieces that each are a part of its own, as mammoth takes fifty times a part's size in memory. Throws where
 * elements nest too deeply, or a piece cannot be made small. Linear in the part's length.
 */
export function prepareWordPart(xml: string, context?: WordContext): string[] {
  const pass = new Preparation(xml, context);
  const parser = new Parser(
    {
      onopentag: (name, attribs) => pass.open(name, attribs, parser.startIndex, parser.endIndex + 1),
      onclosetag: (name, isImplied) =>
        pass.close(name, isImplied ? undefined : parser.startIndex + 2, parser.endIndex),
      ontext: (text) => pass.text(text),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  const pieces = pass.apply().split(SPLIT);
  if (pieces.length === 1) return pieces;
  const head = /^[^]*?<w:body[^>]*>/u.exec(pieces[0])?.[0] ?? '';
  const last = pieces.length - 1;
  return pieces.map((piece, i) => (i === 0 ? '' : head) + piece + (i === last ? '' : TAIL));
}

class Preparation {
  readonly #xml: string;
  readonly #context: WordContext | undefined;
  readonly #edits: { start: number; end: number; text: string }[] = [];
  readonly #path: string[] = [];
  /** What each element of the path is read as, where that is something else. */
  readonly #readAs: (string | undefined)[] = [];
  readonly #boxes: ReadonlyMap<number, string>;
  readonly #paragraphs: Paragraph[] = [];
  readonly #runs: Run[] = [];
  /** Where the open piece began, its elements, and the paragraphs so far. */
  #pieceStart = 0;
  #pieceElements = 0;
  #paragraphCount = 0;
  #former = 0;
  #unread = 0;
  /** Paragraphs whose mark is deleted run on into the next: where they start, and whether they hold text. */
  #carried: { readonly start: number; readonly hasText: boolean } | undefined;
  /** Where the section began that is being read; whether on a new page, its end says. */
  #sectionStart: number | undefined;
  #opensSection = false;

  constructor(xml: string, context: WordContext | undefined) {
    this.#xml = xml;
    this.#context = context;
    this.#boxes = textBoxTags(xml);
  }

  /** An opening tag over [{@link start}, {@link end}). */
  open(name: string, attribs: Readonly<Record<string, string>>, start: number, end: number): void {
    this.#path.push(name);
    if (this.#path.length > DEEPEST) throw nestedTooDeeply();
    this.#countElement(end);
    const readAs = this.#boxes.get(start) ?? readAsOf(name);
    this.#readAs.push(readAs);
    if (FORMER.test(name)) this.#former++;
    if (this.#former > 0) return;
    if (this.#hides(name, readAs)) this.#unread++;
    if (readAs !== undefined) this.#replace(start + 1, start + 1 + name.length, readAs);
    if (name === 'w:p') this.#openParagraph(end);
    else if (name === 'w:r' || name === 'm:r') this.#runs.push({ nameStart: start + 1, isHidden: false });
    else this.#property(name, attribs['w:val'] ?? '', start, end);
  }

  /** A closing tag, its name at {@link nameStart}; undefined where the element closes without one. */
  close(name: string, nameStart: number | undefined, end: number): void {
    this.#path.pop();
    const readAs = this.#readAs.pop();
    if (FORMER.test(name)) this.#former--;
    if (this.#former > 0) return;
    if (readAs !== undefined && nameStart !== undefined)
      this.#replace(nameStart, nameStart + name.length, readAs);
    if (name === 'w:p') this.#closeParagraph();
    else if (name === 'w:r' || name === 'm:r') this.#closeRun(name, nameStart);
    else if (name === 'w:sectPr') this.#closeSection();
    if (this.#hides(name, readAs)) this.#unread--;
    if (this.#path.length === 2 && this.#path[1] === 'w:body') this.#cut(end);
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined || paragraph.hasText || this.#unread > 0) return;
    if (/^[wm]:t$/u.test(this.#path.at(-1) ?? '') && text.trim() !== '') paragraph.hasText = true;
  }

  /** The part with all edits made. */
  apply(): string {
    const parts: string[] = [];
    let at = 0;
    for (const { start, end, text } of this.#edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      if (start < at) continue;
      parts.push(this.#xml.slice(at, start), text);
      at = end;
    }
    parts.push(this.#xml.slice(at));
    return parts.join('');
  }

  #countElement(end: number): void {
    this.#pieceElements++;
    const isTooLarge =
      this.#pieceElements > PIECE_ELEMENTS * LARGEST_PIECE ||
      end - this.#pieceStart > PIECE_UNITS * LARGEST_PIECE ||
      this.#paragraphCount > MOST_PARAGRAPHS;
    if (isTooLarge) throw tooLarge();
  }

  /** Ends the piece behind a child of the body that closes at {@link end}, if it is large enough. */
  #cut(end: number): void {
    const isLarge = this.#pieceElements >= PIECE_ELEMENTS || end - this.#pieceStart >= PIECE_UNITS;
    if (!isLarge || this.#context === undefined || this.#carried !== undefined) return;
    const at = this.#xml.indexOf('>', end) + 1;
    this.#replace(at, at, SPLIT);
    this.#pieceStart = at;
    this.#pieceElements = 0;
  }

  /** True for an element whose text is not read; `w:del` in properties says something else. */
  #hides(name: string, readAs = name): boolean {
    return UNREAD.test(readAs) && !(name === 'w:del' && /^w:(?:rPr|trPr)$/u.test(this.#parentOf(name) ?? ''));
  }

  /** Parent of the element {@link name}, whether it is on the path still or has just left it. */
  #parentOf(name: string): string | undefined {
    return this.#path.at(-1) === name ? this.#path.at(-2) : this.#path.at(-1);
  }

  #replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }

  #openParagraph(start: number): void {
    if (this.#opensSection) this.#sectionStart = start;
    this.#opensSection = false;
    this.#paragraphCount++;
    this.#paragraphs.push({
      start,
      styleTag: undefined,
      styleId: '',
      outline: undefined,
      breakBefore: false,
      numId: undefined,
      level: undefined,
      hasText: false,
      isMarkDeleted: false,
    });
  }

  /** What properties say of their paragraph, run or section. */
  #property(name: string, value: string, start: number, end: number): void {
    const parent = this.#path.at(-2);
    const paragraph = this.#paragraphs.at(-1);
    const run = this.#runs.at(-1);
    const isOn = !/^(?:0|false|off)$/u.test(value);
    if (name === 'w:type' && parent === 'w:sectPr') {
      if (value === 'continuous' || value === 'nextColumn') this.#sectionStart = undefined;
    } else if (name === 'w:vanish' && run !== undefined && this.#path.at(-3) === 'w:r') run.isHidden = isOn;
    else if (paragraph === undefined) return;
    else if (name === 'w:pPr' && parent === 'w:p') paragraph.styleTag = [end, end];
    else if (name === 'w:numId' && parent === 'w:numPr') paragraph.numId = value;
    else if (name === 'w:ilvl' && parent === 'w:numPr') paragraph.level = Number(value);
    else if (name === 'w:del' && parent === 'w:rPr' && this.#path.at(-3) === 'w:pPr')
      paragraph.isMarkDeleted = true;
    else if (parent !== 'w:pPr') return;
    else if (name === 'w:pStyle') {
      paragraph.styleId = value;
      paragraph.styleTag = [start, end];
    } else if (name === 'w:outlineLvl') paragraph.outline = Number(value) + 1;
    else if (name === 'w:pageBreakBefore') paragraph.breakBefore = isOn;
  }

  #closeRun(name: string, nameStart: number | undefined): void {
    const run = this.#runs.pop();
    if (run?.isHidden !== true || nameStart === undefined) return;
    this.#replace(run.nameStart, run.nameStart + name.length, 'w:del');
    this.#replace(nameStart, nameStart + name.length, 'w:del');
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined || this.#context === undefined || this.#unread > 0) return;
    const start = this.#carried?.start ?? paragraph.start;
    const hasText = paragraph.hasText || this.#carried?.hasText === true;
    this.#carried = paragraph.isMarkDeleted ? { start, hasText } : undefined;
    if (paragraph.isMarkDeleted) return;
    const style = this.#context.styles.get(paragraph.styleId) ?? {};
    this.#writeStyle(paragraph, style);
    if (paragraph.breakBefore || style.breakBefore === true) this.#replace(start, start, PAGE_BREAK);
    const label = this.#numberOf(paragraph, style);
    // A number without text is counted, as Word does, but says nothing.
    if (label !== '' && hasText) this.#replace(start, start, runOf(spaced(label)));
  }

  #writeStyle({ styleTag, outline }: Paragraph, style: ParagraphStyle): void {
    const level = outline ?? style.outline ?? Infinity;
    const name = style.isTitle === true ? 'Title' : level <= DEEPEST_HEADING ? `Heading${level}` : undefined;
    if (styleTag === undefined || name === undefined) return;
    const [start, end] = styleTag;
    const isClosed = end === start || this.#xml[end - 2] === '/';
    this.#replace(start, end, `<w:pStyle w:val="${name}"${isClosed ? '/' : ''}>`);
  }

  #numberOf({ numId, level, styleId }: Paragraph, style: ParagraphStyle): string {
    const lists = this.#context?.lists;
    const list = numId ?? style.numId ?? '0';
    if (lists === undefined || list === '0') return '';
    return lists.next(list, level ?? style.level ?? lists.levelOf(styleId) ?? 0);
  }

  #closeSection(): void {
    const start = this.#sectionStart;
    if (start !== undefined && this.#context !== undefined) this.#replace(start, start, PAGE_BREAK);
    this.#sectionStart = undefined;
    this.#opensSection = this.#path.at(-1) === 'w:pPr';
  }
}

function readAsOf(name: string): string | undefined {
  if (Object.hasOwn(READ_AS, name)) return READ_AS[name];
  return name.startsWith('m:') && !name.endsWith('Pr') ? 'w:smartTag' : undefined;
}

function runOf(text: string): string {
  const escaped = text.replace(/[&<>]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}
