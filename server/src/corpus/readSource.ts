/** Reads one file of the corpus: bytes in, articles out. Touches no other file, so that a worker can be ended. */
import { type Notice, notice } from '../engine/text/notice.ts';
import { unified } from '../engine/text/unified.ts';
import { type Article, type Passage } from '../engine/model.ts';
import { extractSource } from './formats/extract.ts';
import { extensionOf } from './formats/names.ts';
import { isPicture } from './formats/pictures.ts';
import { lineMatcher } from './junk/lineMatcher.ts';
import { type FileOverrules } from './overrules.ts';
import { type RecognizedPage } from './recognizedPage.ts';
import { type DroppedLine, type ExtractedSource, SkippedSourceError, type SourceReading } from './source.ts';
import { readStructure } from './structure/structure.ts';

export { SkippedSourceError } from './source.ts';
export type { SourceReading } from './source.ts';

export interface ReadSourceOptions {
  /** Largest file read, in bytes; {@link MAX_SOURCE_BYTES} where it is not set. */
  readonly maxBytes?: number;
  /** True where the name says nothing of the file: a document is read as what it is, all else is left out. */
  readonly documentsOnly?: boolean;
  /** What was recognised on its pages, which are pictures: read instead of {@link bytes}. */
  readonly pages?: readonly RecognizedPage[];
  /** What the folder's owner says of the file: see `overrules.ts`. */
  readonly overrules?: FileOverrules;
  /** Folded lines that recur at the edges of the folder's files: see `folderJunk.ts`. */
  readonly edgeJunk?: readonly string[];
}

/** Files larger than this (64 MB) are left out: 20 million characters in one file are not a report. Guess. */
export const MAX_SOURCE_BYTES = 64 * 1024 * 1024;

/**
 * Reads {@link bytes}, the content of a file called {@link name} (a path is fine, its last part counts). The
 * format is recognized by the content, by the name only where the content leaves it open. Throws
 * {@link SkippedSourceError} with a reason where nothing can be read; any other error is a fault of the reader.
 * Memory is bounded to some 500 MB; time is not, so that a file made to hurt needs a worker that can be ended.
 */
export async function readSource(
  bytes: Uint8Array,
  name: string,
  options: ReadSourceOptions = {},
): Promise<SourceReading> {
  const maxBytes = options.maxBytes ?? MAX_SOURCE_BYTES;
  if (bytes.length === 0) throw new SkippedSourceError('empty', 'The file is empty.');
  if (bytes.length > maxBytes) {
    throw new SkippedSourceError('too-large', tooLarge(bytes.length));
  }
  const { format, parts: extracted, skipped } = await extract(bytes, name, options);
  // What only looks like a character, as PDF files leave it, is that character: in titles and numbers too.
  const parts = extracted.map((part) => ({ ...part, text: unified(part.text) }));
  const { overrules, edgeJunk } = options;
  const rules = {
    keeps: lineMatcher(overrules?.keep ?? []),
    drops: lineMatcher(overrules?.drop ?? []),
    edgeJunk: new Set(edgeJunk),
    ...(overrules?.title === undefined || parts.length > 1 ? {} : { title: overrules.title }),
  };
  const articles: Article[] = [];
  const dropped: DroppedLine[] = [];
  let lines = 0;
  for (const part of parts) {
    const structure = readStructure(part, part.name, rules);
    for (const article of structure.articles) articles.push(moveDown(article, lines));
    for (const { line, text, rule } of structure.dropped) dropped.push({ line: line + lines, text, rule });
    lines += countLines(part.text);
  }
  const text = parts.map((part) => part.text).join('\n');
  const characters = countInk(text);
  if (characters === 0) throw new SkippedSourceError('empty', 'The file contains no text.');
  const encoding = parts.length === 1 ? parts[0]?.encoding : undefined;
  return {
    format,
    ...(encoding === undefined ? {} : { encoding }),
    text,
    articles,
    dropped,
    ...(skipped === undefined ? {} : { skipped }),
    characters,
  };
}

async function extract(
  bytes: Uint8Array,
  name: string,
  options: ReadSourceOptions,
): Promise<ExtractedSource> {
  if (options.pages === undefined) return extractSource(bytes, name, options);
  const format = isPicture(bytes) ? extensionOf(name) : 'pdf';
  const { extractRecognized } = await import('./recognized.ts');
  return { format, parts: [{ ...extractRecognized(options.pages, format), name }] };
}

/** The article with its passages {@link lines} further down. */
function moveDown(article: Article, lines: number): Article {
  if (lines === 0) return article;
  const passages: Passage[] = [];
  for (const passage of article.passages) passages.push({ ...passage, line: passage.line + lines });
  return { ...article, passages };
}

function countLines(text: string): number {
  let count = 1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) count++;
  }
  return count;
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

/** Why a file of {@link bytes} bytes is not read. */
export function tooLarge(bytes: number): Notice {
  return notice('The file is too large ({0}); split it into smaller ones.', `${Math.round(bytes / 1e6)} MB`);
}
