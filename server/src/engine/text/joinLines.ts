/** {@link text} on one line: every run of white space that holds a line break becomes {@link joint}. Linear. */
export function joinLines(text: string, joint: string): string {
  return text.replaceAll(/\s+/gu, (space) => (/[\r\n]/u.test(space) ? joint : space));
}
