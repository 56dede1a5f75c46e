/** From an extracted text to articles: blocks, junk, articles, passages. The same for every format. */
import { type Article } from '../../engine/model.ts';
import { foldText } from '../../engine/text/fold.ts';
import { findContents } from '../junk/contents.ts';
import { findFurniture } from '../junk/furniture.ts';
import { type MatchesLine } from '../junk/lineMatcher.ts';
import { findJunk } from '../junk/rules.ts';
import { type DroppedLine, type ExtractedText } from '../source.ts';
import { buildArticle } from './article.ts';
import { type Block, type CleanBlock, splitBlocks, textAt } from './blocks.ts';
import { findArticleStarts } from './compilation.ts';
import { SignFinder } from './signs.ts';
import { isTitleLike } from './titles.ts';
import { openingOf } from './openings.ts';

/** What a folder and its owner say of a file's lines, above the rules. */
interface LineRules {
  /** Lines that no rule drops. */
  readonly keeps: MatchesLine;
  /** Lines that are dropped wherever they are. */
  readonly drops: MatchesLine;
  /** Folded lines that are dropped at the file's edges; lines that open many files, as `openings.ts` notes them. */
  readonly edgeJunk: ReadonlySet<string>;
  /** Title of the file's only article. */
  readonly title?: string;
}

const NO_RULES: LineRules = { keeps: () => false, drops: () => false, edgeJunk: new Set() };

/** Blocks at each end of a file where lines that recur in its folder are looked for. Guesses. */
const EDGE_BLOCKS = 8;
const LONGEST_EDGE_JUNK = 200;

interface Structure {
  readonly articles: readonly Article[];
  readonly dropped: readonly DroppedLine[];
}

/** Reads the structure of {@link extracted}; {@link name} is its file's name. Linear in the text. */
export function readStructure(
  extracted: ExtractedText,
  name: string,
  rules: LineRules = NO_RULES,
): Structure {
  const dropped: DroppedLine[] = [];
  const drop = (block: Block, rule: string) => dropped.push({ line: block.line, text: block.text, rule });

  const all = splitBlocks(extracted.text, extracted.hints, extracted.wrapped);
  const furniture = findFurniture(all);
  const signs = new SignFinder(extracted.text, extracted.signs ?? []);
  const blocks: CleanBlock[] = [];
  for (const [i, block] of all.entries()) {
    const rule = ruleOf(block, Math.min(i, all.length - 1 - i), rules) ?? furniture.get(i);
    if (rule !== undefined && rule !== 'keep') {
      drop(block, rule);
      continue;
    }
    const rest = rule === 'keep' ? withDrops(block, []) : clean(block, dropped);
    const text = rest && withoutSigns(rest, signs);
    if (text) blocks.push(text);
  }
  const contents = findContents(blocks, (i) => rules.keeps(textAt(blocks, i)));
  const inContents = (i: number) =>
    contents !== undefined && i >= contents.start && i < contents.end && !rules.keeps(textAt(blocks, i));
  const starts = findArticleStarts(blocks, inContents, contents);

  const [firstStart] = starts;
  const headingEnd = firstStart === undefined ? 0 : endOfFileHeading(blocks, firstStart, inContents);
  const text = blocks.filter((block, i) => {
    if (inContents(i)) drop(block, 'toc');
    else if (i < headingEnd && !rules.keeps(block.text)) drop(block, 'compilation-title');
    return !inContents(i) && (i >= headingEnd || rules.keeps(block.text));
  });
  const cuts = new Set(starts.flatMap((start) => blocks[start] ?? []));
  const articles: Article[] = [];
  for (const part of partsOf(text, cuts)) {
    const isOnly = starts.length === 0;
    const built = buildArticle(part, {
      name,
      keeps: rules.keeps,
      recurs: (line) => rules.edgeJunk.has(openingOf(line)),
      ...(isOnly && rules.title !== undefined ? { title: rules.title } : {}),
      ...(isOnly && extracted.title !== undefined ? { fallbackTitle: extracted.title } : {}),
      ...(isOnly && extracted.facts !== undefined ? { facts: extracted.facts } : {}),
    });
    if (built === undefined) continue;
    articles.push(built.article);
    for (const { block, rule } of built.dropped) drop(block, rule);
  }
  return { articles, dropped: dropped.sort((a, b) => a.line - b.line) };
}

