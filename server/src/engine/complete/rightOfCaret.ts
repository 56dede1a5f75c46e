import { fold } from '../text/fold.ts';
import { isBalanced } from '../text/balance.ts';

/** Original units read to the right of the caret. Guess. */
const REACH = 120;
const PUNCTUATION = /^[，。、；：？！“‘》）〕]+$/u;

/** Units to the right of the caret that an item must not contain in its middle. Guess. */
const PROBE = 4;

/** The text to the right of the caret in its line. */
export interface RightText {
  /** Folded. */
  readonly text: string;
  /** For each folded unit, and at its end, how many original units are before it. */
  readonly offsets: Uint32Array;
}

/** The line's text after {@link offset}. */
export function rightOf(draft: string, offset: number): RightText {
  return fold(draft.slice(offset, offset + REACH).split(/[\r\n]/u, 1)[0]);
}

/**
 * How many original units to the right of the caret a continuation repeats, so that accepting it must replace them;
 * undefined where its text is there already. {@link open} holds the marks open before the caret.
 */
export function overlap(continuation: string, right: RightText, open: string): number | undefined {
  const { text, offsets } = right;
  if (text === '') return 0;
  if (text.startsWith(continuation)) return undefined;
  if (continuation.startsWith(text)) return offsets[text.length];
  for (let length = Math.min(continuation.length - 1, text.length); length > 0; length--) {
    const shared = text.slice(0, length);
    if (!continuation.endsWith(shared)) continue;
    // A single shared character may well be a coincidence.
    if (length > 1 || PUNCTUATION.test(shared) || length === text.length) return offsets[length - 1] + 1;
  }
  if (text.length > 1 && continuation.includes(text.slice(0, PROBE))) return undefined;
  const closesOpen = open !== '' && !isBalanced(continuation, '');
  return closesOpen && /^[“‘》）〕]/u.test(text) && continuation.includes(text[0]) ? offsets[0] + 1 : 0;
}
