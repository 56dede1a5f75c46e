/** Markdown files: their text as it stands, with what is known of its lines and of the signs in them. */
import { LineStarts } from '../../engine/text/lineStarts.ts';
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
  const lines = new LineStarts(text);
  const hints = new Map<number, LineHint>();
  if (document.frontMatterEnd > 0) {
    const last = lines.lineOf(document.frontMatterEnd);
    for (let line = 0; line <= last; line++) hints.set(line, { junk: 'front-matter' });
  }
  document.tree.iterate({
    enter({ name, from }) {
      if (name === 'TableHeader' || name === 'TableRow') hints.set(lines.lineOf(from), { kind: 'table' });
    },
  });
  const title = titleIn(text.slice(0, document.frontMatterEnd));
  return {
    format: 'md',
    encoding,
    text,
    signs: signsOf(document),
    wrapped: new Set(joinedBreaks(document, maskedLines(document)).map((end) => lines.lineOf(end) + 1)),
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
