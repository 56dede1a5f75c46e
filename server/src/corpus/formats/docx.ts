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
/** Parts that mammoth is not shown. */
const UNREAD = /(?:^|\/)(?:numbering|comments)\w*\.xml$/iu;
/** Bytes of a part that mammoth reads whole: notes, styles, relations. */
const MOST_NOTES = 6 * 1024 * 1024;
const STYLE_SHEET = /(?:^|\/)styles\d*\.xml$/iu;

/** Reads a Word file. */
export async function readDocx(archive: Archive): Promise<ExtractedText> {
  for (const { name, size } of archive.entries) {
    if (/\.(?:xml|rels)$/iu.test(name) && size > MOST_MARKUP) throw tooLarge();
  }
  const { default: mammoth } = await import('mammoth');
  const parts = new WordParts(archive, await readContext(archive));
  const writer = new LineWriter();
  do {
    // Mammoth's types do not name this input: it stands for a file's own archive.
    const input = { file: parts } as unknown as { buffer: Buffer };
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
    writeMammoth(html.value, writer);
  } while (parts.nextPiece());
  return { format: 'docx', ...writer.finish() };
}

async function readContext(archive: Archive): Promise<WordContext> {
  const readFirst = async (pattern: RegExp) => {
    const found = archive.entries.find(({ name }) => pattern.test(name));
    const bytes = found && (await archive.read(found.name, MOST_MARKUP));
    return bytes && decodeXml(bytes);
  };
  const styles = readStyles(await readFirst(STYLE_SHEET));
  return { styles, lists: new WordLists(await readFirst(NUMBERING)) };
}

/** The parts of a Word file as mammoth asks for them, prepared; the main part piece by piece. */
class WordParts {
  readonly #archive: Archive;
  readonly #context: WordContext;
  readonly #read = new Map<string, string>();
  #main = '';
  #pieces: string[] = [];

  constructor(archive: Archive, context: WordContext) {
    this.#archive = archive;
    this.#context = context;
  }

  /** Goes on to the next piece of the main part; false where there is none. */
  nextPiece(): boolean {
    this.#pieces.shift();
    return this.#pieces.length > 0;
  }

  /** Lists are kept from mammoth, as their numbers are written in; so are comments. */
  exists(name: string): boolean {
    return this.#archive.has(name) && !UNREAD.test(name);
  }

  async read(name: string, encoding?: string): Promise<string | Uint8Array> {
    const known = name === this.#main ? this.#pieces[0] : this.#read.get(name);
    if (known !== undefined) return known;
    const bytes = await this.#archive.read(name, MOST_MARKUP);
    if (bytes === undefined) throw new SkippedSourceError('broken', 'The Word file lacks a part.');
    if (encoding === undefined || encoding === 'base64') return bytes;
    const xml = decodeXml(bytes);
    if (/<w:body[\s>]/u.test(xml)) {
      this.#main = name;
      this.#pieces = prepareWordPart(xml, this.#context);
      return this.#pieces[0];
    }
    if (bytes.length > MOST_NOTES) throw tooLarge();
    const [prepared] = prepareWordPart(xml);
    this.#read.set(name, prepared);
    return prepared;
  }
}

/** Lines of mammoth's HTML: headings, page breaks, tables and notes marked, marks of notes left out. */
function writeMammoth(html: string, writer: LineWriter): void {
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
}

/** The `[1]` in the text, and the `↑` at the note. */
function isNoteMark({ name, attribs }: Element): boolean {
  if (name !== 'a') return false;
  return (
    /^(?:foot|end)note-ref/u.test(attribs.id ?? '') || /^#(?:foot|end)note-ref/u.test(attribs.href ?? '')
  );
}
