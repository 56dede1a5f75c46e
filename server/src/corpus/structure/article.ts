/** Builds one article from its blocks: title lines, by-lines, facts, passages under their headings. */
import { type Article, type Passage } from '../../engine/model.ts';
import { readHeading } from '../../engine/text/headings.ts';
import { type ByLine, readHeadByLine, readTailByLine } from '../junk/edges.ts';
import { type Block } from './blocks.ts';
import { isDateLine, readDate, readPlace, readYear } from './facts.ts';
import { deriveTitle, isOccasion, isTitleLike, joinTitle, plainTitle } from './titles.ts';

/** A block whose junk is known: what is left of it is text. */
export interface CleanBlock extends Block {
  /** Ranges of {@link Block.text} that are no text: junk in mid-line, signs of Markdown. Ascending. */
  readonly drops: readonly (readonly [number, number])[];
}

export interface BuiltArticle {
  readonly article: Article;
  /** Blocks of this article that turned out to be junk by their place, with the rule's name. */
  readonly dropped: readonly { readonly block: CleanBlock; readonly rule: string }[];
}

/** Most lines before the text: title (two lines), subtitle, occasion, by-line, date. */
const LONGEST_HEAD = 7;
/** Last lines in which by-lines, contacts and the date of issue are looked for. */
const LONGEST_TAIL = 6;
const FEWEST_PASSAGES_TITLED = 2;

/** What is known of an article beside its blocks. */
export interface ArticleContext {
  /** Name of the file. */
  readonly name: string;
  /** Lines that no rule drops. */
  readonly keeps: (line: string) => boolean;
  /** Title that counts whatever the text shows. */
  readonly title?: string;
  /** Title where the text shows none. */
  readonly fallbackTitle?: string;
}

/** The article that {@link blocks} make; undefined where nothing but junk is left. */
export function buildArticle(
  blocks: readonly CleanBlock[],
  { name, keeps, title: given, fallbackTitle }: ArticleContext,
): BuiltArticle | undefined {
  const dropped: { block: CleanBlock; rule: string }[] = [];
  const byLines: ByLine[] = [];
  const note = (block: CleanBlock, byLine: ByLine) => {
    if (!keeps(block.text)) dropped.push({ block, rule: byLine.rule });
    byLines.push(byLine);
  };
  const head = readHead(blocks, note);
  const tailStart = readTail(blocks, head.end, note);
  const junk = new Set(dropped.map(({ block }) => block));
  const kept = blocks.filter((block) => !junk.has(block));
  if (kept.length === 0) return undefined;

  const body = byLines.find((line) => line.body !== undefined)?.body;
  const author = byLines.find((line) => line.author !== undefined)?.author;
  const title = given ?? head.title ?? fallbackTitle ?? deriveTitle(name, firstText(kept));
  const tail = blocks.slice(tailStart).filter((block) => block.text.length <= 40);
  const date = articleDate(head.lines, title, tail, name);
  const place = readPlace(title, body);
  return {
    article: {
      title,
      ...(date === undefined ? {} : { date }),
      ...(body === undefined ? {} : { body }),
      ...(author === undefined ? {} : { author }),
      ...(place === undefined ? {} : { place }),
      passages: passagesOf(kept, head.titles),
    },
    dropped,
  };
}

interface Head {
  readonly title: string | undefined;
  /** Blocks that are title, subtitle or occasion. */
  readonly titles: ReadonlySet<CleanBlock>;
  /** Text of all lines of the head. */
  readonly lines: readonly string[];
  /** Index of the first block of the text. */
  readonly end: number;
}

function readHead(blocks: readonly CleanBlock[], note: (block: CleanBlock, byLine: ByLine) => void): Head {
  const titles = new Set<CleanBlock>();
  const lines: string[] = [];
  let title: string | undefined;
  let titleLines = 0;
  let end = 0;
  for (; end < blocks.length && end < LONGEST_HEAD; end++) {
    const block = blocks[end];
    const byLine = title === undefined ? undefined : readHeadByLine(block.text);
    if (byLine !== undefined) note(block, byLine);
    else if (title !== undefined && (isOccasion(block.text) || isDateLine(block.text))) titles.add(block);
    else if (block.hint?.kind === 'title' || isTitleLike(block.text)) {
      if (title === undefined) {
        // A short first line of a file without paragraphs is its text.
        if (blocks.length < FEWEST_PASSAGES_TITLED && block.hint?.kind !== 'title') break;
        title = titleOf(block);
        titleLines = 1;
      } else if (titleLines === end && titleLines < 2 && !block.gapBefore && isRestOfTitle(blocks, end)) {
        title = joinTitle(title, titleOf(block));
        titleLines = 2;
      } else if (!isSubtitle(blocks, end)) break;
      titles.add(block);
    } else break;
    lines.push(block.text);
  }
  return { title, titles, lines, end };
}

