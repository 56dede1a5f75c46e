/** Books (`.epub`): the chapters in the order of the spine. */
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { type Archive } from './archive.ts';
import { writeHtml } from './html.ts';
import { LineWriter } from './lineWriter.ts';
import { MOST_MARKUP } from './limits.ts';
import { findFirst, parseHtml, parseXml, textOf, walk } from './markup.ts';

/** Reads a book. */
export async function readEpub(archive: Archive): Promise<ExtractedText> {
  const container = await readXml(archive, 'META-INF/container.xml');
  const root = container && findFirst(container, 'rootfile')?.attribs['full-path'];
  const book = root === undefined ? undefined : await readXml(archive, root);
  if (root === undefined || book === undefined) {
    throw new SkippedSourceError('broken', 'The book has no list of chapters.');
  }
  if (archive.has('META-INF/encryption.xml') && archive.has('META-INF/rights.xml')) {
    throw new SkippedSourceError('encrypted', 'The book is encrypted.');
  }
  const chapters = new Map<string, string>();
  const order: string[] = [];
  walk(book, {
    enter({ name, attribs }) {
      const local = name.replace(/^.*:/u, '');
      if (local === 'item') chapters.set(attribs.id ?? '', attribs.href ?? '');
      if (local === 'itemref') order.push(attribs.idref ?? '');
      return true;
    },
  });
  const title = findFirst(book, 'dc:title');
  const writer = new LineWriter();
  for (const id of new Set(order)) {
    const path = resolvePath(root, chapters.get(id) ?? '');
    const chapter = await archive.read(path, MOST_MARKUP);
    if (chapter === undefined) continue;
    writer.markNext({ breakBefore: true });
    writeHtml(parseHtml(new TextDecoder().decode(chapter)), writer);
  }
  return {
    format: 'epub',
    ...writer.finish(),
    ...(title === undefined ? {} : { title: textOf(title).trim() }),
  };
}

async function readXml(archive: Archive, name: string) {
  const bytes = await archive.read(name, MOST_MARKUP);
  return bytes && parseXml(new TextDecoder().decode(bytes));
}

/** Path of {@link href} as seen from the file {@link base}, inside the archive. */
function resolvePath(base: string, href: string): string {
  try {
    return decodeURIComponent(new URL(href, `file:///${base}`).pathname.slice(1));
  } catch {
    return href;
  }
}
