/**
 * OFD files (GB/T 33190), the page format of Chinese public bodies: a zip archive of XML. No kept library reads
 * their text; pages are joined to paragraphs as those of PDFs are. Templates, annotations, seals and attachments are
 * not read.
 */
import { type ExtractedSource, type LineHint, type SourcePart, SkippedSourceError } from '../source.ts';
import { type Archive } from './archive.ts';
import { MOST_MARKUP } from './limits.ts';
import { decodeXml, type Document, type Element, parseXml, textOf, walk } from './markup.ts';
import { itemsIn } from './ofdGraphics.ts';
import { POINTS, sizeOf } from './ofdMatrix.ts';
import { localName, type OfdContent, type OfdItem, readOfdPage } from './ofdPage.ts';
import { titleObjects } from './ofdTags.ts';
import { layOut } from './pdfLayout.ts';
import { ofdRulings } from './ofdRulings.ts';
import { hasGaps, linesOf } from './pdfLines.ts';
import type { Ruling } from './rulings.ts';
import type { PdfLine } from './pdfPage.ts';

/** Pages read of one document. Guess. */
const MOST_PAGES = 3000;
/** Units of text of one document. Guess. */
const MOST_UNITS = 20_000_000;
const A4 = 297;

/** Reads the documents of an OFD file. Throws {@link SkippedSourceError} for those without text. */
export async function readOfd(archive: Archive, name: string): Promise<ExtractedSource> {
  if (archive.entries.some((entry) => /(?:^|\/)Encryptions?\.xml$/iu.test(entry.name))) {
    throw new SkippedSourceError('encrypted', 'The file is protected with a password.');
  }
  const root = await readXml(archive, 'OFD.xml');
  const bodies = root === undefined ? [] : elementsOf(root, 'DocBody');
  const parts: SourcePart[] = [];
  for (const body of bodies) {
    const path = textOfFirst(body, 'DocRoot');
    const document =
      path === undefined ? undefined : await new OfdDocument(archive, resolvePath('', path)).read();
    if (document === undefined) continue;
    const title = textOfFirst(body, 'Title');
    parts.push({ format: 'ofd', name, ...(title === undefined ? {} : { title }), ...document });
  }
  if (parts.length === 0) throw new SkippedSourceError('broken', 'The OFD file has no pages.');
  if (parts.every(({ text }) => text.trim() === '')) {
    throw new SkippedSourceError('no-text-layer', 'The OFD file contains no text: its pages are pictures.');
  }
  return { format: 'ofd', parts };
}

/** What a page holds, in points from its lower edge upwards. */
interface OfdText {
  readonly items: readonly OfdItem[];
  readonly rulings: readonly Ruling[];
}

class OfdDocument {
  readonly #archive: Archive;
  readonly #path: string;

  constructor(archive: Archive, path: string) {
    this.#archive = archive;
    this.#path = path;
  }

  /** Undefined where the archive lacks the document. */
  async read() {
    const document = await readXml(this.#archive, this.#path);
    if (document === undefined) return undefined;
    const box = textOfFirst(document, 'PhysicalBox');
    const height = (box === undefined ? undefined : sizeOf(box)?.[1]) ?? A4;
    const graphics = await this.#readGraphics(document);
    const pages: OfdText[] = [];
    let units = 0;
    for (const page of elementsOf(document, 'Page').slice(0, MOST_PAGES)) {
      const read = await this.#readPage(page.attribs.BaseLoc ?? '', height, graphics);
      units += read.items.reduce((sum, { str }) => sum + str.length, 0);
      if (units > MOST_UNITS) throw new SkippedSourceError('too-large', 'The file contains too much text.');
      pages.push(read);
    }
    const title = await this.#readTitle(
      document,
      pages.flatMap(({ items }) => items),
    );
    // Some programs put the whole text into the background; elsewhere that is decoration.
    const hasBody = pages.some(({ items }) =>
      items.some(({ isBackground, str }) => !isBackground && str.trim() !== ''),
    );
    const lines = pages.map(({ items, rulings }): PdfLine[] =>
      linesOf(hasBody ? items.filter((item) => !item.isBackground) : items, rulings),
    );
    const { text, hints } = layOut(lines);
    return { text, hints: withTitle(text, hints, title), ...(title === undefined ? {} : { title }) };
  }

