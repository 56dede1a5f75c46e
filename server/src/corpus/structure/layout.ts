/** The role of each block in its paper: as articles are read from sources, with nothing left out. */
import { parseHeading } from '../../engine/text/headings.ts';
import { findContents } from '../junk/contents.ts';
import { findFurniture } from '../junk/furniture.ts';
import { type CleanBlock } from './blocks.ts';
import { findArticleStarts } from './compilation.ts';
import { type HeadPart, readHead } from './head.ts';
import { isPaperTitle, isTitleLike } from './titles.ts';

/** `file-title` names a compilation, `annex` is the label over an attachment. */
type BlockPart = HeadPart | 'text' | 'contents' | 'file-title' | 'annex';

export interface PlacedBlock {
  readonly part: BlockPart;
  /** True for the first block of an article of a compilation. */
  readonly startsArticle: boolean;
}

/** The label over an attachment, on its own line: `附件`, `附件2`. */
const ANNEX =
  /^[（(【[［〔]?附[\s\u3000]?件?\s*[\d０-９一二三四五六七八九十]{0,3}(?:[-—–][\d０-９]{1,3})?[）)】\]］〕]?[:：.．]?$/u;
/** The same with the title on its line. */
const LABELLED = /^附件?\s*[\d０-９一二三四五六七八九十]{1,3}(?:\s*[:：]\s*|\s+)\S/u;
const IN_BRACKETS = /^[（(][^（）()]{1,20}[）)]$/u;
/** A paragraph this long is text, in units. Guess. */
const LONG_TEXT = 40;
/** Fewest lines of a table of contents: drafts of two headings alone are none. Guess. */
const FEWEST_ENTRIES = 2;

/**
 * The part of each of {@link blocks}, by their order: tables of contents, articles and heads are found by the code that
 * finds them in sources. Linear.
 */
export function placeBlocks(blocks: readonly CleanBlock[]): PlacedBlock[] {
  const furniture = findFurniture(blocks);
  const inked = blocks.filter((_, i) => !furniture.has(i));
  const contents = findContents(inked, () => false);
  const isContents = contents !== undefined && contents.end - contents.start > FEWEST_ENTRIES;
  const inContents = (i: number) => isContents && i >= contents.start && i < contents.end;
  const starts = findArticleStarts(inked, inContents, isContents ? contents : undefined);

  const parts = new Map<CleanBlock, BlockPart>();
  inked.forEach((block, i) => {
    if (inContents(i)) parts.set(block, 'contents');
  });
  const borders = [0, ...starts, inked.length];
  for (const [number, from] of borders.slice(0, -1).entries()) {
    const section = inked.slice(from, borders[number + 1]).filter((block) => !parts.has(block));
    placeHeads(section, starts.length > 0 && number === 0, parts);
  }
  const opening = new Set(starts.map((start) => inked[start]));
  return blocks.map((block) => ({ part: parts.get(block) ?? 'text', startsArticle: opening.has(block) }));
}

/** The heads of an article and of its attachments; {@link isFile} is true for what is before the articles. */
function placeHeads(blocks: readonly CleanBlock[], isFile: boolean, parts: Map<CleanBlock, BlockPart>): void {
  const annexes = blocks.flatMap((_, i) => (i > 0 && opensAnnex(blocks, i) ? [i] : []));
  const borders = [0, ...annexes, blocks.length];
  for (const [number, from] of borders.slice(0, -1).entries()) {
    const label = blocks[from];
    const isLabel = label !== undefined && ANNEX.test(label.text);
    if (isLabel) parts.set(label, 'annex');
    const section = blocks.slice(isLabel ? from + 1 : from, borders[number + 1]);
    for (const [block, part] of isFile ? fileHead(section) : headOf(section)) parts.set(block, part);
  }
}

function headOf(blocks: readonly CleanBlock[]): ReadonlyMap<CleanBlock, BlockPart> {
  // What is the name of something in a corpus is a title where nothing else is written yet.
  const [first] = blocks;
  if (first && blocks.length === 1 && isPaperTitle(first.text) && isTitleLike(first.text))
    return new Map([[first, 'title']]);
  const { parts } = readHead(blocks, [], '');
  return [...parts.values()].includes('title') ? parts : new Map();
}

/** The lines by which a compilation goes, before its contents and articles. */
function fileHead(blocks: readonly CleanBlock[]): ReadonlyMap<CleanBlock, BlockPart> {
  const end = blocks.findIndex(({ text }) => !isTitleLike(text) && !IN_BRACKETS.test(text));
  const lines = end < 0 ? blocks : blocks.slice(0, end);
  return new Map(
    lines.map((block, i) => [block, i > 0 && IN_BRACKETS.test(block.text) ? 'subtitle' : 'file-title']),
  );
}

/** A label over an attachment, or one with its title beside it that text follows; not one line of a list of them. */
function opensAnnex(blocks: readonly CleanBlock[], at: number): boolean {
  const block = blocks[at];
  if (block === undefined) return false;
  const { text, gapBefore } = block;
  if (ANNEX.test(text)) return true;
  if (!gapBefore || !LABELLED.test(text) || !isTitleLike(text)) return false;
  const next = blocks[at + 1]?.text ?? '';
  return next.length >= LONG_TEXT || parseHeading(next) !== undefined;
}
