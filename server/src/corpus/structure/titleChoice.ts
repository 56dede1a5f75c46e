/** Of the lines before an article's text, those that look most like a title. */
import { foldText } from '../../engine/text/fold.ts';
import { readHeadByLine } from '../junk/edges.ts';
import { type CleanBlock } from './blocks.ts';
import { isDateLine } from './dates.ts';
import { type HeadLine, rankOf } from './headLines.ts';
import { readOrganisation } from './organisations.ts';
import {
  breaksOff,
  goesOnBefore,
  goesOnInHeading,
  isLabel,
  isMasthead,
  isOccasion,
  isPaperTitle,
  joinTitle,
  plainTitle,
} from './titles.ts';

/** A title among the lines of a head. */
export interface ChosenTitle {
  /** Index of its first line. */
  readonly from: number;
  /** Just past its last line. */
  readonly to: number;
  readonly text: string;
  readonly score: number;
  /** True where it is more likely the name of something else: of a body, a site. */
  readonly isWeak: boolean;
}

/** Most lines of one title, and its greatest length in units. Guesses. */
const MOST_TITLE_LINES = 5;
const LONGEST_JOINED = 160;
const FEWEST_PASSAGES_TITLED = 2;
/** Weights of signs in the choice of a title. Guess. */
const WORTH = {
  styled: 4,
  paper: 4,
  expected: 3,
  evidence: 1,
  unlikely: -4,
  recurring: -4,
  later: -0.6,
  heading: 1,
} as const;
/** A later line is the title only where it is better by more than this: titles come first. Guess. */
const MARGIN = 1;
/** A title that is worth no more than this is the name of something else. Guess. */
const WEAK = -1;
/** True for a line that opens many files of the folder: the name of a series, of a site, of a column. */
export type Recurs = (line: string) => boolean;

/** The title that {@link entries} show; {@link names} are folded titles that the file or its page goes by. */
export function chooseTitle(
  entries: readonly HeadLine[],
  names: readonly string[],
  blocks: readonly CleanBlock[],
  recurs: Recurs = () => false,
): ChosenTitle | undefined {
  let best: ChosenTitle | undefined;
  let seen = 0;
  for (const [i, { kind, block }] of entries.entries()) {
    if (kind !== 'line') continue;
    // A short first line of a file without paragraphs is its text.
    if (blocks.length < FEWEST_PASSAGES_TITLED && block.hint?.kind !== 'title') continue;
    const candidate = scored(
      grown(block, i, entries, blocks, recurs),
      entries,
      names,
      blocks,
      seen++,
      recurs,
    );
    if (best === undefined || candidate.score > best.score + MARGIN) best = candidate;
  }
  return best;
}

/** Lines of a head that make one title: entries [{@link from}, {@link to}), {@link first} the first line. */
interface Grown {
  readonly first: CleanBlock;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The title that begins with {@link first}, entry {@link from}, with the lines after it that belong to it. */
function grown(
  first: CleanBlock,
  from: number,
  entries: readonly HeadLine[],
  blocks: readonly CleanBlock[],
  recurs: Recurs,
): Grown {
  let text = titleOf(first);
  let to = from + 1;
  // The line over the titles of many papers is part of none of them.
  if (isSeries(text, recurs)) return { first, from, to, text };
  for (let line = entries[to]; line?.kind === 'line' && to - from < MOST_TITLE_LINES; line = entries[++to]) {
    const next = titleOf(line.block);
    const isJoined = joins(text, first, line.block, to - from, blocks);
    if (text.length + next.length > LONGEST_JOINED || !isJoined) break;
    text = joinTitle(text, next);
  }
  return { first, from, to, text };
}

/** True where {@link block}, {@link below} lines under {@link first}, belongs to the title {@link text} that begins there. */
function joins(
  text: string,
  first: CleanBlock,
  block: CleanBlock,
  below: number,
  blocks: readonly CleanBlock[],
): boolean {
  const next = titleOf(block);
  // A line that is not a Markdown heading does not belong to one.
  if (block.text.startsWith('#') || first.text.startsWith('#'))
    return rankOf(first.text) === rankOf(block.text) && goesOnInHeading(text, next);
  if (goesOnBefore(next)) return true;
  const isBody = readOrganisation(next) !== undefined;
  if (block.gapBefore && !/(?:的|和|与|及|、|关于|[“《])$/u.test(text)) {
    return readOrganisation(text) !== undefined && /^(?:关于|印发|转发|批转)/u.test(next);
  }
  if (readOrganisation(text) !== undefined) {
    return isBody || /^(?:关于|印发|转发|批转)/u.test(next) || (isPaperTitle(next) && !/关于/u.test(next));
  }
  if (isBody || isMasthead(text)) return false;
  if (breaksOff(text)) return true;
  if (isPaperTitle(text) || below > 1) return false;
  // A slogan and what kind of paper it heads; or a second line that text, an occasion or a by-line follows, set apart.
  if (isPaperTitle(next) && !/关于/u.test(next)) return true;
  const after = blocks[blocks.indexOf(block) + 1];
  return after !== undefined && (after.gapBefore || isOccasion(after.text) || isSigner(after.text));
}

/** A line that says who speaks, or when: a title is over it. */
function isSigner(line: string): boolean {
  return readHeadByLine(line) !== undefined || readOrganisation(line) !== undefined || isDateLine(line);
}

function scored(
  { first: block, from, to, text }: Grown,
  entries: readonly HeadLine[],
  names: readonly string[],
  blocks: readonly CleanBlock[],
  earlier: number,
  recurs: Recurs,
): ChosenTitle {
  let score = earlier * WORTH.later;
  if (block.hint?.kind === 'title') score += WORTH.styled;
  if (block.hint?.kind === 'heading' || block.text.startsWith('#')) score += WORTH.heading;
  if (isPaperTitle(text)) score += WORTH.paper;
  const named = namedText(text);
  if (names.some((name) => name.includes(named) || named.includes(name)) && named.length >= 4)
    score += WORTH.expected;
  if (isFollowedByEvidence(entries, to, blocks)) score += WORTH.evidence;
  if (isUnlikely(text)) score += WORTH.unlikely;
  if (isSeries(text, recurs)) score += WORTH.recurring;
  return { from, to, text, score, isWeak: score <= WEAK };
}

function isSeries(title: string, recurs: Recurs): boolean {
  return readOrganisation(title) === undefined && recurs(title);
}

function isUnlikely(text: string): boolean {
  return (
    readOrganisation(text) !== undefined ||
    isMasthead(text) ||
    isLabel(text) ||
    /^(?:目录|编写说明|前言|序言|编者按|摘要|内容提要|说明)$/u.test(text) ||
    /^[\u4e00-\u9fff]{1,6}[:：]/u.test(text)
  );
}

/** True where a date, a number, a salutation, an occasion or running text comes next. */
function isFollowedByEvidence(
  entries: readonly HeadLine[],
  to: number,
  blocks: readonly CleanBlock[],
): boolean {
  const next = entries[to];
  if (next !== undefined) return next.kind !== 'line' && next.kind !== 'row' && next.kind !== 'label';
  const text = blocks[to]?.text ?? '';
  return /[：:]$/u.test(text) || text.length > 40;
}

/** A title as titles are compared. */
export function namedText(title: string): string {
  return foldText(title).replace(/\s+/gu, '');
}

/** The title that a block holds. */
export function titleOf({ text, drops }: CleanBlock): string {
  let rest = text;
  for (const [start, end] of drops.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  return plainTitle(rest);
}
