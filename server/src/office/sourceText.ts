import type { PassageDocument } from './schema.ts';

/** Empty lines between two passages are kept up to so many: text dropped as junk does not leave a long gap. Guess. */
const MOST_LINES = 1_000_000;

/**
 * The text of a file from its passages, each at its line and column, so that the ranges of sources count in it; what
 * was left out as junk is blank. Linear.
 */
export function textOf(passages: readonly PassageDocument[]): string {
  const parts: string[] = [];
  let line = 0;
  let column = 0;
  for (const passage of passages) {
    const breaks = Math.min(MOST_LINES, Math.max(0, passage.line - line));
    if (breaks > 0) {
      parts.push('\n'.repeat(breaks));
      [line, column] = [line + breaks, 0];
    }
    if (passage.column > column) parts.push(' '.repeat(passage.column - column));
    parts.push(passage.text);
    const lastBreak = passage.text.lastIndexOf('\n');
    line += lastBreak < 0 ? 0 : passage.text.split('\n').length - 1;
    column =
      lastBreak < 0
        ? Math.max(column, passage.column) + passage.text.length
        : passage.text.length - lastBreak - 1;
  }
  return parts.join('');
}
