/** Word files that are one XML text: packages laid out flat, and WordprocessingML of Word 2003. */
import { fromBase64 } from '../bytes.ts';
import { type DocumentText, SkippedSourceError } from '../source.ts';
import { type ReadChunk, readDocx } from './docx.ts';
import { LineWriter } from './lineWriter.ts';
import { tooLarge } from './limits.ts';
import { decodeXml } from './markup.ts';
import { type PartSource } from './packageParts.ts';
import { writeBlocks } from './wordBlocks.ts';
import { WordBody } from './wordBody.ts';
import { readWordText } from './wordEvents.ts';
import { readStyles, WordLists } from './wordStyles.ts';

/** Opening tags of the parts of a flat package, and where their contents begin and end. */
const PART =
  /<pkg:part\s(?<attributes>[^<>]*)>|<pkg:(?:xmlData|binaryData)(?:\s[^<>]*)?>|<\/pkg:(?:xmlData|binaryData)>/gu;

/** Reads a Word file that is one XML text. Throws {@link SkippedSourceError} where it is not text of Word's. */
export async function readWordXml(bytes: Uint8Array, readChunk: ReadChunk): Promise<DocumentText> {
  const xml = decodeXml(bytes);
  if (/<pkg:package[\s>]/u.test(xml.slice(0, 4096))) return readDocx(new FlatPackage(xml), readChunk);
  const body = new WordBody({
    styles: readStyles(partOf(xml, 'styles')),
    lists: WordLists.of2003(partOf(xml, 'lists')),
    chunks: new Map(),
  });
  readWordText(xml, body);
  const writer = new LineWriter();
  writeBlocks(body.finish(), writer);
  for (const { blocks } of body.notes) writeBlocks(blocks, writer, { kind: 'footnote' });
  return { format: 'docx', ...writer.finish() };
}

/** The first element of that local name, with all in it. */
function partOf(xml: string, name: string): string | undefined {
  const start = xml.indexOf(`<w:${name}>`);
  const end = xml.indexOf(`</w:${name}>`, start);
  return start < 0 || end < 0 ? undefined : xml.slice(start, end + name.length + 5);
}

class FlatPackage implements PartSource {
  readonly #xml: string;
  readonly #parts = new Map<
    string,
    { readonly start: number; readonly end: number; readonly isText: boolean }
  >();

  constructor(xml: string) {
    this.#xml = xml;
    let name: string | undefined;
    let start = -1;
    for (const match of xml.matchAll(PART)) {
      const attributes = match.groups?.attributes;
      if (attributes !== undefined) {
        name = /pkg:name="\/?([^"]*)"/u.exec(attributes)?.[1];
        start = -1;
      } else if (!match[0].startsWith('</')) {
        if (start < 0) start = match.index + match[0].length;
      } else if (name !== undefined && start >= 0) {
        this.#parts.set(name, { start, end: match.index, isText: match[0].includes('xmlData') });
        name = undefined;
      }
    }
    if (this.#parts.size === 0) throw new SkippedSourceError('broken', 'The Word file has no text.');
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  async read(name: string, most = Infinity): Promise<Uint8Array | undefined> {
    const part = this.#parts.get(name);
    if (part === undefined) return undefined;
    if (part.end - part.start > most) throw tooLarge();
    const content = this.#xml.slice(part.start, part.end);
    return part.isText ? new TextEncoder().encode(content) : fromBase64(content);
  }

  async *chunks(name: string): AsyncGenerator<Uint8Array> {
    const bytes = await this.read(name);
    if (bytes !== undefined) yield bytes;
  }
}
