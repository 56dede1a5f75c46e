import { findJunk } from '../corpus/junk/rules.ts';
import type { LineHint } from '../corpus/source.ts';
import { splitBlocks } from '../corpus/structure/blocks.ts';
import type { Cell, Run } from './document.ts';
import { mayBeHeading } from './headingLevels.ts';

/** A line of a draft before its part in the paper is known. */
export interface DraftLine {
  readonly runs: readonly Run[];
  /** True where blank lines, or another block, precede it. */
  readonly gapBefore: boolean;
  /** Rank of a Markdown heading, 1 the outermost. */
  readonly rank?: number;
  /** The table that takes the place of a line. */
  readonly rows?: readonly (readonly Cell[])[];
  /** False where the line must not become a heading or a part of the paper's frame: items of lists, quotations. */
  readonly isPlain?: boolean;
  /** Hints from the format of the draft. */
  readonly hint?: LineHint;
}

export interface DraftLines {
  readonly lines: readonly DraftLine[];
  readonly footnotes: ReadonlyMap<number, readonly Run[]>;
}

/** Comments, which carry directives for checks, and are not part of the paper. */
const COMMENT_LINE = /^<!--[^\n]*-->$/u;
/** Leftovers of programs, and parts that the layout adds itself: not part of the paper. */
const NOT_PRINTED: ReadonlySet<string> = new Set([
  'bookmark',
  'field-code',
  'paywall-mark',
  'page-number',
  'separator',
]);

/** Prefix that marks a line of a text as a heading, and its depth. */
const HEADING_MARK = /^(?<signs>#{1,6})[ \t\u3000]+(?=\S)/u;

/**
 * The lines of a plain text, split into paragraphs like sources: wrapped lines are joined, paragraphs separated that
 * continue on one line with an indentation between them; rows with tabs are a table. Where {@link hints} do not know it, a
 * `#` marks a heading. Linear.
 */
export function plainLines(
  text: string,
  hints?: ReadonlyMap<number, LineHint>,
  wrapped?: ReadonlySet<number>,
): DraftLines {
  const lines: DraftLine[] = [];
  let gapBefore = false;
  for (const block of splitBlocks(text, hints, wrapped)) {
    gapBefore ||= block.gapBefore;
    const ink = printed(block.text);
    if (ink === '' || COMMENT_LINE.test(ink) || block.hint?.junk !== undefined) continue;
    lines.push(hints === undefined ? draftLine(ink, gapBefore) : hintedLine(ink, gapBefore, block.hint));
    gapBefore = false;
  }
  return { lines, footnotes: new Map() };
}

function draftLine(text: string, gapBefore: boolean): DraftLine {
  const mark = HEADING_MARK.exec(text);
  if (mark === null) return { runs: [{ text }], gapBefore };
  const rank = mark.groups?.signs?.length ?? 1;
  return { runs: [{ text: text.slice(mark[0].length) }], gapBefore, rank };
}

function hintedLine(text: string, gapBefore: boolean, hint: LineHint | undefined): DraftLine {
  return {
    runs: [{ text }],
    gapBefore,
    ...(hint === undefined ? {} : { hint }),
    ...(hint?.kind === 'heading' && mayBeHeading(text) ? { rank: hint.level ?? 1 } : {}),
  };
}

/** The printed text of a paragraph, on one line. */
function printed(text: string): string {
  let rest = text;
  for (const { start, end, rule } of findJunk(text).toReversed()) {
    if (NOT_PRINTED.has(rule)) rest = rest.slice(0, start) + rest.slice(end);
  }
  return joinLines(rest.trim());
}

/** A wrapped paragraph as one line: Latin words and numbers keep a space between them, everything else needs none. */
export function joinLines(text: string): string {
  return text
    .split(/\r\n|\n|\r/u)
    .map((line) => line.trim())
    .reduce(
      (whole, line) => whole + (/[\dA-Za-z]$/u.test(whole) && /^[\dA-Za-z]/u.test(line) ? ' ' : '') + line,
    );
}
