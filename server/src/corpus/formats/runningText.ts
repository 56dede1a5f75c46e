/** Fewest units of a line that is taken for running text. Guess. */
const LONG_TEXT = 40;
/** Of a line that is longer, the beginning says enough. */
export const ENOUGH_TEXT = 4 * LONG_TEXT;

/** Whether {@link line} is running text. */
export function isRunningText(line: string): boolean {
  return line.length >= LONG_TEXT && /[。！？；]/u.test(line);
}

/** Whether a cell with these {@link lines} shows that its table only lays the page out. */
export function laysOut(lines: readonly string[]): boolean {
  return lines.length > 1 && lines.some(isRunningText);
}
