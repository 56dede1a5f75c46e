/**
 * Text of WordprocessingML as a reader of the file sees it: numbers of lists and headings are in the text,
 * insertions are in, deletions, comments and hidden text are not. One pass over the parser's events, no tree: a
 * table of a thousand rows is two million characters of markup for a few of text. mammoth, which served first, took
 * fifty times a part's size in memory, and six times as long.
 */
import { MOST_UNITS, tooLarge } from './limits.ts';
import { DEEPEST, nestedTooDeeply } from './markup.ts';
import { WordAlternatives } from './wordAlternatives.ts';
import { type WordBlock, WordPiece } from './wordBlocks.ts';
import { isOn, WordParagraph } from './wordParagraph.ts';
import { type ParagraphStyle, type WordLists } from './wordStyles.ts';
import { WordTables } from './wordTables.ts';
import { isDeletion, isUnread, symbolIn, WordVisibility } from './wordVisibility.ts';

/** The file's other parts, as far as they describe paragraphs of the main part. */
export interface WordContext {
  readonly styles: ReadonlyMap<string, ParagraphStyle>;
  readonly lists: WordLists;
  /** Parts that are put in whole (`w:altChunk`), by the relations that name them. */
  readonly chunks: ReadonlyMap<string, readonly WordBlock[]>;
}

type NoteKind = 'footnote' | 'endnote';

/** A reference to a note that is in another part. */
interface NoteReference {
  readonly kind: NoteKind;
  readonly id: string;
}

/** A note that is in the part itself. */
interface WordNote extends NoteReference {
  readonly blocks: readonly WordBlock[];
}

type Attributes = Readonly<Record<string, string>>;

/** Paragraphs of one part; those of cells are among them. Guess. */
const MOST_PARAGRAPHS = 2_000_000;

/** Takes the events of an XML parser, elements by their usual prefixes, and gathers blocks. */
export class WordBody {
  /** In the order of the text. */
  readonly references: NoteReference[] = [];
  /** In the order of the part. */
  readonly notes: WordNote[] = [];
  readonly #context: WordContext | undefined;
  readonly #path: string[] = [];
  /** Length of {@link #path} at the outermost element that is left out; 0 where none is open. */
  #unread = 0;
  readonly #visibility = new WordVisibility();
  /** What is gathered now, the innermost last: paragraphs, cells, boxes, alternatives, notes. */
  readonly #root = new WordPiece();
  readonly #pieces: WordPiece[] = [this.#root];
  readonly #open: WordParagraph[] = [];
  readonly #tables = new WordTables();
  readonly #alternatives = new WordAlternatives();
  readonly #noteIds: string[] = [];
  #paragraphs = 0;
  #units = 0;
  /** Content of paragraphs whose mark is deleted: it runs on into the next. */
  #carried: WordPiece | undefined;
  #section: { isBreak: boolean } | undefined;
  #isSectionBreak = true;

  /** Numbers, headings and breaks are written only with {@link context}: notes have none. */
  constructor(context?: WordContext) {
    this.#context = context;
  }

  /** Paragraphs so far, those of cells among them. */
  get paragraphs(): number {
    return this.#paragraphs;
  }

