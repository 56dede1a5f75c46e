/** Word files (`.docx`), read by mammoth: insertions in, tracked deletions and comments out. */
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { type Archive } from './archive.ts';
import { writeHtml } from './html.ts';
import { LineWriter } from './lineWriter.ts';
import { MOST_MARKUP, tooLarge } from './limits.ts';
import { type Element, parseHtml, walk } from './markup.ts';

/** How mammoth writes what it has no rule of its own for; `:fresh` keeps paragraphs apart. */
const STYLES = [
  "br[type='page'] => hr.page",
  "p[style-name='Title'] => p.title:fresh",
  "p[style-name='标题'] => p.title:fresh",
];

/** Reads a Word file; {@link archive} are the same {@link bytes}, opened. */
export async function readDocx(bytes: Uint8Array, archive: Archive): Promise<ExtractedText> {
  for (const { name, size } of archive.entries) {
    if (/\.(?:xml|rels)$/iu.test(name) && size > MOST_MARKUP) throw tooLarge();
  }
  const { default: mammoth } = await import('mammoth');
  const input = { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  const html = await mammoth
    .convertToHtml(input, {
      styleMap: STYLES,
      ignoreEmptyParagraphs: true,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    })
    .catch((cause: unknown) => {
      throw new SkippedSourceError('broken', 'The Word file is damaged.', { cause });
    });
  return { format: 'docx', ...readMammoth(html.value) };
}

/** Lines of mammoth's HTML: headings, page breaks, tables and notes marked, marks of notes left out. */
function readMammoth(html: string): Pick<ExtractedText, 'text' | 'hints'> {
  const writer = new LineWriter();
  const document = parseHtml(html);
  const notes = new Set<Element>();
  walk(document, {
    enter(element) {
      if (!/^(?:foot|end)note-/u.test(element.attribs.id ?? '') || element.name !== 'li') return true;
      walk(element, { enter: (inner) => Boolean(notes.add(inner)) });
      notes.add(element);
      return false;
    },
  });
  writeHtml(document, writer, {
    skip: (element) => {
      if (element.name === 'hr') writer.markNext({ breakBefore: true });
      return isNoteMark(element);
    },
    hintFor: (block) => {
      if (notes.has(block)) return { kind: 'footnote' };
      return block.attribs.class === 'title' ? { kind: 'title' } : {};
    },
  });
  return writer.finish();
}

/** The `[1]` in the text, and the `↑` at the note. */
function isNoteMark({ name, attribs }: Element): boolean {
  if (name !== 'a') return false;
  return (
    /^(?:foot|end)note-ref/u.test(attribs.id ?? '') || /^#(?:foot|end)note-ref/u.test(attribs.href ?? '')
  );
}
