/** OpenDocument texts (`.odt`). */
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { type Archive } from './archive.ts';
import { LineWriter } from './lineWriter.ts';
import { MOST_MARKUP } from './limits.ts';
import { type Element, findFirst, parseXml, walk } from './markup.ts';

/** Elements left out with all that is in them: comments, tracked deletions, numbers of notes, drawings' texts. */
const SKIPPED = new Set([
  'office:annotation',
  'text:tracked-changes',
  'text:note-citation',
  'text:table-of-content',
  'text:sequence-decls',
  'office:forms',
]);

/** Reads an OpenDocument text. */
export async function readOdt(archive: Archive): Promise<ExtractedText> {
  const manifest = await archive.read('META-INF/manifest.xml', MOST_MARKUP);
  if (manifest !== undefined && new TextDecoder().decode(manifest).includes('encryption-data')) {
    throw new SkippedSourceError('encrypted', 'The file is protected with a password.');
  }
  const content = await archive.read('content.xml', MOST_MARKUP);
  const body = content && findFirst(parseXml(new TextDecoder().decode(content)), 'office:text');
  if (body === undefined) throw new SkippedSourceError('broken', 'The file holds no text document.');
  const writer = new LineWriter();
  writeBody(body, writer);
  return { format: 'odt', ...writer.finish() };
}

function writeBody(body: Element, writer: LineWriter): void {
  const notes: Element[] = [];
  let row = 0;
  walk(body, {
    enter(element) {
      const { name, attribs } = element;
      if (SKIPPED.has(name)) return false;
      if (name === 'text:note') {
        notes.push(element);
        return false;
      }
      if (name === 'table:table-row') {
        if (row++ === 0) {
          writer.endLine();
          writer.mark({ kind: 'table' });
        }
      } else if (name === 'table:table-cell' && row > 0) writer.cell();
      else if ((name === 'text:p' || name === 'text:h') && row === 0) {
        writer.endLine();
        if (name === 'text:h') {
          writer.mark({ kind: 'heading', level: Number(attribs['text:outline-level']) || 1 });
        }
      } else if (name === 'text:s') writer.add(' '.repeat(Math.min(1000, Number(attribs['text:c']) || 1)));
      else if (name === 'text:tab') writer.add('\t');
      else if (name === 'text:line-break' && row === 0) writer.endLine();
      else if (name === 'text:soft-page-break') return false;
      return true;
    },
    leave({ name }) {
      if (name === 'table:table-row' && --row === 0) writer.endLine();
      else if ((name === 'text:p' || name === 'text:h') && row === 0) writer.endLine();
    },
    text(data, parent) {
      if (
        parent === undefined ||
        /^(?:text|office):(?:p|h|span|a|ruby-base|meta|bookmark.*|note-body)$/u.test(parent.name)
      ) {
        writer.add(data.replace(/[ \t\r\n]+/gu, ' '));
      }
    },
  });
  for (const note of notes) {
    const noteBody = findFirst(note, 'text:note-body');
    if (noteBody === undefined) continue;
    writer.endLine();
    walk(noteBody, {
      enter: ({ name }) => {
        if (name === 'text:p') writer.mark({ kind: 'footnote' });
        return true;
      },
      leave: ({ name }) => {
        if (name === 'text:p') writer.endLine();
      },
      text: (data) => writer.add(data.replace(/[ \t\r\n]+/gu, ' ')),
    });
  }
}
