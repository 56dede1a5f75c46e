/** From an extracted text to articles: blocks, junk, articles, passages. The same for every format. */
import { type Article } from '../../engine/model.ts';
import { findContents } from '../junk/contents.ts';
import { findJunk } from '../junk/rules.ts';
import { type DroppedLine, type ExtractedText } from '../source.ts';
import { buildArticle, type CleanBlock } from './article.ts';
import { type Block, splitBlocks } from './blocks.ts';
import { findArticleStarts } from './compilation.ts';
import { isTitleLike } from './titles.ts';

export interface Structure {
  readonly articles: readonly Article[];
  readonly dropped: readonly DroppedLine[];
}

/** Reads the structure of {@link extracted}; {@link name} is its file's name. Linear in the text. */
export function readStructure(extracted: ExtractedText, name: string): Structure {
  const dropped: DroppedLine[] = [];
  const drop = (block: Block, rule: string) => dropped.push({ line: block.line, text: block.text, rule });

  const blocks = splitBlocks(extracted.text, extracted.hints).flatMap((block) => clean(block, dropped));
  const contents = findContents(blocks, () => false);
  const inContents = (i: number) => contents !== undefined && i >= contents.start && i < contents.end;
  const starts = findArticleStarts(blocks, inContents, contents);

  const headingEnd = starts.length === 0 ? 0 : endOfFileHeading(blocks, starts[0], inContents);
  const text = blocks.filter((block, i) => {
    if (inContents(i)) drop(block, 'toc');
    else if (i < headingEnd) drop(block, 'compilation-title');
    return !inContents(i) && i >= headingEnd;
  });
  const cuts = new Set(starts.map((start) => blocks[start]));
  const articles: Article[] = [];
  for (const part of partsOf(text, cuts)) {
    const built = buildArticle(
      part,
      name,
      articles.length === 0 && starts.length === 0 ? extracted.title : undefined,
    );
    if (built === undefined) continue;
    articles.push(built.article);
    for (const { block, rule } of built.dropped) drop(block, rule);
  }
  return { articles, dropped: dropped.sort((a, b) => a.line - b.line) };
}

/** The block without its junk; nothing where nothing else is in it. */
function clean(block: Block, dropped: DroppedLine[]): CleanBlock[] {
  if (block.hint?.junk !== undefined) {
    dropped.push({ line: block.line, text: block.text, rule: block.hint.junk });
    return [];
  }
  const junk = findJunk(block.text);
  if (junk.length === 0) return [{ ...block, drops: [] }];
  const lineOf = (at: number) => block.line + (block.text.slice(0, at).match(/\r\n|\n|\r/gu) ?? []).length;
  for (const { start, end, rule } of junk) {
    dropped.push({ line: lineOf(start), text: block.text.slice(start, end), rule });
  }
  const [from, to] = inkOutside(block.text, junk);
  if (from >= to) return [];
  const before = block.text.slice(0, from);
  const lastBreak = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  return [
    {
      ...block,
      line: lineOf(from),
      column: lastBreak < 0 ? block.column + from : from - lastBreak - 1,
      text: block.text.slice(from, to),
      drops: junk
        .filter(({ start, end }) => start >= from && end <= to)
        .map(({ start, end }) => [start - from, end - from] as const),
    },
  ];
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
    while (from < to && text[from].trim() === '') from++;
    while (to > from && text[to - 1].trim() === '') to--;
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
  while (end < firstArticle && (inContents(end) || isTitleLine(blocks[end].text))) end++;
  return end;
}

function isTitleLine(text: string): boolean {
  return isTitleLike(text) || /^[（(][^（）()]{1,20}[）)]$/u.test(text);
}

function partsOf(blocks: readonly CleanBlock[], cuts: ReadonlySet<CleanBlock>): CleanBlock[][] {
  const parts: CleanBlock[][] = [[]];
  for (const block of blocks) {
    if (cuts.has(block)) parts.push([]);
    parts[parts.length - 1].push(block);
  }
  return parts.filter((part) => part.length > 0);
}
