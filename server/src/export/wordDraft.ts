import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { extractSource } from '../corpus/formats/extract.ts';
import { mainPart, type PartSource } from '../corpus/formats/packageParts.ts';
import { MAX_SOURCE_BYTES, SkippedSourceError } from '../corpus/readSource.ts';
import { withHeadingMarks } from './styledHeadings.ts';
import { type Revision, type RevisionAuthor, reviseWord } from './wordRevisions.ts';

const USUAL_MAIN_PART = 'word/document.xml';
/** Formats of word processors, whatever the file name: Word's and WPS's, old and new, RTF, OpenDocument. */
const WORD_FORMATS: ReadonlySet<string> = new Set(['docx', 'doc', 'rtf', 'odt']);
/** Most bytes that a Word file may unpack to before it is rewritten. Guess. */
const MOST_UNPACKED = 256 * 1024 * 1024;

/** A Word file with revisions, and the outcome of the changes. */
export interface RevisedWord extends Omit<Revision, 'xml'> {
  readonly content: Uint8Array;
}

/**
 * The text of a Word file of any age, one paragraph a line, with its headings marked: see {@link withHeadingMarks}. Rejects with
 * {@link SkippedSourceError} where it is none.
 */
export async function wordText(content: Uint8Array): Promise<string> {
  if (content.length > MAX_SOURCE_BYTES) throw new SkippedSourceError('too-large', 'The file is too large.');
  const { format, parts } = await extractSource(content, 'draft.docx');
  if (!WORD_FORMATS.has(format)) {
    throw new SkippedSourceError('unsupported', 'It is not a Word document; save it as .docx in Word first.');
  }
  return parts.map(withHeadingMarks).join('\n');
}

/**
 * {@link content}, a `.docx` file, with the differences of {@link text} from {@link wordText} as tracked revisions; see
 * {@link reviseWord}. All other parts stay as they are. Rejects with {@link SkippedSourceError} where it is none.
 */
export async function reviseWordFile(
  content: Uint8Array,
  text: string,
  author: RevisionAuthor,
): Promise<RevisedWord> {
  const before = await wordText(content);
  if (content[0] !== ZIP[0] || content[1] !== ZIP[1]) throw notDocx();
  const parts = unpack(content);
  const name = (await mainPart(sourceOf(parts))) ?? USUAL_MAIN_PART;
  const main = parts[name];
  if (main === undefined) throw notDocx();
  const { xml, placed, unplaced } = reviseWord(
    strFromU8(main),
    before,
    text.replaceAll(/\r\n?/gu, '\n'),
    author,
  );
  return { content: zipSync({ ...parts, [name]: strToU8(xml) }), placed, unplaced };
}

/** `PK`: the packages of Word since 2007 are zip archives. */
const ZIP = [0x50, 0x4b] as const;

/** For a file that Word, or another program, can open, but that has no part to write revisions into. */
function notDocx(): SkippedSourceError {
  return new SkippedSourceError('unsupported', 'It is not a .docx file; save it as .docx in Word first.');
}

function sourceOf(parts: Readonly<Record<string, Uint8Array>>): PartSource {
  return {
    has: (name) => Object.hasOwn(parts, name),
    read: (name) => Promise.resolve(Object.hasOwn(parts, name) ? parts[name] : undefined),
    async *chunks(name) {
      if (Object.hasOwn(parts, name)) yield parts[name];
    },
  };
}

function unpack(content: Uint8Array): Record<string, Uint8Array> {
  let bytes = 0;
  try {
    return unzipSync(content, {
      filter: ({ originalSize }) => {
        bytes += originalSize;
        if (bytes > MOST_UNPACKED) {
          throw new SkippedSourceError('too-large', 'The unpacked file is too large.');
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof SkippedSourceError) throw error;
    throw new SkippedSourceError('broken', 'The Word file is damaged.', { cause: error });
  }
}
