import type { Span } from '../draft.ts';
import { wholeCharacters } from '../text/characters.ts';
import { foldUnit } from '../text/fold.ts';

const CLAUSE_BORDERS = '，。；：！？';
/** Units on either side of an offset that say what its clause speaks of: a list of names may be one of any length. Guess. */
const NEAR = 150;

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

/** {@link clauseAround}, and of a long clause what is near {@link offset}: what is looked for by all that a clause says. */
export function clauseNear(text: string, offset: number): Span {
  const { start, end } = clauseAround(text, offset);
  const [from, to] = wholeCharacters(text, Math.max(start, offset - NEAR), Math.min(end, offset + NEAR));
  return { start: from, end: to };
}

function isBorder(text: string, at: number): boolean {
  if (text[at] === '\n' || text[at] === '\r') return true;
  return CLAUSE_BORDERS.includes(String.fromCharCode(foldUnit(text.charCodeAt(at))));
}
