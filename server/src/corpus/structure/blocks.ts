/** Cuts an extracted text into blocks: the lines, or parts and runs of lines, that are one paragraph each. */
import { parseHeading } from '../../engine/text/headings.ts';
import { type LineHint, SkippedSourceError } from '../source.ts';

/** A paragraph of the text before it is known what it is. Offsets are UTF-16 code units, lines count from 0. */
export interface Block {
  readonly line: number;
  readonly column: number;
  /** Exact slice of the text, white space around it left out; holds line breaks where the file wraps its lines. */
  readonly text: string;
  /** True where a blank line, a page break or the start of the text comes before. */
  readonly gapBefore: boolean;
  readonly hint?: LineHint;
}

/** A block whose junk is known: what is left of it is text. */
export interface CleanBlock extends Block {
  /** Ranges of {@link Block.text} that are not text: junk in mid-line, signs of Markdown. Ascending. */
  readonly drops: readonly (readonly [number, number])[];
}

interface Line {
  readonly number: number;
  /** Range of the ink: without the white space at both ends. */
  readonly start: number;
  readonly end: number;
  /** Column of {@link start}. */
  readonly column: number;
}

const SPACE = /[\s\u3000\u200b\ufeff]/u;
const SENTENCE_END = /[。！？；：!?;:…”’）)》】]$/u;
/**
 * Two or more ideographic spaces: an indentation, which in mid-line means that a line break was lost; not in a label
 * whose characters are set apart (`标` and `题：`).
 */
const LOST_BREAK =
  /(?<!\u3000)(?:(?<!(?:^|[\s\u3000])[\u4e00-\u9fff])\u3000{2,}|\u3000{2,}(?![\u3000\u4e00-\u9fff]{1,2}[\s\u3000]?[:：]))/gu;
/** Most blocks of one text: what has more is a table or a list, and would take more memory than a report is worth. Guess. */
const MOST_BLOCKS = 200_000;
/** Lines at least this long are run-together paragraphs rather than columns set with spaces. Guess. */
const RUN_TOGETHER = 120;

/**
 * Blocks of {@link text} in order; {@link wrapped} holds the lines that go on with the one before, where the format
 * knows. Linear. Throws {@link SkippedSourceError} where they are too many.
 */
export function splitBlocks(
  text: string,
  hints: ReadonlyMap<number, LineHint> = new Map(),
  wrapped?: ReadonlySet<number>,
): Block[] {
  const lines = inkedLines(text);
  const wrapWidth = hints.size === 0 && wrapped === undefined ? findWrapWidth(text, lines) : 0;
  const goesOn = (line: Line, next: Line): boolean =>
    wrapped?.has(next.number) ?? continues(text, line, next, wrapWidth);
  const blocks: Block[] = [];
  let previous: Line | undefined;
  let next = 0;
  for (let first = lines[next++]; first !== undefined; first = lines[next++]) {
    const hint = hints.get(first.number);
    const gapBefore =
      previous === undefined ||
      first.number > previous.number + 1 ||
      hint?.breakBefore === true ||
      hint?.gapBefore === true;
    let last = first;
    for (let more = lines[next]; more !== undefined && goesOn(last, more); more = lines[++next]) last = more;
    const block = {
      line: first.number,
      column: first.column,
      text: text.slice(first.start, last.end),
      gapBefore,
      ...(hint === undefined ? {} : { hint }),
    };
    if (last === first) for (const part of splitLostBreaks(block)) blocks.push(part);
    else blocks.push(block);
    if (blocks.length > MOST_BLOCKS) throw tooManyBlocks();
    previous = last;
  }
  return blocks;
}

/** Text of the block at {@link at}; empty where there is none. */
export function textAt(blocks: readonly Pick<Block, 'text'>[], at: number): string {
  return blocks[at]?.text ?? '';
}

function tooManyBlocks(): SkippedSourceError {
  return new SkippedSourceError('too-large', 'The file has too many lines; split it into smaller ones.');
}

function inkedLines(text: string): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|\n|\r/gu;
  let number = 0;
  let from = 0;
  for (;;) {
    const match = breaks.exec(text);
    const to = match?.index ?? text.length;
    let start = from;
    let end = to;
    while (start < end && SPACE.test(text.charAt(start))) start++;
    while (end > start && SPACE.test(text.charAt(end - 1))) end--;
    if (end > start) lines.push({ number, start, end, column: start - from });
    if (lines.length > MOST_BLOCKS) throw tooManyBlocks();
    if (match === null) return lines;
    from = to + match[0].length;
    number++;
  }
}

function splitLostBreaks(block: Block): Block[] {
  const { text } = block;
  if (text.length < RUN_TOGETHER || !text.includes('\u3000\u3000')) return [block];
  const parts: Block[] = [];
  let from = 0;
  const add = (to: number) => {
    const part = text.slice(from, to);
    const { hint: _, ...plain } = block;
    if (part.trim() !== '') {
      parts.push({
        ...(parts.length === 0 ? block : plain),
        column: block.column + from,
        text: part.trimEnd(),
        gapBefore: parts.length === 0 && block.gapBefore,
      });
    }
  };
  for (const match of text.matchAll(LOST_BREAK)) {
    add(match.index);
    if (parts.length > MOST_BLOCKS) throw tooManyBlocks();
    from = match.index + match[0].length;
  }
  add(text.length);
  return parts;
}

/**
 * Width in units at which the file wraps its lines hard, 0 where it does not: at least two thirds of the lines
 * that another follows directly are within 4 units of one common width, half of those break off in mid-sentence,
 * and hardly a line is longer.
 */
function findWrapWidth(text: string, lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  let followed = 0;
  for (const [i, { start, end, column, number }] of lines.entries()) {
    if (lines[i + 1]?.number !== number + 1) continue;
    followed++;
    const width = end - start + column;
    if (width < 20 || width > 100) continue;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  if (followed < 6) return 0;
  const widths = lines.map(({ start, end, column }) => end - start + column);
  let best = 0;
  let bestCount = 0;
  for (const width of counts.keys()) {
    let near = 0;
    for (let w = width - 4; w <= width; w++) near += counts.get(w) ?? 0;
    if (near > bestCount || (near === bestCount && width > best)) {
      best = width;
      bestCount = near;
    }
  }
  const unfinished = lines.filter(
    ({ start, end, column }) =>
      end - start + column > best - 5 && !SENTENCE_END.test(text.slice(end - 1, end)),
  ).length;
  const longer = widths.filter((width) => width > best).length;
  const wrapped = bestCount * 3 >= followed * 2 && unfinished * 2 >= bestCount && longer * 20 <= lines.length;
  return wrapped ? best : 0;
}

function continues(text: string, line: Line, next: Line, wrapWidth: number): boolean {
  if (wrapWidth === 0 || next.number !== line.number + 1) return false;
  const width = line.end - line.start + line.column;
  if (width < wrapWidth - 4 || width > wrapWidth) return false;
  if (next.column > 0) return false;
  return parseHeading(text.slice(next.start, next.end)) === undefined;
}
