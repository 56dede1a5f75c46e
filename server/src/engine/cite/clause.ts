import type { Span } from '../draft.ts';
import { foldUnit } from '../text/fold.ts';

const CLAUSE_BORDERS = '，。；：！？';

/**
 * The clause of a text, folded or not, around {@link offset} (UTF-16 units), without the marks that end it; at such a mark,
 * the one before it.
 */
export function clauseAround(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isBorder(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !isBorder(text, end)) end++;
  return { start, end };
}

function isBorder(text: string, at: number): boolean {
  if (text[at] === '\n' || text[at] === '\r') return true;
  return CLAUSE_BORDERS.includes(String.fromCharCode(foldUnit(text.charCodeAt(at))));
}
