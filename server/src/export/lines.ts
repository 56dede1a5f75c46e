import type { Cell, PaperLevel, Run } from './document.ts';

/** A line of a draft before its part in the paper is known. */
export interface DraftLine {
  readonly runs: readonly Run[];
  /** True where blank lines, or another block, come before it. */
  readonly gapBefore: boolean;
  /** Rank of a Markdown heading, 1 the outermost. */
  readonly rank?: number;
  /** A table in place of a line. */
  readonly rows?: readonly (readonly Cell[])[];
  /** False where the line must not become a heading or a part of the paper's frame: items of lists, quotations. */
  readonly isPlain?: boolean;
}

export interface DraftLines {
  readonly lines: readonly DraftLine[];
  readonly footnotes: ReadonlyMap<number, readonly Run[]>;
}

/** Comments, which carry directives for checks, and are no part of the paper. */
const COMMENT_LINE = /^\s*<!--[^\n]*-->\s*$/u;

/** The lines of a plain text, one a paragraph; blank ones are left out. Linear. */
export function plainLines(text: string): DraftLines {
  const lines: DraftLine[] = [];
  let gapBefore = false;
  for (const line of text.split(/\r\n|[\n\r]/u)) {
    const ink = line.trim();
    if (ink === '') gapBefore = true;
    if (ink === '' || COMMENT_LINE.test(line)) continue;
    lines.push({ runs: [{ text: ink }], gapBefore });
    gapBefore = false;
  }
  return { lines, footnotes: new Map() };
}

/** A level as the paper has it: deeper ones are set like the deepest. */
export function paperLevel(level: number): PaperLevel {
  return Math.min(4, Math.max(1, level)) as PaperLevel;
}
