import type { Span } from '../draft.ts';
import { QUOTES } from '../text/pairs.ts';

/** The opening mark by the closing one. Straight marks are both. */
const OPENER_OF = new Map([
  ...Array.from(QUOTES, ([opening, closing]) => [closing, opening] as const),
  ['"', '"'],
  ['＂', '＂'],
]);
const OPENERS = new Set(OPENER_OF.values());

/**
 * The quotations of a paragraph, marks included, inner ones too, in the order of their ends. A mark that is never closed,
 * or closes nothing, opens none. Linear but for marks left open.
 */
export function quotationsIn(text: string): Span[] {
  const found: Span[] = [];
  const open: { mark: string; at: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    const opener = OPENER_OF.get(mark);
    const match = opener === undefined ? -1 : open.findLastIndex((one) => one.mark === opener);
    if (match >= 0) {
      found.push({ start: open[match].at, end: at + 1 });
      // What was opened inside and not closed there is never closed.
      open.length = match;
    } else if (OPENERS.has(mark)) open.push({ mark, at });
    if (open.length > MOST_OPEN) open.shift();
  }
  return found;
}

/** Marks left open that are remembered: no writer nests deeper. Guess. */
const MOST_OPEN = 32;