function titleOf({ text, drops }: CleanBlock): string {
  let rest = text;
  for (const [start, end] of drops.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  return plainTitle(rest);
}

/** A second line belongs to the title where text, an occasion or a by-line follows it, set apart or long. */
function isRestOfTitle(blocks: readonly CleanBlock[], at: number): boolean {
  const next = blocks[at + 1];
  if (next === undefined) return false;
  return next.gapBefore || isOccasion(next.text) || readHeadByLine(next.text) !== undefined;
}

/** A later short line is a subtitle where an occasion or a by-line still follows; else it is a heading or text. */
function isSubtitle(blocks: readonly CleanBlock[], at: number): boolean {
  return blocks
    .slice(at + 1, at + 3)
    .some(({ text }) => isOccasion(text) || readHeadByLine(text)?.author !== undefined);
}

/** Drops by-lines from the end upwards; returns the index from which on blocks were looked at. */
function readTail(
  blocks: readonly CleanBlock[],
  headEnd: number,
  note: (block: CleanBlock, byLine: ByLine) => void,
): number {
  const first = Math.max(headEnd, blocks.length - LONGEST_TAIL);
  for (let i = blocks.length - 1; i >= first; i--) {
    const byLine = readTailByLine(blocks[i].text);
    if (byLine !== undefined) note(blocks[i], byLine);
    else if (blocks[i].text.length > 60) break;
  }
  return first;
}

function articleDate(
  head: readonly string[],
  title: string,
  tail: readonly CleanBlock[],
  name: string,
): string | undefined {
  for (const line of head) {
    if (
      !isOccasion(line) &&
      !isDateLine(line) &&
      !/(?:发布|成文|更新)(?:时间|日期)|(?:^|[\s\u3000])(?:时间|日期)\s*[:：]/u.test(line)
    )
      continue;
    const date = readDate(line);
    if (date !== undefined) return date;
  }
  const signed = tail.findLast(({ text }) => isDateLine(text));
  return (signed && readDate(signed.text)) ?? readYear(title) ?? readDate(name) ?? readYear(name);
}

function firstText(blocks: readonly CleanBlock[]): string {
  return (blocks.find(({ text }) => text.length > 20) ?? blocks[0]).text;
}

/** Passages with the index of the one whose heading each stands under. */
function passagesOf(blocks: readonly CleanBlock[], titles: ReadonlySet<CleanBlock>): Passage[] {
  const passages: Passage[] = [];
  /** Headings open at this place, outermost first. */
  const open: { readonly index: number; readonly rank: number }[] = [];
  for (const block of blocks) {
    const { text, line, column, drops, hint } = block;
    const place = { text, line, column, ...(drops.length === 0 ? {} : { drops }) };
    if (titles.has(block)) {
      passages.push({ ...place, kind: 'title', parent: -1 });
      continue;
    }
    if (hint?.kind === 'table' || hint?.kind === 'footnote') {
      passages.push({ ...place, kind: hint.kind, parent: open.at(-1)?.index ?? -1 });
      continue;
    }
    const found = headingOf(block);
    if (found === undefined) {
      passages.push({ ...place, kind: 'paragraph', parent: open.at(-1)?.index ?? -1 });
      continue;
    }
    const { level, length, standalone, rank } = found;
    while (open.length > 0 && open[open.length - 1].rank >= rank) open.pop();
    const parent = open.at(-1)?.index ?? -1;
    passages.push({
      ...place,
      kind: standalone ? 'heading' : 'paragraph',
      heading: { level, length },
      parent,
    });
    // `一是……` stands over its own paragraph only.
    if (level < 5 || standalone) open.push({ index: passages.length - 1, rank });
  }
  return passages;
}

function headingOf({ text, hint }: CleanBlock) {
  const isOneLine = !text.includes('\n');
  const found = readHeading(isOneLine ? text : text.split('\n', 1)[0]);
  if (found !== undefined) return { ...found, standalone: found.standalone && isOneLine };
  if (hint?.kind !== 'heading') return undefined;
  // Styles of Word nest as Markdown's `#` do: outside all markers.
  const level = Math.min(5, hint.level ?? 1);
  return { level, length: text.length, standalone: true, rank: level - 1 };
}
