import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeText } from '../corpus/encoding/decode.ts';
import { extractSource } from '../corpus/formats/extract.ts';
import { MAX_SOURCE_BYTES, SkippedSourceError } from '../corpus/readSource.ts';
import type { Draft } from '../engine/draft.ts';
import { UsageError } from './errors.ts';

/** A draft and what its user calls it. */
export interface DraftFile extends Draft {
  readonly file: string;
}

/**
 * Reads a draft in any format and encoding that a source file may have: text as it stands, of other documents the
 * text that they hold, to which lines and columns refer then. Throws a {@link UsageError} where there is none.
 */
export async function readDraft(file: string): Promise<DraftFile> {
  const path = resolve(file);
  try {
    const bytes = await readBytes(path);
    const { format, parts } = await extractSource(bytes, path);
    const isText = format === 'txt' || format === 'md';
    return {
      file,
      uri: pathToFileURL(path).href,
      text: isText ? decodeText(bytes).text : parts.map(({ text }) => text).join('\n'),
      languageId: format === 'md' ? 'markdown' : 'plaintext',
    };
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${reasonOf(error)}`);
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    if ((await handle.stat()).size > MAX_SOURCE_BYTES) {
      throw new SkippedSourceError(
        'too-large',
        `It is larger than ${MAX_SOURCE_BYTES / 2 ** 20} MB; split it.`,
      );
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof SkippedSourceError) return error.message;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder; name the drafts in it';
    case 'EACCES':
    case 'EPERM':
      return 'there is no permission to read it';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
