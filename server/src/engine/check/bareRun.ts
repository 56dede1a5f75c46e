import type { Span } from '../draft.ts';
import { closesAt, opensAt } from '../text/balance.ts';
import { isCharacter } from './characters.ts';

/**
 * The run [{@link start}, {@link end}) of {@link folded}, a paragraph, without the punctuation at its ends. Marks that
 * belong to a pair stay: those that open at its beginning, those that close at its end.
 */
export function withoutMarksAtEnds(folded: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && !isCharacter(folded.charCodeAt(from)) && !opensAt(folded, from)) from++;
  while (to > from && !endsRun(folded, to - 1)) to--;
  return { start: from, end: to };
}

function endsRun(folded: string, at: number): boolean {
  return isCharacter(folded.charCodeAt(at)) || folded[at] === '%' || closesAt(folded, at);
}
