/** Lines named by people: compared folded, `*` for anything. */
import { foldText } from '../../engine/text/fold.ts';

/** True for lines that one of the patterns names, whole. */
export type MatchesLine = (line: string) => boolean;

/** A matcher for {@link patterns}; linear in the line for each pattern with a `*`, one look-up for all others. */
export function lineMatcher(patterns: readonly string[]): MatchesLine {
  if (patterns.length === 0) return () => false;
  const whole = new Set<string>();
  const wild: Wild[] = [];
  for (const pattern of patterns) {
    const parts = pattern.split('*').map(foldText);
    if (parts.every((part) => part === '')) continue;
    const [first = '', ...rest] = parts;
    const last = rest.pop();
    if (last === undefined) whole.add(first);
    else wild.push({ first, inner: rest, last });
  }
  return (line) => {
    const folded = foldText(line);
    return whole.has(folded) || wild.some((parts) => matchesParts(folded, parts));
  };
}

/** The folded parts of a pattern, between which anything may be. */
interface Wild {
  readonly first: string;
  readonly inner: readonly string[];
  readonly last: string;
}

function matchesParts(line: string, { first, inner, last }: Wild): boolean {
  if (!line.startsWith(first) || !line.endsWith(last)) return false;
  let at = first.length;
  for (const part of inner) {
    const found = line.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= line.length - last.length;
}
