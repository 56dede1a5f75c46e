/** Lines named by people: compared folded, `*` for anything. */
import { foldText } from '../../engine/text/fold.ts';

/** True for lines that one of the patterns names, whole. */
export type MatchesLine = (line: string) => boolean;

/** A matcher for {@link patterns}; linear in the line for each pattern with a `*`, one look-up for all others. */
export function lineMatcher(patterns: readonly string[]): MatchesLine {
  if (patterns.length === 0) return () => false;
  const whole = new Set<string>();
  const wild: string[][] = [];
  for (const pattern of patterns) {
    const parts = pattern.split('*').map(foldText);
    if (parts.every((part) => part === '')) continue;
    if (parts.length === 1) whole.add(parts[0]);
    else wild.push(parts);
  }
  return (line) => {
    const folded = foldText(line);
    return whole.has(folded) || wild.some((parts) => matchesParts(folded, parts));
  };
}

function matchesParts(line: string, parts: readonly string[]): boolean {
  const last = parts[parts.length - 1];
  if (!line.startsWith(parts[0]) || line.length < parts[0].length + last.length || !line.endsWith(last))
    return false;
  let at = parts[0].length;
  for (const part of parts.slice(1, -1)) {
    const found = line.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= line.length - last.length;
}
