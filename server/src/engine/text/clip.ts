/**
 * {@link text}, or its first characters with an ellipsis after them where it has more than {@link length}. Counts
 * characters, not UTF-16 units: one beyond the basic plane counts once and stays whole.
 */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text;
  // Of this many units, at least `length + 1` are characters of their own.
  const characters = Array.from(text.slice(0, 2 * length + 1));
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** The same from the other end: {@link text}, or its last characters with an ellipsis before them. */
export function clippedLeft(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = Array.from(text.slice(-(2 * length + 1)));
  return characters.length <= length ? text : `…${characters.slice(characters.length - length + 1).join('')}`;
}