  /** The text of a page, from its lower edge upwards. */
  async #readPage(
    location: string,
    documentHeight: number,
    graphics: ReadonlyMap<string, OfdContent>,
  ): Promise<OfdText> {
    const bytes = await this.#archive.read(resolvePath(this.#path, location), MOST_MARKUP);
    if (bytes === undefined) return { items: [], rulings: [] };
    const xml = decodeXml(bytes);
    const page = readOfdPage(xml);
    const top = (page.size?.[1] ?? documentHeight) * POINTS;
    const items = itemsIn(page, graphics).map((item) => {
      const [a, b, c, d, x, y] = item.transform;
      return { ...item, transform: [a, b, c, d, x, top + y] as const };
    });
    const rulings = hasGaps(items) ? ofdRulings(xml) : [];
    const raised = rulings.map(({ isLevel, at, from, to }) =>
      isLevel ? { isLevel, at: at + top, from, to } : { isLevel, at, from: from + top, to: to + top },
    );
    return { items, rulings: raised };
  }

  /** The graphics that pages use, by their numbers. */
  async #readGraphics(document: Document): Promise<ReadonlyMap<string, OfdContent>> {
    const graphics = new Map<string, OfdContent>();
    for (const name of ['PublicRes', 'DocumentRes']) {
      for (const element of elementsOf(document, name)) {
        const path = resolvePath(this.#path, textOf(element).trim());
        const bytes = await this.#archive.read(path, MOST_MARKUP);
        if (bytes === undefined) continue;
        for (const [id, graphic] of readOfdPage(decodeXml(bytes)).graphics) graphics.set(id, graphic);
      }
    }
    return graphics;
  }

  /** The title as the document's own marks name it. */
  async #readTitle(document: Document, items: readonly OfdItem[]): Promise<string | undefined> {
    const list = textOfFirst(document, 'CustomTags');
    if (list === undefined) return undefined;
    const path = resolvePath(this.#path, list);
    const tags = await readXml(this.#archive, path);
    const texts = new Map<string, string>();
    for (const { object, str } of items) texts.set(object, (texts.get(object) ?? '') + str);
    for (const tag of tags === undefined ? [] : elementsOf(tags, 'FileLoc')) {
      const marks = await readXml(this.#archive, resolvePath(path, textOf(tag).trim()));
      const title = (marks === undefined ? [] : titleObjects(marks))
        .map((id) => texts.get(id) ?? '')
        .join('')
        .trim();
      if (title !== '') return title;
    }
    return undefined;
  }
}

/** {@link hints} with the lines that make up {@link title} marked as that. */
function withTitle(
  text: string,
  hints: ReadonlyMap<number, LineHint>,
  title: string | undefined,
): ReadonlyMap<number, LineHint> {
  const wanted = squeeze(title ?? '');
  if (wanted === '') return hints;
  const lines = text.split('\n').map(squeeze);
  const found = lines.findIndex((line) => line !== '' && wanted.startsWith(line));
  let said = '';
  const marked = new Map(hints);
  for (let at = found; at >= 0 && at < lines.length && said.length < wanted.length; at++) {
    said += lines[at];
    if (!wanted.startsWith(said)) return hints;
    marked.set(at, { ...hints.get(at), kind: 'title' });
  }
  return said === wanted ? marked : hints;
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}

async function readXml(archive: Archive, path: string): Promise<Document | undefined> {
  const bytes = await archive.read(path, MOST_MARKUP);
  return bytes && parseXml(decodeXml(bytes));
}

function elementsOf(root: { readonly children: Document['children'] }, name: string): Element[] {
  const found: Element[] = [];
  walk(root, {
    enter(element) {
      if (localName(element.name) === name) found.push(element);
      return true;
    },
  });
  return found;
}

function textOfFirst(root: { readonly children: Document['children'] }, name: string): string | undefined {
  const first = elementsOf(root, name).at(0);
  const text = first === undefined ? '' : textOf(first).trim();
  return text === '' ? undefined : text;
}

/** Path in the archive of {@link location} as the part at {@link base} says it. */
function resolvePath(base: string, location: string): string {
  const parts = location.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const part of location.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
