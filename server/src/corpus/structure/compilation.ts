/** Where a source file's articles begin: by its table of contents, by breaks and styles, by repeated titles. */
import { LONGEST_HEADING, parseHeading } from '../../engine/text/headings.ts';
import { readHeadByLine } from '../junk/edges.ts';
import { type Contents } from '../junk/contents.ts';
import { type Block, textAt } from './blocks.ts';
import { isDateLine } from './dates.ts';
import { readOrganisation } from './organisations.ts';
import { breaksOff, isLabel, isOccasion, isPaperTitle, isTitleLike } from './titles.ts';

/** The role of a block in the file as a whole: undefined for blocks that are somebody's text. */
type IsJunk = (index: number) => boolean;

/** Fewest units of text that an article of a compilation holds. Guess. */
const SHORTEST_ARTICLE = 200;
/** Title by which a file says that it holds several articles. */
const COMPILATION_TITLE =
  /汇编|选编|合集|文集|合辑|材料集|[（(]\s*[\d一二三四五六七八九十]{1,3}\s*[篇则份]\s*[）)]/u;
const NUMBERED_ARTICLE =
  /^[【（(]?(?:(?:篇|范文|例文|材料)\s*[\d一二三四五六七八九十]{1,3}|第\s*[\d一二三四五六七八九十]{1,3}\s*[篇份])[】）)]?(?:[:：、.\s\u3000]|$)/u;
/**
 * Indices of the blocks at which articles begin, ascending; empty where the file is one article. Blocks before the
 * first are the file's own heading.
 */
export function findArticleStarts(
  blocks: readonly Block[],
  isJunk: IsJunk,
  contents: Contents | undefined,
): number[] {
  const marked = indicesOf(blocks, isJunk, ({ hint }) => hint?.startsArticle === true);
  if (marked.length > 0) return marked;
  const named = COMPILATION_TITLE.test(openingLines(blocks, isJunk));
  const ways = [
    () => (contents !== undefined && (named || longTitles(blocks, contents)) ? contents.titles : []),
    () => numberedStarts(blocks, isJunk),
    () => breakStarts(blocks, isJunk),
    () => repeatedTitles(blocks, isJunk, named),
  ];
  for (const way of ways) {
    const starts = way();
    if (
      starts.length >= 2 &&
      starts.every((start, i) => isLongEnough(blocks, isJunk, start, starts[i + 1]))
    ) {
      return [...starts];
    }
  }
  return [];
}

/** First lines of the file, where a compilation says that it is one. */
function openingLines(blocks: readonly Block[], isJunk: IsJunk): string {
  return blocks
    .slice(0, 6)
    .filter((block, i) => !isJunk(i) && block.text.length <= 80)
    .map((block) => block.text)
    .join('\n');
}

function longTitles(blocks: readonly Block[], contents: Contents): boolean {
  const lengths = contents.titles.map((at) => textAt(blocks, at).length).sort((a, b) => a - b);
  return lengths.length >= 2 && (lengths[lengths.length >> 1] ?? 0) >= 12;
}

/** `篇一：……`, `【范文二】`, `第3篇`. */
function numberedStarts(blocks: readonly Block[], isJunk: IsJunk): number[] {
  return indicesOf(blocks, isJunk, ({ text }) => text.length <= 80 && NUMBERED_ARTICLE.test(text));
}

/** Title styles of Word, or page breaks that a title follows. */
function breakStarts(blocks: readonly Block[], isJunk: IsJunk): number[] {
  const titled = indicesOf(blocks, isJunk, ({ hint }) => hint?.kind === 'title');
  if (titled.length >= 2) return titled;
  const broken = indicesOf(
    blocks,
    isJunk,
    (block, i) => (i === 0 || block.hint?.breakBefore === true) && isTitleLike(block.text),
  );
  // Every page of a report may begin after a break; only titles that look alike separate articles.
  return broken.filter((at) => opensArticle(blocks, isJunk, at));
}

/**
 * Lines like titles, each after a blank line or in a style of headings and before text, that show the same sign of opening an article: a
 * by-line, an occasion or a date under them, or sections that count from `一、` again.
 */
function repeatedTitles(blocks: readonly Block[], isJunk: IsJunk, named: boolean): number[] {
  const candidates = indicesOf(
    blocks,
    isJunk,
    (block) => standsOut(block) && isTitleLike(block.text) && block.text.length >= 6,
  );
  const signed = candidates.filter((at) => opensArticle(blocks, isJunk, at));
  if (signed.length >= 2) return signed;
  const papers = candidates.filter((at) => isPaperTitle(textAt(blocks, at)) && !isRestOfHeading(blocks, at));
  const restarting = papers.filter((at) => firstRankedIsOne(blocks, isJunk, at, papers));
  return restarting.length >= (named ? 2 : 3) ? restarting : [];
}

/** A line after a heading, or after another that ends no sentence and signs nothing, is its rest. */
function isRestOfHeading(blocks: readonly Block[], at: number): boolean {
  const before = blocks[at - 1]?.text ?? '';
  if (before === '' || before.length > LONGEST_HEADING || before.startsWith('#')) return false;
  if (breaksOff(before) || parseHeading(before)?.standalone === true) return true;
  const isSignature =
    readOrganisation(before) !== undefined || isDateLine(before) || readHeadByLine(before) !== undefined;
  return isTitleLike(before) && !isSignature && !isLabel(before);
}

function standsOut({ gapBefore, hint }: Block): boolean {
  return gapBefore || hint?.kind === 'title' || (hint?.kind === 'heading' && (hint.level ?? 1) === 1);
}

function opensArticle(blocks: readonly Block[], isJunk: IsJunk, at: number): boolean {
  // A body or a person over a date signs what is before it.
  if (readOrganisation(textAt(blocks, at)) !== undefined || readHeadByLine(textAt(blocks, at)) !== undefined)
    return false;
  for (let i = at + 1; i <= at + 3 && i < blocks.length; i++) {
    const text = textAt(blocks, i);
    if (isJunk(i)) continue;
    if (isOccasion(text) || isDateLine(text) || readHeadByLine(text)?.author !== undefined) return true;
    if (!isTitleLike(text)) return false;
  }
  return false;
}

/** True where the first section heading after {@link at}, before the next of {@link others}, is number one. */
function firstRankedIsOne(
  blocks: readonly Block[],
  isJunk: IsJunk,
  at: number,
  others: readonly number[],
): boolean {
  const end = others.find((other) => other > at) ?? blocks.length;
  for (let i = at + 1; i < end; i++) {
    if (isJunk(i) || parseHeading(textAt(blocks, i)) === undefined) continue;
    return /^(?:一、|[（(]一[）)]|1[.．、]|第一)/u.test(textAt(blocks, i));
  }
  return false;
}

function isLongEnough(blocks: readonly Block[], isJunk: IsJunk, start: number, end?: number): boolean {
  let units = 0;
  for (let i = start + 1; i < (end ?? blocks.length) && units < SHORTEST_ARTICLE; i++) {
    if (!isJunk(i)) units += textAt(blocks, i).length;
  }
  return units >= SHORTEST_ARTICLE;
}

function indicesOf(
  blocks: readonly Block[],
  isJunk: IsJunk,
  holds: (block: Block, index: number) => boolean,
): number[] {
  const indices: number[] = [];
  for (const [i, block] of blocks.entries()) if (!isJunk(i) && holds(block, i)) indices.push(i);
  return indices;
}
