import type { Draft } from '../draft.ts';
import { foldText } from '../text/fold.ts';
import { lineStartBefore } from '../text/lineStarts.ts';

/** Original units read to the left of the caret: enough for the longest context and some white space. Guess. */
const REACH = 400;

/** The text to the left of the caret in its paragraph. */
export interface LeftContext {
  /** Folded. */
  readonly text: string;
  /** Whether it begins where the paragraph, or the table cell, begins. */
  readonly whole: boolean;
}

/** The end of the paragraph before {@link offset}, folded. Contexts never cross the start of a line or of a table cell. */
export function leftContextOf(draft: Draft, offset: number): LeftContext {
  const lineStart = lineStartBefore(draft.text, offset);
  const from = Math.max(lineStart, offset - REACH);
  const cell = from + draft.text.slice(from, offset).lastIndexOf('|') + 1;
  return { text: foldText(draft.text.slice(cell, offset)), whole: cell > from || from === lineStart };
}
