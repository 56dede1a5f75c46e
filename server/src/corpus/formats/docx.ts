/** Word files: packages of parts, in an archive (`.docx`) or in one XML file. */
import { type DocumentText, type SkippedPart, SkippedSourceError } from '../source.ts';
import { LineWriter } from './lineWriter.ts';
import { MOST_MARKUP } from './limits.ts';
import { decodeXml } from './markup.ts';
import { mainPart, type PartSource, readRelations, type Relation } from './packageParts.ts';
import { type WordBlock, wordChunk, writeBlocks } from './wordBlocks.ts';
import { WordBody, type WordContext } from './wordBody.ts';
import { readStyles, WordLists } from './wordStyles.ts';
import { readWordEvents } from './wordEvents.ts';

/** Reads a part of another format that was put in whole. */
export type ReadChunk = (bytes: Uint8Array, name: string) => Promise<DocumentText>;

/** Files in which a Word file keeps parts of another format: {@link readDocx} reads this many of them at most. Guess. */
const MOST_CHUNKS = 100;

/** Reads a Word file. Linear in its size; memory is for its text. */
export async function readDocx(parts: PartSource, readChunk: ReadChunk): Promise<DocumentText> {
  const main = (await mainPart(parts)) ?? 'word/document.xml';
  if (!parts.has(main)) throw new SkippedSourceError('broken', 'The Word file has no text.');
  const relations = await readRelations(parts, main);
  const partOf = (type: string) =>
    Array.from(relations.values()).find((relation) => relation.type === type)?.target ??
    main.replace(/(?<![^/])[^/]*$/u, `${type}.xml`);
  const readPart = async (type: string) => {
    const bytes = await parts.read(partOf(type), MOST_MARKUP);
    return bytes && decodeXml(bytes);
  };
  const skipped: SkippedPart[] = [];
  const context: WordContext = {
    styles: readStyles(await readPart('styles')),
    lists: new WordLists(await readPart('numbering')),
    chunks: await readChunks(parts, relations, readChunk, skipped),
  };
  const body = new WordBody(context);
  await readWordEvents(parts.chunks(main), body);
  const writer = new LineWriter();
  writeBlocks(body.finish(), writer);
  const notes = new Map<string, readonly WordBlock[]>();
  for (const kind of new Set(body.references.map((reference) => reference.kind))) {
    const reader = new WordBody();
    await readWordEvents(parts.chunks(partOf(`${kind}s`)), reader);
    for (const { id, blocks } of reader.notes) notes.set(`${kind} ${id}`, blocks);
  }
  for (const { kind, id } of body.references) {
    writeBlocks(notes.get(`${kind} ${id}`) ?? [], writer, { kind: 'footnote' });
    notes.delete(`${kind} ${id}`);
  }
  return { format: 'docx', ...writer.finish(), skipped };
}

async function readChunks(
  parts: PartSource,
  relations: ReadonlyMap<string, Relation>,
  readChunk: ReadChunk,
  skipped: SkippedPart[],
): Promise<ReadonlyMap<string, readonly WordBlock[]>> {
  const chunks = new Map<string, readonly WordBlock[]>();
  for (const [id, { type, target }] of relations) {
    if (type !== 'aFChunk' || chunks.size === MOST_CHUNKS) continue;
    try {
      const bytes = await parts.read(target, MOST_MARKUP);
      if (bytes === undefined) continue;
      const { text, hints, skipped: inner = [] } = await readChunk(bytes, target);
      for (const part of inner) skipped.push({ ...part, name: `${target}/${part.name}` });
      chunks.set(id, wordChunk(text, hints));
    } catch (error) {
      if (!(error instanceof SkippedSourceError)) throw error;
      skipped.push({ name: target, reason: error.reason, message: error.notice });
    }
  }
  return chunks;
}
