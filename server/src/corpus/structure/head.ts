/** What is before an article's text: its title, the occasion, who signs, facts of the page that it was in. */
import { type ByLine } from '../junk/edges.ts';
import { type CleanBlock } from './blocks.ts';
import { type HeadKind, type HeadLine, readHeadLines } from './headLines.ts';
import { bodyOfLetterhead, readNumber, readOrganisation } from './organisations.ts';
import { type PaperFacts } from './pageFacts.ts';
import { chooseTitle, type ChosenTitle, namedText, type Recurs, titleOf } from './titleChoice.ts';
import { isTitleStem, stemOf } from './titles.ts';

/** The role of a line of a head: `above` what is over its title and is none of these. */
export type HeadPart = Exclude<HeadKind, 'line' | 'row'> | 'title' | 'subtitle' | 'above';

/** A by-line that says the day, too: `（2024年3月5日，根据录音整理）`. */
const BRACKETED_DAY = /^[（(]\s{0,2}(?:19|20)\d{2}年\d{1,2}月\d{1,2}日.{0,40}[）)]$/u;

/** Content of an article's head. */
export interface Head {
  readonly title: string | undefined;
  /** True where the title is the best that there is, and no more: a body's or a site's name. */
  readonly isWeak: boolean;
  /** Blocks that are title, subtitle, occasion or date. */
  readonly titles: ReadonlySet<CleanBlock>;
  /** The role of each block before {@link end}. */
  readonly parts: ReadonlyMap<CleanBlock, HeadPart>;
  /** Texts of occasions, then of date lines. */
  readonly dated: readonly string[];
  /** The body named in a letterhead, or on its own line under the title. */
  readonly body?: string;
  /** `国发〔2021〕33号`. */
  readonly number?: string;
  readonly byLines: readonly { readonly block: CleanBlock; readonly byLine: ByLine }[];
  /** Blocks that only hold facts. */
  readonly factsBlocks: ReadonlyMap<CleanBlock, string>;
  readonly facts: PaperFacts;
  /** Index of the first block of the text. */
  readonly end: number;
}

/** Reads the head of an article; {@link expected} are titles that its file or its page goes by. */
export function readHead(
  blocks: readonly CleanBlock[],
  expected: readonly string[],
  name: string,
  recurs?: Recurs,
): Head {
  const { entries, facts } = readHeadLines(blocks);
  const names = [...expected, facts.title ?? '', stemOf(name)].filter(isTitleStem).map(namedText);
  const chosen = chooseTitle(entries, names, blocks, recurs);
  const head = shapeHead(entries, chosen, facts);
  if (!head.isWeak) return head;
  const order = titleOfOrder(entries);
  if (order !== undefined) return { ...head, title: order, isWeak: false };
  const occasion = entries.find(({ kind, block }) => kind === 'occasion' && isSpeech(block.text));
  if (occasion === undefined) return head;
  return { ...head, title: occasion.block.text.replace(/^[-—–－―─]+\s*|^[（(]|[）)]$/gu, ''), isWeak: false };
}

/** The head with its title known: where it ends, what in it is title, date or by-line. */
function shapeHead(entries: readonly HeadLine[], chosen: ChosenTitle | undefined, facts: PaperFacts): Head {
  const titles = new Set<CleanBlock>();
  const occasions: string[] = [];
  const dates: string[] = [];
  const byLines: { block: CleanBlock; byLine: ByLine }[] = [];
  const factsBlocks = new Map<CleanBlock, string>();
  const parts = new Map<CleanBlock, HeadPart>();
  let body: string | undefined;
  let number: string | undefined;
  let end = 0;
  for (const [i, { block, kind, byLine, rule }] of entries.entries()) {
    const isBefore = chosen !== undefined && i < chosen.from;
    const isTitle = chosen !== undefined && i >= chosen.from && i < chosen.to;
    if (isTitle) titles.add(block);
    else if (kind === 'facts') factsBlocks.set(block, rule ?? 'by-line');
    else if (kind === 'occasion' || kind === 'date') {
      titles.add(block);
      (kind === 'occasion' ? occasions : dates).push(block.text);
    } else if (kind === 'by-line' && byLine !== undefined) {
      byLines.push({ block, byLine });
      if (BRACKETED_DAY.test(block.text)) dates.push(block.text);
    } else if (kind === 'letterhead') body ??= bodyOfLetterhead(block.text);
    else if (kind === 'number') number ??= readNumber(block.text);
    else if (kind === 'line' && !isBefore) {
      const signer = readOrganisation(block.text);
      const isAgain = chosen !== undefined && namedText(titleOf(block)) === namedText(chosen.text);
      if (!isAgain && !isSubtitle(entries, i) && (signer === undefined || chosen === undefined)) break;
      body ??= signer;
      titles.add(block);
    } else if (kind === 'row' && !isBefore) break;
    parts.set(block, isTitle ? 'title' : partOf(kind, isBefore));
    end = i + 1;
  }
  return {
    title: chosen?.text,
    isWeak: chosen?.isWeak ?? true,
    titles,
    parts,
    dated: [...occasions, ...dates],
    ...(body === undefined ? {} : { body }),
    ...(number === undefined ? {} : { number }),
    byLines,
    factsBlocks,
    facts,
    end,
  };
}

function partOf(kind: HeadKind, isBefore: boolean): HeadPart {
  if (kind !== 'line' && kind !== 'row') return kind;
  return isBefore ? 'above' : 'subtitle';
}

/** `某县人民政府令` and `第12号` under it: a title where there is no other. */
function titleOfOrder(entries: readonly HeadLine[]): string | undefined {
  const at = entries.findIndex(({ kind, block }) => kind === 'letterhead' && /[令告]$/u.test(block.text));
  const order = entries[at];
  if (order === undefined) return undefined;
  const title = titleOf(order.block);
  const next = entries[at + 1];
  return next?.kind === 'mark' && next.block.text.includes('第') ? `${title} ${titleOf(next.block)}` : title;
}

/** `——在全市安全生产工作会议上的讲话`: a title where there is no other. */
function isSpeech(occasion: string): boolean {
  return /(?:讲话|报告|发言|致辞)[）)]?$/u.test(occasion);
}

/** A later short line is a subtitle where an occasion or a by-line still follows; else it is a heading or text. */
function isSubtitle(entries: readonly HeadLine[], at: number): boolean {
  return entries
    .slice(at + 1, at + 3)
    .some(({ kind, byLine }) => kind === 'occasion' || byLine?.author !== undefined);
}
