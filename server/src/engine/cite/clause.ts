import type { Span } from '../draft.ts';

const CLAUSE_BORDER = /[，。；：！？\n]/u;

/** The clause of a text around {@link offset} (UTF-16 units), without the marks that end it; at such a mark, the one before it. */
export function clauseAround(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !CLAUSE_BORDER.test(text[start - 1])) start--;
  let end = offset;
  while (end < text.length && !CLAUSE_BORDER.test(text[end])) end++;
  return { start, end };
}
