import type { Draft } from '../draft.ts';

/** Fenced code (also unclosed), front matter and comments. */
const BLOCKS =
  /^ {0,3}(```|~~~)[^\n]*\n(?:[\s\S]*?^ {0,3}\1[^\n]*$|[\s\S]*)|<!--[\s\S]*?(?:-->|$(?![\s\S]))/gmu;
const FRONT_MATTER = /^---\r?\n[\s\S]*?(?:\r?\n---(?=\r?\n|$)|$(?![\s\S]))/u;
/** In one line: code, a link or picture, an address in angle brackets or bare, a tag, a reference. */
const INLINE =
  /(`+)(?!`).*?(?:\1(?!`)|$)|\[[^[\]\n]*\](?:\([^)\n]*\)?|\[[^\]\n]*\]?)|<\/?[a-zA-Z][^>\n]*>?|\bhttps?:\/\/[\x21-\x7e]*|^ {0,3}\[[^\]\n]+\]:.*$/gu;

/**
 * Whether {@link offset} stands in the text of the report: always but in Markdown's code, links, tags,
 * comments and front matter. Linear in the draft, for Markdown alone.
 */
export function isProse({ text, languageId }: Draft, offset: number): boolean {
  if (languageId !== 'markdown') return true;
  const front = FRONT_MATTER.exec(text);
  if (front && offset <= front[0].length) return false;
  const bodyStart = front ? front[0].length : 0;
  for (const { index, 0: block } of text.slice(bodyStart).matchAll(BLOCKS)) {
    const start = bodyStart + index;
    if (start >= offset) break;
    const closed =
      offset > start + block.length || (offset === start + block.length && block.endsWith('-->'));
    if (!closed) return false;
  }
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  const at = offset - lineStart;
  if (/^(?: {4}|\t)\s*(?![-*+\d])[\x21-\x7e]/u.test(line)) return false;
  for (const { index, 0: part } of line.matchAll(INLINE)) {
    const closes = index + part.length === at && /[`)\]>]$/u.test(part) && part.length > 1;
    if (index < at && at <= index + part.length && !closes) return false;
  }
  return true;
}