/** `keep`, or the name of the rule that drops the whole block whatever it says; {@link fromEdge} counts from 0. */
function ruleOf(block: Block, fromEdge: number, rules: LineRules): string | undefined {
  if (rules.keeps(block.text)) return 'keep';
  if (rules.drops(block.text)) return 'overrule';
  if (block.hint?.junk !== undefined) return block.hint.junk;
  const isEdge = rules.edgeJunk.size > 0 && fromEdge < EDGE_BLOCKS && block.text.length <= LONGEST_EDGE_JUNK;
  return isEdge && rules.edgeJunk.has(foldText(block.text)) ? 'folder-edge' : undefined;
}

function withDrops({ line, column, text, gapBefore, hint }: Block, drops: CleanBlock['drops']): CleanBlock {
  return hint === undefined
    ? { line, column, text, gapBefore, drops }
    : { line, column, text, gapBefore, hint, drops };
}

/** The block without its junk; nothing where nothing else is in it. */
function clean(block: Block, dropped: DroppedLine[]): CleanBlock | undefined {
  const junk = findJunk(block.text);
  if (junk.length === 0) return withDrops(block, []);
  const lineOf = (at: number) => block.line + (block.text.slice(0, at).match(/\r\n|\n|\r/gu) ?? []).length;
  for (const { start, end, rule } of junk) {
    dropped.push({ line: lineOf(start), text: block.text.slice(start, end), rule });
  }
  const [from, to] = inkOutside(block.text, junk);
  if (from >= to) return undefined;
  const before = block.text.slice(0, from);
  const lastBreak = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  return {
    ...block,
    line: lineOf(from),
    column: lastBreak < 0 ? block.column + from : from - lastBreak - 1,
    text: block.text.slice(from, to),
    drops: junk
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => [start - from, end - from] as const),
  };
}

/**
 * The block with its format's signs among its drops, those at its start too: a heading's `#` is read later. Nothing
 * where nothing else is in it.
 */
function withoutSigns(block: CleanBlock, finder: SignFinder): CleanBlock | undefined {
  if (finder.isEmpty) return block;
  const signs = finder
    .in(block)
    .filter(([from, to]) => !block.drops.some(([start, end]) => from < end && to > start));
  if (signs.length === 0) return block;
  const drops = [...block.drops, ...signs].sort((a, b) => a[0] - b[0]);
  let ink = '';
  let at = 0;
  for (const [start, end] of drops) {
    ink += block.text.slice(at, start);
    at = end;
  }
  return (ink + block.text.slice(at)).trim() === '' ? undefined : { ...block, drops };
}

/** Range of the text left when junk and white space are taken from both ends. */
function inkOutside(
  text: string,
  junk: readonly { readonly start: number; readonly end: number }[],
): [number, number] {
  let from = 0;
  let to = text.length;
  for (let moved = true; moved;) {
    moved = false;
    const opening = junk.find(({ start, end }) => start <= from && end > from);
    if (opening !== undefined) from = opening.end;
    const closing = junk.find(({ start, end }) => end >= to && start < to);
    if (closing !== undefined) to = closing.start;
    while (from < to && text.charAt(from).trim() === '') from++;
    while (to > from && text.charAt(to - 1).trim() === '') to--;
    moved = (opening !== undefined || closing !== undefined) && from < to;
  }
  return [from, to];
}

/** Where the lines end with which a compilation names itself, before its first article or its preface. */
function endOfFileHeading(
  blocks: readonly Block[],
  firstArticle: number,
  inContents: (i: number) => boolean,
): number {
  let end = 0;
  while (end < firstArticle && (inContents(end) || isTitleLine(textAt(blocks, end)))) end++;
  return end;
}

function isTitleLine(text: string): boolean {
  return isTitleLike(text) || /^[（(][^（）()]{1,20}[）)]$/u.test(text);
}

function partsOf(blocks: readonly CleanBlock[], cuts: ReadonlySet<CleanBlock>): CleanBlock[][] {
  let part: CleanBlock[] = [];
  const parts = [part];
  for (const block of blocks) {
    if (cuts.has(block)) parts.push((part = []));
    part.push(block);
  }
  return parts.filter(({ length }) => length > 0);
}
