/** Headings numbered by Word's lists: `2 主要做法`, `2.1 供水保障`. In a text nothing else marks them. */
import type { PaperLevel } from './document.ts';
import { paperLevel } from './headingLevels.ts';

/** A number in parts, and a title after a blank. */
const NUMBERED = /^(?<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?[\s\u3000]+(?=[\u3400-\u9fffA-Za-z“《（])/u;
/** Longest heading, in units. Guess. */
const LONGEST = 40;
const SENTENCE = /[。；！？，：]$|[。；！？]/u;

/**
 * Levels of the lines of {@link texts} that are such headings, by their index in the list. A number of two parts or more makes
 * a heading where its predecessor is there (`2.1`, or a number over it, before `2.2`); one of a single
 * part where a subordinate one follows. Linear.
 */
export function numberedHeadings(texts: readonly string[]): ReadonlyMap<number, PaperLevel> {
  const numbers = texts.map((text) =>
    text.length <= LONGEST && !SENTENCE.test(text) ? NUMBERED.exec(text)?.groups?.number : undefined,
  );
  const all = new Set(numbers);
  const levels = new Map<number, PaperLevel>();
  for (const [line, number] of numbers.entries()) {
    if (number === undefined) continue;
    const parts = number.split('.');
    const isHeading =
      parts.length === 1
        ? all.has(`${number}.1`)
        : parts[parts.length - 1] === '1' || all.has(before(parts)) || all.has(parts.slice(0, -1).join('.'));
    if (isHeading) levels.set(line, paperLevel(parts.length));
  }
  return levels;
}

/** `2.1` before `2.2`. */
function before(parts: readonly string[]): string {
  return [...parts.slice(0, -1), Number(parts[parts.length - 1]) - 1].join('.');
}