  /** All blocks of the part; called once, after its last event. */
  finish(): readonly WordBlock[] {
    const root = this.#root;
    if (this.#carried !== undefined) root.addParagraph(this.#carried, {}, '');
    return root.blocks;
  }

  text(data: string): void {
    const name = this.#path.at(-1);
    if (name === 'w:t' || name === 'm:t') this.#show(data);
  }

  open(name: string, attribs: Attributes): void {
    const parent = this.#path.at(-1) ?? '';
    this.#path.push(name);
    if (this.#path.length > DEEPEST) throw nestedTooDeeply();
    if (this.#unread > 0) return;
    if (isUnread(name, attribs, parent)) this.#unread = this.#path.length;
    else if (!this.#openPart(name, attribs) && !this.#mark(name, attribs, parent))
      this.#property(name, attribs, parent);
  }

  close(name: string): void {
    const isOutermost = this.#path.length === this.#unread;
    this.#path.pop();
    if (isOutermost) this.#unread = 0;
    else if (this.#unread === 0) this.#closePart(name);
  }

  get #top(): WordPiece {
    return this.#pieces.at(-1) ?? this.#root;
  }

  /** Ends what is gathered now. */
  #leave(): WordPiece {
    return (this.#pieces.length > 1 ? this.#pieces.pop() : undefined) ?? new WordPiece();
  }

  #show(text: string): void {
    if (this.#unread > 0 || !this.#visibility.isShown) return;
    this.#units += text.length;
    if (this.#units > MOST_UNITS) throw tooLarge();
    this.#top.write(text);
  }

  /** Elements that text is gathered in; false for others. */
  #openPart(name: string, attribs: Attributes): boolean {
    switch (name) {
      case 'w:p':
        if (++this.#paragraphs > MOST_PARAGRAPHS) throw tooLarge();
        this.#pieces.push(this.#carried ?? new WordPiece());
        this.#carried = undefined;
        this.#open.push(new WordParagraph());
        return true;
      case 'w:r':
      case 'm:r':
        this.#visibility.openRun();
        return true;
      case 'w:tbl':
        this.#tables.open();
        return true;
      case 'w:tr':
        this.#tables.openRow();
        return true;
      case 'w:tc':
      case 'w:txbxContent':
      case 'mc:Choice':
      case 'mc:Fallback':
        this.#pieces.push(new WordPiece());
        return true;
      case 'mc:AlternateContent':
        this.#alternatives.open();
        return true;
      case 'w:footnote':
      case 'w:endnote':
        this.#noteIds.push(attribs['w:id'] ?? '');
        this.#pieces.push(new WordPiece());
        return true;
      case 'w:sectPr':
        this.#isSectionBreak = true;
        return true;
      default:
        return false;
    }
  }

  #closePart(name: string): void {
    switch (name) {
      case 'w:p':
        return this.#closeParagraph();
      case 'w:r':
      case 'm:r':
        return this.#visibility.closeRun();
      case 'w:tbl':
        return this.#tables.close();
      case 'w:tr':
        return this.#closeRow();
      case 'w:tc':
        return this.#closeCell();
      case 'w:txbxContent':
        return this.#closeBox();
      case 'mc:Choice':
      case 'mc:Fallback':
        this.#alternatives.take(name, this.#leave());
        return;
      case 'mc:AlternateContent':
        this.#top.merge(this.#alternatives.choose() ?? new WordPiece());
        return;
      case 'w:footnote':
      case 'w:endnote':
        return this.#closeNote(name === 'w:footnote' ? 'footnote' : 'endnote');
      case 'w:sectPr':
        return this.#closeSection();
      default:
    }
  }

  /** Signs in a text that are elements; false for others. */
  #mark(name: string, attribs: Attributes, parent: string): boolean {
    switch (name) {
      case 'w:tab':
      case 'w:ptab':
        if (parent !== 'w:tabs') this.#show('\t');
        return true;
      case 'w:br':
      case 'w:cr':
        if (this.#visibility.isShown) this.#top.breakLine(attribs['w:type'] === 'page');
        return true;
      case 'w:noBreakHyphen':
        this.#show('\u2011');
        return true;
      case 'w:sym':
        this.#show(symbolIn(attribs['w:font'] ?? '', attribs['w:char'] ?? ''));
        return true;
      case 'w:fldChar':
        this.#visibility.field(attribs['w:fldCharType'] ?? '');
        return true;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.#top.isBlank = false;
        return true;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        if (this.#visibility.isShown) {
          const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote';
          this.references.push({ kind, id: attribs['w:id'] ?? '' });
        }
        return true;
      case 'w:altChunk':
        for (const block of this.#context?.chunks.get(attribs['r:id'] ?? '') ?? []) this.#top.add(block);
        return true;
      default:
        return false;
    }
  }

  /** What properties say of their paragraph, run, row, cell or section. */
  #property(name: string, attribs: Attributes, parent: string): void {
    const value = attribs['w:val'] ?? '';
    const owner = this.#path.at(-3) ?? '';
    if (parent === 'w:sectPr') {
      if (name === 'w:type') this.#isSectionBreak = !/^(?:continuous|next-?column)$/iu.test(value);
    } else if (parent === 'w:rPr' && owner === 'w:r') {
      if (name === 'w:vanish') this.#visibility.hideRun(isOn(value));
    } else if (parent === 'w:trPr') {
      if (isDeletion(name, attribs)) this.#tables.deleteRow();
    } else if (parent === 'w:tcPr') {
      if (/^w:vmerge$/iu.test(name) && value !== 'restart') this.#top.isMerged = true;
    } else this.#open.at(-1)?.property(name, attribs, parent, owner);
  }

  #closeParagraph(): void {
    const paragraph = this.#open.pop();
    const piece = this.#leave();
    if (paragraph === undefined) return;
    if (this.#open.length === 0) this.#visibility.endParagraph();
    if (paragraph.isMarkDeleted) {
      this.#carried = piece;
      return;
    }
    if (this.#context === undefined) this.#top.addParagraph(piece, {}, '');
    else {
      // A number without text is counted, as Word does, but says nothing.
      const { hint, label, breakBefore } = paragraph.finish(this.#context.styles, this.#context.lists);
      if (breakBefore) this.#top.add({ kind: 'break' });
      this.#top.addParagraph(piece, hint, label);
    }
    if (!paragraph.endsSection) return;
    this.#section = { isBreak: false };
    this.#top.add({ kind: 'section', section: this.#section });
  }

  #closeCell(): void {
    const piece = this.#leave();
    if (!this.#tables.addCell(piece)) this.#top.append(piece.blocks);
  }

  #closeRow(): void {
    const row = this.#tables.closeRow();
    if (row !== undefined) this.#top.addRow(row);
  }

  /** What is in a text box comes after the paragraph that holds it. */
  #closeBox(): void {
    const { blocks } = this.#leave();
    this.#top.isBlank = false;
    this.#top.holdsBox = true;
    this.#top.append(blocks);
  }

  #closeNote(kind: NoteKind): void {
    const { blocks } = this.#leave();
    this.notes.push({ kind, id: this.#noteIds.pop() ?? '', blocks });
  }

  #closeSection(): void {
    if (this.#section !== undefined) this.#section.isBreak = this.#isSectionBreak;
    this.#section = undefined;
    const paragraph = this.#open.at(-1);
    if (paragraph !== undefined && this.#path.at(-1) === 'w:pPr') paragraph.endsSection = true;
  }
}
