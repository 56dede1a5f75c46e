import { isHigh, isLow } from './units.ts';
/**
 * Characters as readers count them, in texts that are made of UTF-16 units: an ideograph beyond the basic plane has two,
 * and nothing may be between them, begin or end there.
 */

/** Units of a text, by offset. */
type Units = string | ArrayLike<number>;

/** Whether {@link at} parts the two units of one character. */
export function splitsCharacter(units: Units, at: number): boolean {
  return isHigh(unitAt(units, at - 1)) && isLow(unitAt(units, at));
}

/** [{@link start}, {@link end}) without the halves of characters that it would begin and end with. */
export function wholeCharacters(units: Units, start: number, end: number): readonly [number, number] {
  const from = splitsCharacter(units, start) ? start + 1 : start;
  const to = splitsCharacter(units, end) ? end - 1 : end;
  return [from, Math.max(from, to)];
}

/**
 * Whether {@link unit} stands for no character that anyone could read: what did not decode (U+FFFD), private use, what
 * is not a character. It is found where it is, and never offered.
 */
export function isIllegible(unit: number): boolean {
  return unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff) || (unit >= 0xfdd0 && unit <= 0xfdef);
}

function unitAt(units: Units, at: number): number {
  return typeof units === 'string' ? units.charCodeAt(at) : units[at];
}
