import type { Span } from '../draft.ts';
import { foldUnit } from './fold.ts';
import { INVISIBLE_PLANE } from './foldTable.ts';
import { characterOf, compatibilityAt, foldedTogether } from './unified.ts';

/** A text without what no reader sees in it, each of its characters as long as it is compared, with the way back. */
interface Visible {
  readonly text: string;
  /** Where a span of {@link text} is in the original. What is invisible around it stays outside. */
  original(span: Span): Span;
}

/**
 * {@link original} without marks of direction, joiners, variation selectors, tags, places of objects and their like,
 * which would hide from a check what is around them. Line ends and blanks stay; compatibility ideographs beyond the
 * basic plane that look like a character of one unit are that character. Linear, and nothing but a look at each unit
 * where there is none.
 */
export function visible(original: string): Visible {
  if (!needsChange(original)) return { text: original, original: (span) => span };
  const offsets = new Uint32Array(original.length);
  let text = '';
  let from = 0;
  let length = 0;
  for (let at = 0; at <= original.length;) {
    const hidden = at < original.length ? invisibleLength(original, at) : 0;
    const together = foldedTogether(original, at);
    if (hidden === 0 && together === 1 && at < original.length) {
      offsets[length++] = at++;
      continue;
    }
    text += original.slice(from, at);
    if (together > 1) {
      text += characterOf(compatibilityAt(original, at) ?? '');
      offsets[length++] = at;
    }
    at += Math.max(together, hidden);
    from = at;
  }
  return {
    text,
    original: ({ start, end }) => {
      const last = end > 0 ? offsets[end - 1] + foldedTogether(original, offsets[end - 1]) : 0;
      // A place between two characters is that after the first one.
      return start === end ? { start: last, end: last } : { start: offsets[start], end: last };
    },
  };
}

function needsChange(text: string): boolean {
  for (let at = 0; at < text.length; at++)
    if (invisibleLength(text, at) > 0 || foldedTogether(text, at) > 1) return true;
  return false;
}

/** Units of the invisible character at {@link at}; 0 for any other. */
function invisibleLength(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (foldUnit(unit) !== 0) return 0;
  const isPair = unit === INVISIBLE_PLANE && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
  return isPair ? 2 : 1;
}
