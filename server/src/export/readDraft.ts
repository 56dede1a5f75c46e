import { isContentsLabel } from '../corpus/junk/contents.ts';
import { type CleanBlock } from '../corpus/structure/blocks.ts';
import { hasTime, isDateLine } from '../corpus/structure/dates.ts';
import { type PlacedBlock, placeBlocks } from '../corpus/structure/layout.ts';
import { isPaperTitle } from '../corpus/structure/titles.ts';
import type { ExtractedText } from '../corpus/source.ts';
import { parseHeading } from '../engine/text/headings.ts';
import { type Block, type PaperDocument, type PaperLevel, type Run, textOf } from './document.ts';
import { contentsEntries } from './contentsEntries.ts';
import { HeadingLevels } from './headingLevels.ts';
import { type DraftLine, plainLines } from './lines.ts';
import { markdownLines } from './markdownLines.ts';
import { numberedHeadings } from './numberedHeadings.ts';
import { lineBlock } from './lineBlock.ts';

/** Longest line, in units, that may be a by-line, a signature or the name of an attachment. Guess. */
const SHORT_LINE = 60;
/** Most bodies that sign a paper together. Guess. */
const MOST_SIGNATURES = 6;
/** Rows with tabs that make a table; one alone is a line with a tab in it. Guess. */
const FEWEST_ROWS = 2;

const SENTENCE_END = /[。；：，、！？;:,!?]$/u;
const IN_BRACKETS = /^[（(][^（()）]{2,60}[）)]$/u;
const ATTACHMENTS = /^附件?[：:]\s*/u;
const ATTACHMENT_ITEM = /^(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])/u;
/** A label with the title on its line: `附件2：重点任务分工表`. */
const LABEL_BEFORE =
  /^(附件?\s{0,4}[\d０-９一二三四五六七八九十]{1,3})(?:\s{0,4}[:：]\s{0,4}|\s{1,4})(?=\S)/u;

/** A draft as its program or file provides it. */
export interface PaperSource extends Pick<ExtractedText, 'text' | 'hints' | 'wrapped'> {
  /** VS Code's language id. */
  readonly languageId: string;
}

/**
 * The role of each part of a draft in a paper: title, addressee, headings, text, attachments, signature and date. Drafts are
 * split like sources. Nothing of the draft's text is lost except leftovers of programs (`[bookmark: …]`, typed page
 * numbers, rows of dashes): anything else is a paragraph. Linear in the draft.
 */
export function readPaper(draft: PaperSource): PaperDocument {
  const { text, hints, wrapped } = draft;
  const isMarkdown = draft.languageId === 'markdown';
  const { lines, footnotes } = isMarkdown ? markdownLines(text) : plainLines(text, hints, wrapped);
  return { blocks: new PaperReader(lines).blocks(), footnotes };
}

/** {@link line} as a line of the corpus; one that must not become a title is passed as a table row. */
function blockOf({ runs, gapBefore, rank, rows, isPlain = true, hint }: DraftLine, line: number): CleanBlock {
  const text = textOf(runs);
  const isRow = rows !== undefined || !isPlain;
  return {
    line,
    column: 0,
    text: rank === undefined || hint !== undefined ? text : `${'#'.repeat(rank)} ${text}`,
    gapBefore,
    drops: [],
    ...(isRow ? { hint: { kind: 'table' } } : hint === undefined ? {} : { hint }),
  };
}

class PaperReader {
  readonly #lines: readonly DraftLine[];
  readonly #texts: readonly string[];
  readonly #places: readonly PlacedBlock[];
  /** Levels of headings numbered by Word's lists. */
  readonly #numbered: ReadonlyMap<number, PaperLevel>;
  readonly #blocks: Block[] = [];
  /** Levels of headings with a rank since the last title. */
  #levels = new HeadingLevels(0);
  #at = 0;

