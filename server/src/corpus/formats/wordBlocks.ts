/** The structures that a Word file's text is gathered into: paragraphs, rows, and what parts them. */
import { type LineHint } from '../source.ts';
import { type LineWriter } from './lineWriter.ts';
import { laysOut } from './runningText.ts';

/** Inside a paragraph's text: no XML holds them. */
const LINE_BREAK = '\v';
const PAGE_BREAK = '\f';

export type WordBlock =
  /** A paragraph; its text may hold line and page breaks. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly hint: LineHint }
  /** A paragraph without anything in it. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'break' }
  /** The start of a section, which may begin a page: its end says so. */
  | { readonly kind: 'section'; readonly section: { isBreak: boolean } };

/** A table's row while it is open. */
export interface WordRow {
  readonly cells: (readonly WordBlock[])[];
  isLayout: boolean;
  isDeleted: boolean;
}

/** Part of a text under way: what is in the open paragraph, and the blocks that come after it. */
export class WordPiece {
  text = '';
  blocks: WordBlock[] = [];
  /** True while nothing at all was put in, not even a picture. */
  isBlank = true;
  /** True where a text box is in it. */
  holdsBox = false;
  /** True for a cell that a cell above reaches into. */
  isMerged = false;

  write(text: string): void {
    if (text === '') return;
    this.isBlank = false;
    this.text += text.replace(/[\v\f]/gu, ' ');
  }

  breakLine(isPage: boolean): void {
    this.isBlank = false;
    this.text += isPage ? PAGE_BREAK : LINE_BREAK;
  }

  add(block: WordBlock): void {
    const isRepeated =
      (block.kind === 'gap' || block.kind === 'break') && this.blocks.at(-1)?.kind === block.kind;
    if (!isRepeated) this.blocks.push(block);
  }

  append(blocks: WordBlock[]): void {
    if (this.blocks.length === 0) this.blocks = blocks;
    else for (const block of blocks) this.blocks.push(block);
  }

  /** Takes over what {@link other} holds. */
  merge(other: WordPiece): void {
    this.text += other.text;
    this.append(other.blocks);
    this.isBlank &&= other.isBlank;
    this.holdsBox ||= other.holdsBox;
  }

  /** Adds a paragraph that has ended, its number in front of its first line with ink. */
  addParagraph(paragraph: WordPiece, hint: LineHint, label: string): void {
    const { text } = paragraph;
    if (paragraph.isBlank) this.add({ kind: 'gap' });
    else if (text !== '') {
      const inkAt = label === '' ? -1 : text.search(/\S/u);
      const labelAt =
        inkAt < 0
          ? -1
          : Math.max(text.lastIndexOf(LINE_BREAK, inkAt), text.lastIndexOf(PAGE_BREAK, inkAt)) + 1;
      this.add({
        kind: 'paragraph',
        text: labelAt < 0 ? text : text.slice(0, labelAt) + label + text.slice(labelAt),
        hint,
      });
    }
    this.append(paragraph.blocks);
  }

  /**
   * Adds a row that has ended: a line of its own, cells separated by tabs. A row of one cell, one that holds a table, or
   * one with several paragraphs of running text in a cell, only lays the page out: its paragraphs are the text's.
   */
  addRow({ cells, isLayout }: WordRow): void {
    const texts = cells.map((blocks) =>
      blocks.flatMap((block) =>
        block.kind === 'paragraph' ? lines(block.text).filter((text) => text.trim() !== '') : [],
      ),
    );
    if (isLayout || cells.length === 1 || texts.some(laysOut)) {
      for (const blocks of cells) this.append([...blocks]);
      return;
    }
    if (cells.some((blocks) => blocks.some(({ kind }) => kind === 'break'))) this.add({ kind: 'break' });
    const text = cells
      .map(cellText)
      .filter((cell) => cell !== '')
      .join('\t');
    if (text !== '') this.blocks.push({ kind: 'paragraph', text, hint: { kind: 'table' } });
  }
}

/** A whole part that another format's reader has read, as blocks. */
export function wordChunk(text: string, hints: ReadonlyMap<number, LineHint> | undefined): WordBlock[] {
  return text
    .split(/\r\n?|\n/u)
    .map((line, i) => ({ kind: 'paragraph', text: line, hint: hints?.get(i) ?? {} }));
}

/** Writes {@link blocks} as lines; those of a note carry its {@link hint}. */
export function writeBlocks(blocks: readonly WordBlock[], writer: LineWriter, hint?: LineHint): void {
  for (const block of blocks) {
    if (block.kind === 'gap') writer.markNext({ gapBefore: true });
    else if (block.kind === 'break' || (block.kind === 'section' && block.section.isBreak))
      writer.markNext({ breakBefore: true });
    else if (block.kind === 'paragraph') writeParagraph(block.text, hint ?? block.hint, writer);
  }
}

function writeParagraph(text: string, hint: LineHint, writer: LineWriter): void {
  for (const [i, page] of text.split(PAGE_BREAK).entries()) {
    if (i > 0) writer.markNext({ breakBefore: true });
    for (const line of page.split(LINE_BREAK)) {
      writer.add(line);
      writer.mark(hint);
      writer.endLine();
    }
  }
}

function lines(text: string): string[] {
  return text.split(/[\v\f]/u);
}

/** Paragraphs of a cell in one line; a line break inside of one only makes a narrow cell fit. */
function cellText(blocks: readonly WordBlock[]): string {
  const texts = blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [
          lines(block.text)
            .map((line) => line.trim())
            .join(''),
        ]
      : [],
  );
  return texts.filter((text) => text !== '').join(' ');
}
