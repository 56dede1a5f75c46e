import { type Notice, notice } from '../engine/text/notice.ts';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeText } from '../corpus/encoding/decode.ts';
import { extractSource } from '../corpus/formats/extract.ts';
import { MAX_SOURCE_BYTES, SkippedSourceError } from '../corpus/readSource.ts';
import type { ExtractedText } from '../corpus/source.ts';
import type { Draft } from '../engine/draft.ts';
import { withHeadingMarks } from '../export/styledHeadings.ts';
import { UsageError } from './errors.ts';

/** The name of a draft that is read from standard input. */
export const STANDARD_INPUT = '-';
/** Its name unless the user gives another. */
const STANDARD_INPUT_NAME = 'stdin';

/** A draft and what its user calls it. */
export interface DraftFile extends Draft {
  readonly file: string;
  /** Absolute: where it lies, or would. */
  readonly path: string;
  /** The text of a document as its file has it, and what its format knows of the lines. */
  readonly known?: Pick<ExtractedText, 'text' | 'hints' | 'wrapped'>;
}

/**
 * Reads a draft in any format and encoding that a source file may have: text as it stands, of other documents the
 * text that they hold, headings marked as in a draft, to which lines and columns refer then. Throws a {@link UsageError} where there is none.
 */
export function readDraft(file: string): Promise<DraftFile> {
  return read(file, file, () => readBytes(resolve(file)));
}

/** The draft that comes over standard input, read as if it were the file {@link name}. */
export function readStandardInput(name = STANDARD_INPUT_NAME): Promise<DraftFile> {
  return read(name, STANDARD_INPUT, async () => {
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of process.stdin as AsyncIterable<Uint8Array>) {
      parts.push(part);
      size += part.length;
      if (size > MAX_SOURCE_BYTES) throw tooLarge();
    }
    return Buffer.concat(parts);
  });
}

/** {@link given} is what the user wrote. */
async function read(file: string, given: string, bytesOf: () => Promise<Uint8Array>): Promise<DraftFile> {
  const path = resolve(file);
  try {
    const bytes = await bytesOf();
    const { format, parts } = await extractSource(bytes, path);
    const isText = format === 'txt' || format === 'md';
    return {
      file,
      path,
      uri: pathToFileURL(path).href,
      text: isText ? decodeText(bytes).text : parts.map(withHeadingMarks).join('\n'),
      languageId: format === 'md' ? 'markdown' : 'plaintext',
      ...(isText || parts.length !== 1 ? {} : { known: parts[0] }),
    };
  } catch (error) {
    throw new UsageError(notice('cannot read {0}: {1}', given, reasonOf(error)));
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    if ((await handle.stat()).size > MAX_SOURCE_BYTES) throw tooLarge();
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function tooLarge(): SkippedSourceError {
  return new SkippedSourceError(
    'too-large',
    notice('It is larger than {0} MB; split it.', MAX_SOURCE_BYTES / 2 ** 20),
  );
}

function reasonOf(error: unknown): Notice {
  if (error instanceof SkippedSourceError) return error.notice;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'no such file';
    case 'EISDIR':
      return 'it is a folder; name the drafts in it';
    case 'EACCES':
    case 'EPERM':
      return 'there is no permission to read it';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