  constructor(lines: readonly DraftLine[]) {
    this.#lines = lines;
    this.#texts = lines.map(({ runs }) => textOf(runs));
    this.#places = placeBlocks(lines.map(blockOf));
    this.#numbered = numberedHeadings(
      lines.map(({ rows, isPlain = true }, at) => (rows || !isPlain ? '' : this.#texts[at])),
    );
  }

  blocks(): readonly Block[] {
    while (this.#at < this.#lines.length) this.#next();
    return this.#blocks;
  }

  #next(): void {
    switch (this.#places[this.#at].part) {
      case 'title':
      case 'file-title':
        if (this.#isHeading(this.#at)) this.#text();
        else this.#title();
        break;
      case 'contents':
        this.#contents();
        break;
      case 'annex':
      case 'label':
        this.#push({ kind: 'annex', label: this.#texts[this.#at] });
        break;
      case 'letterhead':
      case 'number':
      case 'mark':
        this.#push({ kind: this.#places[this.#at].part as 'number', text: this.#texts[this.#at] });
        this.#afterTitle();
        break;
      case 'subtitle':
      case 'occasion':
      case 'date':
      case 'by-line':
        this.#push({ kind: 'subtitle', text: this.#texts[this.#at] });
        this.#afterTitle();
        break;
      default:
        this.#text();
    }
  }

  /** Adds {@link block}, made from the current line. */
  #push(block: Block): void {
    this.#blocks.push(block);
    this.#at++;
  }

  /** The lines of a title; a label above it keeps its own line. */
  #title(): void {
    const first = this.#at;
    const { startsArticle } = this.#places[first];
    this.#at = this.#titleEnd(first);
    const lines = this.#texts.slice(first, this.#at);
    const label = LABEL_BEFORE.exec(lines[0]);
    if (label) {
      this.#blocks.push({ kind: 'annex', label: label[1] });
      lines[0] = lines[0].slice(label[0].length);
    }
    const rank = this.#lines[first].rank ?? 0;
    this.#levels = new HeadingLevels(this.#hasEqual(first) ? rank - 1 : rank);
    this.#blocks.push({ kind: 'title', lines, ...(startsArticle && first > 0 && { startsArticle }) });
    this.#afterTitle();
  }

  /** Just past the last line of the title that begins at line {@link first}. */
  #titleEnd(first: number): number {
    const { part } = this.#places[first];
    let end = first + 1;
    while (this.#partAt(end) === part && !this.#places[end].startsArticle) end++;
    return end;
  }

