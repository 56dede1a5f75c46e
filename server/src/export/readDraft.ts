import type { Draft } from '../engine/draft.ts';
import { parseHeading } from '../engine/text/headings.ts';
import { type Block, type PaperDocument, type Run, textOf } from './document.ts';
import { type DraftLine, paperLevel, plainLines } from './lines.ts';
import { markdownLines } from './markdownLines.ts';

/** Longest line, in units, that may be a title, a by-line, a signature or the name of an attachment. */
const SHORT_LINE = 60;
/** Lines of a title at most. */
const TITLE_LINES = 4;
/** Bodies that sign a paper together at most. */
const MOST_SIGNATURES = 6;

/** What kind of paper it is: the word that ends a title. */
const GENRE =
  /(?:报告|总结|讲话|发言|致辞|意见|通知|通报|通告|公告|公报|决定|决议|命令|请示|批复|函|纪要|方案|计划|规划|要点|办法|规定|条例|细则|制度|情况|汇报|材料|提纲|说明|表|名单|清单)(?:[（(][^（()）]{1,20}[）)])?$/u;
/** Longest by-line, in units. */
const BYLINE = 20;
const SENTENCE_END = /[。；：，、！？;:,!?]$/u;
const DATE =
  /^(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?$/u;
const IN_BRACKETS = /^[（(][^（()）]{2,60}[）)]$/u;
const ATTACHMENTS = /^附件?[：:]\s*/u;
const ATTACHMENT_ITEM = /^(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])/u;
const ANNEX_LABEL = /^附件?\s*[\d一二三四五六七八九十]{0,3}$/u;

/**
 * What each part of a draft is in a paper: title, addressee, headings, text, attachments, signature and date. Nothing
 * of the draft's text is lost: what is nothing else is a paragraph. Linear in the draft.
 */
export function readPaper(draft: Draft): PaperDocument {
  const isMarkdown = draft.languageId === 'markdown';
  const { lines, footnotes } = isMarkdown ? markdownLines(draft.text) : plainLines(draft.text);
  return { blocks: new PaperReader(lines).blocks(), footnotes };
}

class PaperReader {
  readonly #lines: readonly DraftLine[];
  readonly #texts: readonly string[];
  readonly #blocks: Block[] = [];
  /** Rank of the Markdown heading that is the title: those below it count from there. */
  #titleRank = 0;
  #at = 0;

  constructor(lines: readonly DraftLine[]) {
    this.#lines = lines;
    this.#texts = lines.map(({ runs }) => textOf(runs));
  }

  blocks(): readonly Block[] {
    this.#front();
    while (this.#at < this.#lines.length) this.#next();
    return this.#blocks;
  }

  /** The title and what belongs to it. */
  #front(): void {
    const first = this.#at;
    const titleLines: string[] = [];
    while (titleLines.length < TITLE_LINES && this.#mayBeTitle(this.#at, first)) {
      titleLines.push(this.#texts[this.#at++]);
    }
    if (titleLines.length === 0) return;
    this.#titleRank = this.#lines[first].rank ?? 0;
    this.#blocks.push({ kind: 'title', lines: titleLines });
    while (this.#isSubtitle(this.#at)) this.#blocks.push({ kind: 'subtitle', text: this.#texts[this.#at++] });
    if (this.#isAddressee(this.#at)) {
      this.#blocks.push({ kind: 'addressee', runs: this.#lines[this.#at++].runs });
    }
  }

  #next(): void {
    const { rows, runs, rank, isPlain = true } = this.#lines[this.#at];
    const text = this.#texts[this.#at];
    if (rows) {
      this.#blocks.push({ kind: 'table', rows });
      this.#at++;
    } else if (rank !== undefined) {
      this.#heading(runs, rank);
    } else if (isPlain && ANNEX_LABEL.test(text)) {
      this.#blocks.push({ kind: 'annex', label: text });
      this.#at++;
      this.#front();
    } else if (isPlain && ATTACHMENTS.test(text)) {
      this.#attachments();
    } else if (isPlain && this.#isSignOff()) {
      this.#signOff();
    } else {
      this.#blocks.push(paragraph(runs, isPlain));
      this.#at++;
    }
  }

  #heading(runs: readonly Run[], rank: number): void {
    const level = parseHeading(textOf(runs))?.level ?? Math.max(1, rank - this.#titleRank);
    this.#blocks.push({ kind: 'heading', level: paperLevel(level), runs });
    this.#at++;
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

  /** Whether a few short lines and a date come here, and after them the end of the paper or an attachment. */
  #isSignOff(): boolean {
    const date = this.#dateAfterSignatures();
    if (date === undefined) return false;
    const [next, afterNext] = [this.#texts[date + 1], this.#texts[date + 2]];
    const ends = (text: string | undefined) => text === undefined || ANNEX_LABEL.test(text);
    return ends(next) || (IN_BRACKETS.test(next) && ends(afterNext));
  }

  /** Number of the line with the date, if only signatures stand before it. */
  #dateAfterSignatures(): number | undefined {
    for (let at = this.#at; at <= this.#at + MOST_SIGNATURES && at < this.#lines.length; at++) {
      const text = this.#texts[at];
      if (DATE.test(text)) return at;
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

  #mayBeTitle(at: number, first: number): boolean {
    const line = this.#lines[at];
    if (line === undefined || line.rows) return false;
    const text = this.#texts[at];
    if (line.rank !== undefined) return at === first && parseHeading(text) === undefined;
    if (at > first && (line.gapBefore || this.#lines[first].rank !== undefined)) return false;
    if (at > first && GENRE.test(this.#texts[at - 1])) return false;
    if (text.length > SHORT_LINE || SENTENCE_END.test(text) || parseHeading(text)) return false;
    return at === first || ![DATE, IN_BRACKETS, /^—/u].some((form) => form.test(text));
  }

  #isSubtitle(at: number): boolean {
    const line = this.#lines[at];
    if (line === undefined || line.rows || line.rank !== undefined) return false;
    const text = this.#texts[at];
    const isByline = !line.gapBefore && text.length <= BYLINE && !SENTENCE_END.test(text);
    if (isByline && !parseHeading(text) && !ANNEX_LABEL.test(text)) return true;
    return text.length <= SHORT_LINE && [DATE, IN_BRACKETS, /^—/u].some((form) => form.test(text));
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

/** A line of text: a heading, or a paragraph that may open with one. */
function paragraph(runs: readonly Run[], mayHaveHeading: boolean): Block {
  const heading = mayHaveHeading ? parseHeading(textOf(runs)) : undefined;
  if (heading === undefined || heading.level > 4) return { kind: 'paragraph', runs };
  const level = paperLevel(heading.level);
  if (heading.standalone) return { kind: 'heading', level, runs };
  return { kind: 'paragraph', runs: withHeading(runs, heading.length, level) };
}

/** The runs with their first {@link length} units in the face of a heading. */
function withHeading(runs: readonly Run[], length: number, level: 1 | 2 | 3 | 4): Run[] {
  let left = length;
  return runs.flatMap((run): Run[] => {
    const within = Math.min(left, run.text.length);
    left -= within;
    if (within === 0) return [run];
    const head = { ...run, text: run.text.slice(0, within), heading: level };
    const rest = { ...run, text: run.text.slice(within) };
    return rest.text === '' ? [head] : [head, rest];
  });
}
