/** Reads one file of the corpus: bytes in, articles out. Pure: touches no disk, so that a worker can be ended. */
import { decodeText } from './encoding/decode.ts';
import { type ExtractedText, SkippedSourceError, type SourceReading } from './source.ts';
import { readStructure } from './structure/structure.ts';

export { SKIP_REASONS, SkippedSourceError } from './source.ts';
export type { DroppedLine, SkipReason, SourceReading } from './source.ts';

export interface ReadSourceOptions {
  /** Largest file read, in bytes; {@link MAX_SOURCE_BYTES} where it is not set. */
  readonly maxBytes?: number;
}

/** Files larger than this (64 MB) are left out: 20 million characters in one file are no report. */
export const MAX_SOURCE_BYTES = 64 * 1024 * 1024;

/**
 * Reads {@link bytes}, the content of a file called {@link name} (a path is fine, its last part counts). The
 * format is told by the content, by the name only where the content leaves it open. Throws
 * {@link SkippedSourceError} with a reason where nothing can be read; any other error is a fault of the reader.
 */
export async function readSource(
  bytes: Uint8Array,
  name: string,
  options: ReadSourceOptions = {},
): Promise<SourceReading> {
  const maxBytes = options.maxBytes ?? MAX_SOURCE_BYTES;
  if (bytes.length === 0) throw new SkippedSourceError('empty', 'The file is empty.');
  if (bytes.length > maxBytes) {
    const size = `${Math.round(bytes.length / 1e6)} MB`;
    throw new SkippedSourceError('too-large', `The file is too large (${size}); split it into smaller ones.`);
  }
  const extracted = await extract(bytes, name);
  const { articles, dropped } = readStructure(extracted, name);
  const characters = countInk(extracted.text);
  if (characters === 0) throw new SkippedSourceError('empty', 'The file holds no text.');
  const { format, encoding, text } = extracted;
  return { format, ...(encoding === undefined ? {} : { encoding }), text, articles, dropped, characters };
}

async function extract(bytes: Uint8Array, name: string): Promise<ExtractedText> {
  const format = /\.(?:md|markdown)$/iu.test(name) ? 'md' : 'txt';
  return { format, ...decodeText(bytes) };
}

/** Units that are not white space. */
function countInk(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isSpace = unit <= 0x20 || unit === 0x3000 || unit === 0xa0 || unit === 0xfeff;
    if (!isSpace) count++;
  }
  return count;
}