  /** Whether a line in the position of a title is a heading among others of its rank, in a draft that has no title yet. */
  #isHeading(at: number): boolean {
    const title = this.#texts.slice(at, this.#titleEnd(at)).join('');
    return this.#lines[at].rank !== undefined && !isPaperTitle(title) && this.#hasEqual(at);
  }

  /** Whether a heading of its rank, or over it, comes after line {@link at} in the same article. */
  #hasEqual(at: number): boolean {
    const { rank = 0 } = this.#lines[at];
    for (let next = at + 1; next < this.#lines.length; next++) {
      const { part, startsArticle } = this.#places[next];
      if (startsArticle || part === 'annex' || part === 'label') return false;
      if (part === 'text' && (this.#lines[next].rank ?? Infinity) <= rank) return true;
    }
    return false;
  }

  /** By-lines that sources do not have, and the addressee of the paper. */
  #afterTitle(): void {
    while (this.#partAt(this.#at) === 'text' && this.#isSubtitle(this.#at))
      this.#push({ kind: 'subtitle', text: this.#texts[this.#at] });
    if (this.#partAt(this.#at) === 'text' && this.#isAddressee(this.#at))
      this.#push({ kind: 'addressee', runs: this.#lines[this.#at].runs });
  }

  #partAt(at: number): PlacedBlock['part'] | undefined {
    return this.#places[at]?.part;
  }

  #contents(): void {
    const lines: string[] = [];
    while (this.#partAt(this.#at) === 'contents') lines.push(this.#texts[this.#at++]);
    const label = isContentsLabel(lines[0]) ? lines.shift() : undefined;
    const entries = contentsEntries(lines);
    this.#blocks.push({ kind: 'contents', label: label ?? '', entries });
  }

  #text(): void {
    const { rows, runs, rank, isPlain = true } = this.#lines[this.#at];
    const text = this.#texts[this.#at];
    const tabbed = rows ? 0 : this.#tabbedRows();
    const level = this.#numbered.get(this.#at);
    if (rows) this.#push({ kind: 'table', rows });
    else if (tabbed > 0) this.#table(tabbed);
    else if (level !== undefined) this.#push({ kind: 'heading', level, runs });
    else if (rank !== undefined) this.#heading(runs, rank);
    else if (isPlain && ATTACHMENTS.test(text)) this.#attachments();
    else if (isPlain && this.#isSignOff()) this.#signOff();
    else this.#push(lineBlock(runs, isPlain));
  }

  /** Lines from here on that are rows of one table, with cells separated by tabs; none where it is not a table. */
  #tabbedRows(): number {
    let end = this.#at;
    const isRow = (at: number) =>
      this.#lines[at]?.hint?.kind === 'table' || /\S\t+\S/u.test(this.#texts[at] ?? '');
    while (this.#partAt(end) === 'text' && !this.#lines[end].rows && isRow(end)) end++;
    const isKnown = this.#lines[this.#at].hint?.kind === 'table';
    return isKnown || end - this.#at >= FEWEST_ROWS ? end - this.#at : 0;
  }

  #table(rows: number): void {
    const cells = this.#texts
      .slice(this.#at, this.#at + rows)
      .map((text) => text.split(/\t+/u).map((cell) => cell.trim()));
    const width = Math.max(...cells.map((row) => row.length));
    this.#blocks.push({
      kind: 'table',
      rows: cells.map((row) => Array.from({ length: width }, (_, i) => ({ runs: [{ text: row[i] ?? '' }] }))),
    });
    this.#at += rows;
  }

  #heading(runs: readonly Run[], rank: number): void {
    this.#push({ kind: 'heading', level: this.#levels.next(rank, textOf(runs)), runs });
  }

  #attachments(): void {
    const items = [this.#texts[this.#at++].replace(ATTACHMENTS, '')];
    while (this.#at < this.#lines.length && this.#isItem(this.#texts[this.#at])) {
      items.push(this.#texts[this.#at++]);
    }
    this.#blocks.push({ kind: 'attachments', items: items.filter((item) => item !== '') });
  }

  #isItem(text: string): boolean {
    return ATTACHMENT_ITEM.test(text) && text.length <= SHORT_LINE && !/[。！？]$/u.test(text);
  }

  /** Whether a few short lines and a date are here, followed by the end of the paper or an attachment. */
  #isSignOff(): boolean {
    const date = this.#dateAfterSignatures();
    if (date === undefined) return false;
    const ends = (at: number) => [undefined, 'annex', 'title'].includes(this.#partAt(at));
    return ends(date + 1) || (IN_BRACKETS.test(this.#texts[date + 1]) && ends(date + 2));
  }

  /** Number of the line with the date, if only signatures are before it. */
  #dateAfterSignatures(): number | undefined {
    for (let at = this.#at; at <= this.#at + MOST_SIGNATURES && at < this.#lines.length; at++) {
      const text = this.#texts[at];
      if (isDay(text)) return at;
      const isHeading = this.#lines[at].rank !== undefined || parseHeading(text) !== undefined;
      if (this.#lines[at].rows || isHeading || text.length > SHORT_LINE || SENTENCE_END.test(text))
        return undefined;
    }
    return undefined;
  }

  #signOff(): void {
    const date = this.#dateAfterSignatures() ?? this.#at;
    while (this.#at < date) {
      this.#blocks.push({ kind: 'signature', text: this.#texts[this.#at++], date: this.#texts[date] });
    }
    this.#blocks.push({ kind: 'date', text: this.#texts[this.#at++] });
    const remark = this.#texts[this.#at];
    if (remark !== undefined && IN_BRACKETS.test(remark)) {
      this.#blocks.push({ kind: 'remark', text: remark });
      this.#at++;
    }
  }

  #isSubtitle(at: number): boolean {
    const { rows, rank } = this.#lines[at];
    const text = this.#texts[at];
    if (rows || rank !== undefined || text.length > SHORT_LINE) return false;
    return IN_BRACKETS.test(text) || text.startsWith('—') || isDay(text);
  }

  #isAddressee(at: number): boolean {
    const text = this.#texts[at] ?? '';
    return (
      /[：:]$/u.test(text) &&
      !/[。；]/u.test(text) &&
      this.#lines[at].rank === undefined &&
      !parseHeading(text)
    );
  }
}

/** A day, as papers end with one: no year or month alone, and no time of day. */
function isDay(text: string): boolean {
  return isDateLine(text) && !hasTime(text) && text.includes('年') && text.includes('月');
}
