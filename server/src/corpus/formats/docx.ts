/** Word files (`.docx`), read by mammoth: insertions in, tracked deletions and comments out. */
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { type Archive } from './archive.ts';
import { writeHtml } from './html.ts';
import { LineWriter } from './lineWriter.ts';
import { MOST_MARKUP, tooLarge } from './limits.ts';
import { decodeXml, type Element, parseHtml, walk } from './markup.ts';
import { prepareWordPart, type WordContext } from './wordMarkup.ts';
import { readStyles, WordLists } from './wordStyles.ts';

/** How mammoth writes what it has no rule of its own for; `:fresh` keeps paragraphs apart. */
const STYLES = [
  "br[type='page'] => hr.page",
  'p.Title => p.title:fresh',
  "p[style-name='Title'] => p.title:fresh",
  "p[style-name='标题'] => p.title:fresh",
];
const NUMBERING = /(?:^|\/)numbering\d*\.xml$/iu;
const STYLE_SHEET = /(?:^|\/)styles\d*\.xml$/iu;

/** Reads a Word file. */
export async function readDocx(archive: Archive): Promise<ExtractedText> {
  for (const { name, size } of archive.entries) {
    if (/\.(?:xml|rels)$/iu.test(name) && size > MOST_MARKUP) throw tooLarge();
  }
  const { default: mammoth } = await import('mammoth');
  // Mammoth's types do not name this input: it stands for a file's own archive.
  const input = { file: await openParts(archive) } as unknown as { buffer: Buffer };
  const html = await mammoth
    .convertToHtml(input, {
      styleMap: STYLES,
      ignoreEmptyParagraphs: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    })
    .catch((cause: unknown) => {
      if (cause instanceof SkippedSourceError) throw cause;
      throw new SkippedSourceError('broken', 'The Word file is damaged.', { cause });
    });
  return { format: 'docx', ...readMammoth(html.value) };
}

/** What mammoth asks of an archive. */
interface WordParts {
  exists(name: string): boolean;
  read(name: string, encoding?: string): Promise<string | Uint8Array>;
}

/** The parts of a Word file, prepared for mammoth; the list of its numbers is kept from it, as they are written in. */
async function openParts(archive: Archive): Promise<WordParts> {
  const read = async (name: string) => {
    const bytes = await archive.read(name, MOST_MARKUP);
    if (bytes === undefined) throw new SkippedSourceError('broken', 'The Word file lacks a part.');
    return bytes;
  };
  const readFirst = async (pattern: RegExp) => {
    const found = archive.entries.find(({ name }) => pattern.test(name));
    return found && decodeXml(await read(found.name));
  };
  const styles = readStyles(await readFirst(STYLE_SHEET));
  const context: WordContext = { styles, lists: new WordLists(await readFirst(NUMBERING)) };
  return {
    exists: (name) => archive.has(name) && !NUMBERING.test(name),
    async read(name, encoding) {
      const bytes = await read(name);
      if (encoding === undefined || encoding === 'base64') return bytes;
      const xml = decodeXml(bytes);
      return prepareWordPart(xml, /<w:body[\s>]/u.test(xml) ? context : undefined);
    },
  };
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
    keepsSpace: true,
    skip: (element) => {
      if (element.name === 'hr') writer.markNext({ breakBefore: true });
      return isNoteMark(element);
    },
    hintFor: (block) => {
      if (block.name === 'p' && block.children.length === 0) writer.markNext({ gapBefore: true });
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
