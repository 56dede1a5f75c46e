import type { Span } from '../draft.ts';
import { isCharacter } from './characters.ts';

/**
 * The run [{@link start}, {@link end}) of {@link folded}, a paragraph, without the punctuation at its ends. Marks that
 * belong to a pair stay: those that open at its beginning, those that close at its end, as {@link sides} says of the
 * paragraph (`sidesOf`).
 */
export function withoutMarksAtEnds(folded: string, sides: Int8Array, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && !isCharacter(folded.charCodeAt(from)) && sides[from] !== 1) from++;
  while (to > from && !endsRun(folded, sides, to - 1)) to--;
  return { start: from, end: to };
}

function endsRun(folded: string, sides: Int8Array, at: number): boolean {
  return isCharacter(folded.charCodeAt(at)) || folded[at] === '%' || sides[at] === -1;
}
