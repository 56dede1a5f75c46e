import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { extractSource } from '../corpus/formats/extract.ts';
import { MAX_SOURCE_BYTES, SkippedSourceError } from '../corpus/readSource.ts';
import { type Revision, type RevisionAuthor, reviseWord } from './wordRevisions.ts';

const MAIN_PART = 'word/document.xml';
/** Bytes that a Word file may unpack to before it is written again. */
const MOST_UNPACKED = 256 * 1024 * 1024;

/** A Word file with revisions in it, and what became of the changes. */
export interface RevisedWord extends Omit<Revision, 'xml'> {
  readonly content: Uint8Array;
}

/** The text of a Word file, a paragraph a line. Rejects with {@link SkippedSourceError} where it is none. */
export async function wordText(content: Uint8Array): Promise<string> {
  if (content.length > MAX_SOURCE_BYTES) throw new SkippedSourceError('too-large', 'The file is too large.');
  const { format, parts } = await extractSource(content, 'draft.docx');
  if (format !== 'docx') {
    throw new SkippedSourceError('unsupported', 'It is not a .docx file; save it as .docx in Word first.');
  }
  return parts.map(({ text }) => text).join('\n');
}

/**
 * {@link content}, a Word file, with what {@link text} says otherwise than {@link wordText} as tracked revisions; see
 * {@link reviseWord}. All other parts stay as they are. Rejects with {@link SkippedSourceError} where it is no Word file.
 */
export async function reviseWordFile(
  content: Uint8Array,
  text: string,
  author: RevisionAuthor,
): Promise<RevisedWord> {
  const before = await wordText(content);
  const parts = unpack(content);
  const main = parts[MAIN_PART];
  if (main === undefined) throw new SkippedSourceError('broken', 'The Word file is damaged.');
  const { xml, placed, unplaced } = reviseWord(
    strFromU8(main),
    before,
    text.replaceAll(/\r\n?/gu, '\n'),
    author,
  );
  return { content: zipSync({ ...parts, [MAIN_PART]: strToU8(xml) }), placed, unplaced };
}

function unpack(content: Uint8Array): Record<string, Uint8Array> {
  let bytes = 0;
  try {
    return unzipSync(content, {
      filter: ({ originalSize }) => {
        bytes += originalSize;
        if (bytes > MOST_UNPACKED) {
          throw new SkippedSourceError('too-large', 'The file unpacks to more than is read.');
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof SkippedSourceError) throw error;
    throw new SkippedSourceError('broken', 'The Word file is damaged.', { cause: error });
  }
}
