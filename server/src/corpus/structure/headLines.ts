/** The lines before an article's text, and what each of them is. */
import { type ByLine, readHeadByLine, readNameLine } from '../junk/edges.ts';
import { type CleanBlock } from './blocks.ts';
import { hasTime, isDateLine, readDate } from './dates.ts';
import { bodyOfLetterhead, readNumber } from './organisations.ts';
import { mergeFacts, type PaperFacts, readBox } from './pageFacts.ts';
import {
  endsOccasion,
  goesOnInHeading,
  isLabel,
  isOccasion,
  isTitleLike,
  occasionBreaksOff,
  plainTitle,
} from './titles.ts';

/** Kinds of lines before the text; a `line` may be a title. */
export type HeadKind =
  | 'line'
  | 'occasion'
  | 'date'
  | 'by-line'
  | 'facts'
  | 'number'
  | 'mark'
  | 'label'
  | 'letterhead'
  | 'row';

/** A line before the text. */
export interface HeadLine {
  readonly block: CleanBlock;
  readonly kind: HeadKind;
  readonly byLine?: ByLine;
  /** Rule that drops it, of facts. */
  readonly rule?: string;
  /** Of a line that says when a page was published. */
  readonly published?: string | undefined;
}

/** Most lines before the text; boxes of facts, a line a label and a value, take many. Guess. */
const LONGEST_HEAD = 60;
/** Most lines that may be the title. Guess. */
const MOST_CANDIDATES = 12;
/** `机密★1年`, `特急`, `签发人：张三`, `000012`, `第12号`, `（第3号）`. */
const MARK =
  /^(?:(?:绝密|机密|秘密|内部)(?:[★☆*].{0,12})?(?:[\s\u3000]+(?:特急|加急|平急|急件))?|特急|加急|平急|急件|特提|签发人?[:：].{1,20}|0\d{4,5}|[（(]?第[\s\u3000]*[\d０-９一二三四五六七八九十]{1,5}[\s\u3000]*[号期][）)]?|[（(]?总第.{1,8}期[）)]?)$/u;

/** The lines up to the first that is text, with the facts of a page among them. */
export function readHeadLines(blocks: readonly CleanBlock[]): { entries: HeadLine[]; facts: PaperFacts } {
  const entries: HeadLine[] = [];
  const texts = blocks.slice(0, 2 * LONGEST_HEAD).map(({ text }) => text);
  let facts: PaperFacts = {};
  let lines = 0;
  for (let i = 0; i < blocks.length && i < LONGEST_HEAD && lines < MOST_CANDIDATES; i++) {
    const block = blocks[i];
    if (block === undefined) break;
    const box = readBox(texts, i);
    if (box !== undefined) {
      for (const [k, rule] of box.rules) {
        const line = blocks[i + k];
        if (line !== undefined) entries.push({ block: line, kind: 'facts', rule });
      }
      facts = mergeFacts(facts, box.facts);
      i += box.rules.length - 1;
      continue;
    }
    const entry = entryOf(block, entries);
    if (entry === undefined) break;
    if (entry.published !== undefined) facts = mergeFacts(facts, { published: entry.published });
    if (entry.kind === 'line') lines++;
    entries.push(entry);
  }
  return { entries, facts };
}

/** The role of a line before the text; undefined for a line that is text. */
function entryOf(block: CleanBlock, entries: readonly HeadLine[]): HeadLine | undefined {
  const previous = entries.at(-1);
  const { text, hint } = block;
  const of = (kind: HeadKind, rest: Partial<HeadLine> = {}): HeadLine => ({ block, kind, ...rest });
  if (hint?.kind === 'title') return of('line');
  if (hint?.kind === 'table' || hint?.kind === 'footnote') return of('row');
  if (text.length > 160 || isSection(text, entries)) return undefined;
  if (isOccasion(text)) return of('occasion');
  if (previous?.kind === 'occasion' && occasionBreaksOff(previous.block.text) && endsOccasion(text))
    return of('occasion');
  if (isDateLine(text))
    return hasTime(text) ? of('facts', { rule: 'by-line', published: readDate(text) }) : of('date');
  if (readNumber(text) !== undefined) return of('number');
  if (MARK.test(text) || /^[★☆※*＊·—–-]{1,3}$/u.test(text)) return of('mark');
  if (isLabel(text)) return of('label');
  const byLine = readHeadByLine(text) ?? (isSignerPlace(previous) ? readNameLine(text) : undefined);
  if (byLine !== undefined) return of('by-line', { byLine });
  if (bodyOfLetterhead(text) !== undefined) return of('letterhead');
  return isTitleLike(text) ? of('line') : undefined;
}

/** A name alone says little; under a title, an occasion or a date it is who speaks. */
function isSignerPlace(previous: HeadLine | undefined): boolean {
  return previous !== undefined && ['line', 'occasion', 'date', 'facts'].includes(previous.kind);
}

/** A heading of Markdown below, or beside, the one that came first, unless it goes on the line before. */
function isSection(text: string, entries: readonly HeadLine[]): boolean {
  const rank = rankOf(text);
  if (rank === 0 || !entries.some(({ block }) => 0 < rankOf(block.text) && rankOf(block.text) <= rank))
    return false;
  const before = entries.at(-1)?.block.text ?? '';
  return rankOf(before) !== rank || !goesOnInHeading(plainTitle(before), plainTitle(text));
}

/** How many `#` a heading of Markdown begins with; 0 for other lines. */
export function rankOf(text: string): number {
  return /^#{1,6}/u.exec(text)?.[0].length ?? 0;
}
