/** Markdown: its text as it stands, with the lines known that are not of it, and the signs inside lines. */
import { decodeText } from '../encoding/decode.ts';
import { type ExtractedText, type LineHint } from '../source.ts';

/** Lines that a front matter has at most. */
const LONGEST_FRONT_MATTER = 60;

/** Reads a Markdown file. Its front matter is marked as junk (`front-matter`), the title in it kept. */
export function readMarkdown(bytes: Uint8Array): ExtractedText {
  const { text, encoding } = decodeText(bytes);
  const lines = text.slice(0, 20_000).split(/\r\n|\n|\r/u, LONGEST_FRONT_MATTER);
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  const hints = new Map<number, LineHint>();
  for (let line = 0; line <= end; line++) hints.set(line, { junk: 'front-matter' });
  const title = lines
    .slice(0, Math.max(0, end))
    .map((line) => /^title:\s*["']?(.+?)["']?\s*$/iu.exec(line)?.[1])
    .find((found) => found !== undefined);
  return {
    format: 'md',
    encoding,
    text,
    ...(hints.size === 0 ? {} : { hints }),
    ...(title === undefined ? {} : { title }),
  };
}

/** Signs of longer lines, in units, stay: finding pairs may take the square of the length. */
const LONGEST_LINE = 20_000;

/** Each takes one kind of sign; groups named `a` to `c` are the signs, all else is text. */
const SIGNS: readonly RegExp[] = [
  /^(?<a>(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)+)/dgu,
  /(?<a><!--.{0,1000}?-->|<\/?[a-z][^<>]{0,200}>|!\[[^\]]{0,300}\]\([^()\s]{0,2000}\))/dgiu,
  /(?<!!)(?<a>\[)[^[\]]{1,300}(?<b>\]\([^()\s]{0,2000}(?:\s"[^"]*")?\))/dgu,
  /(?<a>\*\*\*|___|\*\*|__|~~)(?=[^\s*_~])(?:[^*_~]|(?<=\w)_(?=\w))+?(?<=[^\s*_~])(?<b>\k<a>)/dgu,
  /(?<![*\w])(?<a>\*)(?=[^\s*])[^*]+?(?<=[^\s*])(?<b>\*)(?![*\w])/dgu,
  /(?<a>`+)[^`]+(?<b>\k<a>)/dgu,
];

/** Ranges of {@link line} that are Markdown's own signs: ascending, not overlapping. Units of UTF-16. */
export function findMarkdownSigns(line: string): (readonly [number, number])[] {
  if (line.length > LONGEST_LINE || !/[#*_`~[<>|+-]/u.test(line)) return [];
  const ranges = SIGNS.flatMap((pattern) =>
    Array.from(line.matchAll(pattern), ({ indices }) => Object.values(indices?.groups ?? {})).flat(),
  ).filter((range) => range !== undefined);
  if (/^\|.*\|$/u.test(line)) for (const { index } of line.matchAll(/\|/gu)) ranges.push([index, index + 1]);
  let end = 0;
  return ranges
    .sort((a, b) => a[0] - b[0] || b[1] - a[1])
    .filter(([from, to]) => {
      if (from < end || to === from) return false;
      end = to;
      return true;
    });
}
