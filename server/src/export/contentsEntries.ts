import { readEntry } from '../corpus/junk/contents.ts';
import { parseHeading } from '../engine/text/headings.ts';
import type { ContentsEntry } from './document.ts';
import { paperLevel } from './headingLevels.ts';

/** {@link lines} of a table of contents; the outermost of their levels is the first, whatever its marker. */
export function contentsEntries(lines: readonly string[]): ContentsEntry[] {
  const entries = lines.map(readEntry);
  const levels = entries.map(({ text }) => parseHeading(text)?.level ?? 1);
  const ascending = [...new Set(levels)].sort((a, b) => a - b);
  return entries.map(({ text, page }, i) => ({
    text,
    page: String(page ?? ''),
    level: paperLevel(ascending.indexOf(levels[i]) + 1),
  }));
}
