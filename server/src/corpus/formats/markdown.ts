/** Markdown files: their text as it stands, with what is known of its lines and of the signs in them. */
import { parseMarkdown } from '../../engine/markdown/document.ts';
import { maskedLines } from '../../engine/markdown/mask.ts';
import { signsOf } from '../../engine/markdown/signs.ts';
import { joinedBreaks } from '../../engine/markdown/wrapping.ts';
import { decodeText } from '../encoding/decode.ts';
import { type ExtractedText, type LineHint } from '../source.ts';

/**
 * Reads a Markdown file. Its front matter is marked as junk (`front-matter`), the title in it kept; lines of paragraphs
 * that were wrapped by hand belong together.
 */
export function readMarkdown(bytes: Uint8Array): ExtractedText {
  const { text, encoding } = decodeText(bytes);
  const document = parseMarkdown(text);
  const lineOf = lineCounter(text);
  const hints = new Map<number, LineHint>();
  if (document.frontMatterEnd > 0) {
    const last = lineOf(document.frontMatterEnd);
    for (let line = 0; line <= last; line++) hints.set(line, { junk: 'front-matter' });
  }
  document.tree.iterate({
    enter({ name, from }) {
      if (name === 'TableHeader' || name === 'TableRow') hints.set(lineOf(from), { kind: 'table' });
    },
  });
  const title = titleIn(text.slice(0, document.frontMatterEnd));
  return {
    format: 'md',
    encoding,
    text,
    signs: signsOf(document),
    wrapped: new Set(joinedBreaks(document, maskedLines(document)).map((end) => lineOf(end) + 1)),
    ...(hints.size === 0 ? {} : { hints }),
    ...(title === undefined ? {} : { title }),
  };
}

function titleIn(frontMatter: string): string | undefined {
  for (const line of frontMatter.split(/\r\n|\n|\r/u)) {
    if (!/^title:/iu.test(line)) continue;
    const title = line.slice('title:'.length).trim();
    return /^(["']).+\1$/u.test(title) ? title.slice(1, -1) : title || undefined;
  }
  return undefined;
}

/** Gives the line of an offset: logarithmic in the lines, which are counted once. */
function lineCounter(text: string): (offset: number) => number {
  const breaks = /\r\n|\n|\r/gu;
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(breaks)) starts.push(index + end.length);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
}
